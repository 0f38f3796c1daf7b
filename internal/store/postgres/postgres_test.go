//go:build unix

package postgres_test

import (
	"context"
	"testing"

	"headwater/internal/store"
	"headwater/internal/store/pgtest"
	"headwater/internal/store/postgres"
	"headwater/internal/store/storetest"
)

func TestStore(t *testing.T) {
	server := pgtest.Start(t)
	storetest.Run(t, func(*testing.T) storetest.Open {
		url := server.Database()
		return func(t *testing.T) store.Store { return open(t, url) }
	})
}

func open(t testing.TB, url string) store.Store {
	t.Helper()
	s, err := postgres.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
