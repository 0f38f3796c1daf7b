package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"headwater/internal/store"
)

func (s *Store) FinishBuild(ctx context.Context, j store.Job, story store.Story, deliveries []store.Delivery) error {
	body, err := store.Pack(story.Body)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		err := saveStory(ctx, tx, story, body)
		if err == nil {
			err = done(ctx, tx, j)
		}
		if err == nil {
			err = saveFindings(ctx, tx, story)
		}
		for _, d := range deliveries {
			if err == nil {
				err = enqueueDelivery(ctx, tx, d)
			}
		}
		return err
	})
}

func saveStory(ctx context.Context, tx *sql.Tx, story store.Story, body []byte) error {
	return held(tx.ExecContext(ctx, `UPDATE stories SET built = $1, engine = $2, title = $3, newest = $4, reports = $5, origins = $6,
		findings = $7, body = $8 WHERE id = $9`, after(0), story.Engine, store.Column(story.Title), millis(story.Newest),
		story.Reports, story.Origins, len(story.Findings), body, story.ID))
}

func saveFindings(ctx context.Context, tx *sql.Tx, story store.Story) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM findings WHERE story = $1", story.ID); err != nil {
		return err
	}
	for n, f := range story.Findings {
		if _, err := tx.ExecContext(ctx, "INSERT INTO findings (story, n, kind, article, against, explanation) VALUES ($1, $2, $3, $4, $5, $6)",
			story.ID, n, string(f.Kind), f.Article, f.Against, store.Column(f.Explanation)); err != nil {
			return err
		}
	}
	return nil
}

const storyColumns = `s.id, s.engine, s.title, s.newest, s.reports, s.origins, s.findings,
	EXISTS (SELECT 1 FROM jobs WHERE kind = 2 AND subject = s.id)`

func scanStory(r row, more ...any) (store.Story, error) {
	var st store.Story
	var newest int64
	err := r.Scan(append([]any{&st.ID, &st.Engine, &st.Title, &newest, &st.Reports, &st.Origins, &st.FindingCount, &st.Stale}, more...)...)
	st.Newest = moment(newest)
	return st, err
}

func (s *Store) Story(ctx context.Context, id store.StoryID) (*store.Story, error) {
	id, err := s.follow(ctx, id)
	if err != nil {
		return nil, err
	}
	var body []byte
	st, err := scanStory(s.read.QueryRowContext(ctx, "SELECT "+storyColumns+", s.body FROM stories s WHERE s.id = $1", id), &body)
	if err != nil {
		return nil, s.fail(err)
	}
	if body != nil {
		if st.Body, err = store.Unpack(body); err != nil {
			return nil, err
		}
	}
	st.Findings, err = s.findings(ctx, id)
	return &st, err
}

// follow gives the story that a story was merged into, over as many merges as there were.
func (s *Store) follow(ctx context.Context, id store.StoryID) (store.StoryID, error) {
	last, err := scanInt(s.read.QueryRowContext(ctx, `WITH RECURSIVE way (id) AS (SELECT CAST($1 AS BIGINT)
		UNION SELECT merged FROM stories JOIN way USING (id) WHERE merged > 0)
		SELECT id FROM way JOIN stories USING (id) WHERE merged = 0`, id))
	return store.StoryID(last), s.fail(err)
}

func (s *Store) findings(ctx context.Context, id store.StoryID) ([]store.Finding, error) {
	return list(ctx, s, func(r row) (f store.Finding, err error) {
		return f, r.Scan(&f.Kind, &f.Article, &f.Against, &f.Explanation)
	}, "SELECT kind, article, against, explanation FROM findings WHERE story = $1 ORDER BY n", id)
}

func (s *Store) Stories(ctx context.Context, q store.StoryQuery) ([]store.Story, error) {
	order := "s.newest DESC, s.id DESC"
	if q.Order == store.MostReportedFirst {
		order = "s.reports DESC, s.newest DESC, s.id DESC"
	}
	w := where{conditions: []string{"s.reports > 0"}}
	if !q.Since.IsZero() {
		w.add("s.newest >= %s", millis(q.Since))
	}
	if q.Kind != "" {
		w.add("EXISTS (SELECT 1 FROM findings f WHERE f.kind = %s AND f.story = s.id)", string(q.Kind))
	}
	query := "SELECT " + storyColumns + " FROM stories s WHERE " + w.String() + " ORDER BY " + order + " LIMIT " + w.arg(q.Limit) + " OFFSET " + w.arg(q.Offset)
	return list(ctx, s, func(r row) (store.Story, error) { return scanStory(r) }, query, w.args...)
}

// where gathers the conditions of a query with their arguments.
type where struct {
	conditions []string
	args       []any
}

// arg gives the placeholder of a new argument.
func (w *where) arg(v any) string {
	w.args = append(w.args, v)
	return fmt.Sprintf("$%d", len(w.args))
}

// add adds a condition with one argument, which stands at %s.
func (w *where) add(condition string, v any) {
	w.conditions = append(w.conditions, fmt.Sprintf(condition, w.arg(v)))
}

func (w *where) String() string { return strings.Join(w.conditions, " AND ") }
