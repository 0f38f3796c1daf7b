package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"headwater/internal/store"
)

func (s *Store) Lock(ctx context.Context, name, owner string, lease time.Duration) (bool, error) {
	var got bool
	err := s.change(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `INSERT INTO locks (name, owner, until) VALUES ($1, $2, $3)
			ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
			WHERE locks.owner = excluded.owner OR locks.until <= $4`, name, owner, after(lease), after(0))
		err = held(result, err)
		if got = err == nil; errors.Is(err, store.ErrLost) {
			return nil
		}
		return err
	})
	return got, err
}

func (s *Store) Unlock(ctx context.Context, name, owner string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM locks WHERE name = $1 AND owner = $2", name, owner)
		return err
	})
}

func (s *Store) Grouped(ctx context.Context) (store.Grouped, error) {
	var g store.Grouped
	err := s.read.QueryRowContext(ctx, "SELECT grouped, clusterer FROM library").Scan(&g.Through, &g.Clusterer)
	return g, s.fail(err)
}

func (s *Store) SaveGroups(ctx context.Context, g store.Groups) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, "UPDATE library SET grouped = $1, clusterer = coalesce($2, clusterer) WHERE grouped = $3",
			g.Through, g.Clusterer, g.After)
		if err = held(result, err); errors.Is(err, store.ErrLost) {
			return store.ErrConflict
		}
		touched := map[store.StoryID]bool{}
		for _, a := range g.Assigned {
			if err == nil && a.Story != store.StoryID(a.Article) {
				a.Story, err = current(ctx, tx, a.Story)
			}
			if err == nil {
				err = assign(ctx, tx, a, touched)
			}
		}
		for _, c := range g.Changes {
			if err == nil {
				err = saveChange(ctx, tx, c, touched)
			}
		}
		if err != nil {
			return err
		}
		return markStale(ctx, tx, touched)
	})
}

// assign puts an article into a story; the story it leaves is touched too.
func assign(ctx context.Context, tx *sql.Tx, a store.Assignment, touched map[store.StoryID]bool) error {
	former, err := scanInt(tx.QueryRowContext(ctx, "SELECT story FROM captures WHERE seq = $1", a.Article))
	if err != nil {
		return err
	}
	if former != 0 {
		touched[store.StoryID(former)] = true
	}
	touched[a.Story] = true
	if _, err := tx.ExecContext(ctx, "UPDATE captures SET story = $1 WHERE seq = $2", a.Story, a.Article); err != nil {
		return err
	}
	return found(ctx, tx, a.Story)
}

// found creates a story where there is none, and calls back to life one that was merged away.
func found(ctx context.Context, tx *sql.Tx, id store.StoryID) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO stories (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET merged = 0", id)
	return err
}

// current gives the story that a story was merged into, itself where it was not, or is not there.
func current(ctx context.Context, tx *sql.Tx, id store.StoryID) (store.StoryID, error) {
	last, err := scanInt(tx.QueryRowContext(ctx, following, id))
	if errors.Is(err, sql.ErrNoRows) {
		return id, nil
	}
	return store.StoryID(last), err
}

func saveChange(ctx context.Context, tx *sql.Tx, c store.Change, touched map[store.StoryID]bool) error {
	var err error
	if c.Story, err = current(ctx, tx, c.Story); err != nil {
		return err
	}
	switch c.Kind {
	case store.Merged:
		if c.Other, err = current(ctx, tx, c.Other); err != nil || c.Story == c.Other {
			return err
		}
		c.Articles, err = merge(ctx, tx, c)
	case store.Split:
		for _, seq := range c.Articles {
			if err == nil {
				err = assign(ctx, tx, store.Assignment{Article: seq, Story: c.Other}, touched)
			}
		}
	default:
		err = errors.New("no such change of stories: " + string(c.Kind))
	}
	if err != nil {
		return err
	}
	touched[c.Story], touched[c.Other] = true, true
	articles, err := json.Marshal(c.Articles)
	if err != nil {
		return err
	}
	return record(ctx, tx, c, string(articles))
}

// record keeps a change; one that grouping anew has come to once more stands there already.
func record(ctx context.Context, tx *sql.Tx, c store.Change, articles string) error {
	known, err := scanInt(tx.QueryRowContext(ctx, "SELECT count(*) FROM changes WHERE kind = $1 AND story = $2 AND other = $3 AND articles = $4 AND at = $5",
		string(c.Kind), c.Story, c.Other, articles, c.At))
	if err != nil || known > 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO changes (kind, story, other, articles, at, why) VALUES ($1, $2, $3, $4, $5, $6)",
		string(c.Kind), c.Story, c.Other, articles, c.At, store.Column(c.Why))
	return err
}

// merge moves all articles of c.Other into c.Story and tells which they were.
func merge(ctx context.Context, tx *sql.Tx, c store.Change) ([]store.Seq, error) {
	if err := found(ctx, tx, c.Story); err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO stories (id, merged) VALUES ($2, $1) ON CONFLICT (id) DO UPDATE SET merged = excluded.merged",
		c.Story, c.Other); err != nil { // a story may be merged in the step that founds it
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, "UPDATE captures SET story = $1 WHERE story = $2 RETURNING seq", c.Story, c.Other)
	if err != nil {
		return nil, err
	}
	moved, err := Seqs(rows)
	slices.Sort(moved)
	return moved, err
}

func markStale(ctx context.Context, tx *sql.Tx, touched map[store.StoryID]bool) error {
	for _, id := range slices.Sorted(maps.Keys(touched)) {
		if err := want(ctx, tx, store.BuildJob, int64(id)); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) Regroup(ctx context.Context) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE library SET grouped = 0, clusterer = NULL")
		return err
	})
}

func (s *Store) Changes(ctx context.Context, id store.StoryID) ([]store.Change, error) {
	return list(ctx, s, func(r row) (store.Change, error) {
		var c store.Change
		var articles string
		if err := r.Scan(&c.Kind, &c.Story, &c.Other, &articles, &c.At, &c.Why); err != nil {
			return c, err
		}
		return c, json.Unmarshal([]byte(articles), &c.Articles)
	}, "SELECT kind, story, other, articles, at, why FROM changes WHERE story = $1 OR other = $1 ORDER BY n", id)
}
