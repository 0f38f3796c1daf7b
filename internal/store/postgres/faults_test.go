//go:build unix

package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/pgtest"
	"headwater/internal/store/postgres"
)

// told fails unless err is of the kind and tells a user what to do.
func told(t *testing.T, err, kind error) {
	t.Helper()
	var p *news.Problem
	if !errors.Is(err, kind) || !errors.As(err, &p) || p.Do == "" || p.Where == "" {
		t.Errorf("got %v, want a problem for users because %v", err, kind)
	}
}

func TestRestart(t *testing.T) {
	ctx := context.Background()
	server := pgtest.Start(t)
	url := server.Database()
	s := open(t, url)
	add := func(name string) error {
		_, err := s.Add(ctx, []store.Capture{{Capture: news.Capture{Name: name, Body: []byte(name)}}}, store.Mark{})
		return err
	}
	if err := add("before"); err != nil {
		t.Fatal(err)
	}
	server.Down()
	told(t, add("while it is down"), store.ErrUnreachable)
	_, err := postgres.Open(ctx, url)
	told(t, err, store.ErrUnreachable)
	server.Up()
	for range 3 { // a connection or two may have been cut
		if err = add("after"); err == nil {
			break
		}
		told(t, err, store.ErrUnreachable)
	}
	if r, err := s.Check(ctx, true, nil); err != nil || r.Captures != 2 || len(r.Faults) != 0 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	ctx := context.Background()
	url := pgtest.Start(t).Database()
	open(t, url)
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	if _, err := db.ExecContext(ctx, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)"); err != nil {
		t.Fatal(err)
	}
	_, err = postgres.Open(ctx, url)
	told(t, err, store.ErrNewer)
}
