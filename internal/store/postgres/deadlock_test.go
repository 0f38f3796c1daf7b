//go:build unix

package postgres_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"headwater/internal/store"
	"headwater/internal/store/pgtest"
)

// TestDeadlock: two feeds are changed here in one order and by somebody else in the other. The database breaks ours off,
// and it is done anew when the other is through.
func TestDeadlock(t *testing.T) {
	ctx := t.Context()
	url := pgtest.Start(t).Database()
	s := open(t, url)
	for _, address := range []string{"https://a.example/", "https://b.example/"} {
		if err := s.SaveWatch(ctx, store.Watch{Address: address}); err != nil {
			t.Fatal(err)
		}
	}
	claimed, err := s.ClaimWatches(ctx, 0, 2, time.Minute)
	if err != nil || len(claimed) != 2 {
		t.Fatal(claimed, err)
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	other, err := db.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	execute(t, ctx, other, "SET LOCAL deadlock_timeout = '1h'") // it is never the one that is broken off
	execute(t, ctx, other, "UPDATE watches SET reason = 'b' WHERE address = $1", claimed[1].Address)
	done := make(chan error, 1)
	go func() { done <- s.ExtendWatches(ctx, claimed, time.Hour) }()
	waiting(t, ctx, db)
	execute(t, ctx, other, "UPDATE watches SET reason = 'a' WHERE address = $1", claimed[0].Address)
	if err := other.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	kept, err := s.Watches(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range kept {
		if time.Until(w.Due) < 50*time.Minute || !w.Due.Equal(claimed[i].Claimed) || w.Reason == "" {
			t.Errorf("%+v, claimed until %v", w, claimed[i].Claimed)
		}
	}
	var deadlocks int
	if err := db.QueryRowContext(ctx, "SELECT sum(deadlocks) FROM pg_stat_database").Scan(&deadlocks); err != nil || deadlocks == 0 {
		t.Errorf("%d deadlocks, %v", deadlocks, err)
	}
}

func execute(t *testing.T, ctx context.Context, tx *sql.Tx, query string, args ...any) {
	t.Helper()
	if _, err := tx.ExecContext(ctx, query, args...); err != nil {
		t.Fatal(err)
	}
}

// waiting returns when somebody waits for a lock.
func waiting(t *testing.T, ctx context.Context, db *sql.DB) {
	t.Helper()
	for n := 0; n == 0; {
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").Scan(&n); err != nil {
			t.Fatal(err)
		}
	}
}
