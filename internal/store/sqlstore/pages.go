package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"headwater/internal/store"
)

// savePage keeps the page of a story as it was built at a moment, in place of what was there.
func savePage(ctx context.Context, tx *sql.Tx, id store.StoryID, built int64, page []byte) error {
	if len(page) == 0 {
		_, err := tx.ExecContext(ctx, "DELETE FROM pages WHERE story = $1", id)
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO pages (story, built, page) VALUES ($1, $2, $3)
		ON CONFLICT (story) DO UPDATE SET built = excluded.built, page = excluded.page`, id, built, page)
	return err
}

func (s *Store) StoryPage(ctx context.Context, id store.StoryID, built time.Time) ([]byte, error) {
	var page []byte
	err := s.read.QueryRowContext(ctx, "SELECT page FROM pages WHERE story = $1 AND built = $2", id, millis(built)).Scan(&page)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, s.fail(err)
	}
	return store.Unpack(page)
}

func (s *Store) Pages(ctx context.Context, after store.StoryID, limit int) ([]store.Story, error) {
	return list(ctx, s, func(r row) (st store.Story, err error) {
		var built int64
		var packed []byte
		if err = r.Scan(&st.ID, &built, &packed); err == nil && packed != nil {
			st.Page, _ = store.Unpack(packed) // a damaged one is none
		}
		st.Built = moment(built)
		return st, err
	}, `SELECT s.id, s.built, p.page FROM stories s LEFT JOIN pages p ON p.story = s.id AND p.built = s.built
		WHERE s.id > $1 AND s.reports > 0 AND s.built > 0 ORDER BY s.id LIMIT $2`, after, limit)
}

func (s *Store) KeepPage(ctx context.Context, id store.StoryID, built time.Time, page []byte) error {
	packed, err := store.Pack(page)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO pages (story, built, page) SELECT id, built, $1 FROM stories WHERE id = $2 AND built = $3
			ON CONFLICT (story) DO UPDATE SET built = excluded.built, page = excluded.page`, packed, id, millis(built))
		return err
	})
}
