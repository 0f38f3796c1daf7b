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
