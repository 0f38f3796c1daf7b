package eval

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"sort"
	"strings"
	"time"
	"unicode/utf8"
)

// DatedText is one TimeML document: the words of <TEXT>, the day it was written, its labels.
type DatedText struct {
	Created time.Time // midnight UTC; zero when the document does not tell
	Text    string
	Gold    []DateMark // in order
}

// DateMark is one time expression. Offsets are code points into the words of <TEXT>.
type DateMark struct {
	Start, End        int
	Text, Type, Value string
}

// HeldOut reports whether the file of this name belongs to the fifth of the training data that is
// scored and never read.
func HeldOut(name string) bool {
	h := fnv.New32a()
	h.Write([]byte(name))
	return h.Sum32()%5 == 0
}

// ReadTimeML reads a TimeML document. The error tells of broken XML.
func ReadTimeML(doc []byte) (DatedText, error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	d.Strict = false
	p := timeML{}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			p.Text = p.words.String()
			return p.DatedText, nil
		}
		if err != nil {
			return p.DatedText, fmt.Errorf("reading TimeML: %w", err)
		}
		p.token(t)
	}
}

// timeML is a TimeML document while it is being read.
type timeML struct {
	DatedText
	words         strings.Builder
	length        int // of words, in code points
	inDCT, inText bool
	open          []DateMark // a TIMEX3 may hold another
}

func (p *timeML) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		p.start(t)
	case xml.EndElement:
		p.end(t.Name.Local)
	case xml.CharData:
		if p.inText {
			p.words.Write(t)
			p.length += utf8.RuneCount(t)
		}
	}
}

func (p *timeML) start(t xml.StartElement) {
	switch t.Name.Local {
	case "DCT":
		p.inDCT = true
	case "TEXT":
		p.inText = true
	case "TIMEX3":
		m := DateMark{Start: p.length, End: p.words.Len()} // End: byte offset of the start, for now
		for _, a := range t.Attr {
			switch a.Name.Local {
			case "type":
				m.Type = a.Value
			case "value":
				m.Value = a.Value
			}
		}
		if p.inDCT && len(m.Value) >= len(time.DateOnly) {
			p.Created, _ = time.Parse(time.DateOnly, m.Value[:len(time.DateOnly)])
		}
		p.open = append(p.open, m)
	}
}

func (p *timeML) end(name string) {
	switch name {
	case "DCT":
		p.inDCT = false
	case "TEXT":
		p.inText = false
	case "TIMEX3":
		if len(p.open) == 0 {
			return
		}
		m := p.open[len(p.open)-1]
		p.open = p.open[:len(p.open)-1]
		m.Text, m.End = p.words.String()[m.End:], p.length
		if p.inText && m.End > m.Start {
			p.Gold = append(p.Gold, m)
		}
	}
}

// DateScores pools figures over documents, counted as TempEval-3 does (UzZaman et al., SemEval
// 2013): a relaxed match shares a character with the gold expression, a strict one has its bounds,
// and a value counts as found only where the expression matches and the value is the same.
type DateScores struct {
	Relaxed, Strict, Type, Value PRF
	errors                       map[string]int
}

// Add scores the expressions found in one document; both lists are in order.
func (s *DateScores) Add(gold, got []DateMark) {
	taken := make([]bool, len(got))
	for _, g := range gold {
		i := match(g, got, taken)
		if i < 0 {
			s.Relaxed.FN++
			s.note("missed", g, "")
			continue
		}
		taken[i] = true
		s.compare(g, got[i])
	}
	for i, t := range taken {
		if !t {
			s.Relaxed.FP++
			s.note("too many", got[i], "")
		}
	}
	for _, p := range []*PRF{&s.Strict, &s.Type, &s.Value} {
		p.FN = s.Relaxed.TP + s.Relaxed.FN - p.TP
		p.FP = s.Relaxed.TP + s.Relaxed.FP - p.TP
	}
}

// match returns the index of the expression that g is matched with, one of the same bounds first.
func match(g DateMark, got []DateMark, taken []bool) int {
	best := -1
	for i, m := range got {
		if taken[i] || m.Start >= g.End || g.Start >= m.End {
			continue
		}
		if m.Start == g.Start && m.End == g.End {
			return i
		}
		if best < 0 {
			best = i
		}
	}
	return best
}

func (s *DateScores) compare(g, m DateMark) {
	s.Relaxed.TP++
	if g.Start == m.Start && g.End == m.End {
		s.Strict.TP++
	}
	if g.Type == m.Type {
		s.Type.TP++
	}
	if g.Value == m.Value {
		s.Value.TP++
		return
	}
	s.note("value", g, " got "+m.Value)
}

func (s *DateScores) note(kind string, m DateMark, got string) {
	if s.errors == nil {
		s.errors = map[string]int{}
	}
	s.errors[fmt.Sprintf("%s: %q %s%s", kind, strings.ToLower(m.Text), m.Value, got)]++
}

// Write prints the figures and, on request, the errors made, the most frequent first.
func (s *DateScores) Write(w io.Writer, verbose bool) error {
	_, err := fmt.Fprintf(w, "span relaxed  %s\nspan strict   %s\ntype          %s  accuracy %s\nvalue         %s  accuracy %s\n",
		s.Relaxed, s.Strict, s.Type, figure(ratio(s.Type.TP, s.Relaxed.TP)), s.Value, figure(ratio(s.Value.TP, s.Relaxed.TP)))
	if err != nil || !verbose {
		return err
	}
	kinds := make([]string, 0, len(s.errors))
	for k := range s.errors {
		kinds = append(kinds, k)
	}
	sort.Slice(kinds, func(i, j int) bool {
		a, b := kinds[i], kinds[j]
		return s.errors[a] > s.errors[b] || s.errors[a] == s.errors[b] && a < b
	})
	for _, k := range kinds {
		if _, err := fmt.Fprintf(w, "%4d  %s\n", s.errors[k], k); err != nil {
			return err
		}
	}
	return nil
}
