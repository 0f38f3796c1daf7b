package postgres

import (
	"context"
	"database/sql"
	"fmt"
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
		InsertWords:  InsertWords,
		SearchKey:    "seq",
		Matches:      "words @@ (to_tsquery('english', $1) && $2::tsquery)",
		Apart:        " OFFSET 0",
		Words:        words,
		Kind:         kind,
		Crossed:      crossed,
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

// A GIN index knows nothing of order: it gives all articles with a word, of which a search wants the newest.
// So the index also has, for each article, the block that it stands in, of each of several sizes, as a word;
// a search asks for the newest blocks first. The sizes are powers of two, as exponents.
var blocks = [...]int{9, 12, 15, 18}

// InsertWords indexes $2, the words of article $1, with its blocks.
const InsertWords = `INSERT INTO search (seq, words) SELECT $1::bigint, to_tsvector('english', $2)
	|| array_to_tsvector((SELECT array_agg('block' || size || '-' || ($1::bigint >> size)) FROM unnest('{9,12,15,18}'::int[]) size))`

// words writes terms as a tsquery: words of a phrase follow one another, all terms are needed; and beside it
// one of the blocks to look at.
func words(terms []store.Term, upTo store.Seq, step int) (args []any, last bool) {
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = "('" + strings.Join(t.Words, "' <-> '") + "')"
		if t.Not {
			parts[i] = "!" + parts[i]
		}
	}
	query := strings.Join(parts, " & ")
	if upTo == 0 || step == len(blocks) {
		return []any{query, ""}, true
	}
	at := upTo >> blocks[step]
	return []any{query, fmt.Sprintf("'block%[1]d-%[2]d' | 'block%[1]d-%[3]d'", blocks[step], at, at-1)}, at <= 1
}

// noCheck: PostgreSQL checks its own files (pg_amcheck).
func noCheck(context.Context, *sql.DB) (string, error) { return "", nil }
