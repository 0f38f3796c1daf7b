package mcp

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/wire"
)

// storyAddress is the address of a story as a resource, without its number.
const storyAddress = "headwater://story/"

// addLibrary adds what needs a library.
func (t *tools) addLibrary(s *sdk.Server) {
	add(s, t, tool("trace_story", "Trace a story",
		"Tell a story of the library: its reports and who draws on whom, its claims with their independent origins, what changed on the way. Name it by its number, by that of one of its reports, or by words. What is left out of a long story is counted; the resource headwater://story/{number} has all of it."),
		t.trace, (*wire.Ledger).Say)
	add(s, t, tool("search", "Search the library", "Find reports by their words, the newest first, with the passage that shows why."), t.search, (*wire.Found).Say)
	s.AddResourceTemplate(&sdk.ResourceTemplate{Name: "story", Title: "A story", URITemplate: storyAddress + "{number}", MIMEType: "application/json",
		Description: "A story whole, with the texts of its reports, as a headwater/story/1 document"}, t.resource)
}

type traceIn struct {
	Story  store.StoryID `json:"story,omitempty" jsonschema:"the story's number"`
	Report store.Seq     `json:"report,omitempty" jsonschema:"the number of one of its reports"`
	Words  string        `json:"words,omitempty" jsonschema:"words of one of its reports, at most 1000 bytes: the newest such story is told"`
}

func (t *tools) trace(ctx context.Context, in traceIn) (*wire.Ledger, error) {
	id, err := t.find(ctx, in)
	if err != nil {
		return nil, err
	}
	s, err := t.Desk.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	ledger := wire.NewLedger(s)
	ledger.Brief()
	return &ledger, nil
}

// find gives the number of the story that is meant.
func (t *tools) find(ctx context.Context, in traceIn) (store.StoryID, error) {
	switch {
	case in.Story != 0:
		return in.Story, nil
	case in.Report != 0:
		r, err := t.Desk.Report(ctx, in.Report)
		if err != nil {
			return 0, err
		}
		if r.Story == nil {
			return 0, &news.Problem{Kind: news.NotFound, Where: fmt.Sprintf("report %d", in.Report), What: "in no story yet", Do: "compare it with others"}
		}
		return r.Story.ID, nil
	case strings.TrimSpace(in.Words) != "":
		page, err := t.Desk.Stories(ctx, desk.StoriesQuery{Words: in.Words, Limit: 1})
		if err != nil {
			return 0, err
		}
		if len(page.Stories) == 0 {
			return 0, &news.Problem{Kind: news.NotFound, Where: in.Words, What: "no story has all these words", Do: "try fewer, or search"}
		}
		return page.Stories[0].ID, nil
	}
	return 0, &news.Problem{Kind: news.BadArgument, Where: "trace_story", What: "no story named", Do: "give its number, that of a report, or words"}
}

type searchIn struct {
	Words     string `json:"words" jsonschema:"at most 1000 bytes; all must be in a report, in any inflection; phrases in quotation marks; -words it must not have"`
	Publisher string `json:"publisher,omitempty" jsonschema:"its outlet"`
	Cursor    string `json:"cursor,omitempty" jsonschema:"the next of the page before"`
	Limit     int    `json:"limit,omitempty" jsonschema:"length of the page, 1 to 100"`
}

func (t *tools) search(ctx context.Context, in searchIn) (*wire.Found, error) {
	page, err := t.Desk.Search(ctx, desk.SearchQuery{Words: in.Words, Publisher: in.Publisher, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	found := wire.NewFound(page)
	return &found, nil
}

// resource gives a story as it is kept.
func (t *tools) resource(ctx context.Context, r *sdk.ReadResourceRequest) (_ *sdk.ReadResourceResult, err error) {
	defer t.steady(r.Params.URI, &err)
	number, err := strconv.ParseInt(strings.TrimPrefix(r.Params.URI, storyAddress), 10, 64)
	if err != nil {
		return nil, sdk.ResourceNotFoundError(r.Params.URI)
	}
	s, err := t.Desk.Story(ctx, store.StoryID(number))
	var p *news.Problem
	if errors.As(err, &p) && p.Kind == news.NotFound {
		return nil, sdk.ResourceNotFoundError(r.Params.URI)
	}
	if err != nil {
		return nil, t.told(r.Params.URI, err)
	}
	return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: r.Params.URI, MIMEType: "application/json", Text: string(s.Body)}}}, nil
}
