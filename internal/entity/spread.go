package entity

import (
	"slices"

	"headwater/internal/news"
	"headwater/internal/seqlabel"
)

// known is a name that the article is sure to have, to be found wherever else it stands.
type known struct {
	words []seqlabel.Hash
	kind  news.EntityType
}

// spread finds the mentions that the tagger missed of names that it found elsewhere, and those in
// headings. The result is in order.
func (p *page) spread(found []mention) []mention {
	index := p.index(found)
	out := make([]mention, 0, len(found)+8)
	next := 0
	for i := 0; i < len(p.words); {
		if next < len(found) && found[next].first <= i {
			out = append(out, found[next])
			i = max(i+1, found[next].last)
			next++
			continue
		}
		limit := len(p.words)
		if next < len(found) {
			limit = found[next].first
		}
		if m, ok := p.match(index, i, limit); ok {
			out = append(out, m)
			i = m.last
			continue
		}
		i++
	}
	return out
}

// index lists the names by their first word, longest first: the names as found, and the family
// names of persons.
func (p *page) index(found []mention) map[seqlabel.Hash][]known {
	index := map[seqlabel.Hash][]known{}
	for _, m := range found {
		p.addKnown(index, m)
		if m.kind == news.Person && m.last-m.first > 1 {
			p.addKnown(index, mention{m.last - 1, m.last, m.kind})
		}
	}
	for _, names := range index {
		slices.SortStableFunc(names, func(a, b known) int { return len(b.words) - len(a.words) })
	}
	return index
}

func (p *page) addKnown(index map[seqlabel.Hash][]known, m mention) {
	k := known{kind: m.kind}
	for i := m.first; i < m.last; i++ {
		k.words = append(k.words, p.words[i].hash)
	}
	same := index[k.words[0]]
	if len(same) < maxNamesakes && !slices.ContainsFunc(same, func(o known) bool { return slices.Equal(o.words, k.words) }) {
		index[k.words[0]] = append(same, k)
	}
}

// match finds a known name at word i that ends by limit.
func (p *page) match(index map[seqlabel.Hash][]known, i, limit int) (mention, bool) {
	w := &p.words[i]
	if !w.form.isName() {
		return mention{}, false
	}
	for _, k := range index[w.hash] {
		if i+len(k.words) <= limit && p.reads(k, i) {
			return mention{i, i + len(k.words), k.kind}, true
		}
	}
	return mention{}, false
}

// reads reports whether the words from i on are k. A lone word that is also used in small letters
// must not stand where any word has a capital.
func (p *page) reads(k known, i int) bool {
	for n, h := range k.words {
		w := &p.words[i+n]
		if w.hash != h || w.sent != p.words[i].sent {
			return false
		}
	}
	w := &p.words[i]
	if len(k.words) > 1 {
		return true
	}
	plainly := w.opens || w.heading
	return !(plainly && (p.seen[w.hash]&inSmall != 0 || w.marks&common != 0)) && w.marks&(calendar|title|honorific) == 0
}
