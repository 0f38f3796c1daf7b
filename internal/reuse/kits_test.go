package reuse_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"headwater/internal/extract"
	"headwater/internal/news"
	"headwater/internal/reuse"
	"headwater/internal/text"
)

// labelledKits are stories with their derivations labelled, beside the repository.
const labelledKits = "../../../shared/kits/*/gold.json"

type label struct {
	From, To string
	Kind     news.DerivationKind
	Credited bool
}

// TestKits holds how well the derivations of the labelled stories are found.
func TestKits(t *testing.T) {
	kits, _ := filepath.Glob(labelledKits)
	if len(kits) == 0 {
		t.Skip("no labelled kits beside the repository")
	}
	var found, wrong, missed, kinds, credits int
	for _, kit := range kits {
		readings, labels := readKit(t, kit)
		_, derivations, _ := reuse.Trace(readings)
		want := map[[2]string]label{}
		for _, l := range labels {
			want[[2]string{l.From, l.To}] = l
		}
		for _, d := range derivations {
			names := [2]string{readings[d.Article].Article.File, readings[d.From].Article.File}
			l, ok := want[names]
			if !ok {
				wrong++
				t.Logf("%s: not labelled: %v %s %.2f", kit, names, d.Kind, d.Confidence)
				continue
			}
			delete(want, names)
			found++
			kinds += one(d.Kind == l.Kind)
			credits += one(d.Credited == l.Credited)
			if d.Kind != l.Kind || d.Credited != l.Credited {
				t.Logf("%s: %v: %s, credited %t; labelled %s, %t", kit, names, d.Kind, d.Credited, l.Kind, l.Credited)
			}
		}
		missed += len(want)
		for names := range want {
			t.Logf("%s: missed: %v", kit, names)
		}
	}
	f1 := 2 * float64(found) / float64(2*found+wrong+missed)
	t.Logf("found %d, wrong %d, missed %d, F1 %.3f; kind %d, credited %d", found, wrong, missed, f1, kinds, credits)
	if f1 < 0.9 || float64(kinds) < 0.85*float64(found) || float64(credits) < 0.95*float64(found) {
		t.Error("the labelled derivations are found worse than they were")
	}
}

func readKit(t *testing.T, gold string) ([]*news.Reading, []label) {
	var kit struct {
		Articles    []struct{ File string }
		Derivations []label
	}
	body, err := os.ReadFile(gold)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &kit); err != nil {
		t.Fatal(err)
	}
	var readings []*news.Reading
	for _, a := range kit.Articles {
		body, err := os.ReadFile(filepath.Join(filepath.Dir(gold), "articles", a.File))
		if err != nil {
			t.Fatal(err)
		}
		article, err := extract.Article(&news.Capture{Name: a.File, Body: body}, news.Day(2026, 4, 1))
		if err != nil {
			t.Fatal(err)
		}
		article.File = a.File
		readings = append(readings, &news.Reading{Article: article, Document: text.Analyze(article.Text)})
	}
	return readings, kit.Derivations
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
