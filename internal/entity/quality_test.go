package entity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headwater/internal/entity"
	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
)

var labels = map[news.EntityType]string{
	news.Person: "PER", news.Organization: "ORG", news.Place: "LOC", news.OtherEntity: "MISC",
}

// TestQuality holds the figures on public corpora above their floors, where the corpora are at hand.
func TestQuality(t *testing.T) {
	for _, c := range []struct {
		corpus string
		fifth  bool
		floor  float64
	}{
		{"en_ewt-ud-dev.iob2", false, 0.71},
		{"wikigold.conll.txt", true, 0.70},
	} {
		t.Run(c.corpus, func(t *testing.T) {
			texts := corpus(t, c.corpus, c.fifth)
			var score eval.NamesScore
			for _, x := range texts {
				score.Add(x, found(x.Text))
			}
			var report strings.Builder
			if err := score.Write(&report, false); err != nil {
				t.Fatal(err)
			}
			t.Logf("\n%s", report.String())
			if f := score.All.F1(); f < c.floor {
				t.Errorf("F1 %.3f is below %.2f", f, c.floor)
			}
		})
	}
}

func corpus(t *testing.T, name string, fifth bool) []eval.NamesText {
	path := filepath.Join("../../../shared/data/ner", name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("no corpus at ", path)
	}
	texts, err := eval.ReadNames(path)
	if err != nil {
		t.Fatal(err)
	}
	if fifth {
		_, texts = eval.FifthApart(texts)
	}
	return texts
}

func found(s string) []eval.LabelledName {
	var names []eval.LabelledName
	for _, e := range entity.Read(text.Analyze(s), &news.Article{Text: s}) {
		for _, m := range e.Mentions {
			names = append(names, eval.LabelledName{Span: m, Type: labels[e.Type]})
		}
	}
	return names
}
