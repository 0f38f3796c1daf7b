package sqlstore

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"

	"headwater/internal/store"
)

// kept is a capture made ready before the transaction begins.
type kept struct {
	*store.Capture
	hash   [sha256.Size]byte
	packed []byte
}

func (s *Store) Add(ctx context.Context, captures []store.Capture, mark store.Mark) ([]store.Added, error) {
	ready := make([]kept, len(captures))
	for i := range captures {
		c := &captures[i]
		packed, err := store.Pack(c.Body)
		if err != nil {
			return nil, err
		}
		ready[i] = kept{c, sha256.Sum256(c.Body), packed}
	}
	added := make([]store.Added, len(captures))
	err := s.change(ctx, func(tx *sql.Tx) error {
		last, err := scanInt(tx.QueryRowContext(ctx, "SELECT last_seq FROM library"+s.ForUpdate))
		if err != nil {
			return err
		}
		for i, k := range ready {
			if added[i], err = addOne(ctx, tx, k, store.Seq(last+1)); err != nil {
				return err
			}
			last = max(last, int64(added[i].Seq))
		}
		return finishAdd(ctx, tx, last, mark)
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

func finishAdd(ctx context.Context, tx *sql.Tx, last int64, mark store.Mark) error {
	if _, err := tx.ExecContext(ctx, "UPDATE library SET last_seq = $1", last); err != nil {
		return err
	}
	if mark.Name == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO marks (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		key(mark.Name), store.Column(mark.Value))
	return err
}

// addOne adds a capture with the given number, unless an equal one is there and the page was not changed back
// to it.
func addOne(ctx context.Context, tx *sql.Tx, k kept, seq store.Seq) (store.Added, error) {
	address := key(k.Address())
	arrived := k.Arrived
	if arrived.IsZero() {
		arrived = time.Now()
	}
	there, err := scanInt(tx.QueryRowContext(ctx, `SELECT seq FROM captures c WHERE address = $1 AND sha256 = $2 AND NOT EXISTS (SELECT 1 FROM captures l
		WHERE l.address = $1 AND l.seq = (SELECT max(seq) FROM captures WHERE address = $1) AND l.sha256 <> $2 AND l.arrived < $3) ORDER BY seq DESC LIMIT 1`,
		address, k.hash[:], millis(arrived)))
	if err == nil {
		return store.Added{Seq: store.Seq(there)}, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return store.Added{}, err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO bodies (sha256, packed) VALUES ($1, $2) ON CONFLICT DO NOTHING", k.hash[:], k.packed); err != nil {
		return store.Added{}, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO captures (seq, sha256, address, name, url, media, head, arrived, former)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT coalesce(max(seq), 0) FROM captures WHERE address = $3))`,
		seq, k.hash[:], address, store.Column(k.Name), store.Column(k.URL), store.Column(k.Media), k.Head, millis(arrived))
	if err != nil {
		return store.Added{}, err
	}
	return store.Added{Seq: seq, New: true}, want(ctx, tx, store.ReadJob, int64(seq))
}

const captureColumns = "c.seq, c.sha256, c.name, c.url, c.media, c.head, c.arrived, c.former, b.packed FROM captures c JOIN bodies b ON b.sha256 = c.sha256"

func scanCapture(r row) (store.Capture, error) {
	var c store.Capture
	var hash, packed []byte
	var arrived int64
	if err := r.Scan(&c.Seq, &hash, &c.Name, &c.URL, &c.Media, &c.Head, &arrived, &c.Former, &packed); err != nil {
		return c, err
	}
	c.SHA256, c.Arrived = hex.EncodeToString(hash), moment(arrived)
	var err error
	c.Body, err = store.Unpack(packed)
	return c, err
}

func (s *Store) Capture(ctx context.Context, seq store.Seq) (*store.Capture, error) {
	c, err := scanCapture(s.read.QueryRowContext(ctx, "SELECT "+captureColumns+" WHERE c.seq = $1", seq))
	if err != nil {
		return nil, s.fail(err)
	}
	return &c, nil
}

func (s *Store) Captures(ctx context.Context, after store.Seq, limit int) ([]store.Capture, error) {
	return list(ctx, s, scanCapture, "SELECT "+captureColumns+" WHERE c.seq > $1 ORDER BY c.seq LIMIT $2", after, limit)
}

func (s *Store) Mark(ctx context.Context, name string) (string, error) {
	var value string
	err := s.read.QueryRowContext(ctx, "SELECT value FROM marks WHERE name = $1", key(name)).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, s.fail(err)
}
