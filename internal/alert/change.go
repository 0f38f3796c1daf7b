package alert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// side is a story with what is looked up in it.
type side struct {
	*news.Story
	newest []int
}

func newSide(s *news.Story) *side {
	if s == nil {
		s = &news.Story{Dossier: &news.Dossier{}}
	}
	return &side{s, s.Dossier.Newest()}
}

// Changes lists what is new in a story since it was judged before; former is nil when it never was.
func Changes(former, now *news.Story) []Event {
	before, after := newSide(former), newSide(now)
	known := map[string]bool{}
	for _, e := range before.events() {
		known[e.Key] = true
	}
	var list []Event
	for _, e := range append(after.events(), after.claimEvents(before)...) {
		if !known[e.Key] {
			known[e.Key] = true
			list = append(list, e)
		}
	}
	return list
}

// events lists what a story has by itself: reports, findings, revisions.
func (s *side) events() []Event {
	var list []Event
	for i := range s.Dossier.Readings {
		if s.newest[i] == i && !slices.Contains(s.Unrelated, i) {
			list = append(list, s.report(i))
		}
	}
	for _, f := range s.Findings {
		if f.Kind != news.CorrectedClaim || !s.ofRevision(f) {
			list = append(list, s.finding(f))
		}
	}
	for _, r := range s.Revisions {
		list = append(list, s.revision(r))
	}
	return list
}

func (s *side) report(i int) Event {
	a := s.Dossier.Readings[i].Article
	what := fmt.Sprintf("%s reports: %s.", s.outlet(i), strings.TrimRight(s.words(news.Passage{Article: i, Span: a.Title}), "."))
	if a.Headline() == "" {
		what = fmt.Sprintf("%s has a report without a headline.", s.outlet(i))
	}
	return Event{Kind: NewReport, Key: keyOf(string(NewReport), a.Address()), What: what, Claim: -1, Passages: []news.Passage{{Article: i, Span: s.opening(i)}}}
}

// opening is the headline, or the first words where there is none.
func (s *side) opening(i int) text.Span {
	a := s.Dossier.Readings[i].Article
	if !a.Title.Empty() {
		return a.Title
	}
	const most = 200 // bytes
	head, _, _ := strings.Cut(a.Text, "\n")
	if len(head) > most {
		head = head[:strings.LastIndexByte(head[:most], ' ')+1]
	}
	return text.Span{End: len(head)}
}

func (s *side) finding(f news.Finding) Event {
	e := Event{Kind: f.Kind, What: f.Explanation, Passages: []news.Passage{f.Passage}, Claim: -1}
	parts := []string{string(f.Kind), s.keyOf(f.Passage)}
	if f.Against != nil {
		e.Passages = append(e.Passages, *f.Against)
		parts = append(parts, s.keyOf(*f.Against))
	}
	e.Key = keyOf(parts...)
	return e
}

// ofRevision reports whether a finding tells what a revision tells, too.
func (s *side) ofRevision(f news.Finding) bool {
	return slices.ContainsFunc(s.Revisions, func(r news.Revision) bool { return r.Article == f.Passage.Article })
}

// revision tells at once of all that was changed in one version: what was changed without a word, or else
// whatever was.
func (s *side) revision(r news.Revision) Event {
	e := Event{Kind: Revised, Claim: -1, What: fmt.Sprintf("%s has a newer version of its report.", s.outlet(r.Article))}
	silent := r.Silent()
	if silent {
		e.Kind = SilentlyChanged
	}
	e.Key = keyOf(string(e.Kind), s.Dossier.Readings[r.Article].Article.SHA256)
	shown := 0
	for _, c := range r.Changes {
		e.Changed = append(e.Changed, c.Kind)
		if c.Alters() {
			e.Changed = append(e.Changed, news.CorrectedClaim) // as the story's finding says
		}
		if silent && (!c.Alters() || c.Noted) {
			continue
		}
		if shown++; shown == 1 {
			e.What = c.Explanation
		}
		e.Passages = append(e.Passages, passagesOf(c.Finding)...)
	}
	if shown > 1 {
		e.What += fmt.Sprintf(" %d other changes beside it.", shown-1)
	}
	if len(e.Passages) == 0 {
		e.Passages = []news.Passage{{Article: r.Article, Span: s.opening(r.Article)}}
	}
	return e
}

// passagesOf are the passages of a finding that have words.
func passagesOf(f news.Finding) []news.Passage {
	var list []news.Passage
	if !f.Passage.Span.Empty() {
		list = append(list, f.Passage)
	}
	if f.Against != nil && !f.Against.Span.Empty() {
		list = append(list, *f.Against)
	}
	return list
}

