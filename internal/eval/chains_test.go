package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

const chainsTreebank = `# newdoc id = GUM_news_weir
# newpar
# text = Ada Holt left.
1	Ada	ada	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-cf1-1-coref
2	Holt	holt	PROPN	NNP	_	1	flat	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	_
4	.	.	PUNCT	.	_	3	punct	_	_

# newpar
# text = Her boat stayed.
1	Her	she	PRON	PRP$	_	2	nmod:poss	_	Entity=(2-object-new-cf1-2-sgl(1-person-giv-cf2-1-ana)
2	boat	boat	NOUN	NN	_	3	nsubj	_	Entity=2)
3	stayed	stay	VERB	VBD	_	0	root	_	_
4	.	.	PUNCT	.	_	3	punct	_	_
`

const chainsColumns = `# begin document GUM_news_weir
0	Ada	(person-1-Ada_Holt
1	Holt	person-1-Ada_Holt)
2	left	_
3	.	_
4	Her	(object-2(person-1-Ada_Holt)
5	boat	object-2)
6	stayed	_
7	.	_
`

// writeChains puts the two files of GUM where they are looked for.
func writeChains(t *testing.T) (folder, treebank string) {
	t.Helper()
	folder = t.TempDir()
	treebank = filepath.Join(folder, "trees.conllu")
	for path, data := range map[string]string{treebank: chainsTreebank, filepath.Join(folder, "GUM_news_weir.conll"): chainsColumns} {
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder, treebank
}

// TestReadChains: both forms of the same annotation read the same.
func TestReadChains(t *testing.T) {
	folder, treebank := writeChains(t)
	columns, err := ReadChains(folder, treebank)
	if err != nil {
		t.Fatal(err)
	}
	trees, err := ReadTreebankChains(treebank, "news")
	if err != nil {
		t.Fatal(err)
	}
	for _, texts := range [][]ChainsText{columns, trees} {
		if len(texts) != 1 || texts[0].Text != "Ada Holt left.\nHer boat stayed." {
			t.Fatalf("read %+v", texts)
		}
		var got []string
		for _, m := range texts[0].Mentions {
			got = append(got, m.Chain+" "+m.Span.Of(texts[0].Text))
		}
		if s := strings.Join(got, "|"); s != "1 Ada Holt|1 Her|2 Her boat" {
			t.Errorf("mentions are %s", s)
		}
	}
	if none, err := ReadTreebankChains(treebank, "bio"); err != nil || len(none) != 0 {
		t.Errorf("another genre: %v, %v", none, err)
	}
}

func TestReferencesScore(t *testing.T) {
	folder, treebank := writeChains(t)
	texts, err := ReadChains(folder, treebank)
	if err != nil {
		t.Fatal(err)
	}
	holt := news.Entity{Name: "Ada Holt", Mentions: []text.Span{{Start: 0, End: 8}}}
	boat := news.Entity{Name: "Her boat", Mentions: []text.Span{{Start: 19, End: 23}}}
	her := text.Span{Start: 15, End: 18}
	var s ReferencesScore
	s.Add(&texts[0], []news.Entity{holt, boat}, []news.Reference{{Span: her, Entity: 0}})
	s.Add(&texts[0], []news.Entity{holt, boat}, []news.Reference{{Span: her, Entity: 1}})
	s.Add(&texts[0], []news.Entity{holt, boat}, nil)
	s.Add(&texts[0], []news.Entity{boat}, nil)
	want := ReferenceCount{Answers: Tally{1, 2}, Found: Tally{1, 3}}
	if s.Kinds[0] != want || len(s.Misses) != 1 {
		t.Errorf("counted %+v, misses %q", s.Kinds[0], s.Misses)
	}
}
