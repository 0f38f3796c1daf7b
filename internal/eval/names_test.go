package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const namesCorpus = `# newdoc id = a
# sent_id = a-1
# text = Ada Holt left Orley.
1	Ada	B-PER	-	-
2	Holt	I-PER	-	-
3	left	O	-	-
4	Orley	B-LOC	-	-
5	.	O	-	-

# newdoc id = b
1	Quill	I-ORG
2	Press	I-ORG
3	(	O
4	Orley	I-LOC
5	)	O
`

func TestReadNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "names.iob2")
	if err := os.WriteFile(path, []byte(namesCorpus), 0o644); err != nil {
		t.Fatal(err)
	}
	texts, err := ReadNames(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range texts {
		for _, n := range x.Names {
			got = append(got, n.Type+" "+n.Span.Of(x.Text))
		}
	}
	if want := "PER Ada Holt|LOC Orley|ORG Quill Press|LOC Orley"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := "Quill Press (Orley)"; texts[1].Text != want {
		t.Errorf("text %q, want %q", texts[1].Text, want)
	}
}

func TestNamesScore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "names.iob2")
	if err := os.WriteFile(path, []byte(namesCorpus), 0o644); err != nil {
		t.Fatal(err)
	}
	texts, err := ReadNames(path)
	if err != nil {
		t.Fatal(err)
	}
	var s NamesScore
	s.Add(texts[0], []LabelledName{texts[0].Names[0], {texts[0].Names[1].Span, "ORG"}})
	if want := (PRF{TP: 1, FP: 1, FN: 1}); s.All.PRF != want {
		t.Errorf("got %v, want %v", s.All.PRF, want)
	}
	var figures strings.Builder
	if err := s.Write(&figures, true); err != nil || !strings.Contains(figures.String(), "1  wrong type") || !strings.Contains(figures.String(), "F1 between") {
		t.Errorf("%v: %s", err, figures.String())
	}
	var b strings.Builder
	if err := texts[0].WriteIOB(&b, texts[0].Names); err != nil {
		t.Fatal(err)
	}
	if want := "1\tAda\tB-PER\n2\tHolt\tI-PER\n3\tleft\tO\n4\tOrley\tB-LOC\n5\t.\tO\n\n"; b.String() != want {
		t.Errorf("wrote %q", b.String())
	}
}
