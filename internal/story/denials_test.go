package story

import (
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

// quarrel is a report in which two dockers say something and what follows is told by Ida Voss of the port.
func quarrel(t *testing.T, headline, between, cue, said string, stance news.Stance) *news.Story {
	t.Helper()
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, headline, "The foreman kept a list of slow workers, two dockers said. "+between, "Ida Voss "+cue+" "+said+".")
	a.says("The foreman kept a list of slow workers", "two dockers", news.Anonymous)
	told := a.says(said, "Ida Voss", news.NamedPerson)
	told.Stance, told.Cue = stance, a.find(cue)
	return s.build()
}

func TestWhatIsDeniedOutrightIsWhatWasToldBefore(t *testing.T) {
	for _, c := range []struct {
		cue, said string
		want      bool
	}{
		{"denied", "misleading the board", true},
		{"rejected", "any talk of bullying", true},
		{"denied", "that anybody had been bullied", true},
		{"did not dispute", "what the paper called bullying", false},
		{"rejected", "calls to step down", false},
		{"denied", "them a hearing", false},
	} {
		st := quarrel(t, "Quay at odds", "", c.cue, c.said, news.Denies)
		if got := has(st, news.DisputedClaim, c.said); got != c.want {
			t.Errorf("%s %s: disputed is %v", c.cue, c.said, got)
		}
	}
}

func TestAnnouncedDissentNeedsNoWordInCommon(t *testing.T) {
	const said = "“We run a happy harbour here”"
	for between, want := range map[string]bool{"Not everyone saw it so.": true, "It rained all day.": false} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 3, "Quay at odds", "The foreman kept a list of slow workers, two dockers said.", between+" "+said+", said Ida Voss.")
		a.says("The foreman kept a list of slow workers", "two dockers", news.Anonymous)
		a.says(said, "Ida Voss", news.NamedPerson)
		if got := has(s.build(), news.DisputedClaim, said); got != want {
			t.Errorf("%q: disputed is %v", between, got)
		}
	}
}

func TestThereIsNoneOfWhatIsDenied(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Port denies list of workers", "The foreman wrote down which workers were slow, two dockers said.",
		"The port authority denied that a list of slow workers was kept.", "“There was never a list,” said Ida Voss.", "“There was never a harbour café,” said Olaf Renn.")
	a.says("The foreman wrote down which workers were slow", "two dockers", news.Anonymous)
	told := a.says("a list of slow workers was kept", "The port authority", news.OrganizationSource)
	told.Stance, told.Cue = news.Denies, a.find("denied")
	head := a.says("list of workers", "Port", news.OrganizationSource)
	head.Stance, head.Cue = news.Denies, a.find("denies")
	a.says("“There was never a list,”", "Ida Voss", news.NamedPerson)
	a.says("“There was never a harbour café,”", "Olaf Renn", news.NamedPerson)
	st := s.build()
	for words, want := range map[string]bool{"denied that a list of slow": true, "never a list": true, "harbour café": false, "Port denies": false} {
		if got := has(st, news.DisputedClaim, words); got != want {
			t.Errorf("%q: disputed is %v", words, got)
		}
	}
}

func TestNobodySaysNoOnce(t *testing.T) {
	for said, want := range map[string]bool{
		"“Nobody signed for a crate that he did not see”": true, "Nothing that was not on the list was sold": true,
		"They cannot say they were not told": false,
	} {
		r := &news.Reading{Article: &news.Article{Text: said}, Document: text.Analyze(said)}
		if got := polarityOf(r, []text.Span{{End: len(said)}}).flatly(); got != want {
			t.Errorf("%q: flatly negated is %v", said, got)
		}
	}
}

func TestAQuotationBearsOutAnOutrightDenial(t *testing.T) {
	const quoted = "“A list is a list is a list”"
	for between, want := range map[string]bool{"": true, "It was a wet day. ": false} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 3, "Quay at odds", "The foreman kept a list of slow workers, two dockers said.",
			"The port denied that the foreman kept a list. "+between+quoted+", said Ida Voss, its director.")
		a.says("The foreman kept a list of slow workers", "two dockers", news.Anonymous)
		told := a.says("the foreman kept a list", "The port", news.OrganizationSource)
		told.Stance, told.Cue = news.Denies, a.find("denied")
		a.says(quoted, "Ida Voss", news.NamedPerson)
		if got := has(s.build(), news.DisputedClaim, quoted); got != want {
			t.Errorf("%q: shown with the denial is %v", between, got)
		}
	}
}

func TestWhoSaysNoTwiceOverAnswersWhatWasTold(t *testing.T) {
	for said, want := range map[string]bool{
		"“Nobody here wrote down anything”": true, "“We never, ever looked over a shoulder”": true, "“Nobody here writes well”": false,
	} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 3, "Quay at odds", "The foreman kept a list of slow workers, two dockers said.", said+", said Ida Voss.")
		a.says("The foreman kept a list of slow workers", "two dockers", news.Anonymous)
		a.says(said, "Ida Voss", news.NamedPerson)
		if got := has(s.build(), news.DisputedClaim, said); got != want {
			t.Errorf("%q: disputed is %v", said, got)
		}
	}
}
