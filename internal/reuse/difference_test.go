package reuse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
	"headwater/internal/text"
)

func TestDifferences(t *testing.T) {
	type change struct {
		Kind           news.DifferenceKind
		Earlier, Later string
	}
	for _, c := range []struct {
		name, earlier, later string
		want                 []change
	}{
		{"none", "The ferry left at noon.", "The ferry left at noon.", nil},
		{"marks", `"It's done," she said.`, `“It’s done,” she said.`,
			[]change{{news.TypographyDiffers, `"`, `“`}, {news.TypographyDiffers, `'s`, `’s`}, {news.TypographyDiffers, `"`, `”`}}},
		{"figures for words", "Crews found seven cracks.", "Crews found 7 cracks.",
			[]change{{news.TypographyDiffers, "seven", "7"}}},
		{"indirect speech", "We will close the pier, she said.", "They would close the pier, she said.",
			[]change{{news.SpeechShifted, "We will", "They would"}}},
		{"tense", "The council rejects the plan.", "The council rejected the plan.",
			[]change{{news.SpeechShifted, "rejects", "rejected"}}},
		{"other words", "The ferry struck a sandbank.", "The ferry hit a sandbank.",
			[]change{{news.WordedOtherwise, "struck", "hit"}}},
		{"left out", "The old wooden pier was closed.", "The pier was closed.",
			[]change{{news.PassageShortened, "old wooden", ""}}},
		{"put in", "The pier was closed.", "The pier was closed by engineers.",
			[]change{{news.PassageExpanded, "", "by engineers"}}},
		{"number", "Crews found 14 cracks.", "Crews found 40 cracks.",
			[]change{{news.FactChanged, "14", "40"}}},
		{"name", "The letter went to Edda Prowse.", "The letter went to Edda Quillon.",
			[]change{{news.FactChanged, "Prowse", "Quillon"}}},
		{"negation", "The pier is safe.", "The pier is not safe.",
			[]change{{news.FactChanged, "", "not"}}},
		{"opposites", "Fares will rise in May.", "Fares will fall in May.",
			[]change{{news.FactChanged, "rise", "fall"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			earlier, later := text.Analyze(c.earlier), text.Analyze(c.later)
			var got []change
			for _, d := range differences(earlier, later, text.Span{End: len(c.earlier)}, text.Span{End: len(c.later)}) {
				got = append(got, change{d.Kind, d.Earlier.Of(c.earlier), d.Later.Of(c.later)})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzDifferences(f *testing.F) {
	f.Add("We waited an hour.", "They had waited two hours.")
	f.Add("“\xff”", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := text.Analyze(a), text.Analyze(b)
		var last news.Difference
		for _, d := range differences(x, y, text.Span{End: len(a)}, text.Span{End: len(b)}) {
			if d.Earlier.Start < last.Earlier.End || d.Later.Start < last.Later.End || d.Earlier.End > len(a) || d.Later.End > len(b) {
				t.Fatalf("%+v after %+v", d, last)
			}
			last = d
		}
	})
}
