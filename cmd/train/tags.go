package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"headwater/internal/eval"
	"headwater/internal/text"
)

// treebanks are what the tagger learns from.
var treebanks = []string{"ud/en_ewt-train.conllu", "ud/en_gum-open.conllu"}

// tagsCommand trains the part-of-speech tagger.
type tagsCommand struct {
	Data string `default:"../shared/data" help:"Folder of the public corpora." type:"existingdir"`
	Out  string `default:"internal/text/tags.model" help:"Where the model goes."`
}

// Run reads the treebanks, learns, and writes the model.
func (c *tagsCommand) Run() error {
	var lessons []text.TaggedSentence
	for _, name := range treebanks {
		sentences, err := eval.ReadTreebank(filepath.Join(c.Data, name))
		if err != nil {
			return err
		}
		for _, s := range sentences {
			lessons = append(lessons, taggedSentence(s))
			if joined := joinHyphens(s); len(joined) < len(s) {
				lessons = append(lessons, taggedSentence(joined))
			}
		}
	}
	plain := plainReader{data: c.Data}
	plain.news()
	plain.unlabelled()
	if plain.err != nil {
		return plain.err
	}
	model, err := text.TrainTags(lessons, plain.texts)
	if err != nil {
		return err
	}
	fmt.Printf("%d sentences, %d bytes\n", len(lessons), len(model))
	return os.WriteFile(c.Out, model, 0o644)
}

func taggedSentence(words []eval.TreebankWord) text.TaggedSentence {
	var s text.TaggedSentence
	for _, w := range words {
		s.Words = append(s.Words, w.Form)
		s.Tags = append(s.Tags, w.Tag)
	}
	return s
}

// joinHyphens puts together the words that the treebanks cut at their hyphens and text.Analyze does
// not. The last part gives the tag, as in the Penn Treebank, or the whole describes the noun that
// follows.
func joinHyphens(s []eval.TreebankWord) []eval.TreebankWord {
	var out []eval.TreebankWord
	for i := 0; i < len(s); i++ {
		w := s[i]
		for isInnerHyphen(s, i+1) {
			first, last := w.Tag, s[i+2]
			w.Form += s[i+1].Form + last.Form
			w.Lemma = strings.ToLower(w.Form)
			w.SpaceAfter = last.SpaceAfter
			i += 2
			w.Tag = joinedTag(first, last.Tag, i+1 < len(s) && strings.HasPrefix(s[i+1].Tag, "NN"))
		}
		out = append(out, w)
	}
	return out
}

// isInnerHyphen reports whether word i is a hyphen with words right before and after it.
func isInnerHyphen(s []eval.TreebankWord, i int) bool {
	return i > 0 && i+1 < len(s) && s[i].Tag == "HYPH" && !s[i-1].SpaceAfter && !s[i].SpaceAfter
}

func joinedTag(first, last string, beforeNoun bool) string {
	switch last {
	case "VBN":
		return "JJ"
	case "NN", "NNS", "VBG":
		if beforeNoun && first != "NNP" {
			return "JJ"
		}
	case "CD":
		if beforeNoun && first != "CD" {
			return "JJ"
		}
	}
	return last
}
