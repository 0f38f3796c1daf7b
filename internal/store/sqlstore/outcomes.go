package sqlstore

import (
	"context"

	"headwater/internal/news"
	"headwater/internal/store"
)

const outcomeColumns = `c.seq, c.former, c.story, c.outcome, c.engine, c.problem, a.prints, a.article, a.reading
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
	err := r.Scan(&o.Seq, &o.Former, &o.Story, &o.state, &o.Engine, &o.problem, &o.prints, &o.article, &o.reading)
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

// unpackKnown unpacks rows up to the first whose outcome is not known.
func unpackKnown(rows []outcome) ([]store.Outcome, error) {
	var known []store.Outcome
	for i := range rows {
		if rows[i].state == 0 {
			break
		}
		o, err := rows[i].unpack()
		if err != nil {
			return nil, err
		}
		known = append(known, o)
	}
	return known, nil
}

func (s *Store) Outcomes(ctx context.Context, after store.Seq, limit int) ([]store.Outcome, error) {
	rows, err := list(ctx, s, scanOutcome, "SELECT "+outcomeColumns+" WHERE c.seq > $1 ORDER BY c.seq LIMIT $2", after, limit)
	if err != nil {
		return nil, err
	}
	return unpackKnown(rows)
}

func (s *Store) StoryOutcomes(ctx context.Context, id store.StoryID) ([]store.Outcome, error) {
	rows, err := list(ctx, s, scanOutcome, "SELECT "+outcomeColumns+" WHERE c.story = $1 AND c.story > 0 AND c.outcome = 1 ORDER BY c.seq", id)
	if err != nil {
		return nil, err
	}
	return unpackKnown(rows)
}

func (s *Store) Outcome(ctx context.Context, seq store.Seq) (*store.Outcome, error) {
	o, err := scanOutcome(s.read.QueryRowContext(ctx, "SELECT "+outcomeColumns+" WHERE c.seq = $1 AND c.outcome > 0", seq))
	if err != nil {
		return nil, s.fail(err)
	}
	found, err := o.unpack()
	return &found, err
}
