package storetest

import (
	"crypto/sha256"
	"database/sql"
	"testing"

	"github.com/pressly/goose/v3"

	"headwater/internal/store"
)

// Upgrade brings an empty database to an old schema, puts a page in as that one has it, and opens it: the page is
// there, and is read, grouped and judged as a new one.
func Upgrade(t *testing.T, db *sql.DB, old *goose.Provider, version int64, open Open) {
	t.Helper()
	_, err := old.UpTo(ctx(), version)
	if err != nil {
		t.Fatal(err)
	}
	body := []byte("One\nText one.")
	hash := sha256.Sum256(body)
	packed, err := store.Pack(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		statement string
		args      []any
	}{
		{"INSERT INTO bodies (sha256, packed) VALUES ($1, $2)", []any{hash[:], packed}},
		{"INSERT INTO captures (seq, sha256, address, name, url, media, arrived) VALUES (1, $1, 'a', 'a', '', '', 1770000000123)", []any{hash[:]}},
		{"UPDATE library SET last_seq = 1", nil},
		{"INSERT INTO jobs (kind, subject, due) VALUES (1, 1, 0)", nil},
	} {
		if _, err := db.Exec(row.statement, row.args...); err != nil {
			t.Fatal(err)
		}
	}
	if version >= 3 {
		if _, err := db.Exec("INSERT INTO speakers (story, spoken, last, name, sayings) VALUES (9, 'skipper edda royle', 'royle', 'Skipper Edda Royle', 4)"); err != nil {
			t.Fatal(err)
		}
	}
	l := opened(t, open)
	if got := l.sources(store.SourceQuery{Words: "Royle", Limit: 2}); version >= 3 && (len(got) != 1 || got[0].Name != "Skipper Edda Royle" || got[0].Sayings != 4) {
		t.Errorf("sources of an old library: %+v", got)
	}
	if c, err := l.Capture(ctx(), 1); err != nil || string(c.Body) != string(body) {
		t.Errorf("%+v %v", c, err)
	}
	l.ok(l.FinishRead(ctx(), l.claim(store.ReadJob), reading(string(body))))
	l.group(1, 1)
	l.buildAll()
	if st, err := l.Story(ctx(), 1); err != nil || st.Reports != 1 {
		t.Errorf("%+v %v", st, err)
	}
	l.sound()
}
