package sqlstore

import (
	"context"

	"headwater/internal/news"
	"headwater/internal/store"
)

const outcomeColumns = `c.seq, c.former, c.story, c.outcome, c.engine, c.problem, a.prints, a.article, a.reading, a.sketch
	FROM captures c LEFT JOIN articles a ON a.seq = c.seq`

// outcome is a row of outcomeColumns.
type outcome struct {
	store.Outcome
	state                    int
	problem                  string
	prints, article, reading []byte
}

func scanOutcome(r row) (outcome, error) {
	var o outcome
	err := r.Scan(&o.Seq, &o.Former, &o.Story, &o.state, &o.Engine, &o.problem, &o.prints, &o.article, &o.reading, &o.Sketch)
	return o, err
}

// unpack makes the outcome of what the row holds.
func (o *outcome) unpack() (store.Outcome, error) {
	var err error
	if o.state == failed {
		o.Problem, err = store.UnpackProblem(o.problem)
		return o.Outcome, err
	}
	for _, p := range unpackPrints(o.prints) {
		o.Prints = append(o.Prints, uint64(p))
	}
	var a *news.Article
	if a, err = store.UnpackArticle(o.article); err == nil {
		o.Reading, err = store.UnpackReading(o.reading, a)
	}
	return o.Outcome, err
}

func (s *Store) Sketches(ctx context.Context, after store.Seq, limit int) ([]store.Sketched, error) {
	sketches, err := list(ctx, s, scanSketch, `SELECT c.seq, c.outcome, a.prints, a.sketch
		FROM captures c LEFT JOIN articles a ON a.seq = c.seq WHERE c.seq > $1 ORDER BY c.seq LIMIT $2`, after, limit)
	for i, known := range sketches {
		if known.state == 0 {
			sketches = sketches[:i]
			break
		}
	}
	found := make([]store.Sketched, len(sketches))
	for i := range sketches {
		found[i] = sketches[i].Sketched
	}
	return found, err
}

// sketch is a row of Sketches.
type sketch struct {
	store.Sketched
	state int
}

func scanSketch(r row) (sketch, error) {
	var s sketch
	var prints []byte
	err := r.Scan(&s.Seq, &s.state, &prints, &s.Sketch)
	s.Article = s.state == read
	for _, p := range unpackPrints(prints) {
		s.Prints = append(s.Prints, uint64(p))
	}
	return s, err
}

func (s *Store) StoryOutcomes(ctx context.Context, id store.StoryID) ([]store.Outcome, error) {
	rows, err := list(ctx, s, scanOutcome, "SELECT "+outcomeColumns+" WHERE c.story = $1 AND c.story > 0 AND c.outcome = 1 ORDER BY c.seq", id)
	if err != nil {
		return nil, err
	}
	found := make([]store.Outcome, len(rows))
	for i := range rows {
		if found[i], err = rows[i].unpack(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (s *Store) Outcome(ctx context.Context, seq store.Seq) (*store.Outcome, error) {
	o, err := scanOutcome(s.read.QueryRowContext(ctx, "SELECT "+outcomeColumns+" WHERE c.seq = $1 AND c.outcome > 0", seq))
	if err != nil {
		return nil, s.fail(err)
	}
	found, err := o.unpack()
	return &found, err
}
