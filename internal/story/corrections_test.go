package story

import (
	"slices"
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

func TestCorrectionNotes(t *testing.T) {
	tests := map[string]struct {
		body string
		want []string
	}{
		"at the end":     {"Herons are back.\nCorrection: An earlier version misstated the count. It was six, not nine.", []string{"Correction: An earlier version misstated the count. It was six, not nine."}},
		"in brackets":    {"[Clarification: The count was of pairs.]\nHerons are back.", []string{"[Clarification: The count was of pairs.]"}},
		"below a label":  {"Herons are back.\nEditor’s note\nThe count was six.", []string{"Editor’s note", "The count was six."}},
		"two errors":     {"Correction: We said nine herons nested. There were six. It also gave the keeper’s age as 30; he is 50.", []string{"Correction: We said nine herons nested. There were six.", "It also gave the keeper’s age as 30; he is 50."}},
		"in passing":     {"Our report of Monday said nine herons nested. It was six.", []string{"Our report of Monday said nine herons nested. It was six."}},
		"only recalled":  {"We reported on Monday that herons are back. More of them are coming.", nil},
		"another's slip": {"The minister wrongly said that herons are gone.", nil},
		"a word alike":   {"Corrections officers fed the herons.", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := &news.Reading{Article: &news.Article{Text: test.body}, Document: text.Analyze(test.body)}
			var got []string
			for _, s := range correctionNotes(r) {
				got = append(got, s.Of(test.body))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestACorrectionUnderAnotherSpelling(t *testing.T) {
	tests := map[string]struct {
		outlet string
		want   news.FindingKind
	}{
		"the same outlet": {"The Quay Gazette", news.CorrectedClaim},
		"another outlet":  {"Daily Tern", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, _, b := retelling(t, "The survey counted nine herons at Orm.", "Birds return to Orm.\nCorrection: We said nine herons were counted at Orm. There were six.")
			b.r.Article.Publisher.Name = test.outlet
			s.d.Derivations = nil
			only(t, s.build(), test.want, news.CorrectedClaim)
		})
	}
}

func TestANameReplacedWithoutAWord(t *testing.T) {
	const older = "The old crane at the quay was built by Ferrant in the year of the flood."
	tests := map[string]struct {
		newer string
		want  news.FindingKind
	}{
		"another name":  {strings.Replace(older, "Ferrant", "Tolland", 1), news.CorrectedClaim},
		"the same name": {strings.Replace(older, "Ferrant", "FERRANT", 1), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, _, b := retelling(t, older, test.newer)
			b.r.Article.Publisher.Name = "Quay Gazette"
			s.d.Derivations[0].Kind = news.Update
			only(t, s.build(), test.want, news.CorrectedClaim)
		})
	}
}
