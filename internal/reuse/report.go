package reuse

import (
	"cmp"
	"sort"
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// report is an article with what its text tells about where it comes from.
type report struct {
	*draft
	number   int // index of its reading
	reading  *news.Reading
	outlet   int // number in the directory, -1 when unknown
	mentions []mention
	alone    []bool // by sentence: it says that somebody spoke to this outlet
	own      []bool // by sentence: its paragraph says so, and nothing there was said in public
	relayed  []bool // by sentence: it repeats what others reported
	unnamed  []bool // by sentence: it quotes somebody unnamed, who spoke neither in public nor through another outlet
	note     text.Span
}

func newReport(v *vocabulary, dir *directory, i int, r *news.Reading) *report {
	rep := &report{number: i, reading: r, outlet: dir.of[i]}
	rep.mentions = dir.mentions(r.Document, rep.outlet)
	rep.draft = newDraft(v, r.Document, r.Article.Furniture, mentionSpans(rep.mentions))
	rep.note = updateNote(r.Document)
	rep.readMarkers()
	return rep
}

func mentionSpans(list []mention) []text.Span {
	spans := make([]text.Span, len(list))
	for i, m := range list {
		spans[i] = m.Span
	}
	return spans
}

// readMarkers fills alone, own and relayed.
func (r *report) readMarkers() {
	doc := r.doc
	n := len(doc.Sentences)
	r.alone, r.own, r.relayed = make([]bool, n), make([]bool, n), make([]bool, n)
	r.markUnnamed()
	for first := 0; first < n; {
		last := first
		var alone, public, relayed bool
		for ; last < n && doc.Sentences[last].Paragraph == doc.Sentences[first].Paragraph; last++ {
			m := r.markersOf(last)
			alone, public, relayed = alone || m.alone, public || m.public, relayed || m.relayed
			r.alone[last], r.relayed[last] = m.alone, m.relayed
		}
		for ; first < last; first++ {
			r.own[first] = alone && !public
			r.unnamed[first] = r.unnamed[first] && !public && !relayed
		}
	}
}

// markUnnamed fills unnamed from the attributions, whatever else their paragraphs say. What several say
// at once, as crowds chant, everybody there heard.
func (r *report) markUnnamed() {
	r.unnamed = make([]bool, len(r.doc.Sentences))
	for _, a := range r.reading.Attributions {
		if a.Source.Kind != news.Anonymous || a.Source.Plural || a.Via.Name != "" || a.Quote != news.Direct && a.Quote != news.Mixed {
			continue
		}
		for i := sentenceAt(r.doc, a.Passage.Start); i < len(r.unnamed) && r.doc.Sentences[i].Start < a.Passage.End; i++ {
			r.unnamed[i] = true
		}
	}
}

// sentenceAt returns the first sentence that ends behind offset.
func sentenceAt(doc *text.Document, offset int) int {
	return sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > offset })
}

// markers are signs in one sentence of how its words were come by.
type markers struct{ alone, public, relayed bool }

func (r *report) markersOf(i int) markers {
	var m markers
	for _, c := range r.mentions {
		m.alone = m.alone || c.outlet == r.outlet && r.doc.Sentences[i].Contains(c.Span) && r.addressed(c)
	}
	previous := ""
	quotes := spanWalker{quoteSpans(r.doc)}
	for _, t := range r.doc.Words(i) {
		word := strings.ToLower(t.Of(r.doc.Text))
		if !quotes.holds(t.Start) {
			m.alone = m.alone || aloneWords[word] || alonePairs[previous+" "+word]
			m.public = m.public || publicWords[word] || publicPairs[previous+" "+word]
			m.relayed = m.relayed || relayedWords[word] || relayedPairs[previous+" "+word]
		}
		previous = word
	}
	return m
}

// addressed reports whether the outlet named is one that something was said to: "told the Ledger".
func (r *report) addressed(c mention) bool {
	k := c.token - 1
	if k >= 0 && followsThe(r.doc, c.token) {
		k--
	}
	return k >= 0 && addressing[strings.ToLower(r.doc.Tokens[k].Of(r.doc.Text))]
}

var addressing = wordSet("told tells telling tell to with informed")

// Signs that a source spoke to this outlet and no other.
var (
	aloneWords = wordSet("exclusively exclusive")
	alonePairs = map[string]bool{
		"told us": true, "told me": true, "tell us": true, "tells us": true, "tells me": true, "to us": true, "to me": true,
		"with us": true, "with me": true, "asked us": true, "asked me": true, "showed us": true, "showed me": true, "sent us": true, "gave us": true,
		"by telephone": true, "by phone": true, "the telephone": true, "the phone": true,
		"telephone interview": true, "phone interview": true, "an interview": true,
		"this newspaper": true, "this paper": true, "this station": true, "this website": true,
		"this reporter": true, "this magazine": true, "this programme": true, "this site": true,
	}
)

// Signs that many reporters had the same words at once.
var (
	publicWords = wordSet(`statement statements judgment judgement ruling court testified hearing parliament
		speech tweeted posted briefing wrote filing filings televised broadcast`)
	publicPairs = map[string]bool{
		"press conference": true, "news conference": true, "conference call": true, "earnings call": true, "stock exchange": true, "press release": true, "news release": true,
		"told reporters": true, "told journalists": true, "social media": true,
		"a post": true, "post on": true, "post to": true, "posts on": true,
	}
)

// Signs that an article repeats another's report.
var (
	relayedWords = wordSet("reportedly")
	relayedPairs = map[string]bool{
		"quoted as": true, "media reports": true, "media report": true, "news reports": true,
		"press reports": true, "reports say": true, "reports said": true, "first reported": true,
	}
)

// updateNote returns the sentence in which an article says that it is a newer version of another.
func updateNote(doc *text.Document) text.Span {
	for _, s := range doc.Sentences {
		sentence := strings.ToLower(s.Of(doc.Text))
		for _, phrase := range updatePhrases {
			if strings.Contains(sentence, phrase) {
				return s.Span
			}
		}
	}
	return text.Span{}
}

var updatePhrases = []string{
	"earlier version of this", "previous version of this", "original version of this",
	"story has been updated", "article has been updated", "report has been updated",
	"story was updated", "article was updated", "report was updated",
	"story has been corrected", "article has been corrected", "report has been corrected",
	"article replaces", "story replaces", "report replaces", "replaces an earlier", "updates and replaces",
	"this article originally", "this story originally", "correction:", "corrections:", "correction,", "corrects earlier",
	"clarification:", "clarifications:", "clarification,",
}

// published returns the first and the last instant at which an article may have appeared.
func published(w news.Window) (from, to time.Time) {
	if w.Clock {
		return w.Earliest, w.Latest
	}
	return w.Earliest, w.Latest.Add(24*time.Hour - time.Second)
}

// compareAge orders reports by when they appeared; undated ones count as the latest. Of texts that
// appeared together, one that says it is a newer version comes last, and the others go by their words.
func (r *report) compareAge(o *report) int {
	x, y := r.reading.Article.Published, o.reading.Article.Published
	switch {
	case x.IsZero() && !y.IsZero():
		return 1
	case y.IsZero() && !x.IsZero():
		return -1
	}
	return cmp.Or(x.Earliest.Compare(y.Earliest), x.Latest.Compare(y.Latest), cmp.Compare(r.reading.Article.Version, o.reading.Article.Version), cmp.Compare(r.note.Len(), o.note.Len()), strings.Compare(r.doc.Text, o.doc.Text))
}
