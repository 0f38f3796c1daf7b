package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"headwater/internal/store"
	"headwater/internal/store/sqlstore"
)

func dialect(path string) sqlstore.Dialect {
	return sqlstore.Dialect{
		Library:      path,
		InsertPrints: insertPrints,
		Sharing:      sharing,
		InsertWords:  "INSERT INTO search (rowid, body) VALUES ($1, $2)",
		SearchKey:    "rowid",
		Matches:      "search MATCH $1",
		Words:        words,
		Kind:         kind,
		CheckFile:    quickCheck,
	}
}

// insertPrints saves all prints in one statement.
func insertPrints(ctx context.Context, tx *sql.Tx, seq store.Seq, prints []int64) error {
	if len(prints) == 0 {
		return nil
	}
	args := make([]any, 0, len(prints)+1)
	args = append(args, seq)
	var values strings.Builder
	for i, p := range prints {
		args = append(args, p)
		fmt.Fprintf(&values, ", ($%d, $1)", i+2)
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO prints (print, seq) VALUES "+values.String()[2:], args...)
	return err
}

func sharing(ctx context.Context, db *sql.DB, prints []int64, before store.Seq) (found []store.Seq, err error) {
	if before == 0 {
		before = math.MaxInt64
	}
	statement, err := db.PrepareContext(ctx, "SELECT seq FROM prints WHERE print = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, statement.Close()) }()
	for _, p := range prints {
		rows, err := statement.QueryContext(ctx, p, before, sqlstore.MostOfOne)
		if err != nil {
			return nil, err
		}
		seqs, err := sqlstore.Seqs(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, seqs...)
	}
	return found, nil
}

// words writes terms as an FTS5 query: phrases in quotation marks, all of them needed, then NOT each
// that must be missing. FTS5 reads its index from the newest article back, so one step does.
func words(terms []store.Term, _ store.Seq, _ int) (args []any, last bool) {
	var need, not []string
	for _, t := range terms {
		phrase := `"` + strings.Join(t.Words, " ") + `"`
		if t.Not {
			not = append(not, " NOT "+phrase)
		} else {
			need = append(need, phrase)
		}
	}
	return []any{"(" + strings.Join(need, " AND ") + ")" + strings.Join(not, "")}, true
}

// kind sorts SQLite's errors.
func kind(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return store.ErrFull
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return store.ErrReadOnly
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return store.ErrBusy
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return store.ErrDamaged
	}
	return nil
}

func quickCheck(ctx context.Context, db *sql.DB) (string, error) {
	var answer string
	err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer)
	if answer == "ok" {
		answer = ""
	}
	return answer, err
}
