package attribute

import (
	"strings"

	"headwater/internal/news"
)

// records are the verbs by which a document holds a thing, in the forms they take.
var records = set(`list lists listed name names named log logs logged record records recorded register registers registered
	itemise itemises itemised itemize itemizes itemized tally tallies tallied enumerate enumerates enumerated identify identifies
	identified date dates dated specify specifies specified catalogue catalogues catalogued chronicle chronicles chronicled`)

// figures are the verbs by which a document holds a number.
var figures = set("give gives gave put puts contain contains contained count counts counted place places placed set sets")

// rulings are the verbs with "that" by which a document makes things so, and tells of nothing.
var rulings = set("mean means meant require requires required ensure ensures ensured provide provides provided demand demands demanded")

// deeds are the documents that make things so more often than they tell of them.
var deeds = set("bill bills law laws act acts plan plans resolution order deal contract agreement settlement petition warrant")

// record reads, at item i, what a document holds, told by a verb that is no word for speaking: "The log lists nine calls",
// "Preliminary figures give Voss 3,000 votes", "The first entry is dated May 3", "The dispatch relates that".
func (u *unit) record(i int) (draft, bool) {
	g := u.groupAt(i)
	np := u.subject(g.first)
	if np.empty() || g.negated || g.infinitive {
		return draft{}, false
	}
	if u.isProvision(np) && provides[u.low(i)] {
		return draft{shares: -1, source: np, cue: run{g.first, g.last}, begin: np.first, from: g.last, until: len(u.items)}, !g.passive
	}
	if g.modal != "" || !u.isRecord(np) && !u.keepsCount(i, np) && !u.paperKeeps(np, i) {
		return draft{}, false
	}
	d := draft{shares: -1, source: np, cue: run{g.first, g.last}, begin: np.first, from: g.last, until: len(u.items)}
	switch w := u.low(i); {
	case u.low(g.last) == "that" && u.tag(g.last) == "IN" && !rulings[w] && reporting[w] == nil:
		d.from++
		return d, u.hasClause(run{d.from, len(u.items)})
	case g.passive:
		return d, w == "dated" && be[u.low(i-1)] && (u.time(g.last) || u.time(g.last+1) || u.proper(g.last))
	case records[w]:
		return d, u.simpleRight(g.last) > g.last || u.isQuote(g.last)
	case figures[w]:
		object := run{g.last, u.asideEnd(g.last)}
		return d, u.tag(g.last) != "PRP" && (u.numbered(object) || strings.HasPrefix(w, "g") && u.holdsAs(object))
	}
	return d, false
}

// mayRecord reports whether item i can be the verb of a record: a verb, or after its subject what a tagger takes for a plural.
func (u *unit) mayRecord(i int) bool {
	w := u.low(i)
	switch u.tag(i) {
	case "VBD", "VBZ", "VBP":
		return records[w] || figures[w] || provides[w] || u.low(i+1) == "that" && !be[w] && !have[w]
	case "VB":
		return provides[w]
	case "VBN":
		return w == "dated" || records[w] && !u.clauseHasVerb(i) && u.simpleRight(i+1) > i+1
	case "NNS":
		return records[w] && strings.HasSuffix(w, "s") && u.noun(i-1) && u.opensPhrase(i+1) && !u.verbAhead(i+1)
	}
	return false
}

// tallies are the verbs by which a body arrives at a number.
var tallies = set("count counts counted tally tallies tallied record records recorded log logs logged register registers registered")

// keepsCount reports whether np is a body that counted: "The hospital recorded 12 cases".
func (u *unit) keepsCount(i int, np run) bool {
	return tallies[u.low(i)] && kinds[u.low(u.head(np))] == news.OrganizationSource && u.numbered(run{i + 1, u.simpleRight(i + 1)})
}

// provides are the verbs by which a part of a treaty, a law or a contract settles something.
var provides = set(`divide divides divided give gives gave allow allows allowed grant grants granted set sets oblige obliges
	obliged bind binds bound bar bars barred permit permits permitted require requires required limit limits limited`)

