package text

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"

	"headwater/internal/seqlabel"
)

// TaggedSentence is a sentence to learn from: Tags[i] is the tag of Words[i].
type TaggedSentence struct{ Words, Tags []string }

// How the tagger learns. The figures were chosen on the development part of the English Web Treebank.
const (
	tagRounds    = 12    // times through the sentences
	rareFeature  = 2     // features met less often are not learnt
	sureFrom     = 20    // a word met less often is never sure of its tag
	sureShare    = 0.998 // nor one that had its commonest tag less often than this
	knownFrom    = 3     // a word met less often has no tag set
	inSetShare   = 0.04  // a tag belongs to a word's set from this share on
	blankShare   = 0.4   // features hidden from the learner each time, so that it trusts none too much
	strangeShare = 0.2   // words it has to tag as if their tag sets were unknown
	pruneWeights = 1     // steps of the rounded weights
)

// TrainTags learns a tag model and gives the bytes of tags.model: the same for the same sentences.
func TrainTags(sentences []TaggedSentence) []byte {
	labels := tagLabels(sentences)
	t := &tagTrainer{lexicon: learnLexicon(sentences, labels), learner: seqlabel.NewPerceptron(labels),
		random: rand.New(rand.NewPCG(1, 2))}
	for _, s := range sentences {
		t.add(s, labels)
	}
	t.countFeatures()
	for range tagRounds {
		for _, i := range t.random.Perm(len(t.sentences)) {
			t.learn(t.sentences[i])
		}
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(t.lexicon)))
	out = append(out, t.lexicon...)
	return append(out, t.learner.Pack(pruneWeights)...)
}

// tagTrainer holds what is learnt and what from.
type tagTrainer struct {
	lexicon   lexicon
	learner   *seqlabel.Perceptron
	sentences []lesson
	counts    map[uint32]uint8 // how often a feature was met, up to rareFeature
	random    *rand.Rand
	features  []uint32
}

// lesson is a sentence as the tagger sees it.
type lesson struct {
	seen []glimpse // with two edges before and after
	gold []int
}

func tagLabels(sentences []TaggedSentence) []string {
	var labels []string
	known := map[string]bool{}
	for _, s := range sentences {
		for _, tag := range s.Tags {
			if !known[tag] {
				known[tag] = true
				labels = append(labels, tag)
			}
		}
	}
	slices.Sort(labels)
	return labels
}

func (t *tagTrainer) add(s TaggedSentence, labels []string) {
	l := lesson{seen: []glimpse{edge, edge}}
	for i, w := range s.Words {
		tag, _ := slices.BinarySearch(labels, s.Tags[i])
		l.seen = append(l.seen, look(lessonWord(w, s.Tags[i]), t.lexicon))
		l.gold = append(l.gold, tag)
	}
	l.seen = append(l.seen, edge, edge)
	t.sentences = append(t.sentences, l)
}

// lessonWord gives a straight quotation mark the side that its tag tells.
func lessonWord(word, tag string) string {
	if word == "\"" && (tag == openMark || tag == closeMark) {
		return tag
	}
	return word
}

// countFeatures finds the rare features, going by the true tags.
func (t *tagTrainer) countFeatures() {
	t.counts = map[uint32]uint8{}
	for _, l := range t.sentences {
		state := noTags
		for i, gold := range l.gold {
			t.features = tagFeatures(t.features[:0], l.seen[i:i+5], state)
			for _, f := range t.features {
				t.counts[f] = min(t.counts[f]+1, rareFeature)
			}
			state.push(gold)
		}
	}
}

// learn tags one sentence with what is known so far and corrects every error on the way. It sees less
// than the tagger will: words without their tag sets, and only a sample of the features.
func (t *tagTrainer) learn(l lesson) {
	seen := t.blurred(l.seen)
	state := noTags
	for i, gold := range l.gold {
		guess := int(seen[i+2].entry.sure) - 1
		if guess < 0 {
			t.features = tagFeatures(t.features[:0], seen[i:i+5], state)
			t.features = slices.DeleteFunc(t.features, t.hidden)
			guess = t.learner.Best(t.features)
			t.learner.Update(t.features, gold, guess)
		}
		state.push(guess)
	}
}

// blurred takes the tag sets from some of the words.
func (t *tagTrainer) blurred(seen []glimpse) []glimpse {
	seen = slices.Clone(seen)
	for i := range seen {
		if seen[i].entry.sure == 0 && t.random.Float64() < strangeShare {
			seen[i].entry.tags = 0
		}
	}
	return seen
}

func (t *tagTrainer) hidden(feature uint32) bool {
	return t.counts[feature] < rareFeature || t.random.Float64() < blankShare
}

// learnLexicon counts which tags each word had.
func learnLexicon(sentences []TaggedSentence, labels []string) lexicon {
	counts := map[uint32][]int{}
	for _, s := range sentences {
		for i, w := range s.Words {
			h := uint32(look(lessonWord(w, s.Tags[i]), nil).raw)
			if counts[h] == nil {
				counts[h] = make([]int, len(labels))
			}
			tag, _ := slices.BinarySearch(labels, s.Tags[i])
			counts[h][tag]++
		}
	}
	return packLexicon(lexiconEntries(counts))
}

// lexiconEntries gives the sure tag and the tag set of each word. Sets are numbered by how many words
// have them; the rarest get no number.
func lexiconEntries(counts map[uint32][]int) map[uint32]lexiconEntry {
	sets := map[uint32]string{}
	words := map[string]int{}
	entries := map[uint32]lexiconEntry{}
	for h, c := range counts {
		total, most, best := 0, 0, 0
		for tag, n := range c {
			total += n
			if n > most {
				most, best = n, tag
			}
		}
		if total < knownFrom {
			continue
		}
		var e lexiconEntry
		if total >= sureFrom && float64(most) >= sureShare*float64(total) {
			e.sure = uint8(best + 1)
		}
		entries[h] = e
		sets[h] = tagSet(c, total)
		words[sets[h]]++
	}
	numbers := numberSets(words)
	for h, e := range entries {
		e.tags = numbers[sets[h]]
		entries[h] = e
	}
	return entries
}

// tagSet writes the tags with a fair share of a word, commonest first.
func tagSet(counts []int, total int) string {
	var set []byte
	for tag, n := range counts {
		if float64(n) >= inSetShare*float64(total) {
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
