package sqlstore

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"slices"

	"headwater/internal/news"
	"headwater/internal/store"
)

// readRow is a Read made ready before the transaction begins.
type readRow struct {
	store.Read
	problem          string
	article, reading []byte
	prints           []int64
}

func newReadRow(r store.Read) (*readRow, error) {
	row := &readRow{Read: r}
	var err error
	if r.Reading == nil {
		if r.Problem == nil {
			return nil, errors.New("neither a reading nor a problem")
		}
		row.problem, err = store.PackProblem(r.Problem)
		return row, err
	}
	if row.article, err = store.PackArticle(r.Reading.Article); err != nil {
		return nil, err
	}
	row.prints = make([]int64, len(r.Prints))
	for i, p := range r.Prints {
		row.prints[i] = int64(p)
	}
	slices.Sort(row.prints)
	row.prints = slices.Compact(row.prints)
	row.reading, err = store.PackReading(r.Reading)
	return row, err
}

func (s *Store) FinishRead(ctx context.Context, j store.Job, read store.Read) error {
	row, err := newReadRow(read)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		if err := done(ctx, tx, j); err != nil {
			return err
		}
		return s.saveRead(ctx, tx, store.Seq(j.Subject), row)
	})
}

func (s *Store) saveRead(ctx context.Context, tx *sql.Tx, seq store.Seq, row *readRow) error {
	outcome := failed
	if row.Reading != nil {
		outcome = read
	}
	var former, story int64
	err := tx.QueryRowContext(ctx, "SELECT outcome, story FROM captures WHERE seq = $1"+s.ForUpdate, seq).Scan(&former, &story)
	if err == nil {
		_, err = tx.ExecContext(ctx, "UPDATE captures SET outcome = $1, engine = $2, problem = $3 WHERE seq = $4",
			outcome, row.Engine, row.problem, seq)
	}
	if err == nil && former == read {
		err = s.forgetArticle(ctx, tx, seq)
	}
	if err == nil && outcome == read {
		err = s.saveArticle(ctx, tx, seq, row)
	}
	if err == nil && story != 0 {
		err = want(ctx, tx, store.BuildJob, story)
	}
	return err
}

// The outcomes of captures.
const (
	read   = 1
	failed = 2
)

// forgetArticle takes away what a former reading of a capture gave.
func (s *Store) forgetArticle(ctx context.Context, tx *sql.Tx, seq store.Seq) error {
	var prints []byte
	err := tx.QueryRowContext(ctx, "DELETE FROM articles WHERE seq = $1 RETURNING prints", seq).Scan(&prints)
	if err != nil && !errors.Is(err, sql.ErrNoRows) { // a lost article is mended by reading it again
		return err
	}
	for _, p := range unpackPrints(prints) {
		if _, err := tx.ExecContext(ctx, "DELETE FROM prints WHERE print = $1 AND seq = $2", p, seq); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM search WHERE "+s.SearchKey+" = $1", seq)
	return err
}

func (s *Store) saveArticle(ctx context.Context, tx *sql.Tx, seq store.Seq, row *readRow) error {
	a := row.Reading.Article
	_, err := tx.ExecContext(ctx, `INSERT INTO articles (seq, title, publisher, published, language, words, prints, article, reading, sketch)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		seq, store.Column(a.Headline()), key(a.Publisher.Name), millis(a.Published.Latest), store.Column(a.Language),
		words(row.Reading), packPrints(row.prints), row.article, row.reading, row.Sketch)
	if err != nil {
		return err
	}
	if err := s.InsertPrints(ctx, tx, seq, row.prints); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, s.InsertWords, seq, store.Indexed(head(store.Column(a.Text), mostSearched), key(a.Publisher.Name)))
	return err
}

// mostSearched is how many bytes of an article the search index knows.
const mostSearched = 256 << 10

// words counts the words of an article whose text was analysed.
func words(r *news.Reading) int {
	if r.Document == nil {
		return 0
	}
	return r.Document.WordCount()
}

func packPrints(prints []int64) []byte {
	b := make([]byte, 0, 8*len(prints))
	for _, p := range prints {
		b = binary.BigEndian.AppendUint64(b, uint64(p))
	}
	return b
}

func unpackPrints(b []byte) []int64 {
	prints := make([]int64, 0, len(b)/8)
	for ; len(b) >= 8; b = b[8:] {
		prints = append(prints, int64(binary.BigEndian.Uint64(b)))
	}
	return prints
}
