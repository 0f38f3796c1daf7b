package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	jsonv2 "github.com/go-json-experiment/json" // half the time of encoding/json, of which it is the second version

	"headwater/internal/store"
)

func (s *Store) FinishBuild(ctx context.Context, j store.Job, story store.Story, deliveries []store.Delivery) error {
	body, err := store.Pack(story.Body)
	if err != nil {
		return err
	}
	var page []byte
	if len(story.Page) > 0 {
		if page, err = store.Pack(story.Page); err != nil {
			return err
		}
	}
	built := after(0)
	summary, err := json.Marshal(story.Summary)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		err := saveStory(ctx, tx, story, built, body, store.Column(string(summary)))
		if err == nil {
			err = savePage(ctx, tx, story.ID, built, page)
		}
		if err == nil {
			err = done(ctx, tx, j)
		}
		if err == nil {
			err = saveFindings(ctx, tx, story)
		}
		if err == nil {
			err = saveNames(ctx, tx, story)
		}
		for _, d := range deliveries {
			if err == nil {
				err = enqueueDelivery(ctx, tx, d)
			}
		}
		return err
	})
}

func saveStory(ctx context.Context, tx *sql.Tx, story store.Story, built int64, body []byte, summary string) error {
	return held(tx.ExecContext(ctx, `UPDATE stories SET built = $1, engine = $2, title = $3, newest = $4, reports = $5, origins = $6,
		findings = $7, body = $8, summary = $9 WHERE id = $10`, built, story.Engine, store.Column(story.Title), millis(story.Newest),
		story.Reports, story.Origins, len(story.Findings), body, summary, story.ID))
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

const storyColumns = `s.id, s.engine, s.title, s.newest, s.reports, s.origins, s.findings, s.summary, s.built,
	EXISTS (SELECT 1 FROM jobs WHERE kind = 2 AND subject = s.id)`

func scanStory(r row, more ...any) (store.Story, error) {
	var st store.Story
	var newest, built int64
	var summary string
	err := r.Scan(append([]any{&st.ID, &st.Engine, &st.Title, &newest, &st.Reports, &st.Origins, &st.FindingCount, &summary, &built, &st.Stale}, more...)...)
	st.Newest, st.Built = moment(newest), moment(built)
	if err == nil && summary != "" {
		err = jsonv2.Unmarshal([]byte(summary), &st.Summary)
	}
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

func (s *Store) StoryLine(ctx context.Context, id store.StoryID) (*store.Story, error) {
	id, err := s.follow(ctx, id)
	if err != nil {
		return nil, err
	}
	st, err := scanStory(s.read.QueryRowContext(ctx, "SELECT "+storyColumns+" FROM stories s WHERE s.id = $1", id))
	return &st, s.fail(err)
}

const following = `WITH RECURSIVE way (id) AS (SELECT CAST($1 AS BIGINT)
	UNION SELECT merged FROM stories JOIN way USING (id) WHERE merged > 0)
	SELECT id FROM way JOIN stories USING (id) WHERE merged = 0`

// follow gives the story that a story was merged into, over as many merges as there were.
func (s *Store) follow(ctx context.Context, id store.StoryID) (store.StoryID, error) {
	last, err := scanInt(s.read.QueryRowContext(ctx, following, id))
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
	if !s.narrow(&w, &q) {
		return nil, nil
	}
	// Which stories is settled without their summaries, which stand behind their bodies.
	which := "SELECT s.id FROM stories s WHERE " + w.String() + " ORDER BY " + order + " LIMIT " + w.arg(q.Limit) + " OFFSET " + w.arg(q.Offset)
	query := "SELECT " + storyColumns + " FROM (" + which + ") w JOIN stories s ON s.id = w.id ORDER BY " + order
	return list(ctx, s, func(r row) (store.Story, error) { return scanStory(r) }, query, w.args...)
}

// mostWorded is how many reports with the words asked for are looked at, the newest.
const mostWorded = 4000

// narrow adds what a query asks for, and reports whether anything can answer it.
func (s *Store) narrow(w *where, q *store.StoryQuery) bool {
	if !q.Since.IsZero() {
		w.add("s.newest >= %s", millis(q.Since))
	}
	if !q.Until.IsZero() {
		w.add("s.newest < %s", millis(q.Until))
	}
	if q.Kind != "" {
		w.add("EXISTS (SELECT 1 FROM findings f WHERE f.kind = %s AND f.story = s.id)", string(q.Kind))
	}
	if q.Name != "" {
		spoken := w.arg(key(store.SpokenName(q.Name)))
		w.conditions = append(w.conditions, fmt.Sprintf("s.id IN (SELECT story FROM speakers WHERE spoken = %s UNION ALL SELECT story FROM speakers WHERE who = (%s))", spoken, whoIs(spoken)))
	}
	if q.Publisher != "" {
		w.add("s.id IN (SELECT story FROM outlets WHERE publisher = %s)", key(q.Publisher))
	}
	if q.After != nil && q.Order == store.MostReportedFirst {
		w.conditions = append(w.conditions, fmt.Sprintf("(s.reports, s.newest, s.id) < (%s, %s, %s)", w.arg(q.After.Reports), w.arg(millis(q.After.Newest)), w.arg(q.After.ID)))
	} else if q.After != nil {
		w.conditions = append(w.conditions, fmt.Sprintf("(s.newest, s.id) < (%s, %s)", w.arg(millis(q.After.Newest)), w.arg(q.After.ID)))
	}
	return q.Text == "" || s.worded(w, q.Text)
}

// worded asks for stories with one of the newest reports that have the words.
func (s *Store) worded(w *where, words string) bool {
	terms := store.Terms(words)
	if !store.Findable(terms) {
		return false
	}
	var places []string
	args, _ := s.Words(terms, 0, 0)
	for i, a := range args {
		places = append(places, fmt.Sprintf("$%d", i+1), w.arg(a))
	}
	matches := strings.NewReplacer(places...).Replace(s.Matches)
	w.conditions = append(w.conditions, fmt.Sprintf(`s.id IN (SELECT c.story FROM (SELECT %s AS n FROM search WHERE %s ORDER BY %s DESC LIMIT %d) m
		JOIN captures c ON c.seq = m.n)`, s.SearchKey, matches, s.SearchKey, mostWorded))
	return true
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