// provisions are those parts.
var provisions = set("article clause annex schedule protocol subsection appendix codicil")

// isProvision reports whether np is such a part, and no more: "Article 14", "A security annex".
func (u *unit) isProvision(np run) bool {
	for i := np.first; i < np.last; i++ {
		if provisions[u.low(i)] {
			return i+1 == np.last || i+2 == np.last && u.tag(i+1) == "CD"
		}
	}
	return false
}

// paperKeeps reports whether np is "it", of a document brought up lately, before a verb of records.
func (u *unit) paperKeeps(np run, i int) bool {
	if np.last != np.first+1 || u.low(np.first) != "it" || !records[u.low(i)] {
		return false
	}
	known, ok := u.paperMeant(i, nil)
	return ok && known.Kind == news.DocumentSource
}

// isRecord reports whether np is about a document that tells of things, or about a part of one.
func (u *unit) isRecord(np run) bool {
	w := u.low(u.head(np))
	return (kinds[w] == news.DocumentSource || kinds[singular(w)] == news.DocumentSource) && !deeds[w] && !people[w]
}

// holdsAs reports whether "as" stands in r: "gives the cause as frost".
func (u *unit) holdsAs(r run) bool {
	for i := r.first + 1; i < r.last; i++ {
		if u.low(i) == "as" {
			return true
		}
	}
	return false
}

func (u *unit) numbered(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.tag(i) == "CD" {
			return true
		}
	}
	return false
}

// paper is the document that the writer spoke of last.
type paper struct {
	source news.Source
	unit   int
}

// papersReach is how many units later "it" may mean a document that spoke nowhere itself.
const papersReach = 2

// rememberPaper keeps the first document that the unit brings up with an article or an owner: "obtained a memo".
func (u *unit) rememberPaper() {
	for i := 1; i < len(u.items); i++ {
		if u.tag(i) != "NN" || kinds[u.low(i)] != news.DocumentSource || deeds[u.low(i)] || u.noun(i+1) {
			continue
		}
		first := i
		for first > 0 && (u.noun(first-1) || u.tag(first-1) == "JJ" || u.tag(first-1) == "VBN" || u.tag(first-1) == "HYPH" || u.tag(first-1) == "CD") {
			first--
		}
		if tag := u.tag(first - 1); tag != "DT" && tag != "PRP$" && tag != "POS" {
			continue
		}
		if u.tag(first-1) != "POS" {
			first--
		}
		np := run{first, u.simpleRight(first)}
		u.paper = paper{news.Source{Kind: news.DocumentSource, Entity: -1, Text: u.words(np), Span: u.span(np)}, u.count}
		return
	}
}

// documentary are the verbs that go with a document as their subject.
var documentary = set(`describes described recommends recommended lists listed details detailed states stated notes noted
	concludes concluded shows showed reads read records recorded outlines outlined names named puts quotes quoted gives
	mentions mentioned refers contains contained`)

// paperMeant is the document that "it" before item i means: one brought up lately, where the verb goes with documents
// and no body spoke since.
func (u *unit) paperMeant(i int, best *referent) (news.Source, bool) {
	if u.paper.source.Text == "" || u.count-u.paper.unit > papersReach || !documentary[u.low(i)] {
		return news.Source{}, false
	}
	lately := best == nil || best.unit < u.paper.unit || best.unit == u.paper.unit && best.weight < 3
	return u.paper.source, lately
}

// parts are the words for a part of a document.
var parts = set("entry entries page pages line section paragraph")

// partOf fills in, for a part of the document brought up before ("The first entry"), the document as what it means.
func (u *unit) partOf(s news.Source, np run, h int) news.Source {
	if parts[u.low(h)] && h+1 == np.last && definite[u.low(np.first)] && u.paper.source.Text != "" && u.count-u.paper.unit <= papersReach {
		s.Name = u.paper.source.Text
	}
	return s
}
