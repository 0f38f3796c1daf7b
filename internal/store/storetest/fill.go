package storetest

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

const (
	// perStory is how many articles a story of a filled library has.
	perStory = 5
	// filledAtOnce is how many articles are written in one transaction.
	filledAtOnce = 20_000
	// filledWords is how long they are: short, as it is their number that a question takes longer for.
	filledWords = 250
)

// publisher names one of those of a filled library: the first has one article of 100,000, each of the others one
// of some 500.
func publisher(n int) string { return fmt.Sprintf("Mercury %d", n) }

// fill writes n articles, grouped and judged, past the contract: a million in minutes.
func (l *Benched) fill(b *testing.B, g *generator, n int) {
	if n <= 0 {
		return
	}
	f := &filler{b: b, insertWords: l.InsertWords}
	var err error
	f.reading, err = store.PackReading(g.read(g.article(700)).Reading)
	check(b, err)
	for end := g.made + n; g.made < end; {
		f.transact(l.DB, func() {
			for range min(filledAtOnce, end-g.made) {
				f.article(g)
			}
		})
	}
	f.savePrints(l.DB)
	f.transact(l.DB, func() {
		f.exec("UPDATE library SET last_seq = $1, grouped = $1", g.made)
		f.exec("DELETE FROM jobs")
	})
	_, err = l.DB.ExecContext(ctx(), "ANALYZE")
	check(b, err)
}

// filler writes rows. Prints are kept back until all are known, because they are written fastest in order.
type filler struct {
	b           *testing.B
	tx          *sql.Tx
	statements  map[string]*sql.Stmt
	insertWords string
	reading     []byte
	prints      []printed
}

type printed struct{ print, seq int64 }

func (f *filler) transact(db *sql.DB, do func()) {
	var err error
	f.tx, err = db.BeginTx(ctx(), nil)
	check(f.b, err)
	f.statements = map[string]*sql.Stmt{}
	do()
	check(f.b, f.tx.Commit())
}

func (f *filler) exec(statement string, args ...any) {
	if f.statements[statement] == nil {
		prepared, err := f.tx.PrepareContext(ctx(), statement)
		check(f.b, err)
		f.statements[statement] = prepared
	}
	_, err := f.statements[statement].ExecContext(ctx(), args...)
	check(f.b, err)
}

// article writes the next article with its capture, and with its story where it founds one.
func (f *filler) article(g *generator) {
	body := g.article(filledWords)
	seq := int64(g.made)
	title, _, _ := strings.Cut(body, "\n")
	from := publisher(1 + g.made%500)
	if g.made%100_000 == 1 {
		from = publisher(0)
	}
	article, err := store.PackArticle(&news.Article{Text: body, Publisher: news.Publisher{Name: from}})
	check(f.b, err)
	hash := sha256.Sum256([]byte(body))
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(seq) * time.Minute).UnixMilli()
	story := seq - (seq-1)%perStory
	address := fmt.Sprintf("https://mercury.example/%d", seq)
	f.exec("INSERT INTO bodies (sha256, packed) VALUES ($1, $2)", hash[:], []byte{})
	f.exec(`INSERT INTO captures (seq, sha256, address, name, url, media, arrived, story, outcome, engine)
		VALUES ($1, $2, $3, $4, $5, 'text/html', $6, $7, 1, 'read/1')`, seq, hash[:], address, address, address, at, story)
	var prints []byte
	for _, p := range g.draw() {
		prints = binary.BigEndian.AppendUint64(prints, p)
		f.prints = append(f.prints, printed{int64(p), seq})
	}
	f.exec(`INSERT INTO articles (seq, title, publisher, published, language, words, prints, article, reading)
		VALUES ($1, $2, $3, $4, 'en', 250, $5, $6, $7)`, seq, title, from, at, prints, article, f.reading)
	f.exec(f.insertWords, seq, store.Indexed(body, from))
	if story == seq {
		f.exec(`INSERT INTO stories (id, built, engine, title, newest, reports, origins, findings, body)
			VALUES ($1, $2, 'build/1', $3, $2, $4, 1, 0, $5)`, seq, at, title, perStory, article)
	}
}

// savePrints writes the prints in order of the index.
func (f *filler) savePrints(db *sql.DB) {
	slices.SortFunc(f.prints, func(x, y printed) int {
		if x.print != y.print {
			if x.print < y.print {
				return -1
			}
			return 1
		}
		return int(x.seq - y.seq)
	})
	f.prints = slices.Compact(f.prints)
	const rows = 100
	for len(f.prints) > 0 {
		f.transact(db, func() {
			for range min(filledAtOnce/10, (len(f.prints)+rows-1)/rows) {
				n := min(rows, len(f.prints))
				var values strings.Builder
				args := make([]any, 0, 2*n)
				for i, p := range f.prints[:n] {
					fmt.Fprintf(&values, ", ($%d, $%d)", 2*i+1, 2*i+2)
					args = append(args, p.print, p.seq)
				}
				f.exec("INSERT INTO prints (print, seq) VALUES "+values.String()[2:], args...)
				f.prints = f.prints[n:]
			}
		})
	}
}

// lookedFor gives the prints of some articles.
func (l *Benched) lookedFor(b *testing.B, g *generator) [][]uint64 {
	var prints [][]uint64
	for range 200 {
		o, err := l.Outcome(ctx(), store.Seq(1+g.random.IntN(g.made)))
		check(b, err)
		prints = append(prints, o.Prints)
	}
	return prints
}
