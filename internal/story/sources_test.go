package story

import (
	"slices"
	"strings"
	"testing"

	"headwater/internal/news"
)

func TestABeliefToldAsFact(t *testing.T) {
	const stated = "the pump under the lido had failed a test in the spring"
	for rewrite, want := range map[string]news.FindingKind{
		"The pump under the lido had failed a test in the spring.":                news.HedgeDropped,
		"The pump under the lido is thought to have failed a test in the spring.": "",
		"The swimmers of the lido had a test of their own in the spring.":         "",
	} {
		s, a, _ := retelling(t, "The swimmers believe "+stated+".", rewrite)
		at := a.says(stated, "The swimmers", news.Anonymous)
		at.Cue = a.find("believe")
		only(t, s.build(), want, news.HedgeDropped, news.AttributionDropped)
	}
}

func TestASourceMadeSurer(t *testing.T) {
	tests := map[string]struct {
		rewrite string
		want    news.FindingKind
	}{
		"the modal is cut":     {"The harbour will close before the winter regatta", news.HedgeDropped},
		"it is another modal":  {"The harbour might close before the winter regatta", ""},
		"the sentence is new":  {"The winter regatta will be held without the harbour", ""},
		"the sentence is kept": {"The harbour may close before the winter regatta", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			const original = "The harbour may close before the winter regatta"
			s, a, b := retelling(t, original+", Nils Rook said.", test.rewrite+", Nils Rook said.")
			a.says(original, "Nils Rook", news.NamedPerson)
			b.says(test.rewrite, "Nils Rook", news.NamedPerson)
			only(t, s.build(), test.want, news.HedgeDropped, news.HedgeAdded)
		})
	}
}

func TestADoubtIsNoSource(t *testing.T) {
	const stated = "The clerk may have sold the lido to a cousin of the mayor"
	s, a, _ := retelling(t, stated+", Nils Rook said.", stated+".")
	a.says(stated, "Nils Rook", news.NamedPerson)
	only(t, s.build(), news.AttributionDropped, news.AttributionDropped, news.HedgeDropped)
}

func TestAModalForASource(t *testing.T) {
	tests := map[string]news.FindingKind{
		"The ferry may be back at Orm by Sunday":        news.HedgeAdded,
		"The ferry is reportedly back at Orm by Sunday": "", // stands for the source
	}
	for rewrite, want := range tests {
		t.Run(rewrite, func(t *testing.T) {
			const original = "The ferry will be back at Orm by Sunday"
			s, a, _ := retelling(t, original+", Nils Rook said.", rewrite+".")
			a.says(original, "Nils Rook", news.NamedPerson)
			only(t, s.build(), want, news.HedgeDropped, news.HedgeAdded)
		})
	}
}

func TestASourceDroppedFromASecondClause(t *testing.T) {
	s, a, _ := retelling(t, "The board opened the night ferry to lorries, the pilots’ union said. "+
		"It let tankers with loads of acid board the upper deck, the union’s log shows.",
		"The board gave the night ferry a new roster — a move that let tankers with loads of acid board the upper deck.")
	a.says("It let tankers with loads of acid board the upper deck", "the union’s log", news.DocumentSource)
	only(t, s.build(), news.AttributionDropped, news.AttributionDropped)
}

func TestCopiesAreNoBackground(t *testing.T) {
	const stated = "The council sold the lido to a cousin of the mayor"
	s := newSketch(t)
	first := s.article("Quay Gazette", 3, "What the Gazette found", stated+", a clerk said.")
	first.says(stated, "a clerk", news.Anonymous)
	second := s.article("Orm Wire", 4, "What the wire has", "It has come out that the council sold the lido to a cousin of the mayor, the Quay Gazette said.")
	second.says("the council sold the lido to a cousin of the mayor", "the Quay Gazette", news.OutletSource)
	second.from(first, news.Rewrite, true)
	s.article("Morning Auk", 5, "What the Auk repeats", stated+".").from(first, news.Rewrite, true)
	s.article("Daily Tern", 5, "What the Tern repeats", "The council has sold the lido to a cousin of the mayor.").from(second, news.Rewrite, true)
	st := s.build()
	if !slices.ContainsFunc(st.Findings, func(f news.Finding) bool { return f.Kind == news.AttributionDropped && f.Passage.Article == 3 }) {
		t.Errorf("the copy of another is taken for common knowledge: %q", kinds(st))
	}
}

func TestTheSourceMayFollow(t *testing.T) {
	const stated = "The council sold the lido to a cousin of the mayor"
	for next, want := range map[string]news.FindingKind{"Nobody had been asked for a better price, she said.": "", "The weather was fine, Ada Holm said.": news.AttributionDropped} {
		s, a, b := retelling(t, stated+", Petra Quill said.", stated+". "+next)
		a.says(stated, "Petra Quill", news.NamedPerson)
		b.says(next[:strings.Index(next, ",")], strings.Fields(next[strings.Index(next, ", "):])[1], news.NamedPerson)
		only(t, s.build(), want, news.AttributionDropped)
	}
}

