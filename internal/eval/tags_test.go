package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headwater/internal/text"
)

const treebank = `# text = They didn't.
1	They	they	PRON	PRP	_	2	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	SpaceAfter=No
2	did	do	AUX	VBD	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
3.1	know	know	VERB	VB	_	_	_	_	_
4	.	.	PUNCT	.	_	2	punct	_	SpaceAfter=No

`

func TestReadTreebank(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.conllu")
	if err := os.WriteFile(path, []byte(treebank), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := ReadTreebank(path)
	if err != nil || len(got) != 1 {
		t.Fatalf("read %v, %v; want one sentence", got, err)
	}
	var words []string
	for _, w := range got[0] {
		words = append(words, fmt.Sprintf("%s %s %s %t", w.Form, w.Lemma, w.Tag, w.SpaceAfter))
	}
	want := []string{"They they PRP true", "did do VBD true", "n't not RB true", ". . . false"}
	if !slices.Equal(words, want) {
		t.Errorf("read %q, want %q", words, want)
	}
}

func TestTagScore(t *testing.T) {
	var s TagScore
	s.Add([]TreebankWord{{Tag: "NN", Lemma: "Dock"}, {Tag: "VBD", Lemma: "leave"}}, []string{"NN", "VBN"}, []string{"dock", "left"})
	var b strings.Builder
	if err := s.Write(&b, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"tags    correct 1  of 2  rate 0.5  rate between 0.5 and 0.5", "lemmas  correct 1  of 2", "1  VBD read as VBN"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in %q", want, b.String())
		}
	}
}

// TestTagFloor holds what the tagger reached on the Web Treebank.
func TestTagFloor(t *testing.T) {
	sentences, err := ReadTreebank("../../../shared/data/ud/en_ewt-dev.conllu")
	if err != nil {
		t.Skip("no treebank to measure on")
	}
	var s TagScore
	for _, sentence := range sentences {
		var words []string
		for _, w := range sentence {
			words = append(words, w.Form)
		}
		tags := text.Tag(words)
		s.Add(sentence, tags, Lemmas(words, tags))
	}
	if s.Tags.Rate() < 0.94 || s.Lemmas.Rate() < 0.975 {
		t.Errorf("tags %v, lemmas %v", s.Tags, s.Lemmas)
	}
}
