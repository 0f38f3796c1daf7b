package api

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/wire"
)

// Page is what every list is asked with.
type Page struct {
	Cursor string `query:"cursor" maxLength:"100" doc:"The next of the page before"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20" doc:"Length of the page"`

	address url.URL // of the request
}

// Resolve remembers the address, of which that of the next page is made.
func (p *Page) Resolve(ctx huma.Context) []error {
	p.address = ctx.URL()
	return nil
}

// next is the Link header to the next page (RFC 8288).
func (p *Page) next(cursor string) string {
	if cursor == "" {
		return ""
	}
	query := p.address.Query()
	query.Set("cursor", cursor)
	return "<" + p.address.Path + "?" + query.Encode() + `>; rel="next"`
}

// answer is what an operation sends.
type answer[T any] struct{ Body T }

// listed is what an operation sends of a list.
type listed[T any] struct {
	Link string `header:"Link" doc:"Address of the next page, with rel=next; left out on the last"`
	Body T
}

type storiesQuestion struct {
	Page
	Words     string `query:"q" maxLength:"1000" doc:"Words that one of its reports has: all of them, in any inflection; phrases in quotation marks; -words it must not have"`
	Name      string `query:"name" maxLength:"1000" doc:"A person or body that is a source in it"`
	Publisher string `query:"publisher" maxLength:"1000" doc:"An outlet with a report in it"`
	Kind      string `query:"kind" maxLength:"40" doc:"A kind of finding in it"`
	Since     string `query:"since" format:"date" doc:"Its newest report is of this day or later"`
	Until     string `query:"until" format:"date" doc:"Its newest report is of this day or earlier"`
	Order     string `query:"order" enum:"newest,reports" default:"newest" doc:"Newest, or most reported, first"`
}

func (s *server) stories(ctx context.Context, q *storiesQuestion) (*listed[wire.Stories], error) {
	asked := desk.StoriesQuery{Words: q.Words, Name: q.Name, Publisher: q.Publisher, Kind: news.FindingKind(q.Kind), Cursor: q.Cursor, Limit: q.Limit}
	if q.Order == "reports" {
		asked.Order = store.MostReportedFirst
	}
	var err error
	if asked.Since, err = day("since", q.Since); err == nil {
		asked.Until, err = day("until", q.Until)
	}
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	found, err := s.desk.Stories(ctx, asked)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &listed[wire.Stories]{q.next(found.Next), wire.NewStories(found)}, nil
}

// day reads a day; empty is none.
func day(where, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return t, &news.Problem{Kind: news.BadArgument, Where: where, What: "not a day", Do: "write it as 2026-03-10"}
	}
	return t, nil
}

type storyQuestion struct {
	ID    store.StoryID `path:"story" minimum:"1" doc:"The story's number"`
	Since time.Time     `query:"since" doc:"Tell also what has come since this moment"`
}

// fullStory is a story with everything in it.
type fullStory struct {
	ID       store.StoryID `json:"id" doc:"Its present number: other than the one asked for when that story was merged into this one"`
	Built    time.Time     `json:"built" doc:"When it was last judged"`
	Stale    bool          `json:"stale" doc:"More has come since; it is about to be judged again"`
	Reports  []wire.Report `json:"reports" doc:"In the order of the document's articles: a1 is the first"`
	Claims   []string      `json:"claims" doc:"Lasting ids of the document's claims: that of c1 is the first"`
	Changes  []change      `json:"changes" doc:"Merges and splits, oldest first"`
	Since    *since        `json:"since,omitempty" doc:"What has come since the moment asked for"`
	Document storyDocument `json:"document" doc:"The story as headwater/story/1"`
}

// change is a merge or a split.
type change struct {
	Kind    store.ChangeKind `json:"kind" enum:"merged,split"`
	Story   store.StoryID    `json:"story" doc:"The story that stays"`
	Other   store.StoryID    `json:"other" doc:"The story that went into it, or came out of it"`
	Reports []store.Seq      `json:"reports" doc:"Those that moved"`
	Why     string           `json:"why"`
}