func TestCommonKnowledgeNeedsNoSource(t *testing.T) {
	const stated = "The council sold the lido to a cousin of the mayor"
	s, a, _ := retelling(t, stated+", a clerk said.", stated+".")
	a.says(stated, "a clerk", news.Anonymous)
	s.article("Orm Star", 3, "Lido", stated+" in spring.")
	only(t, s.build(), "", news.AttributionDropped)
}

func TestTwoCopiesAreNoCommonKnowledge(t *testing.T) {
	const stated = "The council sold the lido to a cousin of the mayor"
	s, a, _ := retelling(t, stated+", a clerk said.", stated+".")
	a.says(stated, "a clerk", news.Anonymous)
	s.article("Morning Auk", 5, "What the Auk repeats", stated+".").from(a, news.Rewrite, true)
	st := s.build()
	for _, article := range []int{1, 2} {
		if !slices.ContainsFunc(st.Findings, func(f news.Finding) bool {
			return f.Kind == news.AttributionDropped && f.Passage.Article == article
		}) {
			t.Errorf("nothing found in article %d: %q", article, kinds(st))
		}
	}
}

func TestSources(t *testing.T) {
	const stated = "The council sold the lido to a cousin of the mayor"
	tests := map[string]struct {
		up, down         string
		upKind, downKind news.SourceKind
		plural           bool
		want             news.FindingKind
	}{
		"one becomes several":      {"a clerk", "council officials", news.Anonymous, news.Anonymous, true, news.AttributionChanged},
		"a name becomes a crowd":   {"Nils Rook", "officials", news.NamedPerson, news.Anonymous, true, news.AttributionChanged},
		"dropped":                  {"a clerk", "", news.Anonymous, news.Reporter, false, news.AttributionDropped},
		"told in other words":      {"a clerk", "a council worker", news.Anonymous, news.Anonymous, false, ""},
		"the outlet is credited":   {"a clerk", "the Quay Gazette", news.Anonymous, news.OutletSource, false, ""},
		"the same name":            {"Nils Rook", "Rook", news.NamedPerson, news.NamedPerson, false, ""},
		"one of a body speaks":     {"a guard who was there", "Guards", news.Anonymous, news.OrganizationSource, true, news.AttributionChanged},
		"higher officials":         {"two officials of the port", "top officials of the port", news.Anonymous, news.Anonymous, true, news.AttributionChanged},
		"somebody given an office": {"a person near the guild", "A senior guild official", news.Anonymous, news.Anonymous, false, news.AttributionChanged},
		"the office told before":   {"one of them, an official", "An official", news.Anonymous, news.Anonymous, false, ""},
		"the official":             {"a person near the guild", "The official", news.Anonymous, news.Anonymous, false, ""},
		"the same officials":       {"two officials of the port", "port officials", news.Anonymous, news.Anonymous, true, ""},
		"other officials":          {"two former cooks", "health inspectors", news.Anonymous, news.OrganizationSource, true, news.AttributionChanged},
		"the agent has a name":     {"the seller's agent", "Her agent, Ray Moss", news.Anonymous, news.NamedPerson, false, ""},
		"told at more length":      {"the port's owner", "Tenants who spoke to the port's owner", news.Anonymous, news.Anonymous, true, ""},
		"the writer's voice twice": {"", "", news.Reporter, news.Reporter, false, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			tell := func(source string) string {
				if source == "" {
					return stated + "."
				}
				return stated + ", " + source + " said."
			}
			s, a, b := retelling(t, tell(test.up), tell(test.down))
			if test.up != "" {
				a.says(stated, test.up, test.upKind).Source.Plural = strings.HasPrefix(test.up, "two ")
			}
			if test.down != "" {
				b.says(stated, test.down, test.downKind).Source.Plural = test.plural
			}
			only(t, s.build(), test.want, news.AttributionChanged, news.AttributionDropped)
		})
	}
}

func TestCredit(t *testing.T) {
	tests := map[string]struct {
		outlet   string
		kind     news.DerivationKind
		credited bool
		want     news.FindingKind
	}{
		"never named":    {"Quay Gazette", news.Rewrite, false, news.CreditMissing},
		"named":          {"Quay Gazette", news.Rewrite, true, ""},
		"own older text": {"Quay Gazette", news.Update, false, ""},
		"unknown outlet": {"", news.Rewrite, false, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, a, _ := retelling(t, "The crane fell at noon.", "It was noon when the crane fell.")
			a.r.Article.Publisher.Name = test.outlet
			s.d.Derivations[0].Kind, s.d.Derivations[0].Credited = test.kind, test.credited
			st := s.build()
			only(t, st, test.want, news.CreditMissing)
			if test.want != "" && !has(st, news.CreditMissing, "It was noon when the crane fell.") {
				t.Errorf("got %q", kinds(st))
			}
		})
	}
}

