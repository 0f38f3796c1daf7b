package main

import (
	"fmt"
	"os"
	"path/filepath"

	"headwater/internal/eval"
	"headwater/internal/text"
	"headwater/internal/text/syntax"
)

// syntaxCommand trains the parser. The tags it learns from are those that the tagger gives, which it
// will have to work with; so train the tagger first.
type syntaxCommand struct {
	Data string `default:"../shared/data" help:"Folder of the public corpora." type:"existingdir"`
	Out  string `default:"internal/text/syntax/syntax.model" help:"Where the model goes."`
}

// Run reads the treebanks, learns, scores the development part and writes the model.
func (c *syntaxCommand) Run() error {
	web, err := readTrees(filepath.Join(c.Data, "ud/en_ewt-train.conllu"))
	if err != nil {
		return err
	}
	gum, err := readTrees(filepath.Join(c.Data, "ud/en_gum-open.conllu"))
	if err != nil {
		return err
	}
	dev, err := readTrees(filepath.Join(c.Data, "ud/en_ewt-dev.conllu"))
	if err != nil {
		return err
	}
	data := syntax.Train(append(web, gum...))
	model, err := syntax.Load(data)
	if err != nil {
		return err
	}
	heads, relations := syntax.Score(model, dev)
	fmt.Printf("%d bytes; on EWT dev, punctuation left out: heads %.1f, heads and relations %.1f percent\n",
		len(data), 100*heads, 100*relations)
	return os.WriteFile(c.Out, data, 0o644)
}

// readTrees reads sentences from a treebank and tags them. Words that the treebank cuts at their hyphens
// are put together again, as newspapers and this program write them.
func readTrees(path string) ([]syntax.Sentence, error) {
	sentences, err := eval.ReadTreebank(path)
	if err != nil {
		return nil, err
	}
	var out []syntax.Sentence
	for _, words := range sentences {
		s := joinTree(words)
		s.Tags = text.Tag(s.Words)
		out = append(out, s)
	}
	return out, nil
}

// joinTree makes a sentence to learn from. A hyphenated word depends on what the part of it that has
// its head outside depends on.
func joinTree(words []eval.TreebankWord) syntax.Sentence {
	group := hyphenGroups(words)
	var s syntax.Sentence
	for i, w := range words {
		g := group[i]
		if g == len(s.Words) {
			s.Words = append(s.Words, "")
			s.Heads = append(s.Heads, 0)
			s.Relations = append(s.Relations, "")
		}
		s.Words[g] += w.Form
		head := w.Head - 1
		if head >= 0 {
			head = group[head]
		}
		if head != g {
			s.Heads[g], s.Relations[g] = head, w.Relation
		}
	}
	return s
}

// hyphenGroups numbers the joined words, for each word of the treebank.
func hyphenGroups(words []eval.TreebankWord) []int {
	out := make([]int, len(words))
	next := -1
	for i := range words {
		if !isInnerHyphen(words, i) && !(i > 0 && isInnerHyphen(words, i-1)) {
			next++
		}
		out[i] = next
	}
	return out
}
