package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// FullReport is one report with all that was read in it.
type FullReport struct {
	Report
	Reading *news.Reading // nil where the capture is no report
	Problem *news.Problem // why; nil where it is one
	// Story is the story it stands in, and Number its place among that story's readings, from which
	// follows what it took from whom (Dossier.Derivations). Nil and -1 where it is in none yet.
	Story    *Story
	Number   int
	Versions []Report // captures of the same address, oldest first, itself among them; the newest MostListed
}

// Report gives the report with a number.
func (d *Desk) Report(ctx context.Context, seq store.Seq) (*FullReport, error) {
	o, err := d.outcome(ctx, seq)
	if err != nil {
		return nil, err
	}
	full := &FullReport{Report: Report{Seq: seq, Former: o.Former, Story: o.Story}, Number: -1, Problem: o.Problem, Reading: o.Reading}
	if o.Reading == nil {
		return full, nil
	}
	o.Reading.Document = text.Analyze(o.Reading.Article.Text)
	if full.Versions, err = d.captures(ctx, o); err != nil {
		return nil, err
	}
	for _, v := range full.Versions {
		if v.Seq == seq {
			full.Report = v
		}
	}
	if o.Story == 0 {
		return full, nil
	}
	full.Story, err = d.Story(ctx, o.Story)
	var p *news.Problem
	switch {
	case errors.As(err, &p) && p.Kind == news.NotFound: // not judged yet
		return full, nil
	case err != nil:
		return nil, err
	}
	full.Number = full.Story.Number(seq)
	return full, nil
}

// outcome gives what reading a capture gave.
func (d *Desk) outcome(ctx context.Context, seq store.Seq) (*store.Outcome, error) {
	if seq <= 0 {
		return nil, noReport(seq)
	}
	o, err := d.library.Outcome(ctx, seq)
	if errors.Is(err, store.ErrNotFound) {
		return nil, noReport(seq)
	}
	return o, err
}

func noReport(seq store.Seq) error {
	return &news.Problem{Kind: news.NotFound, Where: fmt.Sprintf("report %d", seq), What: "no such report", Do: "see the list of stories"}
}

// captures lists the captures of a report's address, oldest first.
func (d *Desk) captures(ctx context.Context, o *store.Outcome) ([]Report, error) {
	list, err := d.library.Articles(ctx, store.ArticleQuery{Address: o.Reading.Article.Address(), Limit: MostListed})
	slices.Reverse(list)
	return list, err
}

// Versions tells what the page of a report said and what was changed in it since: each text of its address, oldest
// first, with its revision against the one before.
func (d *Desk) Versions(ctx context.Context, seq store.Seq) ([]export.Version, error) {
	if _, err := d.outcome(ctx, seq); err != nil {
		return nil, err
	}
	list, err := d.library.Versions(ctx, strconv.FormatInt(int64(seq), 10))
	if errors.Is(err, store.ErrNotFound) {
		return nil, noReport(seq)
	}
	if err != nil {
		return nil, err
	}
	return KeptVersions(list), nil
}

// KeptVersions puts the versions of a page as they are exported.
func KeptVersions(list []ingest.Version) []export.Version {
	out := make([]export.Version, len(list))
	for i, v := range list {
		first, last := v.Captures[0], v.Captures[len(v.Captures)-1]
		out[i] = export.Version{Capture: int64(first.Seq), First: first.Arrived, Last: last.Arrived, Captures: len(v.Captures), Reading: v.Reading, Revision: v.Revision}
	}
	return out
}

// Comparison is what two or more reports or texts have to do with one another.
type Comparison struct {
	*news.Story
	Reports []store.Seq // as Dossier.Readings; 0 for a text that was handed in
}

// Compare compares any two reports of the library.
func (d *Desk) Compare(ctx context.Context, a, b store.Seq) (*Comparison, error) {
	if a == b {
		return nil, &news.Problem{Kind: news.BadArgument, Where: fmt.Sprintf("reports %d and %d", a, b), What: "one report twice", Do: "name two"}
	}
	return d.CompareAll(ctx, []store.Seq{a, b}, nil)
}

// Text is a report that is handed in.
type Text struct {
	Name      string // what to call it; may be empty
	Publisher string // its outlet, where it is known; empty otherwise
	Body      string // HTML or plain text
}

// CompareAll compares reports of the library and texts that are handed in, at least two together and at most
// MostTexts. What cannot be read is told in Dossier.Unread, as long as one can.
func (d *Desk) CompareAll(ctx context.Context, seqs []store.Seq, texts []Text) (*Comparison, error) {
	if err := comparable(seqs, texts); err != nil {
		return nil, err
	}
	return heavily(ctx, func() (*Comparison, error) { return d.compareAll(ctx, seqs, texts) })
}

