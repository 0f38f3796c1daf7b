package sqlite_test

import (
	"cmp"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"headwater/internal/store/storetest"
)

// BenchmarkStore fills a library and measures it; in the file that HEADWATER_BENCH_LIBRARY names, where it stays
// for the next time.
func BenchmarkStore(b *testing.B) {
	path := cmp.Or(os.Getenv("HEADWATER_BENCH_LIBRARY"), filepath.Join(b.TempDir(), "library.db"))
	s := open(b, path)
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate&_pragma=synchronous(off)&_pragma=cache_size(-262144)&_pragma=busy_timeout(9999)")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("INSERT INTO search (search, rank) VALUES ('hashsize', 67108864)"); err != nil {
		b.Fatal(err)
	}
	storetest.Bench(b, storetest.Benched{Store: s, DB: db, InsertWords: "INSERT INTO search (rowid, body) VALUES ($1, $2)"})
}
