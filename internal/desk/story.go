package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"headwater/internal/export"
	"headwater/internal/news"
	"headwater/internal/store"
)

// Story is one story as it was judged when it was last built. It is shared between those who ask and must
// not be changed.
type Story struct {
	*news.Story // its readings have what rendering needs: no tokens, entities or times

	ID      store.StoryID  // its present number: other than the one asked for when that was merged away
	Reports []Report       // as Dossier.Readings; Seq is 0 where a report has left the story since
	Changes []store.Change // merges and splits that it had part in, oldest first
	Built   time.Time
	Stale   bool   // more has come since; it is about to be judged again
	Body    []byte // as headwater/story/1
}

// Story gives a story by its number. A story that was merged away gives the one it went into, whose ID says
// so.
func (d *Desk) Story(ctx context.Context, id store.StoryID) (*Story, error) {
	kept, err := judged(ctx, id, d.library.StoryLine)
	if err != nil {
		return nil, err
	}
	known, body := d.cache.get(kept)
	if known == nil {
		if kept, err = judged(ctx, id, d.library.Story); err != nil {
			return nil, err
		}
		if known, err = export.ReadStory(kept.Body); err != nil {
			return nil, fmt.Errorf("story %d as it is kept: %w", kept.ID, err)
		}
		body = kept.Body
		d.cache.put(kept, known)
	}
	s := &Story{Story: known, ID: kept.ID, Built: kept.Built, Stale: kept.Stale, Body: body}
	lines, err := d.library.Articles(ctx, store.ArticleQuery{Story: s.ID, Limit: mostReports})
	if err != nil {
		return nil, err
	}
	s.Reports = inOrder(known, lines)
	s.Changes, err = d.library.Changes(ctx, s.ID)
	return s, err
}

// judged asks for a story that is there and was built.
func judged(ctx context.Context, id store.StoryID, ask func(context.Context, store.StoryID) (*store.Story, error)) (*store.Story, error) {
	if id <= 0 {
		return nil, noStory(id)
	}
	kept, err := ask(ctx, id)
	if errors.Is(err, store.ErrNotFound) || err == nil && kept.Reports == 0 {
		return nil, noStory(id)
	}
	if err != nil {
		return nil, err
	}
	if kept.Built.IsZero() {
		return nil, &news.Problem{Kind: news.NotFound, Where: fmt.Sprintf("story %d", id), What: "not judged yet", Do: "ask again in a moment, or run headwater work"}
	}
	return kept, nil
}

func noStory(id store.StoryID) error {
	return &news.Problem{Kind: news.NotFound, Where: fmt.Sprintf("story %d", id), What: "no such story", Do: "see the list of stories"}
}

// mostReports is how many reports of a story are looked up.
const mostReports = 10_000

// inOrder puts the reports of a story into the order of its readings. A report that has left it since is known
// by its address alone.
func inOrder(s *news.Story, lines []Report) []Report {
	type page struct{ sha256, address string }
	at := map[page]int{}
	for i, l := range lines {
		at[page{l.SHA256, l.Address}] = i
	}
	reports := make([]Report, len(s.Dossier.Readings))
	for i, r := range s.Dossier.Readings {
		address := r.Article.Address()
		if k, here := at[page{r.Article.SHA256, address}]; here {
			reports[i] = lines[k]
			continue
		}
		reports[i] = Report{Address: address, SHA256: r.Article.SHA256, Title: r.Article.Headline(), Publisher: r.Article.Publisher.Name, Published: r.Article.Published.Latest}
	}
	return reports
}

// Number gives the index of a report among the story's readings, -1 where it is not in it.
func (s *Story) Number(seq store.Seq) int {
	return slices.IndexFunc(s.Reports, func(r Report) bool { return r.Seq == seq && seq != 0 })
}

// Fresh is what the reports that came after a moment brought to a story. All numbers are indices into the
// story's slices, ascending.
type Fresh struct {
	Reports  []int // captured since
	Claims   []int // told by no earlier report
	Retold   []int // told before, and again by a report captured since
	Gained   []int // of those, the ones with an origin that came since
	Disputed []int // of those, the ones denied by a report captured since
	Findings []int // in, or against, a report captured since
	Changes  []store.Change
}

// Empty reports whether nothing has come.
func (f *Fresh) Empty() bool { return len(f.Reports) == 0 && len(f.Changes) == 0 }

// Since tells what has come to the story since a moment, such as when its reader last looked.
func (s *Story) Since(t time.Time) *Fresh {
	var f Fresh
	fresh := make([]bool, len(s.Reports))
	arrived := map[store.Seq]bool{}
	for i := range s.Reports {
		if fresh[i] = s.Reports[i].Arrived.After(t); fresh[i] {
			f.Reports = append(f.Reports, i)
			arrived[s.Reports[i].Seq] = true
		}
	}
	for i := range s.Claims {
		f.addClaim(i, &s.Claims[i], fresh)
	}
	for i, found := range s.Findings {
		if fresh[found.Passage.Article] || found.Against != nil && fresh[found.Against.Article] {
			f.Findings = append(f.Findings, i)
		}
	}
	for _, c := range s.Changes {
		if arrived[c.At] {
			f.Changes = append(f.Changes, c)
		}
	}
	return &f
}

func (f *Fresh) addClaim(i int, c *news.Claim, fresh []bool) {
	isNew := func(a news.Assertion) bool { return fresh[a.Article] }
	old := func(a news.Assertion) bool { return !fresh[a.Article] }
	switch {
	case !slices.ContainsFunc(c.Assertions, isNew):
		return
	case !slices.ContainsFunc(c.Assertions, old):
		f.Claims = append(f.Claims, i)
		return
	}
	f.Retold = append(f.Retold, i)
	if slices.ContainsFunc(c.Origins, func(o news.Origin) bool { return fresh[o.Article] }) {
		f.Gained = append(f.Gained, i)
	}
	if c.Status == news.Disputed && slices.ContainsFunc(c.Assertions, func(a news.Assertion) bool { return isNew(a) && a.Attribution.Stance == news.Denies }) {
		f.Disputed = append(f.Disputed, i)
	}
}
