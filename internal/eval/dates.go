package eval

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
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
	Relaxed, Strict, Type, Value Sampled
	kinds, examples              errorCounts
}

// Add scores the expressions found in one document; both lists are in order.
func (s *DateScores) Add(gold, got []DateMark) {
	var relaxed, strict, kind, value int // matches
	taken := make([]bool, len(got))
	for _, g := range gold {
		i := match(g, got, taken)
		if i < 0 {
			s.note("missed", g, "")
			continue
		}
		taken[i] = true
		relaxed++
		m := got[i]
		strict += s.right(g.Start == m.Start && g.End == m.End, g.span().fit(m.span()), g, m)
		kind += s.right(g.Type == m.Type, "wrong type", g, m)
		value += s.right(g.Value == m.Value, "wrong value", g, m)
	}
	for i, t := range taken {
		if !t {
			s.note("spurious", got[i], "")
		}
	}
	document := len(s.Relaxed.documents)
	s.Relaxed.add(document, found(relaxed, gold, got))
	s.Strict.add(document, found(strict, gold, got))
	s.Type.add(document, found(kind, gold, got))
	s.Value.add(document, found(value, gold, got))
}

// found counts so many right ones among what was found and what should have been.
func found(right int, gold, got []DateMark) PRF {
	return PRF{TP: right, FP: len(got) - right, FN: len(gold) - right}
}

func (m DateMark) span() labelledSpan { return labelledSpan{first: m.Start, last: m.End} }

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

// right is 1 where m is as g, and else notes the error.
func (s *DateScores) right(ok bool, kind string, g, m DateMark) int {
	if ok {
		return 1
	}
	if kind == "wrong value" {
		s.note(kind, g, " got "+m.Value)
	} else {
		s.kinds.count(kind)
	}
	return 0
}

// note counts an error by its kind and by what it was made on.
func (s *DateScores) note(kind string, m DateMark, got string) {
	s.kinds.count(kind)
	s.examples.count(fmt.Sprintf("%s: %q %s%s", kind, strings.ToLower(m.Text), m.Value, got))
}

// Write prints the figures; when verbose with 95% intervals over documents, the kinds of error and the
// errors themselves, the most frequent first.
func (s *DateScores) Write(w io.Writer, verbose bool) error {
	accuracy := func(p Sampled) string { return "  accuracy " + figure(ratio(p.TP, s.Relaxed.TP)) }
	_, err := fmt.Fprintf(w, "%s\n%s\n%s\n%s\n",
		s.Relaxed.withInterval("span relaxed  "+s.Relaxed.PRF.String(), "F1", verbose),
		s.Strict.withInterval("span strict   "+s.Strict.PRF.String(), "F1", verbose),
		s.Type.withInterval("type          "+s.Type.PRF.String()+accuracy(s.Type), "F1", verbose),
		s.Value.withInterval("value         "+s.Value.PRF.String()+accuracy(s.Value), "F1", verbose))
	if err != nil || !verbose {
		return err
	}
	if err := s.kinds.write(w, len(s.kinds)); err != nil {
		return err
	}
	return s.examples.write(w, len(s.examples))
}
