package postgres

import (
	"context"
	"database/sql"
	"math"
	"strings"

	"headwater/internal/store"
	"headwater/internal/store/sqlstore"
)

func dialect(library string) sqlstore.Dialect {
	return sqlstore.Dialect{
		Library:      library,
		SkipLocked:   " FOR UPDATE SKIP LOCKED",
		ForUpdate:    " FOR UPDATE",
		InsertPrints: insertPrints,
		Sharing:      sharing,
		InsertWords:  "INSERT INTO search (seq, words) VALUES ($1, to_tsvector('english', $2))",
		SearchKey:    "seq",
		Matches:      "words @@ to_tsquery('english', $1)",
		Words:        words,
		Kind:         kind,
		CheckFile:    noCheck,
	}
}

func insertPrints(ctx context.Context, tx *sql.Tx, seq store.Seq, prints []int64) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO prints (print, seq) SELECT unnest($1::bigint[]), $2", prints, seq)
	return err
}

func sharing(ctx context.Context, db *sql.DB, prints []int64, before store.Seq) ([]store.Seq, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	rows, err := db.QueryContext(ctx, `SELECT p.seq FROM unnest($1::bigint[]) AS u (print) CROSS JOIN LATERAL
		(SELECT seq FROM prints WHERE prints.print = u.print AND seq < $2 ORDER BY seq DESC LIMIT $3) p`, prints, before, sqlstore.MostOfOne)
	if err != nil {
		return nil, err
	}
	return sqlstore.Seqs(rows)
}

// words writes terms as a tsquery: words of a phrase follow one another, all terms are needed.
func words(terms []store.Term) string {
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = "('" + strings.Join(t.Words, "' <-> '") + "')"
		if t.Not {
			parts[i] = "!" + parts[i]
		}
	}
	return strings.Join(parts, " & ")
}

// noCheck: PostgreSQL checks its own files (pg_amcheck).
func noCheck(context.Context, *sql.DB) (string, error) { return "", nil }
