package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Analyze reads the language of s. (Provisional: to be replaced.)
func Analyze(s string) *Document {
	d := &Document{Text: s}
	start := 0
	for start < len(s) {
		end := strings.IndexByte(s[start:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += start
		}
		line := s[start:end]
		trimmed := strings.TrimSpace(line)
		if trimmed != "" {
			lead := strings.Index(line, trimmed)
			p := Span{start + lead, start + lead + len(trimmed)}
			d.Paragraphs = append(d.Paragraphs, p)
			d.paragraph(p)
		}
		start = end + 1
	}
	return d
}

func (d *Document) paragraph(p Span) {
	first := len(d.Tokens)
	i := p.Start
	for i < p.End {
		r, n := utf8.DecodeRuneInString(d.Text[i:p.End])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		j := i + n
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		for word && j < p.End {
			q, m := utf8.DecodeRuneInString(d.Text[j:p.End])
			if unicode.IsLetter(q) || unicode.IsDigit(q) || ((q == '-' || q == '.' || q == ',' || q == '’' || q == '\'') && j+m < p.End && isWord(d.Text[j+m:])) {
				j += m
				continue
			}
			break
		}
		d.Tokens = append(d.Tokens, Token{Span: Span{i, j}, Lemma: strings.ToLower(d.Text[i:j])})
		i = j
	}
	d.sentences(first, len(d.Paragraphs)-1)
}

func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (d *Document) sentences(first, para int) {
	for i := first; i < len(d.Tokens); i++ {
		t := d.Tokens[i].Of(d.Text)
		last := i+1 == len(d.Tokens)
		if !last && t != "." && t != "!" && t != "?" {
			continue
		}
		for !last && strings.ContainsAny(d.Tokens[i+1].Of(d.Text), "”\"’)") && d.Tokens[i+1].Start == d.Tokens[i].End {
			i++
			last = i+1 == len(d.Tokens)
		}
		d.Sentences = append(d.Sentences, Sentence{Span{d.Tokens[first].Start, d.Tokens[i].End}, first, i + 1, para})
		first = i + 1
	}
}
