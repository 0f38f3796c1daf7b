package story

import (
	"slices"
	"strings"

	"headwater/internal/text"
)

// ownReporting looks in the paragraph of a quotation, what is quoted apart, for signs that the writer got the
// words first-hand. Signs that the writer of the report drawn on may have got them just so count only where
// the paragraph does not name its outlet.
func (q *inquiry) ownReporting(a int, span text.Span) bool {
	d := q.dossier.Readings[a].Document
	around := unquoted(d, d.Paragraphs[d.Sentences[d.SentenceAt(span.Start)].Paragraph])
	if containsAny(around, firstHand) || containsAny(around, heardSigns) && !q.namesUpstream(a, around) {
		return true
	}
	name := strings.Fields(q.lineage.publisher[a])
	for i := range name {
		short := strings.Join(name[i:], " ")
		if strings.Contains(around, "told "+short) || strings.Contains(around, "told the "+short) {
			return true
		}
	}
	return false
}

// firstHand are signs of the writer's own reporting.
var firstHand = []string{
	"told us", "told me", "told this ", "told our ", "when i ", "i rang", "i called", "i asked", "we asked", "i said", "i spoke", "i have spoken",
	"we spoke", "we have spoken", "spoke to us", "spoke with us", "asked us", "we found him", "we found her", "we found them", "we met ", "we visited", "asked by the ", "reached by", "in an interview",
}

// heardSigns are signs that somebody heard the words and not only read them.
var heardSigns = []string{
	"told reporters", "told journalists", "told a news conference", "told a press conference", "telephone", " by phone", " by email",
	" in an email", " in a statement", "a statement", "wrote on ", "posted on ", "on social media", "in a post",
}

// unquoted returns the words of a passage outside quotation marks, in lower case and on one line.
func unquoted(d *text.Document, span text.Span) string {
	var own strings.Builder
	at := span.Start
	for _, k := range d.Quotes {
		if k.Overlaps(span) && k.Start >= at {
			own.WriteString(d.Text[at:k.Start])
			at = min(k.End, span.End)
		}
	}
	own.WriteString(d.Text[at:span.End])
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(own.String()), "’", "'"))
	return " " + strings.Join(words, " ") + " "
}

// namesUpstream reports whether words, in lower case, name an outlet that article draws on.
func (q *inquiry) namesUpstream(article int, words string) bool {
	return slices.ContainsFunc(q.upstream(article), func(b int) bool {
		return q.lineage.publisher[b] != "" && strings.Contains(words, q.lineage.publisher[b])
	})
}
