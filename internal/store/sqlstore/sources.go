package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"headwater/internal/store"
)

// A source of many stories is counted in a row of its own, which every story that is judged changes by what it
// brought and no longer has. The rows are changed in the order of their keys, so that two stories judged at once
// wait for each other and never for good.

// saveSources counts anew who speaks in a story, before its speakers are saved.
func saveSources(ctx context.Context, tx *sql.Tx, story store.Story) error {
	change, err := sourcesOf(ctx, tx, story.ID)
	if err != nil {
		return err
	}
	words := addSources(change, story.Speakers)
	var rows [][]any
	var left []any
	for _, who := range slices.Sorted(maps.Keys(change)) {
		c := change[who]
		if c.Sayings != 0 || c.Stories != 0 {
			rows = append(rows, []any{who, c.Name, -c.Sayings, c.Stories})
		}
		if c.Stories < 0 {
			left = append(left, who)
		}
	}
	const counted = ` (who) DO UPDATE SET unsaid = sources.unsaid + excluded.unsaid, stories = sources.stories + excluded.stories,
		name = CASE WHEN excluded.name <> '' AND length(excluded.name) < length(sources.name) THEN excluded.name ELSE sources.name END`
	if err := insertOr(ctx, tx, "sources (who, name, unsaid, stories)", counted, rows); err != nil {
		return err
	}
	if err := insertAll(ctx, tx, "source_words (word, who)", words); err != nil {
		return err
	}
	return forgetSources(ctx, tx, left)
}

// addSources counts those who speak in a story in, and gives the words of their names, in order.
func addSources(change map[string]*store.Source, speakers []store.Speaker) (words [][]any) {
	for _, sp := range speakers {
		who := key(sp.Who)
		if who == "" || store.SpokenName(sp.Name) == "" {
			continue
		}
		c := change[who]
		if c == nil {
			c = new(store.Source)
			change[who] = c
		}
		if c.Name == "" {
			c.Stories++
			for _, w := range store.NameKeys(sp.Who) {
				words = append(words, []any{key(w), who})
			}
		}
		if c.Name == "" || len(sp.Name) < len(c.Name) {
			c.Name = store.Column(sp.Name)
		}
		c.Sayings += sp.Sayings
	}
	slices.SortFunc(words, func(a, b []any) int { return strings.Compare(fmt.Sprint(a...), fmt.Sprint(b...)) })
	return words
}

// sourcesOf gives what a story counts for now, below zero: with it a story is taken out.
func sourcesOf(ctx context.Context, tx *sql.Tx, id store.StoryID) (map[string]*store.Source, error) {
	rows, err := tx.QueryContext(ctx, "SELECT who, CAST(sum(sayings) AS BIGINT) FROM speakers WHERE story = $1 AND who <> '' GROUP BY who", id)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r row) (c store.Source, err error) { return c, r.Scan(&c.Who, &c.Sayings) })
	change := map[string]*store.Source{}
	for _, c := range found {
		change[c.Who] = &store.Source{Sayings: -c.Sayings, Stories: -1}
	}
	return change, err
}

// forgetSources takes out those of whom no story is left.
func forgetSources(ctx context.Context, tx *sql.Tx, whos []any) error {
	for part := range slices.Chunk(whos, 100) {
		var w where
		places := make([]string, len(part))
		for i, who := range part {
			places[i] = w.arg(who)
		}
		in := strings.Join(places, ", ")
		for _, statement := range []string{
			"DELETE FROM sources WHERE stories <= 0 AND who IN (%s)",
			"DELETE FROM source_words WHERE who IN (%s) AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.who = source_words.who)",
		} {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf(statement, in), w.args...); err != nil {
				return err
			}
		}
	}
	return nil
}

// whoIs selects by which key a name is kept in all stories, as the newest of them has it.
func whoIs(spoken string) string {
	return fmt.Sprintf("SELECT who FROM speakers WHERE spoken = %s AND who <> '' ORDER BY story DESC LIMIT 1", spoken)
}

// mostForms is how many spellings of a name are told.
const mostForms = 50

func (s *Store) Forms(ctx context.Context, name string) ([]store.Speaker, error) {
	return list(ctx, s, func(r row) (sp store.Speaker, err error) { return sp, r.Scan(&sp.Name, &sp.Sayings, &sp.Who) },
		fmt.Sprintf(`SELECT max(name), CAST(sum(sayings) AS BIGINT), max(who) FROM (SELECT * FROM (SELECT spoken, name, sayings, who FROM speakers WHERE who = (%s) LIMIT $2) a
			UNION ALL SELECT * FROM (SELECT spoken, name, sayings, who FROM speakers WHERE spoken = $1 AND who = '' LIMIT $2) b) s
			GROUP BY spoken ORDER BY 2 DESC, spoken LIMIT $3`, whoIs("$1")), key(store.SpokenName(name)), mostSpeakers, mostForms)
}

func (s *Store) Sources(ctx context.Context, q store.SourceQuery) ([]store.Source, error) {
	w := where{conditions: []string{"s.who <> ''"}}
	words := store.NameKeys(q.Words)
	if q.Words != "" && len(words) == 0 {
		return nil, nil
	}
	for _, word := range words {
		w.conditions = append(w.conditions, fmt.Sprintf("s.who IN (SELECT who FROM source_words WHERE word = %s ORDER BY who LIMIT %d)", w.arg(key(word)), mostSpeakers))
	}
	if q.After != nil {
		w.conditions = append(w.conditions, fmt.Sprintf("(s.unsaid, s.who) > (%s, %s)", w.arg(-q.After.Sayings), w.arg(store.Column(q.After.Who))))
	}
	return list(ctx, s, func(r row) (c store.Source, err error) { return c, r.Scan(&c.Who, &c.Name, &c.Sayings, &c.Stories) },
		fmt.Sprintf("SELECT s.who, s.name, -s.unsaid, s.stories FROM sources s WHERE %s ORDER BY s.unsaid, s.who LIMIT %s", w.String(), w.arg(q.Limit)), w.args...)
}
