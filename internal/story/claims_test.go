package story

import (
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

// harbour is a story in three reports: an exclusive, a rewrite of it, and an independent one.
func harbour(t *testing.T) (*sketch, *page, *page, *page) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Crane at Hollis Quay had failed its inspection",
		"The crane that toppled at Hollis Quay on Monday had failed an inspection in April, two dockers said.",
		"“Everyone on the quay knew the brakes were gone,” said Marta Lind, who leads the dockers’ branch.",
		"The port authority said nobody was hurt.")
	a.says("The crane that toppled at Hollis Quay on Monday had failed an inspection in April", "two dockers", news.Anonymous)
	a.says("“Everyone on the quay knew the brakes were gone,”", "Marta Lind", news.NamedPerson)
	a.says("nobody was hurt", "The port authority", news.OrganizationSource)
	b := s.article("Daily Tern", 4, "Toppled crane failed inspection",
		"A crane that toppled at Hollis Quay on Monday had failed an inspection in April, according to dockers who spoke to the Quay Gazette.",
		"Nobody was hurt, the port authority said.")
	b.says("A crane that toppled at Hollis Quay on Monday had failed an inspection in April", "dockers", news.Anonymous)
	b.says("Nobody was hurt", "the port authority", news.OrganizationSource)
	b.from(a, news.Rewrite, true)
	c := s.article("Northern Ledger", 5, "Records show crane fault",
		"The crane at Hollis Quay failed an inspection in April, an official familiar with the records told the Northern Ledger.",
		"The harbour café was closed.")
	c.says("The crane at Hollis Quay failed an inspection in April", "an official familiar with the records", news.Anonymous)
	return s, a, b, c
}

func TestOutletsWithSourcesOfTheirOwnAreTwoOrigins(t *testing.T) {
	s, _, _, _ := harbour(t)
	c := claimWith(t, s.build(), "toppled at Hollis Quay")
	if len(c.Origins) != 2 || c.Status != news.Corroborated {
		t.Errorf("got %d origins, %s: %+v", len(c.Origins), c.Status, c.Origins)
	}
	if n := len(c.Assertions); n < 3 {
		t.Errorf("the claim has %d assertions, want those of all three articles", n)
	}
}

func TestARepeatedBodyIsOneOrigin(t *testing.T) {
	s, _, _, _ := harbour(t)
	c := claimWith(t, s.build(), "nobody was hurt")
	if len(c.Origins) != 1 || c.Status != news.SingleOrigin || len(c.Assertions) != 2 {
		t.Errorf("got %+v, %s", c.Origins, c.Status)
	}
}

func TestTheWritersVoiceBesideASourceIsNoOrigin(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Ferry fares rise", "Ferry fares to Orm island will rise by a tenth in August, the operator said.")
	a.says("Ferry fares to Orm island will rise by a tenth in August", "the operator", news.OrganizationSource)
	s.article("Daily Tern", 4, "Fares", "Ferry fares to Orm island will rise by a tenth in August.")
	c := claimWith(t, s.build(), "Ferry fares to Orm")
	if len(c.Origins) != 1 {
		t.Errorf("got %+v", c.Origins)
	}
}

func TestASpokeswomanAndHerBodyAreOneOrigin(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Fares", "Ferry fares to Orm island will rise by a tenth in August, Ida Voss, a spokeswoman for Orm Ferries, said.")
	a.names("Ida Voss", news.Person)
	a.names("Orm Ferries", news.Organization)
	a.says("Ferry fares to Orm island will rise by a tenth in August", "Ida Voss", news.NamedPerson)
	b := s.article("Daily Tern", 4, "Fares up", "Ferry fares to Orm island rise by a tenth in August, Orm Ferries says.")
	b.says("Ferry fares to Orm island rise by a tenth in August", "Orm Ferries", news.OrganizationSource)
	c := claimWith(t, s.build(), "Ferry fares to Orm")
	if len(c.Origins) != 1 || len(c.Assertions) < 2 {
		t.Errorf("got %+v", c.Origins)
	}
}

func TestADenialDisputesTheClaimAndIsNoOrigin(t *testing.T) {
	s, a, _, _ := harbour(t)
	d := s.article("Orm Star", 6, "Port denies crane claim",
		"The port authority denied that the crane at Hollis Quay had failed an inspection.")
	at := d.says("the crane at Hollis Quay had failed an inspection", "The port authority", news.OrganizationSource)
	at.Stance, at.Cue = news.Denies, d.find("denied")
	st := s.build()
	c := claimWith(t, st, "toppled at Hollis Quay")
	if c.Status != news.Disputed || len(c.Origins) != 2 {
		t.Errorf("got %s, %+v", c.Status, c.Origins)
	}
	if !has(st, news.DisputedClaim, "denied that the crane") && !has(st, news.DisputedClaim, "The port authority") {
		t.Errorf("no dispute among %q", kinds(st))
	}
	_ = a
}

