package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"headwater/internal/store"
)

// saveNames saves who speaks in a story and whose reports it has, in place of what was there.
func saveNames(ctx context.Context, tx *sql.Tx, story store.Story) error {
	if err := saveSources(ctx, tx, story); err != nil {
		return err
	}
	for _, table := range []string{"speakers", "outlets"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE story = $1", story.ID); err != nil {
			return err
		}
	}
	var speakers, outlets [][]any
	for _, sp := range story.Speakers {
		if spoken := store.SpokenName(sp.Name); spoken != "" {
			speakers = append(speakers, []any{story.ID, key(spoken), key(store.LastName(spoken)), store.Column(sp.Name), sp.Sayings, key(sp.Who)})
		}
	}
	for _, p := range story.Summary.Publishers {
		outlets = append(outlets, []any{story.ID, key(p)})
	}
	if err := insertAll(ctx, tx, "speakers (story, spoken, last, name, sayings, who)", speakers); err != nil {
		return err
	}
	return insertAll(ctx, tx, "outlets (story, publisher)", outlets)
}

// insertAll inserts rows of as many values. Of rows with one key the first stays.
func insertAll(ctx context.Context, tx *sql.Tx, into string, rows [][]any) error {
	return insertOr(ctx, tx, into, " DO NOTHING", rows)
}

// insertOr inserts rows a hundred at a time, and says what is done where there is one with that key.
func insertOr(ctx context.Context, tx *sql.Tx, into, conflict string, rows [][]any) error {
	const atOnce = 100
	for len(rows) > 0 {
		n := min(atOnce, len(rows))
		var w where
		groups := make([]string, n)
		for i, values := range rows[:n] {
			places := make([]string, len(values))
			for k, v := range values {
				places[k] = w.arg(v)
			}
			groups[i] = "(" + strings.Join(places, ", ") + ")"
		}
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s VALUES %s ON CONFLICT%s", into, strings.Join(groups, ", "), conflict), w.args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// mostSpeakers is how many entries of one last name are looked at.
const mostSpeakers = 5000

func (s *Store) Speakers(ctx context.Context, name string, limit int) ([]store.Speaker, error) {
	last := store.LastName(store.SpokenName(name))
	if last == "" {
		return nil, nil
	}
	return list(ctx, s, func(r row) (sp store.Speaker, err error) { return sp, r.Scan(&sp.Name, &sp.Sayings) },
		`SELECT max(name), CAST(sum(sayings) AS BIGINT) FROM (SELECT spoken, name, sayings FROM speakers WHERE last = $1 LIMIT $2) s
			GROUP BY spoken ORDER BY 2 DESC, spoken LIMIT $3`, key(last), mostSpeakers, limit)
}
