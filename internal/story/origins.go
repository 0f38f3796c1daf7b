package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// provenance is where a claim goes back to.
type provenance struct {
	roots  []int          // statements that stand for an origin each
	why    map[int]string // statement → one sentence on why it adds an origin or none
	atMost int            // origins there may be, where not all can be told apart
	doubt  string         // one sentence on why there may be more than the roots; empty when there cannot
}

// provenanceOf finds the independent roots of the reporting behind c. What is not known to be
// independent adds none; yet a claim that anybody asserts has one.
func (q *inquiry) provenanceOf(c claim) provenance {
	p := provenance{why: map[int]string{}}
	sorted := q.byDescent(c.asserts)
	for _, i := range sorted {
		if p.why[i] = q.addsNothing(i, c, p.roots); p.why[i] == "" {
			p.roots = append(p.roots, i)
			p.why[i] = "An origin: nothing here shows that it was had from another."
		}
	}
	if len(p.roots) == 0 && len(sorted) > 0 {
		p.roots = sorted[:1]
		p.why[sorted[0]] = "Taken for the one origin, since nobody else is named for it."
	}
	for _, i := range c.replies {
		p.why[i] = replyWhy[q.statements[i].told.Stance]
	}
	p.atMost, p.doubt = q.mostOrigins(c, p.roots)
	return p
}

var replyWhy = map[news.Stance]string{
	news.Denies: "A denial is no origin.", news.DeclinesComment: "Who declines to comment says nothing of it.", news.NoResponse: "Who did not answer says nothing of it.",
}

// named lists the origins that roots stand for.
func (q *inquiry) named(roots []int) []news.Origin {
	var list []news.Origin
	for _, i := range roots {
		s := &q.statements[i]
		list = append(list, news.Origin{Article: s.article, Source: q.people.name(s.article, s.told.Source), Kind: s.told.Source.Kind})
	}
	return list
}

// opposed reports whether one of two statements says no to what the other says, so that they do not
// bear one another out.
func (q *inquiry) opposed(a, b int) bool {
	return q.statements[a].polarity.flatly() != q.statements[b].polarity.flatly()
}

// byDescent orders statements so that those of upstream articles come before those of articles
// that draw on them, and otherwise by article.
func (q *inquiry) byDescent(list []int) []int {
	depth := func(i int) int {
		n := 0
		for _, up := range q.lineage.ancestors[q.statements[i].article] {
			if up {
				n++
			}
		}
		return n
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b int) int { return depth(a) - depth(b) })
	return sorted
}

// addsNothing says why statement i adds no origin to claim c beside those of roots, or "" if it does. What
// a source says that another said has its root in the first; "the attack" states nothing; who threatened a
// deed has not said that it was done; the writer's own voice and other outlets point to sources told
// elsewhere.
func (q *inquiry) addsNothing(i int, c claim, roots []int) string {
	s := &q.statements[i]
	kind := s.told.Source.Kind
	switch {
	case q.superseded(s.article):
		return "An older version of a report that does not say it any more."
	case q.secondHand(s):
		return "Another source tells that this one said it."
	case !q.states(s):
		return "It names the matter and states nothing of it."
	case q.intends(s):
		return "It tells what is meant or wanted, not that it was done."
	case kind == news.Reporter:
		return "The writer's own voice, with nobody named for it."
	case kind == news.OutletSource:
		return "Another outlet is named for it; its sources count, not the outlet."
	case kind == news.Anonymous && isPronoun(s.told.Source.Text):
		return "It cannot be told who is meant."
	case kind == news.Anonymous && q.carried(s, c):
		return "Unnamed people in a report that draws on another which tells it already."
	case kind != news.Anonymous && q.relabels(s, c):
		return "A report it draws on gives the same to another."
	}
	for _, r := range roots {
		root := &q.statements[r]
		if q.opposed(r, i) {
			return upperFirst(fmt.Sprintf("it says the opposite of what %s says, and does not bear it out.", q.who(root)))
		}
		if q.sharedProse(root, s) {
			return upperFirst(fmt.Sprintf("it stands in the same words in %s, and who had them from whom cannot be told.", q.outlet(root.article)))
		}
		if q.sameOrigin(r, i) {
			return upperFirst(fmt.Sprintf("it goes back to %s in %s, counted already.", q.who(root), q.outlet(root.article)))
		}
	}
	return ""
}

// mostOrigins returns how many origins c may have, where some statements cannot be told to go back to one
// of roots nor to be independent, and a sentence that says which.
func (q *inquiry) mostOrigins(c claim, roots []int) (atMost int, doubt string) {
	var open []int
	var reasons []string
	for _, i := range q.byDescent(c.asserts) {
		s := &q.statements[i]
		if slices.Contains(roots, i) || s.heading || q.secondHand(s) || !q.states(s) || q.intends(s) || q.carried(s, c) {
			continue
		}
		known := func(j int) bool { return q.opposed(j, i) || q.surelyOne(&q.statements[j], s) }
		if slices.ContainsFunc(roots, known) || slices.ContainsFunc(open, known) {
			continue
		}
		open = append(open, i)
		reasons = append(reasons, q.openQuestion(s))
	}
	if len(open) == 0 {
		return len(roots), ""
	}
	return len(roots) + len(open), upperFirst(strings.Join(reasons, "; ")) + "."
}