func TestANegatedStatementOfAnotherSourceIsADenial(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Crane", "The harbour office has closed Hollis Quay to lorries, a docker said.")
	a.says("The harbour office has closed Hollis Quay to lorries", "a docker", news.Anonymous)
	b := s.article("Daily Tern", 4, "Quay", "The harbour office has not closed Hollis Quay to lorries, its director Ron Ames said.")
	b.says("The harbour office has not closed Hollis Quay to lorries", "Ron Ames", news.NamedPerson)
	if c := claimWith(t, s.build(), "a docker"); c.Status != news.Disputed {
		t.Errorf("got %s", c.Status)
	}
}

func TestDifferentPropositionsInOneSentenceAreTwoClaims(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Trial halted",
		"The clinic stopped the trial after four patients fell ill, and one of them died in March, a nurse said.")
	a.says("The clinic stopped the trial after four patients fell ill, and one of them died in March", "a nurse", news.Anonymous)
	st := s.build()
	if claimWith(t, st, "The clinic stopped") == claimWith(t, st, "one of them died") {
		t.Error("both are one claim")
	}
}

func TestAPromiseDeniesNothing(t *testing.T) {
	tests := map[string]struct {
		told, answer string
		want         news.ClaimStatus
	}{
		"a promise":              {"The harbour office offered half of Hollis Quay to lorries", "The harbour office will not offer Hollis Quay to lorries", news.SingleOrigin},
		"about what is to come":  {"The harbour office will close Hollis Quay to lorries", "The harbour office will not close Hollis Quay to lorries", news.Disputed},
		"about what is the case": {"The harbour office has closed Hollis Quay to lorries", "The harbour office has not closed Hollis Quay to lorries", news.Disputed},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSketch(t)
			a := s.article("Quay Gazette", 3, "Crane", test.told+", a docker said.", test.answer+", its director Ron Ames said.")
			a.says(test.told, "a docker", news.Anonymous)
			a.says(test.answer, "Ron Ames", news.NamedPerson)
			if c := claimWith(t, s.build(), "a docker"); c.Status != test.want {
				t.Errorf("got %s", c.Status)
			}
		})
	}
}

func TestDenialsWithoutANegator(t *testing.T) {
	tests := map[string]struct {
		told, answer string
		want         news.ClaimStatus
	}{
		"an opposite":        {"The brake of the crane had failed an inspection", "“The brake of the crane was inspected in May and it passed,”", news.Disputed},
		"the same":           {"The brake of the crane had failed an inspection", "“The brake of the crane was inspected in May and it failed,”", news.Corroborated},
		"of something else":  {"The brake of the crane had failed an inspection", "The choir passed by at noon and sang of the sea", news.SingleOrigin},
		"no decision":        {"The harbour office will sell the crane to Orm", "No decision has been taken to sell the crane", news.Disputed},
		"no decision about":  {"The harbour office will sell the crane to Orm", "No decision about the crane has been taken", news.Disputed},
		"a retort":           {"A foreman of Orm may have cut the cable of the crane", "“Nobody at Orm had a hand in this”", news.Disputed},
		"no retort":          {"A foreman of Orm may have cut the cable of the crane", "“Nobody at Orm has been on the quay since May”", news.SingleOrigin},
		"none of it":         {"The harbour office pays the crew hush money every month", "“There is no hush money and there has never been any”", news.Disputed},
		"none of another":    {"The brake of the crane had failed an inspection", "There is no lift to the cabin of the crane", news.SingleOrigin},
		"not one":            {"A lorry of Orm broke the gate of the quay at night", "“Not one wheel of ours went near the gate”", news.Disputed},
		"not recognised":     {"The crane had bad brakes for ten days", "“I do not recognise that figure at all”", news.Disputed},
		"not recognised, he": {"The crane had two drivers on Monday", "“I do not recognise that man at all”", news.SingleOrigin},
		"nothing wrong":      {"The director sold the crane to a cousin", "The director did nothing wrong", news.Disputed},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSketch(t)
			a := s.article("Quay Gazette", 3, "Crane", test.told+", Ada Holm said. "+test.answer+", its director Ron Ames said.")
			a.says(test.told, "Ada Holm", news.NamedPerson)
			a.says(test.answer, "Ron Ames", news.NamedPerson)
			if c := claimWith(t, s.build(), "Ada Holm"); c.Status != test.want {
				t.Errorf("got %s", c.Status)
			}
		})
	}
}

