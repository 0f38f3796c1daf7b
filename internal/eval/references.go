package eval

import (
	"fmt"
	"io"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// ReferencesScore counts the answers to whom pronouns and descriptions mean, by what was asked.
type ReferencesScore struct {
	Kinds  [len(referenceKinds)]ReferenceCount
	Misses []string // the wrong answers, a line each
}

// referenceKinds are what is counted apart.
var referenceKinds = [...]string{"he she", "it", "they", "descriptions"}

// ReferenceCount counts one kind: the answers and the right ones; what there is to resolve to
// an entity that the article names, and how much of that was.
type ReferenceCount struct {
	Answers Tally
	Found   Tally
}

var kindOfPronoun = map[string]int{
	"he": 0, "him": 0, "his": 0, "she": 0, "her": 0, "hers": 0, "it": 1, "its": 1, "they": 2, "them": 2, "their": 2, "theirs": 2,
}

// ThirdPerson gives the pronouns of the third person in a labelled text.
func (t *ChainsText) ThirdPerson() []ChainMention {
	var out []ChainMention
	for _, m := range t.Mentions {
		if _, ok := kindOfPronoun[strings.ToLower(m.Span.Of(t.Text))]; ok {
			out = append(out, m)
		}
	}
	return out
}

// Add compares references with a labelled text. Descriptions have no count of what there is: only what was
// answered is judged.
func (s *ReferencesScore) Add(t *ChainsText, entities []news.Entity, refs []news.Reference) {
	chains := make([]string, len(entities))
	named := map[string]bool{}
	for e := range entities {
		chains[e] = t.ChainOfNames(entities[e].Mentions)
		named[chains[e]] = chains[e] != ""
	}
	right := map[text.Span]bool{}
	for _, r := range refs {
		kind, ok := kindOfPronoun[strings.ToLower(r.Span.Of(t.Text))]
		if !ok {
			kind = len(referenceKinds) - 1
		}
		chain := t.ChainAt(r.Span)
		right[r.Span] = chain != "" && chain == chains[r.Entity]
		s.Kinds[kind].Answers.Count(right[r.Span])
		if !right[r.Span] {
			s.Misses = append(s.Misses, fmt.Sprintf("%.2f %q is not %q in %q", r.Confidence, r.Span.Of(t.Text), entities[r.Entity].Name, around(t.Text, r.Span)))
		}
	}
	for _, m := range t.ThirdPerson() {
		if named[m.Chain] {
			s.Kinds[kindOfPronoun[strings.ToLower(m.Span.Of(t.Text))]].Found.Count(right[m.Span])
		}
	}
}

// Write prints a line for each kind.
func (s *ReferencesScore) Write(w io.Writer) error {
	for i, kind := range referenceKinds {
		if _, err := fmt.Fprintf(w, "%-12s answers %s\n", kind, s.Kinds[i].Answers); err != nil {
			return err
		}
		if s.Kinds[i].Found.Of == 0 {
			continue
		}
		if _, err := fmt.Fprintf(w, "%-12s found %s\n", kind, s.Kinds[i].Found); err != nil {
			return err
		}
	}
	return nil
}
