package story

import (
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

// heard is what somebody says, read.
func heard(words string) utterance {
	r := &news.Reading{Article: &news.Article{Text: words}, Document: text.Analyze(words)}
	return spoken(r, []text.Span{{End: len(words)}})
}

func TestRebuttals(t *testing.T) {
	for _, c := range []struct {
		said string
		want bool
	}{
		{"The claim is pure fiction.", true},
		{"The dockers' report was fanciful", true},
		{"Rubbish.", true},
		{"the harbour board's new and larger figure a page from a fairy tale", true},
		{"Reports of a second crane on the quay are a fairy tale told by people who were not there", true},
		{"It just isn't true.", true},
		{"the harbour board's figure was wrong", true},
		{"This happened contrary to the claims of the branch.", true},
		{"None of it is true.", true},
		{"It didn't happen.", true},
		{"We did nothing wrong.", true},
		{"I do not recognise that figure.", true},
		{"No decision on the berth has been taken", true},

		{"somebody threw a garbage can into the dock", false},
		{"they burn rubbish behind the shed", false},
		{"he gave false papers at the gate", false},
		{"there is a myth that cranes never fall", false},
		{"It is absurd that we had to wait for an inspector", false},
		{"It was wrong to leave the crane out", false},
		{"I was wrong.", false},
		{"That is wrong, and everyone on the quay feels it.", false},
		{"The fault lies in the brakes", false},
		{"None of it was insured.", false},
		{"They didn't happen every week.", false},
		{"This is contrary to our values.", false},
		{"No decision on the berth has been taken yet", false},
		{"Who could think this fiction", false},
	} {
		if got := heard(c.said).rebuts(); got != c.want {
			t.Errorf("%q: rebuts is %v", c.said, got)
		}
	}
}

func TestWhatIsTurnedDownIsARequest(t *testing.T) {
	for said, want := range map[string]bool{
		"calls to close the quay": true, "a union demand for new brakes": true, "the offer": true,
		"claims that the quay would close": false, "that the offer was made": false, "the suggestion": false,
	} {
		if got := heard(said).asks(); got != want {
			t.Errorf("%q: asks is %v", said, got)
		}
	}
}

func TestWhatIsLeftOpenIsNotDenied(t *testing.T) {
	for said, want := range map[string]bool{
		"The crane had not failed": true, "The cause has not been determined": false, "They had not been told": true,
		"He carried a false licence": false, "It was not clear": false,
	} {
		r := &news.Reading{Article: &news.Article{Text: said}, Document: text.Analyze(said)}
		if got := polarityOf(r, []text.Span{{End: len(said)}}).flatly(); got != want {
			t.Errorf("%q: flatly negated is %v", said, got)
		}
	}
}
