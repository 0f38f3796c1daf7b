package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

const ambiguous = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n" +
	"t-1\t“Née Holt,” Ada Quill told Zoë Brand, \"as she said\".\tshe\t42\tAda Quill\t12\tTRUE\tZoë Brand\t27\tFALSE\tu\n" +
	"t-2\tTom Holt met Ned Quill before he left.\the\t30\tTom Holt\t0\tFALSE\tNed Quill\t13\tFALSE\tu\n"

func readAmbiguous(t *testing.T, data string) ([]Ambiguous, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gap.tsv")
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return ReadAmbiguous(path)
}

func TestReadAmbiguous(t *testing.T) {
	got, err := readAmbiguous(t, ambiguous)
	if err != nil || len(got) != 2 {
		t.Fatalf("read %v, %v", got, err)
	}
	a := got[0]
	if a.Names[1].Of(a.Text) != "Zoë Brand" || a.Pronoun.Of(a.Text) != "she" || a.Right != [2]bool{true, false} || !a.Feminine() {
		t.Errorf("read %+v", a)
	}
	if got[1].Feminine() {
		t.Error("he is feminine")
	}
	if _, err := readAmbiguous(t, strings.Replace(ambiguous, "\t27\t", "\t26\t", 1)); err == nil {
		t.Error("a name that does not stand at its offset is taken")
	}
}

func TestWithNames(t *testing.T) {
	a := Ambiguous{Text: "Holt met Holt and she left.", Pronoun: text.Span{Start: 18, End: 21},
		Names: [2]text.Span{{Start: 0, End: 4}, {Start: 9, End: 13}}}
	found := []news.Entity{{Name: "Holt", Type: news.Place, Mentions: []text.Span{{Start: 0, End: 4}, {Start: 9, End: 13}}}}
	entities, at := WithNames(found, &a)
	if len(entities) != 2 || at != [2]int{0, 1} || len(entities[0].Mentions) != 1 || entities[0].Gender != "f" || entities[1].Type != news.Person {
		t.Errorf("%+v, %v", entities, at)
	}
}

func TestSpeakersScore(t *testing.T) {
	passages, err := readAmbiguous(t, ambiguous)
	if err != nil {
		t.Fatal(err)
	}
	var s SpeakersScore
	s.Add(&passages[0], [2]bool{true, false})
	s.Add(&passages[0], [2]bool{false, true})
	s.Add(&passages[1], [2]bool{true, false})
	if s.Feminine.PRF != (PRF{TP: 1, FP: 1, FN: 1}) || s.Masculine.PRF != (PRF{FP: 1}) {
		t.Errorf("counted %+v", s)
	}
}