// claimEvents tells what became of claims. What a claim was before is what those claims were that had one of
// its assertions.
func (s *side) claimEvents(before *side) []Event {
	held := map[string][]int{} // assertion → former claims that have it
	for i, c := range before.Claims {
		for _, a := range c.Assertions {
			k := before.keyOf(a.Stated())
			held[k] = append(held[k], i)
		}
	}
	var list []Event
	for i, c := range s.Claims {
		var origins int
		var denied bool
		told := map[string]bool{} // pages that told it
		for _, a := range c.Assertions {
			for _, k := range held[s.keyOf(a.Stated())] {
				was := before.Claims[k]
				origins, denied = max(origins, len(was.Origins)), denied || was.Status == news.Disputed
				for _, b := range was.Assertions {
					told[before.Dossier.Readings[b.Article].Article.Address()] = true
				}
			}
		}
		list = append(list, s.claim(i, origins, denied, told)...)
	}
	return list
}

// claim compares one claim with what it was: so many origins, denied or not, told by these pages.
func (s *side) claim(i, origins int, denied bool, told map[string]bool) []Event {
	c := s.Claims[i]
	if len(c.Assertions) == 0 {
		return nil
	}
	first := s.keyOf(c.Assertions[0].Stated())
	var list []Event
	if n := len(c.Origins); n > 1 && n > origins {
		e := Event{Kind: OriginGained, Key: keyOf(string(OriginGained), fmt.Sprint(n), first), Claim: i}
		e.What = fmt.Sprintf("“%s” now has %d independent origins: %s.", brief(c.Text), n, s.origins(c))
		for k := n - 1; k >= 0; k-- {
			e.Passages = append(e.Passages, s.passageOf(c, c.Origins[k]))
		}
		list = append(list, e)
	}
	for _, a := range c.Assertions {
		page := s.Dossier.Readings[a.Article].Article.Address()
		switch {
		case a.Attribution.Stance == news.Denies && !denied:
			denied = true
			list = append(list, Event{Kind: Denied, Key: keyOf(string(Denied), first), Claim: i, Passages: []news.Passage{whole(a), c.Assertions[0].Stated()},
				What: fmt.Sprintf("“%s” is denied by %s in %s.", brief(c.Text), speaker(a.Attribution), s.outlet(a.Article))})
		case a.Attribution.Stance == news.Asserts && !told[page]:
			told[page] = true
			list = append(list, Event{Kind: ClaimTold, Key: keyOf(string(ClaimTold), s.keyOf(a.Stated())), Claim: i, Passages: []news.Passage{whole(a)},
				What: fmt.Sprintf("%s tells that “%s”.", s.outlet(a.Article), brief(c.Text))})
		}
	}
	return list
}

func (s *side) origins(c news.Claim) string {
	var list []string
	for _, o := range c.Origins {
		list = append(list, fmt.Sprintf("%s in %s", cmp.Or(o.Source, "its own voice"), s.outlet(o.Article)))
	}
	return strings.Join(list, "; ")
}

// passageOf is where an origin of a claim says it.
func (s *side) passageOf(c news.Claim, o news.Origin) news.Passage {
	best := news.Passage{Article: o.Article, Span: s.opening(o.Article)}
	for _, a := range c.Assertions {
		if a.Article == o.Article && a.Attribution.Stance == news.Asserts {
			best = whole(a)
			if a.Attribution.Source.Kind == o.Kind {
				return best
			}
		}
	}
	return best
}

func whole(a news.Assertion) news.Passage {
	return news.Passage{Article: a.Article, Span: a.Attribution.Passage}
}

func speaker(a news.Attribution) string {
	if a.Source.Kind == news.Reporter {
		return "the writer"
	}
	return cmp.Or(a.Source.Name, a.Source.Text, "somebody")
}

func (s *side) outlet(article int) string {
	a := s.Dossier.Readings[article].Article
	return cmp.Or(a.Publisher.Name, a.Byline, a.Address(), "An unsigned report")
}

func (s *side) words(p news.Passage) string {
	return strings.Join(strings.Fields(p.Span.Of(s.Dossier.Readings[p.Article].Article.Text)), " ")
}

// brief returns the first words of a claim.
func brief(claim string) string {
	const most = 40 // words
	words := strings.Fields(claim)
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.TrimRight(strings.Join(words, " "), ".")
}