// since is what has come to a story. Numbers are those of the document: 1 is a1, or c1, or the first finding.
type since struct {
	Reports  []int `json:"reports"`
	Claims   []int `json:"claims" doc:"Told by no earlier report"`
	Retold   []int `json:"retold" doc:"Claims told before, and again since"`
	Gained   []int `json:"gained" doc:"Of those, the ones with a new origin"`
	Disputed []int `json:"disputed" doc:"Of those, the ones denied since"`
	Findings []int `json:"findings"`
}

func (s *server) story(ctx context.Context, q *storyQuestion) (*answer[fullStory], error) {
	story, err := s.desk.Story(ctx, q.ID)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	out := fullStory{ID: story.ID, Built: story.Built, Stale: story.Stale, Reports: []wire.Report{}, Claims: []string{}, Changes: []change{},
		Document: storyDocument{story.Body}}
	for i := range story.Reports {
		out.Reports = append(out.Reports, wire.NewReport(&story.Reports[i]))
	}
	for i := range story.Claims {
		out.Claims = append(out.Claims, story.ClaimID(i))
	}
	for _, c := range story.Changes {
		out.Changes = append(out.Changes, change{c.Kind, c.Story, c.Other, append([]store.Seq{}, c.Articles...), c.Why})
	}
	if !q.Since.IsZero() {
		f := story.Since(q.Since)
		out.Since = &since{fromOne(f.Reports), fromOne(f.Claims), fromOne(f.Retold), fromOne(f.Gained), fromOne(f.Disputed), fromOne(f.Findings)}
	}
	return &answer[fullStory]{out}, nil
}

// fromOne counts from one.
func fromOne(indices []int) []int {
	out := make([]int, len(indices))
	for i, n := range indices {
		out[i] = n + 1
	}
	return out
}

func (s *server) ledger(ctx context.Context, q *struct {
	ID store.StoryID `path:"story" minimum:"1" doc:"The story's number"`
}) (*answer[wire.Ledger], error) {
	story, err := s.desk.Story(ctx, q.ID)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[wire.Ledger]{wire.NewLedger(story)}, nil
}

type searchQuestion struct {
	Page
	Words     string `query:"q" required:"true" minLength:"1" maxLength:"1000" doc:"Words that a report has: all of them, in any inflection; phrases in quotation marks; -words it must not have"`
	Publisher string `query:"publisher" maxLength:"1000" doc:"Its outlet"`
	Since     string `query:"since" format:"date" doc:"Captured on this day or later"`
}

func (s *server) search(ctx context.Context, q *searchQuestion) (*listed[wire.Found], error) {
	from, err := day("since", q.Since)
	var found *desk.SearchPage
	if err == nil {
		found, err = s.desk.Search(ctx, desk.SearchQuery{Words: q.Words, Publisher: q.Publisher, Since: from, Cursor: q.Cursor, Limit: q.Limit})
	}
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &listed[wire.Found]{q.next(found.Next), wire.NewFound(found)}, nil
}

type sourcesQuestion struct {
	Words  string `query:"words" maxLength:"1000" doc:"All of them, whole, are in the name"`
	Cursor string `query:"cursor" maxLength:"3000" doc:"The next of the page before"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20" doc:"Sources on the page"`
}

func (s *server) sources(ctx context.Context, q *sourcesQuestion) (*answer[wire.Sources], error) {
	found, err := s.desk.Sources(ctx, q.Words, q.Cursor, q.Limit)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[wire.Sources]{wire.NewSources(found)}, nil
}

type sourceQuestion struct {
	Name   string `query:"name" required:"true" minLength:"1" maxLength:"1000" doc:"A person or body, as a report would name it"`
	Cursor string `query:"cursor" maxLength:"100" doc:"The next of the page before"`
	Limit  int    `query:"limit" minimum:"1" maximum:"20" default:"10" doc:"Stories on the page"`
}

