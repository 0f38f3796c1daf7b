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
	tagRounds    = 35    // times through the sentences
	rareFeature  = 2     // features met less often are not learnt
	sureFrom     = 20    // a word met less often is never sure of its tag
	sureShare    = 0.998 // nor one that had its commonest tag less often than this
	knownFrom    = 3     // a word met less often has no tag set
	inSetShare   = 0.04  // a tag belongs to a word's set from this share on
	guessedShare = 0.1   // or from this, for tags that were guessed
	blankShare   = 0.5   // features hidden from the learner each time, so that it trusts none too much
	strangeShare = 0.2   // words it has to tag as if their tag sets were unknown
	leastUpdates = 3     // features that were corrected less often are left out
	pruneWeights = 3     // weights of fewer of the 127 steps are left out
)

// TrainTags learns a tag model and gives the bytes of tags.model: the same for the same input. It
// learns twice. The first model tags the plain texts, and the words that only these have, with the
// tags they got there, join the word list that the second model learns with.
func TrainTags(sentences []TaggedSentence, plain []string) ([]byte, error) {
	labels := tagLabels(sentences)
	words := countTags(sentences, labels)
	data := trainOnce(sentences, labels, packLexicon(lexiconEntries(words, tagCounts{})))
	first, err := loadTagger(data)
	if err != nil || len(plain) == 0 {
		return data, err
	}
	more := tagCounts{}
	for _, s := range plain {
		more.readText(s, first)
	}
	return trainOnce(sentences, labels, packLexicon(lexiconEntries(words, more))), nil
}

// trainOnce learns with a given word list.
func trainOnce(sentences []TaggedSentence, labels []string, words lexicon) []byte {
	t := &tagTrainer{lexicon: words, learner: seqlabel.NewPerceptron(labels), random: rand.New(rand.NewPCG(1, 2))}
	for _, s := range sentences {
		t.add(s, labels)
	}
	t.learner.LeastUpdates = leastUpdates
	t.countFeatures()
	for range tagRounds {
		for _, i := range t.random.Perm(len(t.sentences)) {
			t.learn(t.sentences[i])
		}
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(words)))
	out = append(out, words...)
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
