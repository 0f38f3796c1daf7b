package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// origins finds the independent roots of the reporting behind c. What is not known to be
// independent adds none; yet a claim that anybody asserts has one.
func (q *inquiry) origins(c claim) []news.Origin {
	var roots []int // statements that stand for an origin each
	for _, i := range q.byDescent(c.asserts) {
		if q.isRoot(i, c) && !slices.ContainsFunc(roots, func(r int) bool { return q.opposed(r, i) || q.sameOrigin(r, i) }) {
			roots = append(roots, i)
		}
	}
	if len(roots) == 0 && len(c.asserts) > 0 {
		roots = q.byDescent(c.asserts)[:1]
	}
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

// isRoot reports whether statement i brings reporting of its own to claim c. What a source says
// that another said has its root in the first; "the attack" states nothing; who threatened a deed has
// not said that it was done.
func (q *inquiry) isRoot(i int, c claim) bool {
	s := &q.statements[i]
	if q.secondHand(s) || !q.states(s) || q.intends(s) {
		return false
	}
	switch s.told.Source.Kind {
	case news.NamedPerson, news.OrganizationSource, news.DocumentSource:
		return !q.relabels(s, c)
	case news.Anonymous:
		return !isPronoun(s.told.Source.Text) && !q.carried(s, c)
	}
	return false // the writer's own voice and other outlets point to sources told elsewhere
}

// states reports whether s says something of something: two words of content, or a finite verb.
func (q *inquiry) states(s *statement) bool {
	return len(s.words.ids) > 1 || slices.ContainsFunc(s.told.Content, func(c text.Span) bool {
		return slices.ContainsFunc(wordsIn(q.reading(s).Document, c), isFinite)
	})
}

// intends reports whether s tells of a deed to come that its source means to do or wants done: "to
// close the mill", "threatened a strike".
func (q *inquiry) intends(s *statement) bool {
	doc := q.reading(s).Document
	if slices.ContainsFunc(wordsIn(doc, s.told.Cue), func(t text.Token) bool { return intentions[t.Lemma] }) {
		return true
	}
	if len(s.told.Content) == 0 {
		return false
	}
	words := wordsIn(doc, s.told.Content[0])
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
