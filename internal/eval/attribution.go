package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
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
	roles    map[string]*Sampled
	errors   map[string]*errorCounts // by role
	articles map[string]int          // number of each
}

// Add scores one line: what stands there, and what was found.
func (s *AttributionScore) Add(gold LabelledLine, found []string) {
	if s.roles == nil {
		s.roles, s.errors, s.articles = map[string]*Sampled{}, map[string]*errorCounts{}, map[string]int{}
		for _, role := range AttributionRoles {
			s.roles[role], s.errors[role] = &Sampled{}, &errorCounts{}
		}
	}
	article, known := s.articles[gold.ID]
	if !known {
		article = len(s.articles)
		s.articles[gold.ID] = article
	}
	want, got := labelledSpans(gold.Labels), labelledSpans(found)
	for _, role := range AttributionRoles {
		s.roles[role].add(article, compareSpans(role, want, got, s.errors[role].count))
	}
}

// Write prints precision, recall and F1 of each role and, when verbose, 95% intervals over articles
// and the kinds of error.
func (s *AttributionScore) Write(w io.Writer, verbose bool) error {
	for _, role := range AttributionRoles {
		line := fmt.Sprintf("%-8s %s", role, s.roles[role].PRF)
		if _, err := fmt.Fprintln(w, s.roles[role].withInterval(line, "F1", verbose)); err != nil {
			return err
		}
	}
	if !verbose {
		return nil
	}
	for _, role := range AttributionRoles {
		for _, kind := range errorKinds {
			if _, err := fmt.Fprintf(w, "%-8s %-12s %d\n", role, kind, (*s.errors[role])[kind]); err != nil {
				return err
			}
		}
	}
	return nil
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
