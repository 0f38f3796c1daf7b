package mcp

import (
	"context"
	"errors"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/wire"
)

// text is a report that is handed in.
type text struct {
	Name      string `json:"name,omitempty" jsonschema:"what to call it"`
	Publisher string `json:"publisher,omitempty" jsonschema:"its outlet, where it is known"`
	Text      string `json:"text" jsonschema:"the report as HTML or plain text, the headline first"`
}

// Handed are reports that are handed in.
type Handed struct {
	Texts []text   `json:"texts,omitempty" jsonschema:"reports handed in, 20 at most"`
	Paths []string `json:"paths,omitempty" jsonschema:"paths of files on the machine where Headwater runs"`
}

type compareIn struct {
	Handed
	Reports []store.Seq `json:"reports,omitempty" jsonschema:"numbers of reports in the library"`
}

type checkIn struct {
	Text string `json:"text" jsonschema:"the quotation, or the claim in one sentence, word for word; 3 words at least, 2000 bytes at most"`
	Handed
}

// addTexts adds the tools that need no library.
func (t *tools) addTexts(s *sdk.Server) {
	where := " Hand in the reports to look in."
	if t.Desk != nil {
		where = " Without reports of your own it looks in the library."
	}
	add(s, t, tool("compare_reports", "Compare reports",
		"Tell who draws on whom among 2 to 20 reports of one event, what each claim's independent origins are, and what changed on the way: quotations, numbers, hedges, sources."),
		t.compare, (*wire.Ledger).Say)
	add(s, t, tool("check_quote", "Check a quotation",
		"Find where a quotation first appears, in what words, and whether it was altered: exact, altered, paraphrased, otherwise (another number, or the opposite) or cannot-tell."+where), t.check, (*wire.Checked).Say)
	add(s, t, tool("corroborate_claim", "Corroborate a claim",
		"Tell how many independent origins stand behind a claim, which they are, and whether anybody denies it: corroborated, single-origin, disputed, otherwise (another number, or the opposite) or cannot-tell."+where), t.corroborate, (*wire.Corroboration).Say)
}

// material gathers what a call hands in.
func (t *tools) material(r Handed) ([]desk.Text, error) {
	var texts []desk.Text
	for _, in := range r.Texts {
		texts = append(texts, desk.Text{Name: in.Name, Publisher: in.Publisher, Body: in.Text})
	}
	if len(r.Paths) > desk.MostTexts {
		return nil, &news.Problem{Kind: news.TooLarge, Where: "paths", What: "too many files", Do: "name 20 at most"}
	}
	for _, path := range r.Paths {
		in, err := t.Read(path)
		var p *news.Problem
		if errors.As(err, &p) { // of theirs, whatever it is
			return nil, &news.Problem{Kind: news.BadArgument, Where: p.Where, What: p.What, Do: p.Do}
		}
		if err != nil {
			return nil, err
		}
		texts = append(texts, in)
	}
	return texts, nil
}

func (t *tools) compare(ctx context.Context, in compareIn) (*wire.Ledger, error) {
	texts, err := t.material(in.Handed)
	if err != nil {
		return nil, err
	}
	d := t.Desk
	if d == nil {
		d = new(desk.Desk)
	}
	c, err := d.CompareAll(ctx, in.Reports, texts)
	if err != nil {
		return nil, err
	}
	ledger := wire.NewLedger(c.Told())
	ledger.Brief()
	return &ledger, nil
}

func (t *tools) check(ctx context.Context, in checkIn) (*wire.Checked, error) {
	texts, err := t.material(in.Handed)
	if err != nil {
		return nil, err
	}
	var c *desk.Checked
	switch {
	case len(texts) > 0:
		c, err = desk.CheckIn(ctx, in.Text, texts)
	case t.Desk != nil:
		c, err = t.Desk.Check(ctx, in.Text)
	default:
		err = &news.Problem{Kind: news.BadArgument, Where: "texts", What: "there is nothing to look in", Do: "hand in reports, or start headwater mcp with a library"}
	}
	if err != nil {
		return nil, err
	}
	checked := wire.NewChecked(c)
	return &checked, nil
}

func (t *tools) corroborate(ctx context.Context, in checkIn) (*wire.Corroboration, error) {
	checked, err := t.check(ctx, in)
	if err != nil {
		return nil, err
	}
	return wire.NewCorroboration(checked), nil
}
