package syntax

import (
	"slices"
	"strings"
	"testing"

	"headwater/internal/text"
)

// lessons are invented sentences, each word as form/tag/head/relation with heads counted from 1.
var lessons = []string{
	"The/DT/2/det mayor/NN/3/nsubj said/VBD/0/root that/IN/6/mark she/PRP/6/nsubj left/VBD/3/ccomp ././3/punct",
	"He/PRP/2/nsubj sold/VBD/0/root the/DT/4/det boats/NNS/2/obj ././2/punct",
	"The/DT/2/det clerk/NN/3/nsubj said/VBD/0/root that/IN/6/mark he/PRP/6/nsubj paid/VBD/3/ccomp ././3/punct",
}

func parse(t *testing.T, s string) Sentence {
	t.Helper()
	var out Sentence
	for field := range strings.FieldsSeq(s) {
		parts := strings.Split(field, "/")
		if field == "././2/punct" {
			parts = []string{".", ".", "2", "punct"}
		}
		head := int(parts[2][0]-'0') - 1
		out.Words = append(out.Words, parts[0])
		out.Tags = append(out.Tags, parts[1])
		out.Heads = append(out.Heads, head)
		out.Relations = append(out.Relations, parts[3])
	}
	return out
}

func TestTrainRemembers(t *testing.T) {
	var sentences []Sentence
	for range 4 {
		for _, l := range lessons {
			sentences = append(sentences, parse(t, l))
		}
	}
	data := train(sentences, keep{})
	if !slices.Equal(data, train(sentences, keep{})) {
		t.Error("two runs gave different models")
	}
	m, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	if heads, relations := Score(m, sentences); heads < 1 || relations < 1 {
		t.Errorf("heads %.2f, relations %.2f of what was learnt", heads, relations)
	}
}

func TestTreesAreTrees(t *testing.T) {
	doc := text.Analyze("“We saw nothing,” said Orla Finch, who runs the ferry. She added that the pier, " +
		"built in 1911, was safe.\n\nAccording to the council: no.\n\n\"\n\n) ( , , —")
	tree := New().Parse(doc)
	if len(tree.Heads) != len(doc.Tokens) || len(tree.Relations) != len(doc.Tokens) {
		t.Fatalf("%d heads, %d relations, %d tokens", len(tree.Heads), len(tree.Relations), len(doc.Tokens))
	}
	for _, s := range doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			steps := 0
			for h := i; h != -1; h = tree.Heads[h] {
				if steps++; steps > s.Last-s.First || h < s.First || h >= s.Last {
					t.Fatalf("token %d hangs on no root of its sentence", i)
				}
			}
		}
	}
}

func TestParseKnowsWhatWasSaid(t *testing.T) {
	doc := text.Analyze("The harbour master said that the ferry had sunk.")
	tree := New().Parse(doc)
	if h := tree.Heads[2]; doc.Tokens[h].Of(doc.Text) != "said" || tree.Relations[2] != Subject {
		t.Errorf("master is %v of %s", tree.Relations[2], doc.Tokens[h].Of(doc.Text))
	}
	if h := tree.Heads[8]; doc.Tokens[h].Of(doc.Text) != "said" || tree.Relations[8] != ClausalComplement {
		t.Errorf("sunk is %v of %s", tree.Relations[8], doc.Tokens[h].Of(doc.Text))
	}
}

func TestLoadRefusesDamage(t *testing.T) {
	for _, n := range []int{0, 3, 4, 100, len(modelBytes) / 2, len(modelBytes) - 1} {
		if _, err := Load(modelBytes[:n]); err == nil {
			t.Errorf("took the first %d bytes", n)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("“No,” she said. He: \"\"\" ( said")
	f.Fuzz(func(t *testing.T, s string) {
		doc := text.Analyze(s)
		tree := New().Parse(doc)
		for i, h := range tree.Heads {
			if h < -1 || h >= len(doc.Tokens) || h == i {
				t.Fatalf("head of %d is %d", i, h)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	doc := text.Analyze(strings.Repeat("The council, which had met twice since March, told residents on Monday that "+
		"it would not pay for the pier. “We have no money,” said Orla Finch, its treasurer.\n", 23))
	p := New()
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
