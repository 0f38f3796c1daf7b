// Package sqlstore keeps the contract of package store in SQL that SQLite and PostgreSQL both
// understand. What they do not share (the search index, locks on rows, their errors) is a Dialect;
// packages sqlite and postgres hold one each, with their migrations and their ways of opening.
package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"

	"headwater/internal/store"
)

// Dialect is what the databases do not share.
type Dialect struct {
	Library string // the file or database, for messages; without a password

	// SkipLocked ends a SELECT of rows about to be claimed, so that claimers pass each other by.
	SkipLocked string
	// ForUpdate ends a SELECT of a row that nobody else may change until the transaction ends.
	ForUpdate string
	// Sharing lists, for each print, the newest articles before the given one that have it; an article
	// stands there once for each print it has.
	Sharing func(ctx context.Context, db *sql.DB, prints []int64, before store.Seq) ([]store.Seq, error)
	// InsertPrints saves the prints of an article.
	InsertPrints func(ctx context.Context, tx *sql.Tx, seq store.Seq, prints []int64) error
	// InsertWords puts an article into the search index: $1 seq, $2 its text. SearchKey is the
	// column of the index (table search) that has the number of the article.
	InsertWords, SearchKey string
	// Matches is the condition that an article in the search index matches $1 and on, which Words makes of
	// terms. A search takes as many steps as Words says, and stops when it has found enough: each looks at
	// the newest articles up to the given one, at more of them each time, the last at all; where upTo is 0
	// so does the first.
	Matches string
	// Apart ends a SELECT that is to be carried out by itself, by the search index.
	Apart string
	Words func(terms []store.Term, upTo store.Seq, step int) (args []any, last bool)
	// Kind sorts an error of the database into those of package store; nil when it is none of them.
	Kind func(error) error
	// Crossed reports whether the database broke a transaction off because others stood in its way, so that the
	// same may be tried again; nil where that does not happen.
	Crossed func(error) bool
	// CheckFile looks for damage in the database itself.
	CheckFile func(ctx context.Context, db *sql.DB) (string, error)
	// Schema is the version of the schema.
	Schema int64
}

// MostOfOne is how many articles of one print are looked at, the newest: what more share is no
// fingerprint but a form of words.
const MostOfOne = 256

// Store keeps a library in two pools of connections to one database; they may be one and the same.
type Store struct {
	write, read *sql.DB
	Dialect
}

var _ store.Store = (*Store)(nil)

// New makes a store of an open and migrated database.
func New(write, read *sql.DB, d Dialect) *Store { return &Store{write, read, d} }

// Close closes both pools.
func (s *Store) Close() error {
	if s.write == s.read {
		return s.write.Close()
	}
	return errors.Join(s.read.Close(), s.write.Close())
}

// fail puts an error of the database into the contract's words.
func (s *Store) fail(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrNotFound
	}
	return Told(s.Dialect, err)
}

// Told puts an error of the database that a user can do something about into words.
func Told(d Dialect, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, store.ErrNewer) {
		return store.Problem(store.ErrNewer, d.Library, err)
	}
	if kind := d.Kind(err); kind != nil {
		return store.Problem(kind, d.Library, err)
	}
	return err
}

// A change that crosses others is tried so often, with pauses that double from the first and vary by as much, so that
// those that crossed do not meet again.
const (
	mostTries  = 6
	firstPause = 10 * time.Millisecond
)

// change runs f in one transaction of the writing pool, and again in another where that one was broken off because it
// crossed others: f does all its work anew.
func (s *Store) change(ctx context.Context, f func(tx *sql.Tx) error) error {
	for try, pause := 1, firstPause; ; try, pause = try+1, 2*pause {
		err := s.transact(ctx, f)
		if err == nil || try == mostTries || s.Crossed == nil || !s.Crossed(err) {
			return s.fail(err)
		}
		select {
		case <-time.After(pause + rand.N(pause)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (s *Store) transact(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, rollback(tx))
	}
	return tx.Commit()
}

func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// list runs a query of the reading pool and scans each row.
func list[T any](ctx context.Context, s *Store, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.fail(err)
	}
	found, err := collect(rows, scan)
	return found, s.fail(err)
}

// collect scans all rows; behind the last one they close themselves.
func collect[T any](rows *sql.Rows, scan func(row) (T, error)) ([]T, error) {
	var found []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		found = append(found, v)
	}
	return found, rows.Err()
}

// row is a *sql.Row or *sql.Rows.
type row interface{ Scan(dest ...any) error }

// Seqs collects a column of numbers of captures.
func Seqs(rows *sql.Rows) ([]store.Seq, error) {
	return collect(rows, func(r row) (seq store.Seq, err error) { return seq, r.Scan(&seq) })
}

func scanInt(r row) (n int64, err error) {
	err = r.Scan(&n)
	return n, err
}

// millis gives a time as the databases keep it; 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// moment undoes millis.
func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// after gives the moment that long from now, in milliseconds.
func after(d time.Duration) int64 { return time.Now().Add(d).UnixMilli() }
