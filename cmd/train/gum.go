package main

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"headwater/internal/eval"
	"headwater/internal/text"
)

// gum reads the names out of GUM's annotation of entities. GUM labels every mention, "the mayor of
// the town" as well as "Portsmouth"; a name is a mention whose head is a proper noun, cut down to the
// proper nouns around that head.
func (n *namesCommand) gum() ([]eval.NamesText, error) {
	f, err := os.Open(filepath.Join(n.Data, "ud/en_gum-open.conllu"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := gumReader{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		r.line(lines.Text())
	}
	r.endText()
	return r.texts, lines.Err()
}

// gumWord is one word of a sentence.
type gumWord struct{ word, tag, misc string }

// gumReader gathers one document after the other.
type gumReader struct {
	texts []eval.NamesText
	doc   eval.NamesText
	text  strings.Builder
	words []gumWord
	skip  bool // in a kind of text unlike news: scholarly papers, pleadings
}

func (r *gumReader) line(s string) {
	switch {
	case strings.HasPrefix(s, "# newdoc"):
		r.endText()
		r.skip = strings.Contains(s, "_academic_") || strings.Contains(s, "_court_")
	case r.skip:
	case strings.HasPrefix(s, "#"):
	case s == "":
		r.endSentence()
	default:
		c := strings.Split(s, "\t")
		if len(c) == 10 && !strings.ContainsAny(c[0], "-.") {
			r.words = append(r.words, gumWord{c[1], c[4], c[9]})
		}
	}
}

func (r *gumReader) endText() {
	r.endSentence()
	if r.text.Len() > 0 {
		r.doc.Text = r.text.String()
		r.texts = append(r.texts, r.doc)
	}
	r.doc, r.text = eval.NamesText{}, strings.Builder{}
}

func (r *gumReader) endSentence() {
	if len(r.words) == 0 {
		return
	}
	if r.text.Len() > 0 {
		r.text.WriteByte('\n')
	}
	var spans []text.Span
	for i, w := range r.words {
		at := r.text.Len()
		r.text.WriteString(w.word)
		spans = append(spans, text.Span{Start: at, End: r.text.Len()})
		if !strings.Contains(w.misc, "SpaceAfter=No") && !r.clitic(i+1) {
			r.text.WriteByte(' ')
		}
	}
	for _, m := range gumMentions(r.words) {
		if first, last, ok := m.name(r.words); ok {
			r.doc.Names = append(r.doc.Names, eval.LabelledName{
				Span: text.Span{Start: spans[first].Start, End: spans[last-1].End}, Type: gumTypes[m.kind]})
		}
	}
	r.doc.Names = outermost(r.doc.Names)
	r.words = nil
}

var gumTypes = map[string]string{
	"person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC", "object": "MISC", "abstract": "MISC",
}

// clitic reports whether word i is written together with the word before it.
func (r *gumReader) clitic(i int) bool {
	return i < len(r.words) && (r.words[i].tag == "POS" || strings.ContainsAny(r.words[i].word[:1], "'’") || r.words[i].word == "n't")
}

// gumMention is words[first:last] of a sentence, with the word that heads it.
type gumMention struct {
	kind              string
	first, last, head int
}

var gumMark = regexp.MustCompile(`\((\d+)-([a-z]+)-[^-()]*-[^-()]*-[^-()]*-(\d+)[^()]*(\))?|(\d+)\)`)

// gumMentions reads the brackets of Entity= in the last column.
func gumMentions(words []gumWord) []gumMention {
	var done []gumMention
	open := map[string][]gumMention{}
	for i, w := range words {
		_, marks, _ := strings.Cut(w.misc, "Entity=")
		marks, _, _ = strings.Cut(marks, "|")
		for _, m := range gumMark.FindAllStringSubmatch(marks, -1) {
			group := m[1] + m[5]
			if m[1] != "" {
				head, _ := strconv.Atoi(m[3])
				open[group] = append(open[group], gumMention{m[2], i, 0, i + head - 1})
			}
			if n := len(open[group]); n > 0 && (m[4] != "" || m[5] != "") {
				top := open[group][n-1]
				open[group] = open[group][:n-1]
				top.last = i + 1
				done = append(done, top)
			}
		}
	}
	return done
}

// name cuts the mention down to its name, if it has one.
func (m gumMention) name(words []gumWord) (first, last int, ok bool) {
	if gumTypes[m.kind] == "" || m.head >= m.last || !proper(words[m.head]) {
		return 0, 0, false
	}
	first, last = m.head, m.head+1
	for first > m.first && (proper(words[first-1]) || words[first-1].word == "-") {
		first--
	}
	for {
		next := last
		for next < m.last && m.joins(words[next].word) {
			next++
		}
		if next == m.last || !proper(words[next]) {
			return first, last, true
		}
		last = next + 1
	}
}

// joins reports whether a word can stand between the proper nouns of a name.
func (m gumMention) joins(word string) bool {
	return word == "-" || m.kind != "person" && slices.Contains([]string{"of", "for", "the", "and", "&"}, word)
}

func proper(w gumWord) bool { return w.tag == "NNP" || w.tag == "NNPS" }

// outermost drops the names that lie inside others.
func outermost(names []eval.LabelledName) []eval.LabelledName {
	var out []eval.LabelledName
	for i, n := range names {
		inside := slices.ContainsFunc(names, func(o eval.LabelledName) bool {
			return o.Span != n.Span && o.Span.Contains(n.Span)
		})
		twin := slices.ContainsFunc(names[:i], func(o eval.LabelledName) bool { return o.Span == n.Span })
		if !inside && !twin {
			out = append(out, n)
		}
	}
	return out
}