func TestAWriterSetsOneSourceAgainstAnother(t *testing.T) {
	for said, want := range map[string]news.ClaimStatus{
		"The crane driver tells a different story.": news.Disputed,
		"The crane driver had a story to tell.":     news.SingleOrigin,
	} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 3, "Crane", "The crane fell because its driver slept, Ada Holm said.",
			said+" “I am the driver and I saw the cable go,” Ron Ames said.")
		a.says("The crane fell because its driver slept", "Ada Holm", news.NamedPerson)
		a.says("“I am the driver and I saw the cable go,”", "Ron Ames", news.NamedPerson).Quote = news.Direct
		if c := claimWith(t, s.build(), "Ada Holm"); c.Status != want {
			t.Errorf("%s: got %s", said, c.Status)
		}
	}
}

func TestAnAdmissionDeniesNothing(t *testing.T) {
	for cue, want := range map[string]news.ClaimStatus{"insisted": news.Disputed, "admitted": news.SingleOrigin} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 3, "Crane", "Every crane of the port was inspected in May, Ada Holm said.",
			"Bosses of the port "+cue+" that the inspection of the cranes in May never happened.")
		a.says("Every crane of the port was inspected in May", "Ada Holm", news.NamedPerson)
		at := a.says("the inspection of the cranes in May never happened", "Bosses of the port", news.OrganizationSource)
		at.Cue = a.find(cue)
		if c := claimWith(t, s.build(), "Ada Holm"); c.Status != want {
			t.Errorf("%s: got %s", cue, c.Status)
		}
	}
}

func TestAnOutrightDenialAnswersWhatIsSaidOfItsSpeaker(t *testing.T) {
	const accused = "Ron Ames sold the crane with one price and billed it with another"
	tests := map[string]struct {
		told, denied string
		want         news.ClaimStatus
	}{
		"of the speaker":     {accused, "misleading anybody", news.Disputed},
		"of something else":  {accused, "closing the canteen for lorry drivers", news.SingleOrigin},
		"of somebody else":   {"Herons nest on the town hall again", "misleading anybody", news.SingleOrigin},
		"of the same matter": {"The crane had no brakes for ten days", "leaving the crane without brakes", news.Disputed},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSketch(t)
			a := s.article("Quay Gazette", 3, "Crane", test.told+", a docker said.", "Ron Ames denied "+test.denied+".")
			a.says(test.told, "a docker", news.Anonymous)
			a.r.Attributions = append(a.r.Attributions, news.Attribution{
				Passage: a.find("Ron Ames denied " + test.denied), Content: []text.Span{a.find(test.denied)}, Cue: a.find("denied"),
				Stance: news.Denies, Quote: news.Indirect, Parent: -1, Source: news.Source{Text: "Ron Ames", Name: "Ron Ames", Kind: news.NamedPerson, Entity: -1}})
			if c := claimWith(t, s.build(), "a docker"); c.Status != test.want {
				t.Errorf("got %s", c.Status)
			}
		})
	}
}

func TestAClaimIsWordedByAWholeClause(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Crane", "The port sold the crane at Hollis Quay to Orm, a docker said.")
	b := s.article("Weir Post", 4, "Quay", "It sold the crane at Hollis Quay to Orm, the port's director said.")
	a.says("The port sold the crane at Hollis Quay to Orm", "a docker", news.Anonymous)
	b.says("It sold the crane at Hollis Quay to Orm", "the port's director", news.Anonymous)
	if c := claimWith(t, s.build(), "a docker"); len(c.Assertions) != 2 || c.Text != "The port sold the crane at Hollis Quay to Orm" {
		t.Errorf("got %q of %d assertions", c.Text, len(c.Assertions))
	}
}

// Two reports that share their prose may have it from one another, or from a third.
func TestNearDuplicatesAreNotKnownToBeIndependent(t *testing.T) {
	origins := func(near ...news.NearDuplicate) news.Claim {
		s := newSketch(t)
		for i, outlet := range []string{"Quay Gazette", "Daily Tern"} {
			p := s.article(outlet, 3+i, "What the "+outlet+" has", "The night ferry will be sold to a buyer in Norvik before the winter, two officials said.")
			p.says("The night ferry will be sold to a buyer in Norvik before the winter", "two officials", news.Anonymous)
		}
		s.d.NearDuplicates = near
		return *claimWith(t, s.build(), "night ferry")
	}
	if c := origins(); len(c.Origins) != 2 {
		t.Errorf("two reports of their own: %+v", c.Origins)
	}
	if c := origins(news.NearDuplicate{B: 1, Share: .4, Shared: news.SharedQuotations}); len(c.Origins) != 2 {
		t.Errorf("quotations in common: %+v", c.Origins)
	}
	c := origins(news.NearDuplicate{B: 1, Share: .4, Shared: news.SharedProse})
	if len(c.Origins) != 1 || c.OriginsAtMost != 2 || c.OriginsDoubt == "" || c.Status != news.SingleOrigin {
		t.Errorf("prose in common: %+v, at most %d: %s", c.Origins, c.OriginsAtMost, c.OriginsDoubt)
	}
}
