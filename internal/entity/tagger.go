package entity

import (
	_ "embed"
	"sort"

	"headwater/internal/news"
	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// Labels are the labels of the tagger of names, in the order of the model.
var Labels = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"}

// labelTypes gives for half a label's index what it names.
var labelTypes = [...]news.EntityType{"", news.Person, news.Organization, news.Place, news.OtherEntity}

const outside = 0

// Name is one mention of a name.
type Name struct {
	text.Span
	Type news.EntityType
}

// Lessons turns a text with all its names labelled into rows to learn from: one for each stretch
// of words in which names can be.
func Lessons(doc *text.Document, names []Name) []seqlabel.Row {
	p := newPage(doc)
	names = p.conventional(names)
	rows := make([]seqlabel.Row, 0, len(p.islands))
	for _, is := range p.islands {
		row := seqlabel.Row{}
		for i := is.first; i < is.last; i++ {
			row.Features = append(row.Features, p.features(nil, i))
			label := labelOf(p.words[i].Span, names, len(row.Labels) == 0)
			if label == outside && p.words[i].marks&demonym != 0 && p.words[i].form == capital {
				label = len(Labels) - 2 // B-MISC
			}
			row.Labels = append(row.Labels, label)
		}
		rows = append(rows, row)
	}
	return rows
}

// conventional puts labelled names as the tagger is to find them: without titles, and with the words
// for peoples, which most corpora leave out.
func (p *page) conventional(names []Name) []Name {
	out := make([]Name, 0, len(names))
	for _, n := range names {
		m := p.mentionAt(n)
		if m.first < m.last && n.Type == news.Person {
			if m = p.trim(m); m.first == m.last || p.isNoPerson(m) {
				continue
			}
			n.Span = p.span(m)
		}
		out = append(out, n)
	}
	return out
}

// isNoPerson reports whether the mention is one word for an office or a people.
func (p *page) isNoPerson(m mention) bool {
	w := &p.words[m.first]
	return m.last-m.first == 1 && w.marks&(title|demonym) != 0 && w.marks&(given|surname) == 0
}

// mentionAt gives the words of a name.
func (p *page) mentionAt(n Name) mention {
	at := func(offset int) int {
		return sort.Search(len(p.words), func(i int) bool { return p.words[i].Start >= offset })
	}
	return mention{at(n.Start), at(n.End), n.Type}
}

// labelOf gives the index of a word's label. A name that begins before the stretch at hand is taken
// to begin with it.
func labelOf(w text.Span, names []Name, opens bool) int {
	for _, n := range names {
		if !n.Overlaps(w) {
			continue
		}
		for t, kind := range labelTypes {
			if t > 0 && kind == n.Type {
				return 2*t - flag(n.Start >= w.Start || opens)
			}
		}
	}
	return outside
}

//go:embed names.model
var modelData []byte

var model = loadModel()

func loadModel() *seqlabel.Model {
	m, err := seqlabel.Load(modelData)
	if err != nil {
		panic(err) // the model is part of the program
	}
	return m
}

// mention is one mention of a name: words[first:last] of a page.
type mention struct {
	first, last int
	kind        news.EntityType
}

// propose labels every island and lists the names found, in order.
func (p *page) propose() []mention {
	decoder := model.NewDecoder()
	found := make([]mention, 0, len(p.runs))
	var row lesson
	for _, is := range p.islands {
		row.fill(p, is)
		decoder.Viterbi(row.features, row.labels)
		found = collect(found, is, row.labels)
	}
	return found
}

// lesson is room for the features and labels of one island.
type lesson struct {
	flat     []uint32
	ends     []int
	features [][]uint32
	labels   []int
}

func (l *lesson) fill(p *page, is island) {
	l.flat, l.ends, l.features = l.flat[:0], l.ends[:0], l.features[:0]
	for i := is.first; i < is.last; i++ {
		l.flat = p.features(l.flat, i)
		l.ends = append(l.ends, len(l.flat))
	}
	start := 0
	for _, end := range l.ends {
		l.features = append(l.features, l.flat[start:end])
		start = end
	}
	l.labels = append(l.labels[:0], l.ends...)
}

// collect appends the names that the labels of an island spell.
func collect(found []mention, is island, labels []int) []mention {
	for i, l := range labels {
		switch {
		case l == outside:
		case l%2 == 1:
			found = append(found, mention{is.first + i, is.first + i + 1, labelTypes[(l+1)/2]})
		case len(found) > 0:
			found[len(found)-1].last = is.first + i + 1
		}
	}
	return found
}
