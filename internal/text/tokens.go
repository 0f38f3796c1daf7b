package text

import "strings"

// FromTokens reads text that was cut into tokens elsewhere, a paragraph a line, as labelled corpora
// come. The document's text is the tokens set as a newspaper would set them; its tokens are the given
// ones, one for one, but that the Treebank's stand-ins for marks ("“", "-LRB-") become the marks.
// Empty tokens are read as dashes, so that counts agree; lines without tokens are no paragraphs.
func FromTokens(lines [][]string) *Document {
	d := &Document{}
	var b strings.Builder
	for _, line := range lines {
		d.setLine(&b, line)
	}
	d.Text = b.String()
	first := 0
	for i, p := range d.Paragraphs {
		last := first
		for last < len(d.Tokens) && d.Tokens[last].End <= p.End {
			last++
		}
		all := d.Tokens
		d.Tokens = all[:last]
		d.splitSentences(i, first)
		d.pairQuotes(i, first)
		d.Tokens, first = all, last
	}
	d.readWords()
	return d
}

// setLine writes one paragraph and notes its tokens.
func (d *Document) setLine(b *strings.Builder, line []string) {
	if len(line) == 0 {
		return
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	start := b.Len()
	glued := true
	for _, token := range line {
		token = mark(token)
		if !glued && !leansBack(token) {
			b.WriteByte(' ')
		}
		at := b.Len()
		b.WriteString(token)
		d.Tokens = append(d.Tokens, Token{Span: Span{at, b.Len()}})
		glued = leansAhead[token]
	}
	d.Paragraphs = append(d.Paragraphs, Span{start, b.Len()})
}

// mark gives the token as it stood in print.
func mark(token string) string {
	if m, ok := treebankMarks[token]; ok {
		return m
	}
	return strings.Map(func(r rune) rune {
		if isBlank(r) {
			return '_'
		}
		return r
	}, token)
}

var treebankMarks = map[string]string{
	"": "—", "``": "“", "''": "”", "`": "‘", "--": "—",
	"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}

// leansAhead: no space follows these.
var leansAhead = map[string]bool{"“": true, "‘": true, "(": true, "[": true, "{": true, "$": true, "£": true, "€": true, "#": true}

// leansBack reports whether no space stands before token.
func leansBack(token string) bool {
	switch token {
	case ",", ".", ";", ":", "!", "?", "”", "’", "'", ")", "]", "}", "%", "...", "…", "n't", "n’t", "N'T":
		return true
	}
	return len(token) > 1 && token[0] == '\'' && isClitic(token[1:]) || strings.HasPrefix(token, "’") && isClitic(token[len("’"):])
}