// surelyOne reports whether two statements go back to one origin for certain: one outlet's, one named
// source's, one agency's report printed twice, or one of an outlet whose report is here.
func (q *inquiry) surelyOne(s, t *statement) bool {
	x, y := s.told.Source, t.told.Source
	return q.lineage.samePublisher(s.article, t.article) || q.people.same(s.article, x, t.article, y) ||
		q.sharedProse(s, t) && news.SameName(q.reading(s).Article.Agency, q.reading(t).Article.Agency) ||
		y.Kind == news.OutletSource && slices.Contains(q.lineage.publisher, q.people.fold(q.people.name(t.article, y)))
}

// openQuestion says what cannot be told of the origin of s.
func (q *inquiry) openQuestion(s *statement) string {
	switch s.told.Source.Kind {
	case news.Reporter:
		return q.outlet(s.article) + " does not say where it has this from"
	case news.OutletSource:
		return fmt.Sprintf("what %s reported is not here", q.who(s))
	}
	return fmt.Sprintf("%s in %s may or may not be somebody counted already", q.who(s), q.outlet(s.article))
}

// states reports whether s says something of something: two words of content, or a finite verb.
func (q *inquiry) states(s *statement) bool {
	return len(s.words.ids) > 1 || slices.ContainsFunc(s.told.Content, func(c text.Span) bool {
		return slices.ContainsFunc(q.reading(s).Document.Within(c), isFinite)
	})
}

// intends reports whether s tells of a deed to come that its source means to do or wants done: "to
// close the mill", "threatened a strike".
func (q *inquiry) intends(s *statement) bool {
	doc := q.reading(s).Document
	if slices.ContainsFunc(doc.Within(s.told.Cue), func(t text.Token) bool { return intentions[t.Lemma] }) {
		return true
	}
	if len(s.told.Content) == 0 {
		return false
	}
	words := doc.Within(s.told.Content[0])
	return len(words) > 1 && words[0].Lemma == "to" && words[1].Tag == "VB"
}

// intentions are the verbs and nouns of deeds that are only meant or wanted.
var intentions = set(`threaten threat vow promise pledge plan intend intention propose offer want hope wish urge demand
	call seek ask order`)

// secondHand reports whether another source, not an outlet, tells what s tells.
func (q *inquiry) secondHand(s *statement) bool {
	if s.told.Parent < 0 || s.told.Parent >= len(q.reading(s).Attributions) {
		return false
	}
	k := q.reading(s).Attributions[s.told.Parent].Source.Kind
	return k != news.OutletSource && k != news.Reporter
}

func isPronoun(s string) bool { return pronouns[strings.ToLower(s)] }

var pronouns = set("he she it they we i who")

// carried reports whether an article that s draws on asserts c too, so that s only passes it on.
func (q *inquiry) carried(s *statement, c claim) bool {
	return slices.ContainsFunc(c.asserts, func(j int) bool { return q.lineage.draws(s.article, q.statements[j].article) })
}

// relabels reports whether s only gives to another what an article it draws on gives to a named
// source: the same quotation, or to a body what one of its people said.
func (q *inquiry) relabels(s *statement, c claim) bool {
	return slices.ContainsFunc(c.asserts, func(j int) bool {
		up := &q.statements[j]
		k := up.told.Source.Kind
		if k == news.Reporter || k == news.OutletSource || !q.lineage.draws(s.article, up.article) ||
			q.people.same(s.article, s.told.Source, up.article, up.told.Source) {
			return false
		}
		if quotes(s) && quotes(up) && q.likeness(s, up) >= repeats {
			return true
		}
		return s.told.Source.Kind != news.NamedPerson && k == news.NamedPerson
	})
}

// sameOrigin reports whether statements a and b, a from an article nearer the root, go back to
// one origin.
func (q *inquiry) sameOrigin(a, b int) bool {
	s, t := &q.statements[a], &q.statements[b]
	x, y := s.told.Source, t.told.Source
	if q.oneUtterance(s, t) {
		return true
	}
	if x.Kind == news.Anonymous || y.Kind == news.Anonymous {
		switch {
		case x.Kind == news.NamedPerson:
			return q.lineage.draws(t.article, s.article) || q.people.of.actsForNamed(foldName(q.people.name(s.article, x)), y.Text)
		case y.Kind == news.NamedPerson:
			return q.people.of.actsForNamed(foldName(q.people.name(t.article, y)), x.Text)
		case x.Kind != y.Kind:
			return y.Kind == news.Anonymous && q.lineage.draws(t.article, s.article)
		}
		return q.lineage.samePublisher(s.article, t.article) || q.lineage.draws(t.article, s.article)
	}
	return q.people.oneVoice(s.article, x, t.article, y)
}

// sharedProse reports whether s and t tell one thing in the same words in two articles that share much prose:
// one may have it from the other, or both from a third.
func (q *inquiry) sharedProse(s, t *statement) bool {
	return q.lineage.nearProse(s.article, t.article) && q.lexicon.likeness(&s.words, &t.words) >= surelySame
}

// oneUtterance reports whether the words that t puts in quotation marks are those that s does, so many
// that nobody says them twice.
func (q *inquiry) oneUtterance(s, t *statement) bool {
	const tooManyToRepeat = 8 // words
	if s.told.Quote != news.Direct || t.told.Quote != news.Direct {
		return false
	}
	said := segments(q.reading(t).Document, cover(t.told.Content))
	if countWords(said) < tooManyToRepeat {
		return false
	}
	words, at := forms(q.reading(s).Document, cover(s.told.Content))
	_, found := speech{words, at}.find(said)
	return found
}
