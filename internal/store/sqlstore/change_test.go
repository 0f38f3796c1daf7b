package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	_ "modernc.org/sqlite" // a database to change
)

// TestChange: what crosses others is done anew, but not without end, and not for somebody who has left; what fails in
// another way is not.
func TestChange(t *testing.T) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1) // each would have a database of its own
	t.Cleanup(func() { _ = db.Close() })
	if _, err := db.ExecContext(t.Context(), "CREATE TABLE done (n INTEGER)"); err != nil {
		t.Fatal(err)
	}
	errCrossed, errOther := errors.New("crossed"), errors.New("other")
	s := New(db, db, Dialect{Crossed: func(err error) bool { return errors.Is(err, errCrossed) }, Kind: func(error) error { return nil }})
	left, leave := context.WithCancel(t.Context())
	defer leave()
	for _, c := range []struct {
		name         string
		ctx          context.Context
		fails        int // so many times
		with         error
		tries, saved int
		want         error
	}{
		{"crosses others twice", t.Context(), 2, errCrossed, 3, 1, nil},
		{"crosses others for ever", t.Context(), 100, errCrossed, mostTries, 0, errCrossed},
		{"fails otherwise", t.Context(), 100, errOther, 1, 0, errOther},
		{"left meanwhile", left, 100, errCrossed, 1, 0, context.Canceled},
	} {
		tries := 0
		err := s.change(c.ctx, func(tx *sql.Tx) error {
			tries++
			if _, err := tx.ExecContext(t.Context(), "INSERT INTO done VALUES (1)"); err != nil {
				return err
			}
			if c.ctx == left {
				leave()
			}
			if tries <= c.fails {
				return c.with
			}
			return nil
		})
		var saved int
		if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM done").Scan(&saved); err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), "DELETE FROM done"); err != nil {
			t.Fatal(err)
		}
		if !errors.Is(err, c.want) || tries != c.tries || saved != c.saved {
			t.Errorf("%s: %v after %d tries, %d saved", c.name, err, tries, saved)
		}
	}
}
