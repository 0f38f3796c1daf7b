package attribute

import (
	"strings"

	"headwater/internal/news"
)

// described resolves a description such as "the fire chief", "the company", "one of them", and
// tells the kind of source from its noun where it means nobody named.
func (u *unit) described(s news.Source, np run, h int) news.Source {
	w := u.low(h)
	if e := u.referenceAt(h, sure); e >= 0 {
		return u.meaning(s, e)
	}
	if r := u.matching(np, h); r != nil {
		return u.withReason(meantBy(s, r.source), np)
	}
	if e := u.officeHolder(np, h); e >= 0 {
		return u.namedSource(s, e)
	}
	if r := u.justNamed(np, h); r != nil {
		s.Kind, s.Name, s.Entity, s.Role = r.source.Kind, r.source.Name, r.source.Entity, w
		return s
	}
	switch {
	case courts[w] && u.low(np.last) == "heard":
		s.Kind = news.OrganizationSource
	case mouthpieces[w]:
		s.Kind, s.Role = news.OrganizationSource, w
	case u.operatesIt(np, h):
		s.Kind = news.OrganizationSource
	case people[w] || people[singular(w)] && kinds[w] == "":
		s.Kind, s.Role = news.Anonymous, w
	case kinds[w] != "":
		s.Kind = u.kindOfThing(np, w)
	case kinds[singular(w)] != "":
		s.Kind = u.kindOfThing(np, singular(w))
	case u.isProvision(np), u.writing(np, h):
		s.Kind = news.DocumentSource
	}
	switch s.Kind {
	case news.Anonymous:
		return u.unnamed(s, np, h)
	case news.DocumentSource:
		return u.partOf(s, np, h)
	}
	return s
}

// operatesIt reports whether np, by nothing but an article and its noun, means whoever runs the thing spoken of: "the
// operator". A body does, where a person who works it is told by what he works: "a crane operator".
func (u *unit) operatesIt(np run, h int) bool {
	w := u.low(h)
	return h == np.first+1 && u.low(np.first) == "the" && people[w] && kinds[w] == news.OrganizationSource
}

// writing reports whether what follows the head of np tells of something written: "a tally kept by
// the board and seen by the Gazette".
func (u *unit) writing(np run, h int) bool {
	for i := h + 1; i < np.last; i++ {
		if written[u.low(i)] {
			return u.tag(i) == "VBN" || u.tag(i) == "VBD"
		}
	}
	return evidence[u.low(np.last)]
}

var (
	written  = set("seen obtained reviewed dated signed kept compiled drafted leaked filed published written")
	evidence = set("show shows showed shown reveal reveals revealed indicate indicates indicated")
)

// kindOfThing tells reports of outlets from documents, and the statement of a body, which is the
// body speaking, from that of a person.
func (u *unit) kindOfThing(np run, w string) news.SourceKind {
	if w == "statement" && u.last != nil && u.last.source.Kind == news.NamedPerson {
		return news.DocumentSource
	}
	if w != "report" && w != "reports" && w != "article" && w != "story" {
		return kinds[w]
	}
	if !u.officialReports() && (u.outletSpoke || u.rumour(np)) {
		return news.OutletSource
	}
	return news.DocumentSource
}

// rumour reports a report that is told of without an owner: "on a report that", "after report of".
func (u *unit) rumour(np run) bool {
	return !definite[u.low(np.first)] && (u.low(np.last) == "that" || u.low(np.last) == "of")
}

// definite are the words that point back.
var definite = set("the this that its his her their these those same")

// matching is the referent that a definite description means: one whose name, role or earlier
// description has the head word.
func (u *unit) matching(np run, h int) *referent {
	opens := u.low(np.first)
	if !definite[opens] && u.low(np.first+1) != "same" && !(u.title || u.tag(np.first) == "NN") {
		return nil
	}
	d := u.descriptionOf(np, h)
	var best *referent
	bestScore, tied := 0, false
	for i := len(u.referents) - 1; i >= max(0, len(u.referents)-memory); i-- {
		r := &u.referents[i]
		score := d.likeness(r)
		switch {
		case score > bestScore:
			best, bestScore, tied = r, score, false
		case score == bestScore && score > 0 && !sameReferent(r, best):
			tied = tied || r.unit == best.unit
		}
	}
	if tied {
		return nil
	}
	return best
}

// description is a noun phrase taken apart to be looked for: each word with a space at both ends.
type description struct {
	head, alike   string // the head, and a word of like meaning or ""
	modifiers     []string
	human, plural bool
}

func (u *unit) descriptionOf(np run, h int) description {
	w := u.low(h)
	one := singular(w)
	d := description{head: spaced(w), human: people[w] || people[one], plural: one != w}
	if alike := likewise[w]; alike != "" {
		d.alike = spaced(alike)
	}
	for i := np.first; i < h; i++ {
		if (u.noun(i) || u.tag(i) == "JJ") && u.low(i) != "same" {
			d.modifiers = append(d.modifiers, spaced(u.low(i)))
		}
	}
	return d
}

func spaced(w string) string { return " " + w + " " }

// likeness counts how many words of the description the referent answers to; 0 when not to its head.
func (d *description) likeness(r *referent) int {
	human := r.source.Kind == news.NamedPerson || r.source.Kind == news.Anonymous
	if human != d.human || d.plural && !r.source.Plural {
		return 0
	}
	if !strings.Contains(r.words, d.head) && (d.alike == "" || !strings.Contains(r.words, d.alike)) {
		return 0
	}
	for _, m := range d.modifiers {
		if !strings.Contains(r.words, m) {
			return 0
		}
	}
	return 2 + len(d.modifiers)
}

// likewise pairs words that name the same office.
var likewise = map[string]string{
	"judge": "justice", "justice": "judge", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
	"boss": "president", "firm": "company", "lawyer": "solicitor", "attorney": "lawyer",
	"leader": "president", "newspaper": "paper", "paper": "newspaper", "person": "source",
	"website": "site", "regulator": "regulator",
}

// officeHolder is the one person of the article whose role answers to a definite description,
// wherever he is named: "the fire chief". It gives -1 when there is none, or more than one.
func (u *unit) officeHolder(np run, h int) int {
	w := u.low(h)
	if !definite[u.low(np.first)] && !u.title || !people[w] {
		return -1
	}
	d := u.descriptionOf(np, h)
	found := -1
	for e := range u.Entities {
		if !u.isPerson(e) || u.Entities[e].Role == "" {
			continue
		}
		r := referent{source: news.Source{Kind: news.NamedPerson}, words: bag(u.Entities[e].Role)}
		if d.likeness(&r) == 0 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// justNamed is the one person named so far in the paragraph, where a definite description that
// answers to nobody else follows: "Dale Orme says he can. “…,” said the president of the union".
func (u *unit) justNamed(np run, h int) *referent {
	if u.low(np.first) != "the" || !people[u.low(h)] {
		return nil
	}
	var found *referent
	for i := len(u.referents) - 1; i >= 0 && u.referents[i].paragraph == u.paragraph; i-- {
		r := &u.referents[i]
		if r.source.Kind != news.NamedPerson || r.source.Name == "" {
			continue
		}
		if r.source.Role != "" || found != nil && !sameReferent(r, found) {
			return nil
		}
		found = r
	}
	return found
}
