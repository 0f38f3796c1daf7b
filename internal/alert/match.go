package alert

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"headwater/internal/news"
	"headwater/internal/store"
)

// Matching picks the events of a story that a rule asks for. follows tells which claims of the story state
// the claim that the rule follows; it is asked only for a rule that follows one. Words, names and publishers
// are looked for in the reports that an event is about.
func Matching(r *store.Rule, now *news.Story, events []Event, follows []int) []Event {
	terms := store.Terms(r.Words)
	var list []Event
	for _, e := range events {
		if asksFor(r, now, e, follows) && slices.ContainsFunc(e.Passages, func(p news.Passage) bool {
			return isAbout(r, terms, now.Dossier.Readings[p.Article])
		}) {
			list = append(list, e)
		}
	}
	return list
}

// asksFor reports whether a rule asks for an event by its kind and its claim.
func asksFor(r *store.Rule, now *news.Story, e Event, follows []int) bool {
	if len(r.Kinds) > 0 && !slices.ContainsFunc(r.Kinds, e.is) {
		return false
	}
	if r.Claim == "" {
		return !aboutClaims[e.Kind] || slices.Contains(r.Kinds, e.Kind)
	}
	if e.Claim >= 0 {
		return slices.Contains(follows, e.Claim)
	}
	return e.Kind != NewReport && slices.ContainsFunc(follows, func(i int) bool { return concerns(now.Claims[i], e) })
}

// concerns reports whether an event is about words in which a claim is told.
func concerns(c news.Claim, e Event) bool {
	return slices.ContainsFunc(c.Assertions, func(a news.Assertion) bool {
		return slices.ContainsFunc(e.Passages, func(p news.Passage) bool {
			return p.Article == a.Article && p.Span.Overlaps(a.Attribution.Passage)
		})
	})
}

// isAbout reports whether a report has the words, one of the names and one of the publishers of a rule.
func isAbout(r *store.Rule, terms []store.Term, report *news.Reading) bool {
	if len(r.Publishers) > 0 && !slices.ContainsFunc(r.Publishers, func(p string) bool { return news.SameName(p, report.Article.Publisher.Name) }) {
		return false
	}
	if len(r.Names) > 0 && !slices.ContainsFunc(r.Names, func(name string) bool { return tellsOf(report, name) }) {
		return false
	}
	return len(terms) == 0 || hasTerms(report.Article.Text, terms)
}

func tellsOf(report *news.Reading, name string) bool {
	return slices.ContainsFunc(report.Entities, func(e news.Entity) bool { return news.SameName(e.Name, name) }) ||
		slices.ContainsFunc(report.Attributions, func(a news.Attribution) bool { return a.Source.Name != "" && news.SameName(a.Source.Name, name) })
}

// hasTerms reports whether a text has all terms, in whatever inflection, and none that it must not have.
func hasTerms(words string, terms []store.Term) bool {
	var stems []string
	for _, t := range store.Terms(`"` + strings.ReplaceAll(words, `"`, " ") + `"`) {
		for _, w := range t.Words {
			stems = append(stems, english.Stem(w, false))
		}
	}
	return !slices.ContainsFunc(terms, func(t store.Term) bool { return hasRun(stems, t.Words) == t.Not })
}

// hasRun reports whether words stand in a text one after the other.
func hasRun(stems, words []string) bool {
	want := make([]string, len(words))
	for i, w := range words {
		want[i] = english.Stem(w, false)
	}
	for i := range stems {
		if len(stems)-i >= len(want) && slices.Equal(stems[i:i+len(want)], want) {
			return true
		}
	}
	return false
}
