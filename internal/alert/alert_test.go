package alert

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed/atom"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// harbour is an invented story of two reports, with a finding and a claim.
func harbour() *news.Story {
	report := func(address, outlet, words string) *news.Reading {
		title, _, _ := strings.Cut(words, "\n")
		a := &news.Article{URL: address, SHA256: address, Publisher: news.Publisher{Name: outlet}, Title: text.Span{End: len(title)}, Text: words}
		return &news.Reading{Article: a, Document: text.Analyze(words), Entities: []news.Entity{{Name: "Ada Quill", Type: news.Person}}}
	}
	st := &news.Story{Title: "Crane falls", Dossier: &news.Dossier{Readings: []*news.Reading{
		report("https://quay.example/1", "Quay Gazette", "Crane falls into the harbour\nThe crane fell at noon, Ada Quill said."),
		report("https://tern.example/2", "Daily Tern", "Two cranes fell\nTwo cranes fell at noon, Ada Quill said."),
	}}}
	said := func(article int) news.Assertion {
		r := st.Dossier.Readings[article]
		at := text.Span{Start: r.Article.Title.End + 1, End: len(r.Article.Text)}
		return news.Assertion{Article: article, Attribution: news.Attribution{Passage: at, Content: []text.Span{{Start: at.Start, End: at.End - len(", Ada Quill said.")}},
			Source: news.Source{Kind: news.NamedPerson, Name: "Ada Quill"}, Stance: news.Asserts}}
	}
	st.Claims = []news.Claim{{Text: "The crane fell at noon", Assertions: []news.Assertion{said(0), said(1)}, Origins: []news.Origin{{Article: 0, Source: "Ada Quill"}}}}
	st.Findings = []news.Finding{{Kind: news.NumberChanged, Passage: news.Passage{Article: 1, Span: said(1).Attribution.Passage},
		Against: &news.Passage{Article: 0, Span: said(0).Attribution.Passage}, Explanation: "Daily Tern has two cranes where Quay Gazette has one."}}
	return st
}

func TestMatching(t *testing.T) {
	st := harbour()
	was, is := text.Span{Start: 3, End: 8}, text.Span{Start: 4, End: 9}
	st.Revisions = []news.Revision{{Article: 1, Former: 0, Changes: []news.Change{
		{Finding: news.Finding{Kind: news.QuoteAltered, Passage: news.Passage{Article: 1, Span: is}, Against: &news.Passage{Span: was}, Explanation: "A quotation was altered."}},
		{Finding: news.Finding{Kind: news.ClaimWithdrawn, Passage: news.Passage{Article: 1, Span: text.Span{Start: 5, End: 5}}, Against: &news.Passage{Span: was}}},
	}}}
	events := Changes(nil, st)
	tests := map[string]struct {
		rule    store.Rule
		follows []int
		want    string
	}{
		"a word in another inflection":      {store.Rule{Words: "harbours"}, nil, "new-report number-changed silently-changed"},
		"a phrase":                          {store.Rule{Words: `"two cranes"`}, nil, "new-report number-changed silently-changed"},
		"a word that must not be there":     {store.Rule{Words: "crane -harbour"}, nil, "new-report number-changed silently-changed"},
		"words that are not there":          {store.Rule{Words: "crane lorry"}, nil, ""},
		"a name in short":                   {store.Rule{Names: []string{"Quill", "Nobody Atall"}, Kinds: []news.FindingKind{news.NumberChanged}}, nil, "number-changed"},
		"another name":                      {store.Rule{Names: []string{"Otto Quill"}}, nil, ""},
		"a publisher":                       {store.Rule{Publishers: []string{"The Daily Tern"}, Kinds: []news.FindingKind{NewReport}}, nil, "new-report"},
		"a kind":                            {store.Rule{Kinds: []news.FindingKind{news.NumberChanged}}, nil, "number-changed"},
		"a kind of claims, of whatever one": {store.Rule{Kinds: []news.FindingKind{ClaimTold}, Words: "noon"}, nil, "claim-told claim-told"},
		"a claim":                           {store.Rule{Claim: "the crane fell at noon"}, []int{0}, "claim-told claim-told number-changed"},
		"what a revision changed":           {store.Rule{Kinds: []news.FindingKind{news.ClaimWithdrawn}}, nil, "silently-changed"},
		"a silent change":                   {store.Rule{Kinds: []news.FindingKind{SilentlyChanged}, Publishers: []string{"Daily Tern"}}, nil, "silently-changed"},
		"a claim that is not told":          {store.Rule{Claim: "the bridge fell"}, nil, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, e := range Matching(&test.rule, st, events, test.follows) {
				got = append(got, string(e.Kind))
			}
			slices.Sort(got)
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}

// Keys are made of pages and words, so they do not change when articles get other numbers.
func TestKeysLast(t *testing.T) {
	st := harbour()
	before := Changes(nil, st)
	d := st.Dossier
	d.Readings = []*news.Reading{d.Readings[1], d.Readings[0]}
	f := &st.Findings[0]
	f.Passage.Article, f.Against.Article = 0, 1
	st.Claims[0].Assertions[0].Article, st.Claims[0].Assertions[1].Article = 1, 0
	for _, e := range Changes(nil, st) {
		if !slices.ContainsFunc(before, func(b Event) bool { return b.Key == e.Key && b.Kind == e.Kind }) {
			t.Errorf("%s has another key", e.Kind)
		}
	}
}

func TestFeed(t *testing.T) {
	st := harbour()
	r := &store.Rule{ID: 1, Name: "cranes <&>", Created: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
	st.Findings[0].Explanation = "a control\x01 character & <b>markup</b>"
	var told []store.Delivery
	for i, e := range Changes(nil, st) {
		d, err := Delivery(r, 7, st, e, time.Date(2026, 3, 2, i, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, d)
	}
	write := func() string {
		var b strings.Builder
		if err := Feed(&b, r, told); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	feed, err := (&atom.Parser{}).Parse(strings.NewReader(write()))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{feed.ID: true}
	for _, e := range feed.Entries {
		ids[e.ID] = true
		if e.UpdatedParsed.Before(r.Created) || e.Title == "" || e.Content.Value == "" || len(e.Links) == 0 || feed.UpdatedParsed.Before(*e.UpdatedParsed) {
			t.Errorf("%+v", e)
		}
	}
	if len(ids) != len(told)+1 || feed.Title == "" || len(feed.Authors) != 1 {
		t.Errorf("%d ids of %d entries, %+v", len(ids), len(told), feed)
	}
	if first, again := write(), write(); first != again {
		t.Error("the feed changes by itself")
	}
}

func TestMessageID(t *testing.T) {
	if a := MessageID("x", "k"); a != MessageID("x", "k") || a == MessageID("y", "k") || a == MessageID("x", "l") {
		t.Error(a)
	}
}
