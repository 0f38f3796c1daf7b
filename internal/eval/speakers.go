package eval

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Ambiguous is a passage of GAP (Webster et al., "Mind the GAP", TACL 2018): a pronoun and two names
// of the pronoun's gender, A and B, with whether the pronoun means each. Spans are in bytes.
type Ambiguous struct {
	ID, Text string
	Pronoun  text.Span
	Names    [2]text.Span
	Right    [2]bool
}

// Feminine reports whether the pronoun is one for a woman.
func (a *Ambiguous) Feminine() bool {
	switch a.Pronoun.Of(a.Text)[0] {
	case 's', 'S':
		return true
	}
	third := a.Pronoun.Of(a.Text)
	return len(third) > 2 && third[1] == 'e' && third[2] == 'r'
}

// ReadAmbiguous reads a file of GAP: tab-separated, offsets in code points.
func ReadAmbiguous(path string) ([]Ambiguous, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []Ambiguous
	for i, row := range rows {
		if i == 0 {
			continue
		}
		a, err := parseAmbiguous(row)
		if err != nil {
			return nil, fmt.Errorf("%s: row %d: %w", path, i+1, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// parseAmbiguous reads the columns ID, Text, Pronoun, its offset, A, its offset, whether A is
// meant, the same for B, and more.
func parseAmbiguous(row []string) (Ambiguous, error) {
	if len(row) < 10 {
		return Ambiguous{}, fmt.Errorf("%d columns", len(row))
	}
	a := Ambiguous{ID: row[0], Text: row[1]}
	for i, to := range []*text.Span{&a.Pronoun, &a.Names[0], &a.Names[1]} {
		column := []int{2, 4, 7}[i]
		span, err := spanAt(a.Text, row[column], row[column+1])
		if err != nil {
			return a, err
		}
		*to = span
	}
	a.Right = [2]bool{row[6] == "TRUE", row[9] == "TRUE"}
	return a, nil
}

// spanAt finds words that stand at an offset in code points.
func spanAt(s, words, offset string) (text.Span, error) {
	n, err := strconv.Atoi(offset)
	if err != nil {
		return text.Span{}, err
	}
	for at := range s {
		if n == 0 {
			span := text.Span{Start: at, End: min(len(s), at+len(words))}
			if span.Of(s) == words {
				return span, nil
			}
			break
		}
		n--
	}
	return text.Span{}, fmt.Errorf("%q does not stand at %s", words, offset)
}

// WithNames gives the entities found in a text with each of two given names as one of its own, and which
// these are: the one that it is part of, or a new one. Both are given as persons of the gender of the pronoun.
func WithNames(found []news.Entity, a *Ambiguous) (entities []news.Entity, at [2]int) {
	entities = append(entities, found...)
	for k, span := range a.Names {
		at[k] = entityAt(entities, span)
		if at[k] < 0 || k == 1 && at[1] == at[0] {
			at[k] = len(entities)
			entities = append(withoutMention(entities, span), news.Entity{Name: span.Of(a.Text), Mentions: []text.Span{span}})
		}
		e := &entities[at[k]]
		e.Type, e.Gender = news.Person, "m"
		if a.Feminine() {
			e.Gender = "f"
		}
	}
	return entities, at
}

// entityAt is the entity one of whose mentions meets span, or -1.
func entityAt(entities []news.Entity, span text.Span) int {
	for i := range entities {
		for _, m := range entities[i].Mentions {
			if m.Start < span.End && span.Start < m.End {
				return i
			}
		}
	}
	return -1
}

// withoutMention takes the mentions that meet span from whom they were given to.
func withoutMention(entities []news.Entity, span text.Span) []news.Entity {
	i := entityAt(entities, span)
	if i < 0 {
		return entities
	}
	var kept []text.Span
	for _, m := range entities[i].Mentions {
		if m.End <= span.Start || span.End <= m.Start {
			kept = append(kept, m)
		}
	}
	entities[i].Mentions = kept
	return entities
}

// SpeakersScore counts as GAP's own scorer does: A and B are two decisions, and those who are
// meant are to be found.
type SpeakersScore struct{ Masculine, Feminine Sampled }

// Add scores the decisions on one passage.
func (s *SpeakersScore) Add(a *Ambiguous, decided [2]bool) {
	to := &s.Masculine
	if a.Feminine() {
		to = &s.Feminine
	}
	var p PRF
	for k := range decided {
		switch {
		case decided[k] && a.Right[k]:
			p.TP++
		case decided[k]:
			p.FP++
		case a.Right[k]:
			p.FN++
		}
	}
	to.add(len(to.documents), p)
}

// Write prints the figures of both genders, of all, with the 95% interval over passages, and how the
// former stand to each other.
func (s *SpeakersScore) Write(w io.Writer) error {
	all := Sampled{documents: slices.Concat(s.Masculine.documents, s.Feminine.documents)}
	all.PRF.Add(s.Masculine.PRF)
	all.PRF.Add(s.Feminine.PRF)
	_, err := fmt.Fprintf(w, "masculine %s\nfeminine  %s\n%s\nfeminine to masculine F1 %s\n",
		s.Masculine.PRF, s.Feminine.PRF, all.withInterval("all       "+all.PRF.String(), "F1", true), figure(ratioOf(s.Feminine.F1(), s.Masculine.F1())))
	return err
}

func ratioOf(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
