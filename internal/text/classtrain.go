package text

import (
	"cmp"
	"maps"
	"slices"
)

// How classes are learnt.
const (
	fineClasses = 255 // of words
	classKinds  = 40  // of fine classes
	classedFrom = 4   // a word met less often has no class
)

// TrainClasses finds the distributional classes of the words of plain texts and gives the bytes of
// classes.model: the same for the same input.
func TrainClasses(texts []string) []byte {
	words := countCompany(texts)
	fine := exchange(words.company(), fineClasses)
	kinds := exchange(words.mapped(fine, fineClasses).company(), classKinds)
	entries := map[uint32]lexiconEntry{}
	for item, hash := range words.hashes {
		if hash != 0 {
			entries[hash] = lexiconEntry{sure: uint8(kinds[fine[item]] + 1), tags: uint8(fine[item] + 1)}
		}
	}
	return packLexicon(entries)
}

// couple is two items, one right after the other.
type couple struct{ first, second int32 }

// couples counts what follows what.
type couples struct {
	hashes []uint32 // of item i; 0 for what is not one word
	n      map[couple]int32
}

// The items that are not one word: where sentences begin and end, and the words too rare to be told
// apart, by how they begin.
const (
	edgeItem = iota
	rareSmall
	rareCapital
	rareOther
	firstWord
)

func countCompany(texts []string) *couples {
	var sentences [][]glimpse
	seen := map[uint32]int{}
	for _, s := range texts {
		d := divide(s)
		for i := range d.Sentences {
			var line []glimpse
			for _, t := range d.Words(i) {
				g := look(t.Of(s), nil)
				seen[uint32(g.raw)]++
				line = append(line, g)
			}
			sentences = append(sentences, line)
		}
	}
	return numberItems(sentences, seen)
}

func numberItems(sentences [][]glimpse, seen map[uint32]int) *couples {
	c := &couples{hashes: make([]uint32, firstWord), n: map[couple]int32{}}
	items := map[uint32]int32{}
	for _, line := range sentences {
		last := int32(edgeItem)
		for _, g := range line {
			h := uint32(g.raw)
			item, known := items[h]
			switch {
			case known:
			case seen[h] < classedFrom:
				item = rareItem(g)
			default:
				item = int32(len(c.hashes))
				items[h] = item
				c.hashes = append(c.hashes, h)
			}
			c.n[couple{last, item}]++
			last = item
		}
		c.n[couple{last, edgeItem}]++
	}
	return c
}

// smallLetters is the shape of words in small letters.
var smallLetters = look("ab", nil).shape

func rareItem(g glimpse) int32 {
	switch {
	case g.raw != g.low:
		return rareCapital
	case g.shape == smallLetters:
		return rareSmall
	}
	return rareOther
}

// mapped counts what follows what among the classes that the items belong to.
func (c *couples) mapped(class []int, classes int) *couples {
	m := &couples{hashes: make([]uint32, classes), n: map[couple]int32{}}
	for k, n := range c.n {
		m.n[couple{int32(class[k.first]), int32(class[k.second])}] += n
	}
	return m
}

// company lists for each item what stands before and after it.
func (c *couples) company() []company {
	out := make([]company, len(c.hashes))
	order := slices.SortedFunc(maps.Keys(c.n), func(a, b couple) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second))
	})
	for _, k := range order {
		n := c.n[k]
		out[k.first].n += n
		if k.first == k.second {
			out[k.first].self = n
			continue
		}
		out[k.first].after = append(out[k.first].after, neighbour{k.second, n})
		out[k.second].before = append(out[k.second].before, neighbour{k.first, n})
	}
	return out
}
