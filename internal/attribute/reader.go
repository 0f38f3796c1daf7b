// Package attribute finds who says what in an article, and in whose voice.
//
// An attribution joins a source, a cue and a content, in the sense of the Penn Attribution
// Relations Corpus (Pareti 2012, "A Database of Attribution Relations") and PolNeAR (Newell,
// Margolin and Ruths 2018, "An Attribution Relations Corpus for Political News"). Every sentence
// that no source answers for is the writer's own, so each word of a report lies in some
// attribution.
//
// Reading goes unit by unit. A unit is a sentence, or several that one quotation holds together,
// with each quotation taken as one word (O'Keefe and others 2012, "A Sequence Labelling Approach
// to Quote Attribution", showed how far the words between quotations lead). Cues are found by a
// lexicon of reporting verbs and nouns with the frames they take; the source is the noun phrase
// that the frame names, and the content what is left of the clause. Who a pronoun or a description
// means is told by salience, as in Lappin and Leass 1994: speakers before subjects before others,
// the near before the far, and nobody where two are equally likely.
package attribute

import (
	"sort"

	"headwater/internal/news"
	"headwater/internal/text"
)

// reader holds one article while it is read.
type reader struct {
	*news.Reading
	article *news.Article
	doc     *text.Document
	times   []news.Time

	nextQuote, nextTime, nextFurniture int // cursors; units are read in order

	mentions  []mention
	persons   []bool     // entities that the text shows to be persons
	known     []known    // by entity
	referents []referent // in order of appearance
	paper     paper      // the document spoken of last
	last      *voice     // who spoke last
	denial    *voice     // who denied last
	denialAge int        // units since
	heard     []statement
	count     int // units read

	askedReports, official bool // whether a report in the article is said to be somebody's work
	outletSpoke            bool // an outlet was named
}

// Read finds every attribution in r.Article, in order of Passage. It reads r.Document, r.Times and
// r.Entities, changes nothing, and gives nothing for an empty document.
func Read(r *news.Reading) []news.Attribution {
	if r.Article == nil || r.Document == nil {
		return nil
	}
	rd := &reader{Reading: r, article: r.Article, doc: r.Document, times: r.Times}
	rd.mentions = mentionsOf(r.Entities)
	rd.known = knownOf(r.Entities)
	rd.persons = make([]bool, len(r.Entities))
	units := rd.units()
	rd.referents = make([]referent, 0, len(units))
	out := make([]news.Attribution, 0, len(units))
	for i := range units {
		u := &units[i]
		u.reason = u.reasonIn(run{0, len(u.items)})
		if why := u.reasonGiven(); why != "" {
			rd.giveReason(out, why, u.items[0].Span)
		}
		out = append(out, u.read()...)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i].Passage, out[j].Passage
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
	nest(out)
	return out
}

// read finds the attributions of one unit.
func (u *unit) read() []news.Attribution {
	ds := u.frames()
	u.layOut(ds)
	ds = u.split(ds)
	ds = u.carryOn(ds)
	rest := u.remainder(ds)
	out := make([]news.Attribution, 0, len(ds)+len(rest))
	voices := make([]*voice, len(ds))
	for i := range ds {
		voices[i] = u.voiceOf(ds, i, voices)
		out = append(out, u.attribution(&ds[i], voices[i]))
	}
	u.settle(out, ds, voices)
	for _, r := range rest {
		for _, c := range u.clauses(r) {
			if !c.empty() {
				own := u.ownVoice(c)
				out = append(out, own)
				u.heard = append(u.heard, statement{span: own.Passage, source: own.Source})
			}
		}
	}
	u.remember(ds, voices)
	return out
}

// attribution puts a draft and its speaker into their final form.
func (u *unit) attribution(d *draft, v *voice) news.Attribution {
	a := news.Attribution{
		Passage: u.span(d.passage),
		Cue:     u.span(d.cue),
		Source:  v.source,
		Stance:  d.stance,
		Quote:   u.quoteForm(d),
		Parent:  -1,
	}
	for _, r := range d.content {
		a.Content = append(a.Content, u.span(r))
	}
	if via := u.viaOf(d); via.Span != a.Source.Span {
		a.Via = via
	}
	if a.Stance == "" {
		a.Stance = u.stanceOf(d)
	}
	if a.Stance == news.NoResponse || d.stance == news.DeclinesComment {
		a.Quote = news.NoQuote
	}
	a.Certainty = u.certainty(d)
	return a
}

// ownVoice is what the writer says himself.
func (u *unit) ownVoice(r run) news.Attribution {
	a := news.Attribution{
		Passage:   u.span(r),
		Source:    news.Source{Kind: news.Reporter, Entity: -1},
		Stance:    news.Asserts,
		Quote:     news.NoQuote,
		Certainty: news.Asserted,
		Parent:    -1,
	}
	content := u.trim(r)
	for content.last < len(u.items)-1 && content.last-content.first > 1 && u.dangling(content.last-1) {
		content.last--
	}
	if content.empty() {
		content = r
	}
	a.Content = []text.Span{u.span(content)}
	if u.hedged(content) {
		a.Certainty = news.Hedged
	}
	return a
}

// dangling reports whether the word at i only leads on to a statement of somebody else's: "for what",
// "after".
func (u *unit) dangling(i int) bool {
	switch u.tag(i) {
	case "IN", "TO", "WP", "WRB", "WDT", "DT":
		return true
	}
	return u.mark(i)
}

// nest notes for each attribution which other's content holds it, the nearest one.
func nest(as []news.Attribution) {
	var open []int
	for i := range as {
		for len(open) > 0 && as[open[len(open)-1]].Passage.End <= as[i].Passage.Start {
			open = open[:len(open)-1]
		}
		for k := len(open) - 1; k >= 0; k-- {
			if holds(as[open[k]].Content, as[i].Passage) {
				as[i].Parent = open[k]
				break
			}
		}
		open = append(open, i)
	}
}

func holds(content []text.Span, p text.Span) bool {
	for _, c := range content {
		if c.Contains(p) {
			return true
		}
	}
	return false
}
