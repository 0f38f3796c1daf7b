package entity

import "headwater/internal/text"

// markHeadings notes the words of lines set in title case or in capitals, where a capital letter
// tells nothing: headlines, cross-heads, and the first lines of agency reports.
func markHeadings(doc *text.Document, ws []word) {
	for first := 0; first < len(ws); {
		para := doc.Sentences[ws[first].sent].Paragraph
		last := first
		for last < len(ws) && doc.Sentences[ws[last].sent].Paragraph == para {
			last++
		}
		if isHeading(ws[first:last]) {
			for i := first; i < last; i++ {
				ws[i].heading = true
			}
		}
		first = last
	}
}

// isHeading reports whether a paragraph is short and most of its longer words have capitals, one
// among them at least that is commonly written small.
func isHeading(ws []word) bool {
	long, capitals, plainly := 0, 0, 0
	for i := range ws {
		w := &ws[i]
		if len(w.s) < 4 || w.form == mark0 || w.form == digits {
			continue
		}
		long++
		if w.form.isName() {
			capitals++
			if i > 0 && w.marks&(given|surname|place|demonym|org|outlet|honorific|title|calendar) == 0 {
				plainly++
			}
		}
	}
	return len(ws) < 30 && long >= 3 && plainly >= 2 && capitals*10 >= long*8
}
