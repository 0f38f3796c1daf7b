package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ReportPair is two web reports and whether one was written from the other, or both from one copy.
type ReportPair struct {
	A, B         string // names of the texts
	TextA, TextB string
	Derived      *bool // nil where the readers part
}

// ReadPairs reads a folder with pairs.jsonl and texts/NAME.txt.
func ReadPairs(dir string) ([]ReportPair, error) {
	lines, err := os.ReadFile(filepath.Join(dir, "pairs.jsonl"))
	if err != nil {
		return nil, err
	}
	var pairs []ReportPair
	scan := bufio.NewScanner(bytes.NewReader(lines))
	for n := 1; scan.Scan(); n++ {
		if len(bytes.TrimSpace(scan.Bytes())) == 0 {
			continue
		}
		p, err := readPair(dir, scan.Bytes())
		if err != nil {
			return nil, fmt.Errorf("pairs.jsonl, line %d: %w", n, err)
		}
		pairs = append(pairs, p)
	}
	return pairs, scan.Err()
}

func readPair(dir string, line []byte) (ReportPair, error) {
	var p ReportPair
	if err := json.Unmarshal(line, &p); err != nil {
		return p, err
	}
	a, err := os.ReadFile(filepath.Join(dir, "texts", filepath.Base(p.A)+".txt"))
	if err != nil {
		return p, err
	}
	b, err := os.ReadFile(filepath.Join(dir, "texts", filepath.Base(p.B)+".txt"))
	if err != nil {
		return p, err
	}
	p.TextA, p.TextB = Untokenize(string(a)), Untokenize(string(b))
	return p, nil
}

// Untokenize gives text that was rebuilt from a corpus's tokens, one sentence a line, the quotation
// marks and paragraphs of print: "“" and an upright mark before a word open a quotation, "”" and
// any other upright mark close one, and the lines of one quotation are one paragraph.
func Untokenize(s string) string {
	s = strings.NewReplacer("``", "“", "''", "”").Replace(s)
	var b strings.Builder
	open := false
	for i, r := range s {
		if r == '"' {
			r = '”'
			if next := s[i+1:]; next != "" && !strings.ContainsRune(" \n", rune(next[0])) {
				r = '“'
			}
		}
		switch {
		case r == '“':
			open = true
		case r == '”':
			open = false
		case r == '\n' && open:
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Containment is the share of the shorter text's runs of six words that the other text has too: the
// plain measure of reuse that any better one must beat.
func Containment(a, b string) float64 {
	x, y := sixGrams(a), sixGrams(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	both := 0
	for g := range x {
		if y[g] {
			both++
		}
	}
	return ratio(both, len(x))
}

func sixGrams(s string) map[string]bool {
	w := kitWords(s)
	grams := map[string]bool{}
	for i := 0; i+6 <= len(w); i++ {
		grams[strings.Join(w[i:i+6], " ")] = true
	}
	return grams
}

// Scored is a figure given to something with a label.
type Scored struct {
	Score float64
	Label bool
}

// AtThreshold scores the reading that everything from threshold on is positive.
func AtThreshold(cases []Scored, threshold float64) PRF {
	var s PRF
	for _, c := range cases {
		switch positive := c.Score >= threshold; {
		case positive && c.Label:
			s.TP++
		case positive:
			s.FP++
		case c.Label:
			s.FN++
		}
	}
	return s
}

// PairsScore counts judgements of pairs by wording alone.
type PairsScore struct {
	Derived Sampled // of pairs
	errors  errorCounts
}

// Add scores one judgement; a pair whose readers part counts for nothing.
func (s *PairsScore) Add(p ReportPair, derived bool) {
	if p.Derived == nil {
		return
	}
	s.Derived.add(len(s.Derived.documents), AtThreshold([]Scored{{Score: asScore(derived), Label: *p.Derived}}, 1))
	shared := "little wording shared"
	if Containment(p.TextA, p.TextB) >= .2 {
		shared = "much wording shared"
	}
	switch {
	case derived && !*p.Derived:
		s.errors.count("spurious, " + shared)
	case !derived && *p.Derived:
		s.errors.count("missed, " + shared)
	}
}

func asScore(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Write prints the figure; when verbose with its 95% interval over pairs and the kinds of error.
func (s *PairsScore) Write(w io.Writer, verbose bool) error {
	line := fmt.Sprintf("derived                               %v", s.Derived.PRF)
	if _, err := fmt.Fprintln(w, s.Derived.withInterval(line, "F1", verbose)); err != nil || !verbose {
		return err
	}
	return s.errors.write(w, len(s.errors))
}

// BestThreshold returns the threshold with the best F1 on the cases, half-way between two of them.
func BestThreshold(cases []Scored) float64 {
	scores := make([]float64, len(cases))
	for i, c := range cases {
		scores[i] = c.Score
	}
	slices.Sort(scores)
	best, most := 0.0, -1.0
	for i, s := range scores {
		threshold := s
		if i > 0 {
			threshold = (s + scores[i-1]) / 2
		}
		if f := AtThreshold(cases, threshold).F1(); f > most {
			best, most = threshold, f
		}
	}
	return best
}

// LeaveOneOut scores every case by the threshold that is best on all the others, so that no case
// has a say in how it is judged itself.
func LeaveOneOut(cases []Scored) PRF {
	var s PRF
	for i, c := range cases {
		others := append(slices.Clone(cases[:i]), cases[i+1:]...)
		s.Add(AtThreshold([]Scored{c}, BestThreshold(others)))
	}
	return s
}
