package story

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A lexicon numbers the content words of a dossier and knows how telling each one is: a word
// that every second statement has says little about which proposition a statement makes
// (Spärck Jones 1972, inverse document frequency).
type lexicon struct {
	ids    map[string]int32 // stem → id
	stems  map[string]string
	number []float64 // by id: the value of a number, NaN for other words
	weight []float64
	once   float64 // weight of a word that one statement has
	count  []int   // statements that have the word
}

// A bag is the set of content words of a passage, in order of id.
type bag struct {
	ids   []int32
	total float64 // sum of the weights; zero until weighed
}

func newLexicon() *lexicon {
	return &lexicon{ids: map[string]int32{}, stems: map[string]string{}}
}

// stem returns the form under which a token is counted, or "" for words without content.
func (l *lexicon) stem(tok text.Token, in string) string {
	lemma := tok.Lemma
	if lemma == "" {
		lemma = strings.ToLower(tok.Of(in))
	}
	if s, ok := l.stems[lemma]; ok {
		return s
	}
	s := ""
	if hasLetterOrDigit(lemma) && !stopWords[lemma] {
		s = canonical(lemma)
	}
	l.stems[lemma] = s
	return s
}

// canonical folds spellings of one word together: number words, apostrophes,
// inflection and words that newsrooms use for one another.
func canonical(lemma string) string {
	lemma = strings.TrimSuffix(strings.ReplaceAll(lemma, "’", "'"), "'s")
	if digits, ok := numberWords[lemma]; ok {
		return digits
	}
	if v := numberOf(lemma); !math.IsNaN(v) {
		return figure(v)
	}
	stem := english.Stem(verbOf(lemma), false)
	if head, ok := familyHead[stem]; ok {
		return head
	}
	return stem
}

// verbOf cuts a noun such as "break-in" or "cover-up" back to its verb; other words it leaves as they are.
func verbOf(lemma string) string {
	if verb, particle, found := strings.Cut(lemma, "-"); found && particles[particle] {
		return verb
	}
	return lemma
}

var particles = set("in out up down off over on back through away by")

// bagOf collects the content words of toks, giving new words an id.
func (l *lexicon) bagOf(toks []text.Token, in string) bag {
	var b bag
	for _, tok := range toks {
		s := l.stem(tok, in)
		if s == "" {
			continue
		}
		b.ids = append(b.ids, l.id(s))
	}
	slices.Sort(b.ids)
	b.ids = slices.Compact(b.ids)
	return b
}

// id numbers the form s, which may be new.
func (l *lexicon) id(s string) int32 {
	id, ok := l.ids[s]
	if !ok {
		id = int32(len(l.ids))
		l.ids[s] = id
		l.number = append(l.number, numberOf(s))
	}
	return id
}

// figure is the form under which a number is counted, however it is written.
func figure(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// addFigures puts the numbers of the quantities in span, as they were read ("€1.9bn", "thirty-eight
// thousand"), into b. Small ones are words already.
func (l *lexicon) addFigures(b *bag, quantities []news.Quantity, span text.Span) {
	const small = 20
	for _, k := range quantities {
		if v := told(k); span.Contains(k.Number) && v > small && !math.IsInf(v, 0) {
			b.ids = append(b.ids, l.id(figure(v)))
		}
	}
	slices.Sort(b.ids)
	b.ids = slices.Compact(b.ids)
}

// told is the number that a quantity names: 30 for "more than 30".
func told(k news.Quantity) float64 {
	if math.IsInf(k.Low, -1) {
		return k.High
	}
	return k.Low
}

func numberOf(s string) float64 {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return math.NaN() // "inf", "nan" and the like are words
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// numbers returns the values of those words of b that are numbers.
func (l *lexicon) numbers(b *bag) []float64 {
	var list []float64
	for _, id := range b.ids {
		if v := l.number[id]; !math.IsNaN(v) {
			list = append(list, v)
		}
	}
	return list
}

// known returns the weighed bag of those content words of toks that some statement has.
func (l *lexicon) known(toks []text.Token, in string) bag {
	var b bag
	for _, tok := range toks {
		if id, ok := l.ids[l.stem(tok, in)]; ok {
			b.ids = append(b.ids, id)
		}
	}
	slices.Sort(b.ids)
	b.ids = slices.Compact(b.ids)
	l.total(&b)
	return b
}

// weigh counts how many bags have each word, sets the weights from that and adds up each bag.
func (l *lexicon) weigh(bags []*bag) {
	l.count = make([]int, len(l.ids))
	for _, b := range bags {
		for _, id := range b.ids {
			l.count[id]++
		}
	}
	l.weight = make([]float64, len(l.ids))
	weight := func(n int) float64 { return math.Log(1 + float64(len(bags)+1)/float64(n+1)) }
	for id, n := range l.count {
		l.weight[id] = weight(n)
	}
	l.once = weight(1)
	for _, b := range bags {
		l.total(b)
	}
}

// total adds up the weights of b's words.
func (l *lexicon) total(b *bag) {
	b.total = 0
	for _, id := range b.ids {
		b.total += l.weight[id]
	}
}

// shared returns the weight of the words that both bags have, and their number.
func (l *lexicon) shared(a, b *bag) (weight float64, n int) {
	i, j := 0, 0
	for i < len(a.ids) && j < len(b.ids) {
		switch {
		case a.ids[i] < b.ids[j]:
			i++
		case a.ids[i] > b.ids[j]:
			j++
		default:
			weight += l.weight[a.ids[i]]
			n++
			i++
			j++
		}
	}
	return weight, n
}

// likeness is how much of two passages' content words are the same, 0 to 1: the mean of Dice's
// coefficient and of the share of the shorter one that the longer one holds.
func (l *lexicon) likeness(a, b *bag) float64 {
	if a.total == 0 || b.total == 0 {
		return 0
	}
	w, n := l.shared(a, b)
	if n == 0 {
		return 0
	}
	dice := 2 * w / (a.total + b.total)
	held := w / min(a.total, b.total)
	if min(len(a.ids), len(b.ids)) < 3 {
		return dice // one or two shared words hold nothing
	}
	return (dice + held) / 2
}

func hasLetterOrDigit(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
