package eval

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
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

// TagScore says how many words got the tag, and the lemma, that the treebank gives them.
type TagScore struct {
	Tags, Lemmas Tally
	confused     map[string]int
}

// Add scores one word.
func (s *TagScore) Add(gold TreebankWord, tag, lemma string) {
	s.Tags.Count(tag == gold.Tag)
	s.Lemmas.Count(strings.EqualFold(lemma, gold.Lemma))
	if tag != gold.Tag {
		if s.confused == nil {
			s.confused = map[string]int{}
		}
		s.confused[gold.Tag+" read as "+tag]++
	}
}

// Write prints the score and the commonest errors.
func (s *TagScore) Write(w io.Writer) error {
	kinds := make([]string, 0, len(s.confused))
	for k := range s.confused {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b string) int {
		if s.confused[a] != s.confused[b] {
			return s.confused[b] - s.confused[a]
		}
		return strings.Compare(a, b)
	})
	fmt.Fprintf(w, "tags    %v\nlemmas  %v\n", s.Tags, s.Lemmas)
	for _, k := range kinds[:min(10, len(kinds))] {
		fmt.Fprintf(w, "  %4d  %s\n", s.confused[k], k)
	}
	return nil
}
