package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
)

// LabelledLine is a paragraph of a corpus of attributions: tokens, and for each a label such as
// "B-source", "I-source" or "O".
type LabelledLine struct {
	ID     string   `json:"id"`
	Tokens []string `json:"tokens,omitempty"`
	Labels []string `json:"labels"`
}

// ReadLabelledLines reads JSON lines, the lines of one article in a row.
func ReadLabelledLines(path string) ([]LabelledLine, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []LabelledLine
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var l LabelledLine
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, len(out)+1, err)
		}
		out = append(out, l)
	}
	return out, lines.Err()
}

// WriteLabelledLines writes one JSON line for each.
func WriteLabelledLines(w io.Writer, lines []LabelledLine) error {
	e := json.NewEncoder(w)
	for _, l := range lines {
		if err := e.Encode(LabelledLine{ID: l.ID, Labels: l.Labels}); err != nil {
			return err
		}
	}
	return nil
}

// AttributionRoles are the labels that are scored.
var AttributionRoles = []string{"source", "cue", "content"}

// AttributionScore counts passages found exactly, by article, and what kinds of error there are.
type AttributionScore struct {
	articles map[string]map[string]*PRF // by article and role
	order    []string
	errors   map[string]map[string]int // by role and kind
}

// Add scores one line: what stands there, and what was found.
func (s *AttributionScore) Add(gold LabelledLine, found []string) {
	if s.articles == nil {
		s.articles, s.errors = map[string]map[string]*PRF{}, map[string]map[string]int{}
	}
	if s.articles[gold.ID] == nil {
		s.articles[gold.ID] = map[string]*PRF{}
		s.order = append(s.order, gold.ID)
	}
	want, got := labelledSpans(gold.Labels), labelledSpans(found)
	for _, role := range AttributionRoles {
		s.addRole(gold.ID, role, want, got)
	}
}

func (s *AttributionScore) addRole(id, role string, want, got []labelledSpan) {
	score := s.articles[id][role]
	if score == nil {
		score = &PRF{}
		s.articles[id][role] = score
	}
	for _, w := range want {
		switch {
		case w.role != role:
		case slices.Contains(got, w):
			score.TP++
		default:
			score.FN++
			s.count(role, w.errorKind(want, got))
		}
	}
	for _, g := range got {
		if g.role == role && !slices.Contains(want, g) {
			score.FP++
			if !g.meetsAny(want) {
				s.count(role, "spurious")
			}
		}
	}
}

func (s *AttributionScore) count(role, kind string) {
	if s.errors[role] == nil {
		s.errors[role] = map[string]int{}
	}
	s.errors[role][kind]++
}

// Write prints precision, recall and F1 of each role and, when verbose, 95% intervals over articles
// drawn with replacement, and the kinds of error.
func (s *AttributionScore) Write(w io.Writer, verbose bool) error {
	for _, role := range AttributionRoles {
		line := fmt.Sprintf("%-8s %s", role, s.total(role, s.order))
		if verbose {
			low, high := s.interval(role)
			line += fmt.Sprintf("  F1 between %s and %s", figure(low), figure(high))
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	if !verbose {
		return nil
	}
	for _, role := range AttributionRoles {
		for _, kind := range errorKinds {
			if _, err := fmt.Fprintf(w, "%-8s %-12s %d\n", role, kind, s.errors[role][kind]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *AttributionScore) total(role string, articles []string) PRF {
	var sum PRF
	for _, id := range articles {
		if score := s.articles[id][role]; score != nil {
			sum.Add(*score)
		}
	}
	return sum
}

// interval is the range of F1 that 95 of 100 draws of as many articles fall in.
func (s *AttributionScore) interval(role string) (low, high float64) {
	const draws = 1000
	random := rand.New(rand.NewPCG(1, 1))
	scores := make([]float64, draws)
	sample := make([]string, len(s.order))
	for i := range scores {
		for j := range sample {
			sample[j] = s.order[random.IntN(len(s.order))]
		}
		scores[i] = s.total(role, sample).F1()
	}
	slices.Sort(scores)
	return scores[draws*25/1000], scores[draws*975/1000-1]
}

// errorKinds are the ways a passage can be wrong, in the order they are told.
var errorKinds = []string{"missed", "spurious", "too short", "too long", "wrong start", "shifted", "split", "merged", "wrong type"}

// labelledSpan is a run of labels that belong together.
type labelledSpan struct {
	role        string
	first, last int
}

// labelledSpans gathers labels into passages. An I- that goes on with nothing opens a passage.
func labelledSpans(labels []string) []labelledSpan {
	var out []labelledSpan
	open := false
	for i, l := range labels {
		place, role, labelled := strings.Cut(l, "-")
		if !labelled {
			open = false
			continue
		}
		if place == "B" || !open || out[len(out)-1].role != role {
			out = append(out, labelledSpan{role: role, first: i})
		}
		out[len(out)-1].last = i + 1
		open = true
	}
	return out
}

func (a labelledSpan) meets(b labelledSpan) bool { return a.first < b.last && b.first < a.last }

func (a labelledSpan) meetsAny(others []labelledSpan) bool {
	return slices.ContainsFunc(others, a.meets)
}

// errorKind tells what became of one of the passages that stand there, which was not found exactly.
func (a labelledSpan) errorKind(want, found []labelledSpan) string {
	kind := "missed"
	var met []labelledSpan
	for _, f := range found {
		switch {
		case !a.meets(f):
		case f.role == a.role:
			met = append(met, f)
		default:
			kind = "wrong type"
		}
	}
	switch {
	case len(met) == 0:
		return kind
	case len(met) > 1:
		return "split"
	case met[0].joins(want):
		return "merged"
	}
	return a.fit(met[0])
}

// joins reports whether a takes in something of several passages of its role.
func (a labelledSpan) joins(want []labelledSpan) bool {
	n := 0
	for _, w := range want {
		if w.role == a.role && a.meets(w) {
			n++
		}
	}
	return n > 1
}

// fit tells how the one found passage of the right role differs.
func (a labelledSpan) fit(f labelledSpan) string {
	switch {
	case f.first == a.first && f.last < a.last:
		return "too short"
	case f.first == a.first:
		return "too long"
	case f.last == a.last:
		return "wrong start"
	}
	return "shifted"
}
