package eval

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"headwater/internal/text"
)

// TreebankWord is one word of a treebank in the CoNLL-U format.
type TreebankWord struct {
	Form, Lemma, Tag string // Tag is the language's own: Penn Treebank's for English
	SpaceAfter       bool
	Head             int    // the word it depends on, counted from 1; 0 for the root
	Relation         string // to its head, as Universal Dependencies names it
}

// ReadTreebank reads the sentences of a CoNLL-U file. Words that are written together ("don't") come
// one by one; words that are understood and not written are left out.
func ReadTreebank(path string) ([][]TreebankWord, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]TreebankWord
	var sentence []TreebankWord
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		switch {
		case lines.Text() == "" && len(sentence) > 0:
			out = append(out, sentence)
			sentence = nil
		case len(fields) == 10 && !strings.ContainsAny(fields[0], "-."):
			head, err := strconv.Atoi(fields[6])
			if err != nil {
				return nil, fmt.Errorf("%s: head %q is no number", path, fields[6])
			}
			sentence = append(sentence, TreebankWord{Form: fields[1], Lemma: fields[2], Tag: fields[4],
				SpaceAfter: !strings.Contains(fields[9], "SpaceAfter=No"), Head: head, Relation: fields[7]})
		}
	}
	if len(sentence) > 0 {
		out = append(out, sentence)
	}
	return out, lines.Err()
}

// Lemmas gives the dictionary form of each word, by its tag.
func Lemmas(words, tags []string) []string {
	lemmas := make([]string, len(words))
	for i := range words {
		lemmas[i] = text.Lemma(words[i], tags[i])
	}
	return lemmas
}

// TagScore says how many words got the tag, and the lemma, that the treebank gives them.
type TagScore struct {
	Tags, Lemmas Tally
	byTag        Sampled // of sentences
	byLemma      Sampled
	confused     errorCounts
}

// Add scores one sentence.
func (s *TagScore) Add(gold []TreebankWord, tags, lemmas []string) {
	var t, l Tally
	for i, g := range gold {
		t.Count(tags[i] == g.Tag)
		l.Count(strings.EqualFold(lemmas[i], g.Lemma))
		if tags[i] != g.Tag {
			s.confused.count(g.Tag + " read as " + tags[i])
		}
	}
	s.Tags, s.Lemmas = Tally{s.Tags.Correct + t.Correct, s.Tags.Of + t.Of}, Tally{s.Lemmas.Correct + l.Correct, s.Lemmas.Of + l.Of}
	s.byLemma.add(len(s.byTag.documents), l.asPRF())
	s.byTag.add(len(s.byTag.documents), t.asPRF())
}

// Write prints the score and the commonest errors; when verbose all of them, and 95% intervals over
// sentences.
func (s *TagScore) Write(w io.Writer, verbose bool) error {
	_, err := fmt.Fprintf(w, "%s\n%s\n", s.byTag.withInterval("tags    "+s.Tags.String(), "rate", verbose),
		s.byLemma.withInterval("lemmas  "+s.Lemmas.String(), "rate", verbose))
	if err != nil {
		return err
	}
	most := 10
	if verbose {
		most = len(s.confused)
	}
	return s.confused.write(w, most)
}
