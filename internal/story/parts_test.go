package story

import (
	"slices"
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

func TestAgglomerate(t *testing.T) {
	// 0 and 1 are alike, 2 and 3 are; 1 and 2 form a chain between the pairs that averaging breaks.
	links := []link{{0, 1, 0.9}, {1, 2, 0.6}, {2, 3, 0.9}, {4, 5, 0.3}}
	if got := agglomerate(6, links, 0.4); !slices.Equal(got, []int{0, 0, 2, 2, 4, 5}) {
		t.Errorf("got %v", got)
	}
	if got := agglomerate(3, []link{{0, 1, 0.5}, {0, 2, 0.5}, {1, 2, 0.5}}, 0.4); !slices.Equal(got, []int{0, 0, 0}) {
		t.Errorf("got %v", got)
	}
}

// Whoever looks like one of three is one of them; whoever looks like one of thirty is not, as somebody does in
// every large group.
func TestAgglomerateLargeGroups(t *testing.T) {
	for n, joins := range map[int]bool{3: true, 30: false} {
		links := []link{{0, n, 0.6}}
		for i := range n {
			for j := range i {
				links = append(links, link{j, i, 0.9})
			}
		}
		if got := agglomerate(n+1, links, 0.4); (got[n] == 0) != joins {
			t.Errorf("beside a group of %d: joined %v, want %v", n, got[n] == 0, joins)
		}
	}
}

func TestGaps(t *testing.T) {
	a, b := strings.Fields("the lido shut for ten days"), strings.Fields("the old lido closed for ten days")
	got := gaps(commonPairs(a, b), len(a), len(b))
	if want := []step{{1, 1, 1, 2}, {2, 3, 3, 4}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPolarity(t *testing.T) {
	tests := []struct {
		said            string
		negated, denies bool
	}{
		{"The gate was locked.", false, false},
		{"The gate was not locked.", true, true},
		{"No gate was locked.", true, true},
		{"He never locked the gate.", true, true},
		{"There was no proof, none, that the gate was locked.", true, true},
		{"Two gates, not three, were locked.", false, false},
		{"The gate has not yet been locked.", true, false},
		{"I do not think that the gate was locked.", true, false},
		{"It was not shut without a key.", false, false},
		{"The gate wasn’t locked. Nobody came.", true, true},
		{"I do not “fully” know that the gate was locked.", true, false},
		{"nothing about the gate", false, false},
		{"Nothing was locked.", true, true},
	}
	for _, test := range tests {
		r := &news.Reading{Article: &news.Article{Text: test.said}, Document: text.Analyze(test.said)}
		p := polarityOf(r, []text.Span{{End: len(test.said)}})
		if p.negated() != test.negated || p.negated() && p.denies() != test.denies {
			t.Errorf("%q: %+v, want negated %v, denies %v", test.said, p, test.negated, test.denies)
		}
	}
}

func TestPropositions(t *testing.T) {
	tests := map[string][]string{
		"The port closed after a crane fell, and two dockers were hurt": {"The port closed", "a crane fell", "two dockers were hurt"},
		"The port shut and stayed shut":                                 {"The port shut and stayed shut"},
		"He sold the crane, the barge and the tug":                      {"He sold the crane, the barge and the tug"},
		"Four dockers fell ill, one of whom died":                       {"Four dockers fell ill", "one of whom died"},
		"“The port shut and two dockers were hurt”":                     {"“The port shut and two dockers were hurt”"},
		"The port was closed — a step that left the boats at sea":       {"The port was closed", "a step that left the boats at sea"},
		"The port raised its fees, a bold move which drove ships away":  {"The port raised its fees", "a bold move which drove ships away"},
		"The port was shut – which nobody had foreseen":                 {"The port was shut – which nobody had foreseen"},
		"The port was shut last week, which left the boats at sea":      {"The port was shut last week", "which left the boats at sea"},
		"The port — a place that never slept — shut on Monday":          {"The port — a place that never slept — shut on Monday"},
		"The port shut a gate that leaked":                              {"The port shut a gate that leaked"},
	}
	for said, want := range tests {
		d := text.Analyze(said)
		var got []string
		for _, p := range cutPieces(d, []text.Span{{End: len(said)}}) {
			got = append(got, cover(p).Of(said))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q", said, got)
		}
	}
}

func TestSamePeopleAndBodies(t *testing.T) {
	person := func(name string) news.Source { return news.Source{Name: name, Kind: news.NamedPerson, Entity: -1} }
	body := func(name string) news.Source {
		return news.Source{Name: name, Kind: news.OrganizationSource, Entity: -1}
	}
	tests := []struct {
		a, b news.Source
		want bool
	}{
		{person("Edda Royle"), person("Royle"), true},
		{person("Skipper Edda Royle"), person("Edda Royle"), true},
		{person("E. Royle"), person("Edda Royle"), true},
		{person("Edda Royle"), person("Finn Royle"), false},
		{body("Orm Ferries"), body("Orm"), true},
		{body("the Tarn Rowing Club"), body("the club"), true},
		{body("Orm Ferries"), body("Skerry Ferries"), false},
		{person("Edda Royle"), body("Royle"), false},
	}
	p := newDirectory(&news.Dossier{})
	for _, test := range tests {
		if got := p.same(0, test.a, 1, test.b); got != test.want {
			t.Errorf("%q and %q: %v", test.a.Name, test.b.Name, got)
		}
	}
}

func TestAffiliation(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 1, "Pay", "Ada Holm, president of the Dockers Union, called a strike.", "Harbour Lines was silent. Its spokesman, Ray Toll, rang later.")
	a.names("Ada Holm", news.Person)
	a.names("Ray Toll", news.Person)
	a.names("Dockers Union", news.Organization)
	a.names("Harbour Lines", news.Organization)
	of := readAffiliations(&s.d)
	if !of.acts("ada holm", "dockers union") || !of.acts("ray toll", "harbour lines") || of.acts("ada holm", "harbour lines") {
		t.Errorf("got %v", of)
	}
}

func TestAPublisherIsAnOutlet(t *testing.T) {
	s := newSketch(t)
	s.article("Quay Gazette", 1, "Pay", "Nothing new.")
	k := newKnown(&s.d)
	for text, want := range map[string]news.SourceKind{
		"the Gazette": news.OutletSource, "Quay Gazette": news.OutletSource, "the trade journal Hull Review": news.OutletSource,
		"the harbour office": news.OrganizationSource,
	} {
		if got := k.kindOf(news.Source{Text: text, Kind: news.OrganizationSource}); got != want {
			t.Errorf("%q is %q", text, got)
		}
	}
}

func TestTimelineAndTitle(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Crane falls at Hollis Quay", "The old crane fell on 2 June and hit a barge.", "A hearing opens on 9 June in the town hall.")
	a.on("9 June", 9)
	a.on("2 June", 2)
	st := s.build()
	if st.Title != "Crane falls at Hollis Quay" {
		t.Errorf("title %q", st.Title)
	}
	if len(st.Timeline) != 2 || st.Timeline[0].Earliest.Day() != 2 || len(st.Timeline[0].Claims) != 1 {
		t.Fatalf("got %+v", st.Timeline)
	}
	if got := st.Timeline[1].Clause.Of(a.r.Article.Text); !strings.HasPrefix(got, "A hearing opens") {
		t.Errorf("clause %q", got)
	}
}

func TestUnrelatedArticles(t *testing.T) {
	s, _, _, _ := harbour(t)
	s.article("Tolm Crier", 5, "Bakers march", "Four hundred bakers marched through Tolm to ask for cheaper flour.")
	if got := s.build().Unrelated; !slices.Equal(got, []int{3}) {
		t.Errorf("got %v", got)
	}
}

func TestRefusalsGoToTheClaimAtIssue(t *testing.T) {
	s, a, _, _ := harbour(t)
	a.r.Article.Text += "\nThe crane’s owner declined to comment."
	a.r.Document = text.Analyze(a.r.Article.Text)
	at := a.says("to comment", "The crane’s owner", news.OrganizationSource)
	at.Stance = news.DeclinesComment
	c := claimWith(t, s.build(), "declined to comment")
	if c.Status == news.Disputed || len(c.Assertions) < 2 {
		t.Errorf("got %s with %d assertions", c.Status, len(c.Assertions))
	}
}

func TestOneNumberHoweverWritten(t *testing.T) {
	l := newLexicon()
	const said = "sixty-four berths, 2,840 crowns and €1.9bn; inf and nan are words"
	d := text.Analyze(said)
	b := l.bagOf(d.Tokens, said)
	l.addFigures(&b, []news.Quantity{{Span: text.Span{End: 10}, Number: text.Span{End: 10}, Low: 64, High: 64}}, text.Span{End: len(said)})
	for _, want := range []string{"64", "2840", "inf", "nan"} {
		if _, known := l.ids[want]; !known {
			t.Errorf("%q is not among the words", want)
		}
	}
}
