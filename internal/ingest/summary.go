package ingest

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"headwater/internal/attribute"
	"headwater/internal/entity"
	"headwater/internal/news"
	"headwater/internal/store"
)

// summarise gives what lists show of a story.
func summarise(s *news.Story, m *members) store.Summary {
	var sum store.Summary
	days := map[string]int{}
	newest := s.Dossier.Newest()
	for i, r := range s.Dossier.Readings {
		seq := m.seqs[r]
		sum.Articles = append(sum.Articles, seq)
		if p := r.Article.Publisher.Name; p != "" && !slices.Contains(sum.Publishers, p) && len(sum.Publishers) < store.MostPublishers {
			sum.Publishers = append(sum.Publishers, p)
		}
		if newest[i] != i {
			continue // another version stands for its report
		}
		day := r.Article.Published.Latest
		if day.IsZero() {
			day = m.came[seq]
		}
		days[day.Format(time.DateOnly)]++
	}
	for _, day := range slices.Sorted(maps.Keys(days)) {
		sum.Growth = append(sum.Growth, store.DayCount{Day: day, Reports: days[day]})
	}
	for _, c := range s.Claims {
		switch c.Status {
		case news.Disputed:
			sum.Disputed++
		case news.Corroborated:
			sum.Confirmed++
		}
	}
	sum.Kinds = kindCounts(s.Findings)
	return sum
}

// kindCounts counts findings by kind, most first.
func kindCounts(findings []news.Finding) []store.KindCount {
	counts := map[news.FindingKind]int{}
	for _, f := range findings {
		counts[f.Kind]++
	}
	var list []store.KindCount
	for kind, n := range counts {
		list = append(list, store.KindCount{Kind: kind, Count: n})
	}
	slices.SortFunc(list, func(a, b store.KindCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Kind, b.Kind)) })
	return list
}

// speakers lists those whom the reports of a story name as sources, in order of first mention, each in the
// spelling that comes first.
func speakers(s *news.Story) []store.Speaker {
	var list []store.Speaker
	at := map[string]int{}
	for _, c := range s.Claims {
		for _, a := range c.Assertions {
			source := a.Attribution.Source
			if !source.HasName() {
				continue
			}
			spoken := store.SpokenName(source.Name)
			i, known := at[spoken]
			if !known {
				i = len(list)
				at[spoken] = i
				list = append(list, store.Speaker{Name: source.Name, Who: who(source)})
			}
			list[i].Sayings++
		}
	}
	return list
}

// who gives the form of a source's name by which it is one and the same in all stories. Before the name of a person
// what he or she is does not count, as within a report: "Skipper Edda Royle" and "Edda Royle". A word that is a given
// name too stays ("Dean"). A family name alone, or with an initial, tells nobody apart: it has no such form.
func who(source news.Source) string {
	spoken := store.SpokenName(source.Name)
	if source.Kind != news.NamedPerson {
		return spoken
	}
	words := news.NameWords(source.Name)
	for len(words) > 1 && attribute.IsPersonNoun(strings.ToLower(words[0])) && !entity.IsGivenName(words[0]) {
		words = news.NameWords(strings.Join(words[1:], " "))
	}
	if len(words) < 2 || len(words) == 2 && utf8.RuneCountInString(words[0]) == 1 {
		return ""
	}
	return store.SpokenName(strings.Join(words, " "))
}
