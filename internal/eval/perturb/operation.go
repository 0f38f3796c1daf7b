package perturb

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strings"

	"headwater/internal/news"
)

// Operation is one kind of derived report.
type Operation struct {
	Name    string
	Expects news.FindingKind // what must be found at the change; empty when nothing may be

	edit        edit
	uncredited  bool    // the child never names its parent
	reorder     bool    // its paragraphs are shuffled
	merge       bool    // it is made from two parents
	excerpt     bool    // it is the second article with a paragraph of the first, its one parent
	independent bool    // a clean pair
	reworded    float64 // share of its sentences that are worded differently where they can be
}

// edit changes one sentence. It returns how the sentence stands in the parent, which it may change
// too, and how in the child.
type edit func(r *rand.Rand, sentence string) (was, is string, ok bool)

const (
	littleReworded = 0.5
	muchReworded   = 1.0
)

// Operations lists every operation, in the order of the package comment.
var Operations = []Operation{
	{Name: "quote-altered", Expects: news.QuoteAltered, edit: alterQuote, reworded: littleReworded},
	{Name: "quote-trimmed", edit: trimQuote, reworded: littleReworded},
	{Name: "number-changed", Expects: news.NumberChanged, edit: changeNumber, reworded: littleReworded},
	{Name: "number-equal", edit: retellNumber, reworded: littleReworded},
	{Name: "hedge-dropped", Expects: news.HedgeDropped, edit: dropHedge, reworded: littleReworded},
	{Name: "attribution-changed", Expects: news.AttributionChanged, edit: promoteSource, reworded: littleReworded},
	{Name: "attribution-dropped", Expects: news.AttributionDropped, edit: dropAttribution, reworded: littleReworded},
	{Name: "credit-missing", Expects: news.CreditMissing, uncredited: true, reworded: littleReworded},
	{Name: "reordered", reorder: true, reworded: littleReworded},
	{Name: "synonyms", uncredited: true, reworded: muchReworded},
	{Name: "excerpt", excerpt: true, reworded: littleReworded},
	{Name: "excerpt-uncredited", excerpt: true, uncredited: true, reworded: littleReworded},
	{Name: "merged", uncredited: true, merge: true, reworded: littleReworded},
}

// Case is a derived report with its parents and the change in it, or a clean pair.
type Case struct {
	Operation Operation
	Names     []string // of the articles it was made from
	Parents   []string // pages
	Child     string   // page; of a clean pair the second article
	Was, Is   string   // the sentence changed, in the parent and in the child; empty without one
}

// Cases makes up to n cases of an operation from sources, which it goes through in an order of its own.
func (op Operation) Cases(sources []Source, n int, seed uint64) []Case {
	r := rand.New(rand.NewPCG(seed, hash(op.Name)))
	var cases []Case
	for _, i := range r.Perm(len(sources)) {
		if len(cases) == n {
			break
		}
		if sources[i].words() < fewestWords {
			continue
		}
		parents := []Source{sources[i].clone()}
		if op.merge || op.excerpt {
			parents = append(parents, sources[(i+1+r.IntN(len(sources)-1))%len(sources)].clone())
		}
		if c, ok := op.derive(r, parents); ok {
			cases = append(cases, c)
		}
	}
	return cases
}

// fewestWords is how long an article must be to be drawn on: less is an item in brief.
const fewestWords = 120

func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range []byte(s) {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// derive makes the child of parents, or reports that it cannot be made.
func (op Operation) derive(r *rand.Rand, parents []Source) (Case, bool) {
	c := Case{Operation: op}
	at := place{-1, -1}
	if op.edit != nil {
		var ok bool
		if at, c.Was, c.Is, ok = op.change(r, parents[0]); !ok {
			return c, false
		}
	}
	child := rewritten(r, parents[0], at, c.Is, op.reworded)
	if len(parents) > 1 {
		other := rewritten(r, parents[1], place{-1, -1}, "", op.reworded)
		if other.words() < fewestWords {
			return c, false
		}
		switch {
		case op.merge:
			child.Paragraphs = append(half(child.Paragraphs), half(other.Paragraphs)...)
		case !child.lendTo(r, &other):
			return c, false
		default:
			child, parents = other, parents[:1]
		}
	}
	if op.reorder {
		r.Shuffle(len(child.Paragraphs), func(i, j int) {
			child.Paragraphs[i], child.Paragraphs[j] = child.Paragraphs[j], child.Paragraphs[i]
		})
	}
	if !op.uncredited {
		first := &child.Paragraphs[0]
		*first = append(*first, credits[r.IntN(len(credits))])
	}
	for k, p := range parents {
		c.Names = append(c.Names, p.Name)
		c.Parents = append(c.Parents, published(p, k))
	}
	c.Child = published(child, len(outlets)-1)
	return c, true
}

// place is a sentence of an article.
type place struct{ paragraph, sentence int }

// change edits one sentence of the parent, where it may plant something, and returns how it is to
// stand in the child.
func (op Operation) change(r *rand.Rand, parent Source) (at place, was, is string, ok bool) {
	var places []place
	for i, p := range parent.Paragraphs {
		for j := range p {
			places = append(places, place{i, j})
		}
	}
	for _, k := range r.Perm(len(places)) {
		at = places[k]
		if was, is, ok = op.edit(r, parent.Paragraphs[at.paragraph][at.sentence]); ok {
			parent.Paragraphs[at.paragraph][at.sentence] = was
			return at, was, is, true
		}
	}
	return at, "", "", false
}

// lendTo puts one paragraph of s, of prose and neither short nor long, in front of another article.
func (s Source) lendTo(r *rand.Rand, o *Source) bool {
	for _, i := range r.Perm(len(s.Paragraphs)) {
		p := strings.Join(s.Paragraphs[i], " ")
		if n := len(strings.Fields(p)); n >= shortestExcerpt && n <= longestExcerpt && !quotes(p) {
			o.Paragraphs = append([][]string{s.Paragraphs[i]}, o.Paragraphs...)
			return true
		}
	}
	return false
}

const shortestExcerpt, longestExcerpt = 35, 120 // words

func half(paragraphs [][]string) [][]string { return paragraphs[:(len(paragraphs)+1)/2] }

// outlets are invented. A second parent has the second, the child always the last.
var outlets = []string{"The Harrow Vale Ledger", "The Stellbridge Gazette", "The Northgate Courier"}

// credits name the first outlet as newspapers do.
var credits = []string{
	"The story was first reported by the Harrow Vale Ledger.",
	"The Harrow Vale Ledger was the first to report it.",
	"That is according to a report in the Harrow Vale Ledger.",
	"Details were first published by the Ledger, a newspaper in Harrow Vale.",
}

var (
	writers = []string{"Oda Trench", "Piers Quillon", "Maud Ferrier"}
	days    = []string{"2027-03-11T08:00:00Z", "2027-03-12T08:00:00Z", "2027-03-14T08:00:00Z"}
)

// published sets an article as a page of outlet k.
func published(s Source, k int) string {
	title := s.Title
	if title == "" {
		title = "News of the day"
	}
	title = html.EscapeString(title)
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en"><head><title>%s</title><meta charset="utf-8">
<meta property="og:site_name" content="%s">
<meta property="og:type" content="article">
<meta property="article:published_time" content="%s">
<meta name="author" content="%s">
</head><body><article><h1>%[1]s</h1>
`, title, outlets[k], days[k], writers[k])
	for _, p := range s.Paragraphs {
		if len(p) > 0 {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(strings.Join(p, " ")))
		}
	}
	return b.String() + "</article></body></html>\n"
}
