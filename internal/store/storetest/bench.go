package storetest

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// sizeVariable names the environment variable that says how many articles the generated library of
// Bench has.
const sizeVariable = "HEADWATER_BENCH_ARTICLES"

// Benched is an empty library to be measured, or one that was filled before.
type Benched struct {
	store.Store
	DB          *sql.DB // the same library, past its contract, to fill it quickly
	InsertWords string  // the statement that indexes $2, the words of article $1
}

// Bench measures a library of generated articles of 700 words: how fast they are saved, then the
// questions that a reader waits for, each with its slowest in a hundred.
func Bench(b *testing.B, l Benched) {
	size := 2000
	if n, err := strconv.Atoi(os.Getenv(sizeVariable)); err == nil {
		size = n
	}
	g := newGenerator()
	filled, err := l.Grouped(ctx())
	check(b, err)
	if g.made = int(filled.Through); g.made == 0 {
		b.Run("add", func(b *testing.B) { benchSave(b, l.Store, g, b.N) })
		l.fill(b, g, size-g.made)
	}
	prints := l.lookedFor(b, g)
	measure(b, fmt.Sprintf("candidates of %d", g.made), func(i int) error {
		_, err := l.Candidates(ctx(), prints[i%len(prints)], 0, 40)
		return err
	})
	for _, q := range []store.SearchQuery{
		{Text: word(1)}, {Text: word(400) + " " + word(500)}, {Text: `"` + word(2) + " " + word(3) + `"`}, {Text: `"` + word(200) + " " + word(300) + `"`}, {Text: word(20_000)},
		{Text: word(1), Publisher: publisher(7)}, {Text: word(1), Publisher: publisher(0)}, {Text: word(20_000), Publisher: publisher(7)},
	} {
		q.Limit = 20
		measure(b, "search "+strings.ReplaceAll(q.Text+" "+q.Publisher, " ", "+"), func(int) error {
			_, err := l.Search(ctx(), q)
			return err
		})
	}
	measure(b, "newest stories", func(int) error {
		_, err := l.Stories(ctx(), store.StoryQuery{Limit: 50})
		return err
	})
	measure(b, "a story", func(i int) error {
		_, err := l.Story(ctx(), store.StoryID(1+perStory*(i*7919%(g.made/perStory))))
		return err
	})
}

// measure times one question, asked again and again.
func measure(b *testing.B, name string, ask func(i int) error) {
	b.Run(name, func(b *testing.B) {
		var took []time.Duration
		for i := 0; b.Loop(); i++ {
			begun := time.Now()
			check(b, ask(i))
			took = append(took, time.Since(begun))
		}
		first := took[0]
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
		b.ReportMetric(float64(first.Microseconds())/1000, "ms-first")
	})
}

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// generator makes articles of a vocabulary whose words are as unequally common as those of a language
// (Zipf), with 28 prints each, some of them other articles'.
type generator struct {
	random *rand.Rand
	zipf   []string // words, each as often as it is common
	made   int
	prints []uint64 // of late articles
}

func newGenerator() *generator {
	random := rand.New(rand.NewPCG(1, 2))
	g := &generator{random: random}
	zipf := rand.NewZipf(random, 1.05, 3, 50_000)
	for range 1 << 19 {
		g.zipf = append(g.zipf, word(zipf.Uint64()))
	}
	return g
}

func (g *generator) article(words int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "Article %d\n", g.made)
	g.made++
	for range words {
		s.WriteString(g.zipf[g.random.IntN(len(g.zipf))])
		s.WriteByte(' ')
	}
	return s.String()
}

// word gives the nth most common word, in syllables.
func word(n uint64) string {
	const consonants, vowels = "bdfgklmnprtvz", "aeiou"
	var w []byte
	for n += 13; n > 0; n /= 65 {
		w = append(w, consonants[n%13], vowels[n/13%5])
	}
	return string(w)
}

func (g *generator) read(text string) store.Read {
	r := reading(text)
	r.Reading.Attributions = make([]news.Attribution, 40)
	r.Prints = g.draw()
	return r
}

// draw gives the prints of an article.
func (g *generator) draw() []uint64 {
	var prints []uint64
	for len(prints) < 28 {
		p := g.random.Uint64()
		if len(g.prints) > 100 && len(prints) < 6 {
			p = g.prints[g.random.IntN(len(g.prints))]
		}
		prints = append(prints, p)
	}
	g.prints = append(g.prints, prints...)
	g.prints = g.prints[max(0, len(g.prints)-30_000):]
	return prints
}

func (g *generator) batch(n int) (captures []store.Capture, reads []store.Read) {
	for range n {
		s := g.article(700)
		captures = append(captures, page(fmt.Sprintf("https://mercury.example/%d", g.made), s))
		reads = append(reads, g.read(s))
	}
	return captures, reads
}

// benchSave measures the adding, claiming and finishing of n articles, one transaction for each of
// them beside those for batches.
func benchSave(b *testing.B, s store.Store, g *generator, n int) {
	for n > 0 {
		step := min(n, 100)
		b.StopTimer()
		captures, reads := g.batch(step)
		b.StartTimer()
		saveBatch(b, s, captures, reads)
		n -= step
	}
}

func saveBatch(b *testing.B, s store.Store, captures []store.Capture, reads []store.Read) {
	_, err := s.Add(ctx(), captures, store.Mark{})
	check(b, err)
	for len(reads) > 0 {
		jobs, err := s.Claim(ctx(), store.ReadJob, 16, lease)
		check(b, err)
		for i, j := range jobs {
			check(b, s.FinishRead(ctx(), j, reads[i]))
		}
		reads = reads[len(jobs):]
	}
	saveGroups(b, s)
}

func saveGroups(b *testing.B, s store.Store) {
	g, err := s.Grouped(ctx())
	check(b, err)
	outcomes, err := s.Sketches(ctx(), g.Through, 1000)
	check(b, err)
	groups := store.Groups{After: g.Through, Through: g.Through + store.Seq(len(outcomes))}
	for _, o := range outcomes {
		groups.Assigned = append(groups.Assigned, store.Assignment{Article: o.Seq, Story: store.StoryID(o.Seq)})
	}
	check(b, s.SaveGroups(ctx(), groups))
}
