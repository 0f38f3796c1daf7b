package text

import "slices"

// tagCounts says how often each word, known by its hash, had each tag.
type tagCounts map[uint32][]int

func (c tagCounts) add(word string, tag, labels int) {
	h := rawHash(word)
	if c[h] == nil {
		c[h] = make([]int, labels)
	}
	c[h][tag]++
}

func countTags(sentences []TaggedSentence, labels []string) tagCounts {
	c := tagCounts{}
	for _, s := range sentences {
		for i, w := range s.Words {
			tag, _ := slices.BinarySearch(labels, s.Tags[i])
			c.add(lessonWord(w, s.Tags[i]), tag, len(labels))
		}
	}
	return c
}

// readText counts the tags that t gives the words of a text.
func (c tagCounts) readText(s string, t *tagger) {
	d := divide(s)
	d.tag(t)
	for _, k := range d.Tokens {
		tag, _ := slices.BinarySearch(t.model.Labels, k.Tag)
		c.add(k.Of(s), tag, len(t.model.Labels))
	}
}

// lexiconEntries gives the sure tag and the tag set of each word that was counted often enough, going
// by guessed tags only for words without enough true ones. Sets are numbered by how many words have
// them; the rarest get no number.
func lexiconEntries(known, guessed tagCounts) map[uint32]lexiconEntry {
	entries := map[uint32]lexiconEntry{}
	sets := map[uint32]string{}
	words := map[string]int{}
	for h, c := range known {
		if total := sum(c); total >= knownFrom {
			entries[h] = lexiconEntry{sure: sureTag(c, total)}
			sets[h] = tagSet(c, total, inSetShare)
		}
	}
	for h, c := range guessed {
		if total := sum(c); total >= knownFrom && sets[h] == "" {
			sets[h] = tagSet(c, total, guessedShare)
		}
	}
	for _, set := range sets {
		words[set]++
	}
	numbers := numberSets(words)
	for h, set := range sets {
		entries[h] = lexiconEntry{sure: entries[h].sure, tags: numbers[set]}
	}
	return entries
}

func sum(counts []int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}

// sureTag is 1 + the tag of a word that hardly ever has another, 0 for other words.
func sureTag(counts []int, total int) uint8 {
	for tag, n := range counts {
		if total >= sureFrom && float64(n) >= sureShare*float64(total) {
			return uint8(tag + 1)
		}
	}
	return 0
}

// tagSet writes the tags with a fair share of a word, commonest first.
func tagSet(counts []int, total int, share float64) string {
	var set []byte
	for tag, n := range counts {
		if float64(n) >= share*float64(total) {
			set = append(set, byte(tag))
		}
	}
	slices.SortStableFunc(set, func(a, b byte) int { return counts[b] - counts[a] })
	return string(set)
}

func numberSets(words map[string]int) map[string]uint8 {
	sets := make([]string, 0, len(words))
	for s := range words {
		sets = append(sets, s)
	}
	slices.SortFunc(sets, func(a, b string) int {
		if words[a] != words[b] {
			return words[b] - words[a]
		}
		if a < b {
			return -1
		}
		return 1
	})
	numbers := map[string]uint8{}
	for i, s := range sets[:min(len(sets), 255)] {
		numbers[s] = uint8(i + 1)
	}
	return numbers
}
