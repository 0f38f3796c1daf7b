package story

import (
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// correctionNotes returns the passages in which an article corrects itself, one for each thing
// corrected: the sentence that names the error and those after it in its paragraph that set it right.
// Notes stand anywhere, under a label ("Correction:", "[Editor’s note:") or among the sentences.
func correctionNotes(r *news.Reading) []text.Span {
	var notes []text.Span
	open := -1 // paragraph of the note being read
	for i, s := range r.Document.Sentences {
		said := " " + strings.ReplaceAll(strings.ToLower(s.Of(r.Article.Text)), "’", "'")
		switch {
		case namesError(said), labelled(r, s.Paragraph) && (s.Paragraph != open || tellsOfItself(said)),
			s.Paragraph == open && tellsOfItself(said), pointsBack(said) && setsRight(r, i):
			notes = append(notes, s.Span)
			open = s.Paragraph
		case s.Paragraph == open:
			notes[len(notes)-1].End = s.End
		case containsAny(said, takeBackCues) && i > 0:
			notes = append(notes, s.Span)
		}
	}
	return notes
}

// namesError reports whether a sentence, in lower case, tells that an article was wrong.
func namesError(said string) bool {
	return containsAny(said, errorCues) || containsAny(said, mistakeWords) && (tellsOfItself(said) || containsAny(said, ownReports))
}

// errorCues stand in a sentence that tells what an earlier version had wrong.
var errorCues = []string{
	"earlier version", "previous version", "original version", "first version", "misstated", "misquoted", "misidentified", "misspelled", "misspelt",
	"replaces one published", "in an earlier article", "in a previous article",
	"story corrects", "article corrects", "report corrects", "version corrects",
	"article was amended", "story was amended", "article has been amended", "article was corrected", "article has been corrected",
}

// mistakeWords tell of an error; whose it is the rest of the sentence must tell.
var mistakeWords = []string{"incorrectly", "erroneously", "mistakenly", "wrongly", "in error", "was wrong", "were wrong", "inaccurate", "should have said", "should have read"}

// ownReports are words for an article of the outlet's own.
var ownReports = []string{"this article", "this story", "this report", "our article", "our story", "our report", "our earlier", "our previous"}

// takeBackCues stand in a sentence of the body that corrects in passing.
var takeBackCues = []string{"first said", "first reported that", "originally reported", "originally said", "previously stated", "we first reported", "as earlier reported"}

// tellsOfItself reports whether the subject of the sentence is the article or its writers, and the verb
// what they wrote: "It also gave …", "We said …", "The article named …".
func tellsOfItself(said string) bool {
	words := strings.Fields(said)
	for i, w := range words[:min(len(words), 8)] {
		if itself[strings.Trim(w, ".,:;")] && i+2 < len(words) &&
			(wrote[words[i+1]] || wrote[words[i+2]] && (words[i+1] == "also" || words[i+1] == "had" || strings.HasSuffix(words[i+1], "ly"))) {
			return true
		}
	}
	return false
}

var (
	itself = set("it we article story report version headline caption")
	wrote  = set(`said gave stated put named called described reported wrote referred quoted attributed listed identified misstated
misquoted misspelled misspelt misidentified misnamed confused omitted`)
)

// pointsBack reports whether a sentence refers to what the outlet published before.
func pointsBack(said string) bool {
	return containsAny(said, []string{" our report of", " our article of", " our story of", " our report on", " our article on", " our story on", " we reported ", " we wrote "})
}

// setsRight reports whether sentence i, or the next in its paragraph, says how it is instead.
func setsRight(r *news.Reading, i int) bool {
	all := r.Document.Sentences
	for k := i; k < min(len(all), i+2) && all[k].Paragraph == all[i].Paragraph; k++ {
		said := " " + strings.ToLower(all[k].Of(r.Article.Text))
		if containsAny(said, []string{", not ", " in fact", " should ", " correct", " wrong", " mistake", " since told us", " since withdrawn"}) ||
			k > i && containsAny(said, []string{" it was ", " it is ", " it has ", " there were ", " there was ", " the number was ", " the figure "}) {
			return true
		}
	}
	return false
}

// labelled reports whether a paragraph, or the short line above it, begins as a note of correction.
func labelled(r *news.Reading, paragraph int) bool {
	if paragraph >= len(r.Document.Paragraphs) {
		return false
	}
	if hasLabel(r.Document.Paragraphs[paragraph].Of(r.Article.Text)) {
		return true
	}
	if paragraph == 0 {
		return false
	}
	above := r.Document.Paragraphs[paragraph-1].Of(r.Article.Text)
	return len(strings.Fields(above)) <= 3 && hasLabel(above)
}

func hasLabel(paragraph string) bool {
	const reach = 40 // bytes
	head := strings.ToLower(strings.TrimLeft(paragraph[:min(len(paragraph), reach)], " *_[(—–-•"))
	head = strings.ReplaceAll(head, "’", "'")
	if strings.HasPrefix(strings.TrimPrefix(head, "eds: "), "corrects ") {
		return true // a note to editors
	}
	for _, l := range noteLabels {
		if rest, found := strings.CutPrefix(head, l); found && (rest == "" || strings.ContainsAny(rest[:1], ":.,;—–-])(") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " —")) {
			return true
		}
	}
	return false
}

var noteLabels = []string{"correction", "corrections", "corrections and clarifications", "clarification", "corrected", "editor's note", "editors' note",
	"amendment", "amended", "erratum", "corrigendum", "for the record", "setting the record straight"}

func containsAny(s string, cues []string) bool {
	for _, c := range cues {
		if strings.Contains(s, c) {
			return true
		}
	}
	return false
}