// Who threatened a deed has not said that it was done, so that the threat is no second origin of it.
func TestAThreatIsNoOrigin(t *testing.T) {
	const done = "The harbour board drained the old swimming basin at Quay Street"
	for words, want := range map[string]int{
		"Nils Rook had threatened to drain the old swimming basin at Quay Street.":                       1,
		"Nils Rook said that the harbour board drained the old swimming basin at Quay Street on Monday.": 2,
	} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 1, "Basin", done+", Petra Quill said.", words)
		a.says(done, "Petra Quill", news.NamedPerson)
		content, cue := "to drain the old swimming basin at Quay Street", "threatened"
		if want == 2 {
			content, cue = "the harbour board drained the old swimming basin at Quay Street on Monday", "said that"
		}
		a.says(content, "Nils Rook", news.NamedPerson).Cue = a.find(cue)
		if c := claimWith(t, s.build(), "drained"); len(c.Origins) != want || len(c.Assertions) < 2 {
			t.Errorf("%q: %d origins of %d assertions, want %d", words, len(c.Origins), len(c.Assertions), want)
		}
	}
}

// Whoever does something is no source of it, and who stands in the sentence is not left out of it.
func TestWhoActsIsNoSource(t *testing.T) {
	const stated = "a comfortable majority of the seats in the harbour council"
	for cue, want := range map[string]news.FindingKind{"claims": news.AttributionDropped, "holds": ""} {
		s, a, _ := retelling(t, "The ferry party "+cue+" "+stated+".", "There is a comfortable majority of the seats in the harbour council.")
		at := a.says(stated, "The ferry party", news.OrganizationSource)
		at.Cue = a.find(cue)
		only(t, s.build(), want, news.AttributionDropped)
	}
}

func TestSourcesLeftOut(t *testing.T) {
	for _, test := range []struct {
		stated, source string
		kind           news.SourceKind
		rewrites       map[string]news.FindingKind
	}{
		{"The gate of the lock was given four marks out of five for wear", "the sheet", news.DocumentSource, map[string]news.FindingKind{ // stays in view
			"The sheet is three years old. The gate of the lock was given four marks out of five for wear.":      "",
			"The gate of the lock was given four marks out of five for wear. The sheet is three years old.":      "",
			"The lock is three years old. The gate of the lock was given four marks out of five for wear.":       news.AttributionDropped,
			"The lock is older than the sheet.\nThe gate of the lock was given four marks out of five for wear.": news.AttributionDropped,
		}},
		{"The dairy of Holm Fell buys its butter from Orm Creamery", "a driver", news.Anonymous, map[string]news.FindingKind{ // names in common are no tale
			"Orm Creamery, supplier to the dairy of Holm Fell, shut its gates.":    "",
			"The dairy of Holm Fell buys all of its old butter from Orm Creamery.": news.AttributionDropped,
		}},
		{"Divers were told not to log the leaks in the harbour book", "a cook", news.Anonymous, map[string]news.FindingKind{ // whoever is told is no source
			"Divers were even told not to log the leaks in the harbour book.":             news.AttributionDropped,
			"Divers were even told not to log the leaks in the harbour book, clerks say.": "",
			"Divers would be told not to log any of the leaks in the harbour book.":       "",
			"The guild told divers not to log any of the leaks in the harbour book.":      "",
		}},
		{"The driver was stopped for racing on the quay", "the Orm Harbour Guard", news.OrganizationSource, map[string]news.FindingKind{ // whoever is named is not left out
			"The driver was stopped for racing on the quay by the Orm Harbour Guard.": "",
			"The driver was stopped for racing on the quay by three guards.":          news.AttributionDropped,
		}},
	} {
		for rewrite, want := range test.rewrites {
			t.Run(rewrite, func(t *testing.T) {
				s, a, _ := retelling(t, test.stated+", "+test.source+" said.", rewrite)
				a.says(test.stated, test.source, test.kind)
				only(t, s.build(), want, news.AttributionDropped)
			})
		}
	}
}

// Letters that grow when they are made small shift no offsets.
func TestACrowdInAnyLetters(t *testing.T) {
	who := strings.Repeat("Ⱥ", 10) + " officials"
	s, a, b := retelling(t, "The ferry ran late, a clerk said.", who+" said the ferry ran late.")
	a.says("The ferry ran late", "a clerk", news.Anonymous)
	at := b.says("the ferry ran late", who, news.Anonymous)
	at.Source.Plural = true
	s.build()
}