func (d *Desk) compareAll(ctx context.Context, seqs []store.Seq, texts []Text) (*Comparison, error) {
	var m material
	for _, seq := range seqs {
		o, err := d.outcome(ctx, seq)
		if err == nil && o.Reading == nil {
			err = &news.Problem{Kind: news.BadArgument, Where: fmt.Sprintf("report %d", seq), What: "this capture is no report", Do: "name another"}
		}
		if err != nil {
			return nil, err
		}
		o.Reading.Document = text.Analyze(o.Reading.Article.Text)
		if err := m.add(o.Reading, seq); err != nil {
			return nil, err
		}
	}
	for i := range texts {
		if err := m.read(ctx, i, &texts[i]); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return m.compare()
}

// Compare compares texts without a library.
func Compare(ctx context.Context, texts []Text) (*Comparison, error) {
	var none Desk
	return none.CompareAll(ctx, nil, texts)
}

// comparable reports what is wrong with what is to be compared.
func comparable(seqs []store.Seq, texts []Text) error {
	problem := func(kind news.ProblemKind, what, do string) error {
		return &news.Problem{Kind: kind, Where: "comparison", What: what, Do: do}
	}
	n := len(seqs) + len(texts)
	switch {
	case n < 2:
		return problem(news.BadArgument, "there is nothing to compare with", "name two reports at least")
	case n > MostTexts:
		return problem(news.TooLarge, fmt.Sprintf("%d reports", n), fmt.Sprintf("compare %d at most, or add them to a library", MostTexts))
	}
	seen := map[store.Seq]bool{}
	for _, seq := range seqs {
		if seen[seq] {
			return problem(news.BadArgument, fmt.Sprintf("report %d twice", seq), "name each once")
		}
		seen[seq] = true
	}
	return fits(texts)
}

// fits reports a text that is too long.
func fits(texts []Text) error {
	for i, t := range texts {
		if len(t.Body) > MostText {
			return &news.Problem{Kind: news.TooLarge, Where: "comparison", What: fmt.Sprintf("text %d has %d bytes", i+1, len(t.Body)), Do: fmt.Sprintf("hand in %d at most", MostText)}
		}
	}
	return nil
}

// material is what is compared.
type material struct {
	readings []*news.Reading
	words    int                  // of all of them
	seqs     map[string]store.Seq // by file name and hash
	unread   []*news.Problem
}

// add adds a reading, unless all together would be more than is compared at once.
func (m *material) add(r *news.Reading, seq store.Seq) error {
	if m.words += r.Document.WordCount(); m.words > MostWords {
		return &news.Problem{Kind: news.TooLarge, Where: "comparison", What: fmt.Sprintf("more than %d words together", MostWords), Do: "compare fewer or shorter reports, or add them to a library"}
	}
	if m.seqs == nil {
		m.seqs = map[string]store.Seq{}
	}
	m.readings = append(m.readings, r)
	m.seqs[pageOf(r.Article)] = seq
	return nil
}

// pageOf tells the articles of a comparison apart.
func pageOf(a *news.Article) string { return a.SHA256 + a.URL + a.File }

// read reads a text that was handed in.
func (m *material) read(ctx context.Context, i int, t *Text) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	name := t.Name
	if name == "" {
		name = fmt.Sprintf("text %d", i+1)
	}
	r, err := ingest.Read(&news.Capture{Name: name, Body: []byte(t.Body)}, today())
	var p *news.Problem
	switch {
	case errors.As(err, &p):
		m.unread = append(m.unread, p)
		return nil
	case err != nil:
		return err
	}
	if t.Publisher != "" {
		r.Article.Publisher = news.Publisher{Name: t.Publisher, Basis: news.Given}
	}
	return m.add(r, 0)
}

func (m *material) compare() (*Comparison, error) {
	if len(m.readings) == 0 {
		return nil, m.unread[0]
	}
	out := &Comparison{Story: ingest.Compare(m.readings, today())}
	out.Dossier.Unread = m.unread
	for _, r := range out.Dossier.Readings {
		out.Reports = append(out.Reports, m.seqs[pageOf(r.Article)])
	}
	return out, nil
}

func today() time.Time { return news.DayOf(time.Now()) }

// Told gives the comparison as a story without a number.
func (c *Comparison) Told() *Story {
	s := &Story{Story: c.Story}
	for i, r := range c.Dossier.Readings {
		s.Reports = append(s.Reports, Report{Seq: c.Reports[i], Address: r.Article.Address(), SHA256: r.Article.SHA256, Title: r.Article.Headline(),
			Publisher: r.Article.Publisher.Name, Published: r.Article.Published.Latest, Language: r.Article.Language, Words: r.Document.WordCount()})
	}
	return s
}
