package ingest

import (
	"bytes"
	"context"
	"math"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// buildJob judges one story anew and saves it.
func (l *Library) buildJob(ctx context.Context, job store.Job) error {
	id, begun := store.StoryID(job.Subject), time.Now()
	m, err := l.load(ctx, id)
	if err != nil {
		return err
	}
	out := store.Story{ID: id, Engine: buildEngine, Reports: reports(m.readings)}
	var tell []store.Delivery
	if len(m.readings) > 0 {
		story := Compare(m.readings, m.asOf)
		if err := l.fill(&out, m, story); err != nil {
			return err
		}
		if tell, err = l.deliveries(ctx, id, story); err != nil {
			return err
		}
	}
	err = l.FinishBuild(ctx, job, out, tell)
	if err == nil {
		l.Tally.Built.Add(1)
		l.tell(StoryBuilt{id, out.Reports, out.Origins, len(out.Findings), time.Since(begun)})
	}
	return err
}

// Judge gives a story as Compare does, from the readings that are kept.
func (l *Library) Judge(ctx context.Context, id store.StoryID) (*news.Story, error) {
	m, err := l.load(ctx, id)
	if err == nil && len(m.readings) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return Compare(m.readings, m.asOf), nil
}

// members are the articles of one story.
type members struct {
	readings []*news.Reading
	seqs     map[*news.Reading]store.Seq
	lines    []store.ArticleLine
	came     map[store.Seq]time.Time // when each was captured
	asOf     time.Time               // the day when the last of them was captured
	arrived  time.Time               // when it was
}

func (l *Library) load(ctx context.Context, id store.StoryID) (*members, error) {
	outcomes, err := l.StoryOutcomes(ctx, id)
	if err != nil {
		return nil, err
	}
	m := &members{seqs: map[*news.Reading]store.Seq{}, came: map[store.Seq]time.Time{}}
	m.readings = tellers(outcomes)
	for _, r := range m.readings {
		r.Document = text.Analyze(r.Article.Text)
	}
	for i := range outcomes {
		m.seqs[outcomes[i].Reading] = outcomes[i].Seq
	}
	m.lines, err = l.Articles(ctx, store.ArticleQuery{Story: id, Limit: math.MaxInt32})
	for _, a := range m.lines {
		m.came[a.Seq] = a.Arrived
		if a.Arrived.After(m.arrived) {
			m.arrived = a.Arrived
		}
	}
	m.asOf = news.DayOf(m.arrived)
	return m, err
}

// fill puts what was found into a story.
func (l *Library) fill(out *store.Story, m *members, story *news.Story) error {
	out.Title = story.Title
	readings := story.Dossier.Readings
	for _, c := range story.Claims {
		out.Origins = max(out.Origins, len(c.Origins))
	}
	for _, r := range readings {
		if p := r.Article.Published.Latest; p.After(out.Newest) {
			out.Newest = p
		}
	}
	if out.Newest.IsZero() {
		out.Newest = m.arrived
	}
	for _, f := range story.Findings {
		kept := store.Finding{Kind: f.Kind, Article: m.seqs[readings[f.Passage.Article]], Explanation: f.Explanation}
		if f.Against != nil {
			kept.Against = m.seqs[readings[f.Against.Article]]
		}
		out.Findings = append(out.Findings, kept)
	}
	out.Summary, out.Speakers = summarise(story, m), speakers(story)
	var body bytes.Buffer
	err := l.Export(&body, story)
	out.Body = body.Bytes()
	if l.Page != nil {
		if page, failed := l.Page(out.ID, out.Body, m.lines); failed == nil {
			out.Page = page
		}
	}
	return err
}