func (s *server) source(ctx context.Context, q *sourceQuestion) (*answer[wire.Source], error) {
	found, err := s.desk.Source(ctx, q.Name, q.Cursor, q.Limit)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[wire.Source]{wire.NewSource(found)}, nil
}

func (s *server) feeds(ctx context.Context, _ *struct{}) (*answer[wire.Feeds], error) {
	feeds, err := s.desk.Feeds(ctx)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[wire.Feeds]{wire.NewFeeds(feeds)}, nil
}

type checkQuestion struct {
	Body struct {
		_    struct{} `additionalProperties:"false"`
		Text string   `json:"text" minLength:"1" maxLength:"2000" doc:"A quotation or a claim"`
	}
}

func (s *server) check(ctx context.Context, q *checkQuestion) (*answer[wire.Checked], error) {
	found, err := s.desk.Check(ctx, q.Body.Text)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[wire.Checked]{wire.NewChecked(found)}, nil
}

// operation describes one question.
func operation(method, path, id, summary, description string, statuses ...int) huma.Operation {
	return huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Description: description,
		Errors: append([]int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusUnprocessableEntity, http.StatusTooManyRequests,
			http.StatusInternalServerError, http.StatusServiceUnavailable}, statuses...)}
}

func (s *server) register() {
	const missing, large, form = http.StatusNotFound, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType
	huma.Register(s.api, operation(http.MethodGet, "/stories", "listStories", "List stories", "Newest or most reported first, a page at a time."), s.stories)
	huma.Register(s.api, operation(http.MethodGet, "/stories/{story}", "getStory", "A story, whole",
		"With the texts of its reports. A story that was merged away gives the one it went into.", missing), s.story)
	huma.Register(s.api, operation(http.MethodGet, "/stories/{story}/ledger", "getLedger", "A story's ledger",
		"Who draws on whom, who claims what with how many origins, what changed: without the texts of the reports.", missing), s.ledger)
	s.registerExport()
	huma.Register(s.api, operation(http.MethodGet, "/reports/{report}", "getReport", "A report",
		"Its text with all that was read in it, its versions, what it took from whom.", missing), s.report)
	huma.Register(s.api, operation(http.MethodGet, "/reports/{report}/versions", "getVersions", "What a page said, and what was changed in it",
		"Each text of the report's address, oldest first, with its revision against the one before.", missing), s.versions)
	huma.Register(s.api, operation(http.MethodGet, "/compare", "compareReports", "Compare two reports", "Any two of the library.", missing), s.compareTwo)
	compare := operation(http.MethodPost, "/compare", "compareTexts", "Compare reports and texts",
		"Reports of the library and texts that are handed in, 2 to 20 together. Nothing is kept.", missing, large, form)
	compare.MaxBodyBytes = mostBody
	huma.Register(s.api, compare, s.compareAll)
	huma.Register(s.api, operation(http.MethodGet, "/sources/names", "listSources", "List persons and bodies that are sources",
		"Most quoted first, a page at a time. What somebody is, before a full name, makes no other source of it; people known by a family name alone are not listed."), s.sources)
	huma.Register(s.api, operation(http.MethodGet, "/sources", "getSource", "What a person or body is quoted as saying",
		"Over all stories, newest first, and where quotations differ.", missing), s.source)
	check := operation(http.MethodPost, "/check", "check", "Check a quotation or a claim",
		"Where it stands in the library, in what words, and with how many origins; that it cannot be told is an answer.", large, form)
	check.MaxBodyBytes = 16 << 10
	huma.Register(s.api, check, s.check)
	huma.Register(s.api, operation(http.MethodGet, "/search", "search", "Search reports", "Newest capture first."), s.search)
	huma.Register(s.api, operation(http.MethodGet, "/feeds", "listFeeds", "The feeds that are watched", "With how they are."), s.feeds)
}
