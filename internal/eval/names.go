package eval

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"headwater/internal/text"
)

// NamesText is one document of a corpus labelled with names, its text as it was printed.
type NamesText struct {
	Text      string
	Sentences [][]text.Span // tokens, as byte spans into Text
	Names     []LabelledName
}

// LabelledName is a name in a corpus, of type PER, ORG, LOC or MISC.
type LabelledName struct {
	Span text.Span
	Type string
}

// ReadNames reads a corpus labelled in IOB: Universal NER's .iob2 (number, word, label, in columns)
// or WikiGold's .conll (word, label). Both B- after anything and I- after another type open a name.
func ReadNames(path string) ([]NamesText, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := namesReader{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := r.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	r.endText()
	return r.texts, lines.Err()
}

// FifthApart sets every fifth text apart, for corpora that come in one piece.
func FifthApart(texts []NamesText) (rest, fifth []NamesText) {
	for i, t := range texts {
		if i%5 == 4 {
			fifth = append(fifth, t)
		} else {
			rest = append(rest, t)
		}
	}
	return rest, fifth
}

// namesReader gathers one document after the other.
type namesReader struct {
	texts  []NamesText
	lines  [][]string // words of the sentences of the document at hand
	labels [][]string
	words  []string
	tags   []string
	prints []string // the sentences as printed, where the corpus tells
	print  string
}

func (r *namesReader) line(s string) error {
	switch {
	case strings.HasPrefix(s, "# newdoc"), strings.HasPrefix(s, "-DOCSTART-"):
		r.endSentence()
		r.endText()
	case strings.HasPrefix(s, "# text = "):
		r.print = strings.TrimPrefix(s, "# text = ")
	case strings.HasPrefix(s, "#\t"), strings.HasPrefix(s, "# "):
	case strings.TrimSpace(s) == "":
		r.endSentence()
	default:
		return r.word(s)
	}
	return nil
}

func (r *namesReader) word(s string) error {
	columns := strings.Split(s, "\t")
	if len(columns) < 3 {
		columns = append([]string{"0"}, strings.Fields(s)...)
	}
	if len(columns) < 3 {
		return fmt.Errorf("%q is not a word with a label", s)
	}
	if strings.ContainsAny(columns[0], "-.") {
		return nil // a word that is also given in its parts
	}
	r.words = append(r.words, columns[1])
	r.tags = append(r.tags, columns[2])
	return nil
}

func (r *namesReader) endSentence() {
	if len(r.words) > 0 {
		r.lines, r.labels = append(r.lines, r.words), append(r.labels, r.tags)
		r.prints = append(r.prints, r.print)
	}
	r.words, r.tags, r.print = nil, nil, ""
}

func (r *namesReader) endText() {
	r.endSentence()
	if len(r.lines) == 0 {
		return
	}
	var b strings.Builder
	var t NamesText
	for i, words := range r.lines {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		t.Sentences = append(t.Sentences, setSentence(&b, words, r.prints[i]))
	}
	t.Text = b.String()
	for i, spans := range t.Sentences {
		t.Names = append(t.Names, readIOB(spans, r.labels[i])...)
	}
	r.texts = append(r.texts, t)
	r.lines, r.labels, r.prints = nil, nil, nil
}

// setSentence writes the sentence as printed and tells where its words stand; where the print is
// not given or has other words, it is set anew.
func setSentence(b *strings.Builder, words []string, print string) []text.Span {
	if spans, ok := align(words, print, b.Len()); ok {
		b.WriteString(print)
		return spans
	}
	doc := text.FromTokens([][]string{words})
	spans := make([]text.Span, len(doc.Tokens))
	for i, t := range doc.Tokens {
		spans[i] = text.Span{Start: t.Start + b.Len(), End: t.End + b.Len()}
	}
	b.WriteString(doc.Text)
	return spans
}

func align(words []string, print string, base int) ([]text.Span, bool) {
	var spans []text.Span
	at := 0
	for _, w := range words {
		i := strings.Index(print[at:], w)
		if i < 0 || strings.TrimSpace(print[at:at+i]) != "" {
			return nil, false
		}
		spans = append(spans, text.Span{Start: base + at + i, End: base + at + i + len(w)})
		at += i + len(w)
	}
	return spans, true
}

func readIOB(spans []text.Span, labels []string) []LabelledName {
	var names []LabelledName
	before := "O"
	for i, label := range labels {
		kind, isName := strings.CutPrefix(label, "I-")
		if !isName {
			kind, isName = strings.CutPrefix(label, "B-")
		}
		switch {
		case !isName:
		case label[0] == 'I' && strings.HasSuffix(before, "-"+kind):
			names[len(names)-1].Span.End = spans[i].End
		default:
			names = append(names, LabelledName{spans[i], kind})
		}
		before = label
	}
	return names
}

// NamesScore counts exact spans with the right type, for each type and for all.
type NamesScore struct {
	All    Sampled
	Types  map[string]*Sampled
	Misses []string // what is wrong, a line each
	errors errorCounts
}

// namesTypes are the types that count.
var namesTypes = []string{"PER", "ORG", "LOC"}

// Add compares the names found in one text with the labelled ones.
func (s *NamesScore) Add(t NamesText, found []LabelledName) {
	if s.Types == nil {
		s.Types = map[string]*Sampled{}
		for _, kind := range namesTypes {
			s.Types[kind] = &Sampled{}
		}
	}
	document := len(s.All.documents)
	s.All.add(document, PRF{})
	want, got := nameSpans(t.Names), nameSpans(found)
	for _, kind := range namesTypes {
		counts := compareSpans(kind, want, got, s.errors.count)
		s.Types[kind].add(document, counts)
		s.All.add(document, counts)
	}
	s.note("missed", t, t.Names, found)
	s.note("wrong", t, found, t.Names)
}

// note keeps the names that others do not have.
func (s *NamesScore) note(what string, t NamesText, names, others []LabelledName) {
	for _, n := range names {
		if slices.Contains(namesTypes, n.Type) && !slices.Contains(others, n) {
			s.Misses = append(s.Misses, fmt.Sprintf("%s %s %q in %q", what, n.Type, n.Span.Of(t.Text), around(t.Text, n.Span)))
		}
	}
}

// nameSpans gives the names of the types that count.
func nameSpans(names []LabelledName) []labelledSpan {
	var out []labelledSpan
	for _, n := range names {
		if slices.Contains(namesTypes, n.Type) {
			out = append(out, labelledSpan{n.Type, n.Span.Start, n.Span.End})
		}
	}
	return out
}

// around shows a span with some of the words before and after it, in one line.
func around(s string, span text.Span) string {
	start, end := max(0, span.Start-40), min(len(s), span.End+40)
	return strings.ToValidUTF8(strings.ReplaceAll(s[start:end], "\n", " / "), "")
}

// Write prints the figures, a line for each type and one for all; when verbose with 95% intervals over
// texts, what is wrong and how often each kind of error was made.
func (s *NamesScore) Write(w io.Writer, verbose bool) error {
	lines := slices.Clone(s.Misses)
	if !verbose {
		lines = nil
	}
	for _, kind := range namesTypes {
		if p := s.Types[kind]; p != nil {
			lines = append(lines, p.withInterval(fmt.Sprintf("%-4s %s", kind, p.PRF), "F1", verbose))
		}
	}
	lines = append(lines, s.All.withInterval(fmt.Sprintf("all  %s", s.All.PRF), "F1", verbose))
	if _, err := fmt.Fprintln(w, strings.Join(lines, "\n")); err != nil || !verbose {
		return err
	}
	return s.errors.write(w, len(s.errors))
}

// WriteIOB writes found names as IOB2 over the corpus's own tokens, an empty line after each
// sentence.
func (t NamesText) WriteIOB(w io.Writer, found []LabelledName) error {
	b := bufio.NewWriter(w)
	for _, spans := range t.Sentences {
		for i, token := range spans {
			fmt.Fprintf(b, "%d\t%s\t%s\n", i+1, token.Of(t.Text), iobLabel(token, found))
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}

func iobLabel(token text.Span, found []LabelledName) string {
	for _, n := range found {
		switch {
		case n.Span.Start == token.Start:
			return "B-" + n.Type
		case n.Span.Contains(token):
			return "I-" + n.Type
		}
	}
	return "O"
}
