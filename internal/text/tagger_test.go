package text

import (
	"bytes"
	"strings"
	"testing"
)

func TestTagsOfPlainSentences(t *testing.T) {
	for text, want := range map[string]string{
		"The board suspended its director on Tuesday.": "DT NN VBD PRP$ NN IN NNP .",
		"“We didn’t know,” she said.":                  "`` PRP VBD RB VB , '' PRP VBD .",
		"The workers' union won't wait.":               "DT NNS POS NN MD RB VB .",
		"It was worth $4.1 million in the U.S.":        "PRP VBD JJ $ CD CD IN DT NNP",
		"He asked: \"Who told you?\"":                  "PRP VBD : `` WP VBD PRP . ''",
	} {
		var got []string
		for _, k := range Analyze(text).Tokens {
			got = append(got, k.Tag)
		}
		if tags := strings.Join(got, " "); tags != want {
			t.Errorf("tags of %q:\n got %s\nwant %s", text, tags, want)
		}
	}
}

func TestTagKeepsCount(t *testing.T) {
	for _, words := range [][]string{nil, {""}, {"\"", "\"", "\"", ""}, {"a", "\xff", "…"}} {
		if tags := Tag(words); len(tags) != len(words) {
			t.Errorf("%d tags for %q", len(tags), words)
		}
	}
}

// lessons are enough to learn that "the" precedes nouns.
var lessons = []TaggedSentence{
	{[]string{"The", "dock", "burned", "."}, []string{"DT", "NN", "VBD", "."}},
	{[]string{"The", "crew", "left", "the", "dock", "."}, []string{"DT", "NN", "VBD", "DT", "NN", "."}},
	{[]string{"Voss", "left", "."}, []string{"NNP", "VBD", "."}},
}

func TestTrainTagsLearnsAndRepeats(t *testing.T) {
	many := append(append(append([]TaggedSentence{}, lessons...), lessons...), lessons...)
	plain := []string{"The harbour burned. The crew left the harbour. The harbour left."}
	model, err := TrainTags(many, plain)
	if err != nil {
		t.Fatal(err)
	}
	again, err := TrainTags(many, plain)
	if err != nil || !bytes.Equal(model, again) {
		t.Fatalf("a second training gave another model (%v)", err)
	}
	tagger, err := loadTagger(model)
	if err != nil {
		t.Fatal(err)
	}
	p := tagger.newPass()
	for _, w := range []string{"The", "harbour", "burned", "."} {
		p.add(w)
	}
	for i, tag := range p.run() {
		if got, want := tagger.model.Labels[tag], []string{"DT", "NN", "VBD", "."}[i]; got != want {
			t.Errorf("tag %d is %s, want %s", i, got, want)
		}
	}
}

func TestLoadTaggerRefusesRubbish(t *testing.T) {
	for _, data := range [][]byte{nil, {1}, {255, 255, 255, 255, 0}, tagsModel[:len(tagsModel)/2], bytes.Repeat([]byte{0}, 100)} {
		if _, err := loadTagger(data); err == nil {
			t.Errorf("loaded %d bytes of rubbish", len(data))
		}
	}
}
