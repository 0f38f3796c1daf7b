package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

const watchColumns = "address, kind, title, added, etag, last_modified, due, every, checked, changed, failures, reason"

func scanWatch(r row) (store.Watch, error) {
	var w store.Watch
	var added, due, every, checked, changed int64
	err := r.Scan(&w.Address, &w.Kind, &w.Title, &added, &w.ETag, &w.LastModified, &due, &every, &checked, &changed, &w.Failures, &w.Reason)
	w.Added, w.Due, w.Checked, w.Changed = moment(added), moment(due), moment(checked), moment(changed)
	w.Every = time.Duration(every) * time.Millisecond
	return w, err
}

func (s *Store) SaveWatch(ctx context.Context, w store.Watch) error {
	if key(w.Address) != w.Address {
		return &news.Problem{Kind: news.BadArgument, Where: w.Address, What: "this is no address that can be watched"}
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO watches ("+watchColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
			ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, title = excluded.title, added = excluded.added, etag = excluded.etag,
			last_modified = excluded.last_modified, due = excluded.due, every = excluded.every, checked = excluded.checked,
			changed = excluded.changed, failures = excluded.failures, reason = excluded.reason`,
			w.Address, w.Kind, store.Column(w.Title), millis(w.Added), store.Column(w.ETag), store.Column(w.LastModified),
			millis(w.Due), w.Every.Milliseconds(), millis(w.Checked), millis(w.Changed), w.Failures, store.Column(w.Reason))
		return err
	})
}

func (s *Store) ClaimWatches(ctx context.Context, kind store.WatchKind, n int, lease time.Duration) ([]store.Watch, error) {
	var watches []store.Watch
	err := s.change(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT "+watchColumns+" FROM watches WHERE kind = $1 AND due <= $2 ORDER BY due, address LIMIT $3"+s.SkipLocked,
			kind, after(0), n)
		if err != nil {
			return err
		}
		if watches, err = collect(rows, scanWatch); err != nil {
			return err
		}
		end := after(lease)
		for i := range watches {
			w := &watches[i]
			w.Claimed = moment(end)
			if _, err := tx.ExecContext(ctx, "UPDATE watches SET due = $1 WHERE address = $2", end, w.Address); err != nil {
				return err
			}
		}
		return nil
	})
	return watches, err
}

func (s *Store) ExtendWatches(ctx context.Context, claimed []store.Watch, lease time.Duration) error {
	until := make([]time.Time, len(claimed))
	err := s.change(ctx, func(tx *sql.Tx) error {
		end := after(lease)
		for i, w := range claimed {
			until[i] = w.Claimed
			err := held(tx.ExecContext(ctx, "UPDATE watches SET due = $1 WHERE address = $2 AND due = $3", end, w.Address, millis(w.Claimed)))
			switch {
			case err == nil:
				until[i] = moment(end)
			case !errors.Is(err, store.ErrLost):
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range claimed {
		claimed[i].Claimed = until[i]
	}
	return nil
}

func (s *Store) Watches(ctx context.Context, kind store.WatchKind) ([]store.Watch, error) {
	return list(ctx, s, scanWatch, "SELECT "+watchColumns+" FROM watches WHERE kind = $1 ORDER BY address", kind)
}

func (s *Store) DeleteWatch(ctx context.Context, address string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM watches WHERE address = $1", key(address))
		return err
	})
}

func (s *Store) Host(ctx context.Context, name string) (store.Host, error) {
	h := store.Host{Name: name}
	var robotsAt, delay, notBefore int64
	err := s.read.QueryRowContext(ctx, "SELECT robots, robots_at, delay, not_before, failures FROM hosts WHERE name = $1", key(name)).
		Scan(&h.Robots, &robotsAt, &delay, &notBefore, &h.Failures)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	h.RobotsAt, h.NotBefore, h.Delay = moment(robotsAt), moment(notBefore), time.Duration(delay)*time.Millisecond
	return h, s.fail(err)
}

func (s *Store) SaveHost(ctx context.Context, h store.Host) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO hosts (name, robots, robots_at, delay, not_before, failures) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (name) DO UPDATE SET robots = excluded.robots, robots_at = excluded.robots_at, delay = excluded.delay,
			not_before = excluded.not_before, failures = excluded.failures`,
			key(h.Name), h.Robots, millis(h.RobotsAt), h.Delay.Milliseconds(), millis(h.NotBefore), h.Failures)
		return err
	})
}
