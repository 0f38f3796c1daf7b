package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/store"
)

// speakers tells who speaks in a story: how many of its statements come from whom.
type speakers struct {
	Statements int
	Shares     []speakerShare
	Top        folded[speaker] // those with a name, or described; most statements first
}

// speakerShare is a kind of source with its part of all statements.
type speakerShare struct {
	Kind, Name  string
	N, Percent  int
	Left, Width int // of its part of the bar, in thousandths
}

// speaker is one source.
type speaker struct {
	Name, Kind          string
	Href                string // where all that it said is listed; empty where it is not
	Statements, Reports int
	articles            map[int]bool
}

// sourceKinds are the kinds of source in the order of the bar, those that can be asked first.
var sourceKinds = []struct {
	kind       news.SourceKind
	name, each string
}{
	{news.NamedPerson, "named persons", "person"},
	{news.OrganizationSource, "named bodies", "body"},
	{news.DocumentSource, "documents", "document"},
	{news.OutletSource, "other outlets", "outlet"},
	{news.Anonymous, "unnamed sources", "unnamed"},
	{news.Reporter, "the writers’ own voice", ""},
}

const mostSpeakers = 10

// speakers counts the statements of all claims by who stands behind them.
func (v *view) speakers() speakers {
	var out speakers
	byKind := map[news.SourceKind]int{}
	byName := map[string]*speaker{}
	var order []*speaker
	for i := range v.Claims {
		for _, a := range v.Claims[i].Assertions {
			if v.unrelated[a.Article] {
				continue
			}
			x := a.Attribution.Source
			out.Statements++
			byKind[x.Kind]++
			name := oneLine(cmp.Or(x.Name, x.Text))
			if x.Kind == news.Reporter || name == "" {
				continue
			}
			key := string(x.Kind) + cmp.Or(store.SpokenName(name), strings.ToLower(name))
			if byName[key] == nil {
				byName[key] = v.newSpeaker(name, x)
				order = append(order, byName[key])
			}
			byName[key].Statements++
			byName[key].articles[a.Article] = true
		}
	}
	for _, s := range order {
		s.Reports = len(s.articles)
	}
	slices.SortStableFunc(order, func(a, b *speaker) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Name, b.Name))
	})
	var all []speaker
	for _, s := range order {
		all = append(all, *s)
	}
	out.Top = fold(all, mostSpeakers)
	out.Shares = shares(byKind, out.Statements)
	return out
}

func (v *view) newSpeaker(name string, x news.Source) *speaker {
	s := &speaker{Name: clip(upperFirst(name), 80), articles: map[int]bool{}}
	for _, k := range sourceKinds {
		if k.kind == x.Kind {
			s.Kind = k.each
		}
	}
	if v.site != nil && x.HasName() {
		s.Href = sourceAddress(x.Name)
	}
	return s
}

// sourceAddress is where all is listed that somebody said.
func sourceAddress(name string) string {
	return "/sources?" + url.Values{"name": {name}}.Encode()
}

// shares gives each kind of source its part of the bar.
func shares(byKind map[news.SourceKind]int, all int) []speakerShare {
	var out []speakerShare
	left, before := 0, 0
	for _, k := range sourceKinds {
		n := byKind[k.kind]
		if n == 0 {
			continue
		}
		before += n
		right := before * 1000 / all
		out = append(out, speakerShare{string(k.kind), k.name, n, percent(float64(n) / float64(all)), left, right - left})
		left = right
	}
	return out
}
