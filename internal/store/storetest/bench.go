package storetest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/store"
)

// sizeVariable names the environment variable that says how many articles the generated library of
// Bench has.
const sizeVariable = "HEADWATER_BENCH_ARTICLES"

// Bench measures a library of generated articles of 700 words: how fast they are saved, then the
// questions that a reader waits for. open gives an empty library.
func Bench(b *testing.B, open func(b *testing.B) store.Store) {
	size := 2000
	if n, err := strconv.Atoi(os.Getenv(sizeVariable)); err == nil {
		size = n
	}
	s := open(b)
	g := newGenerator()
	b.Run("add", func(b *testing.B) { benchSave(b, s, g, b.N) })
	g.fill(b, s, size-g.made)
	b.Run(fmt.Sprintf("candidates of %d", g.made), func(b *testing.B) {
		for b.Loop() {
			check(b, g.candidates(s))
		}
	})
	for _, words := range []string{word(1), word(400) + " " + word(500), `"` + word(2) + " " + word(3) + `"`, word(20_000)} {
		b.Run(fmt.Sprintf("search %s in %d", strings.ReplaceAll(words, " ", "+"), g.made), func(b *testing.B) {
			for b.Loop() {
				_, err := s.Search(ctx(), store.SearchQuery{Text: words, Limit: 20})
				check(b, err)
			}
		})
	}
	b.Run("newest stories", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Stories(ctx(), store.StoryQuery{Limit: 50})
			check(b, err)
		}
	})
}

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// generator makes articles of a vocabulary whose words are as unequally common as those of a language
// (Zipf), with 30 prints each, some of them other articles'.
type generator struct {
	random *rand.Rand
	zipf   *rand.Zipf
	made   int
	prints []uint64 // of late articles
}

func newGenerator() *generator {
	random := rand.New(rand.NewPCG(1, 2))
	return &generator{random: random, zipf: rand.NewZipf(random, 1.05, 3, 50_000)}
}

func (g *generator) article() string {
	var s strings.Builder
	fmt.Fprintf(&s, "Article %d\n", g.made)
	g.made++
	for range 700 {
		s.WriteString(word(g.zipf.Uint64()))
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
	r.Prints = r.Prints[:0]
	for len(r.Prints) < 30 {
		p := g.random.Uint64()
		if len(g.prints) > 100 && len(r.Prints) < 6 {
			p = g.prints[g.random.IntN(len(g.prints))]
		}
		r.Prints = append(r.Prints, p)
	}
	g.prints = append(g.prints, r.Prints...)
	g.prints = g.prints[max(0, len(g.prints)-30_000):]
	return r
}

func (g *generator) candidates(s store.Store) error {
	var prints []uint64
	for range 30 {
		prints = append(prints, g.prints[g.random.IntN(len(g.prints))])
	}
	_, err := s.Candidates(ctx(), prints, 0, 40)
	return err
}

// fill adds n articles, each in a story of its own.
func (g *generator) fill(b *testing.B, s store.Store, n int) {
	for n > 0 {
		step := min(n, 500)
		captures, reads := g.batch(step)
		saveBatch(b, s, captures, reads)
		n -= step
	}
}

func (g *generator) batch(n int) (captures []store.Capture, reads []store.Read) {
	for range n {
		s := g.article()
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
	outcomes, err := s.Outcomes(ctx(), g.Through, 1000)
	check(b, err)
	groups := store.Groups{After: g.Through, Through: g.Through + store.Seq(len(outcomes))}
	for _, o := range outcomes {
		groups.Assigned = append(groups.Assigned, store.Assignment{Article: o.Seq, Story: store.StoryID(o.Seq)})
	}
	check(b, s.SaveGroups(ctx(), groups))
}
