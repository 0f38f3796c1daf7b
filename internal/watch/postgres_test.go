//go:build unix

package watch

import (
	"testing"

	"headwater/internal/store"
	"headwater/internal/store/pgtest"
	"headwater/internal/store/postgres"
)

func TestTogetherPoliteOnPostgres(t *testing.T) {
	t.Parallel()
	url := pgtest.Start(t).Database()
	togetherPolite(t, func() (store.Store, error) { return postgres.Open(t.Context(), url) })
}
