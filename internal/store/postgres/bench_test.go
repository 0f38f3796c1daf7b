//go:build unix

package postgres_test

import (
	"database/sql"
	"testing"

	"headwater/internal/store/pgtest"
	"headwater/internal/store/postgres"
	"headwater/internal/store/storetest"
)

func BenchmarkStore(b *testing.B) {
	url := pgtest.Start(b).Database()
	s := open(b, url)
	db, err := sql.Open("pgx", url)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	storetest.Bench(b, storetest.Benched{Store: s, DB: db, InsertWords: postgres.InsertWords})
}
