package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// Write prints the figures as the kits' scorer prints them, with verbose every miss before them.
func (s *KitScores) Write(w io.Writer, verbose bool) error {
	if verbose {
		for _, m := range s.Misses {
			fmt.Fprintln(w, m)
		}
	}
	fmt.Fprintf(w, "%-26s %d\n", "kits", s.Kits)
	fmt.Fprintf(w, "%-26s %v\n", "derivations", s.Derivations)
	fmt.Fprintf(w, "%-26s %v\n", "findings", s.Findings)
	for _, kind := range s.kinds() {
		fmt.Fprintf(w, "    %-24s %v\n", kind, s.ByKind[kind])
	}
	p, r, f1 := s.grouping.figures()
	fmt.Fprintf(w, "%-26s P %s  R %s  F1 %s\n", "claim grouping (B-cubed)", figure(p), figure(r), figure(f1))
	for _, name := range KitFigures {
		if _, err := fmt.Fprintf(w, "%-26s %v\n", name, s.Tallies[name]); err != nil {
			return err
		}
	}
	return nil
}

func (s *KitScores) kinds() []string {
	var kinds []string
	for k := range s.ByKind {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	return kinds
}

// Figures returns every figure by name: F1 for what is found, the rate for what is right. Findings
// also have "findings precision"; finding kinds are named "findings: KIND".
func (s *KitScores) Figures() map[string]float64 {
	_, _, grouping := s.grouping.figures()
	m := map[string]float64{"derivations": s.Derivations.F1(), "findings": s.Findings.F1(),
		"findings precision": s.Findings.Precision(), "claim grouping": grouping}
	for kind, prf := range s.ByKind {
		m["findings: "+kind] = prf.F1()
	}
	for name, t := range s.Tallies {
		m[name] = t.Rate()
	}
	return m
}

// WriteJSON prints Figures as one JSON object.
func (s *KitScores) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(s.Figures())
}
