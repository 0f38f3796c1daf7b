package coref

import (
	"slices"
	"strings"

	"headwater/internal/text"
	"headwater/internal/text/syntax"
)

// parse gives the syntax of the sentences that hold a pronoun and of those just before them; that of the
// others, which would cost as much and tell little, is left blank: each word a root of its own.
func parse(doc *text.Document) *syntax.Tree {
	tree := &syntax.Tree{Heads: make([]int, len(doc.Tokens)), Relations: make([]syntax.Relation, len(doc.Tokens))}
	for i := range tree.Heads {
		tree.Heads[i], tree.Relations[i] = -1, syntax.OtherRelation
	}
	wanted := *doc
	wanted.Sentences = nil
	reached := false
	for s := len(doc.Sentences) - 1; s >= 0; s-- {
		here, before := reachOf(doc, s)
		if here || reached {
			wanted.Sentences = append(wanted.Sentences, doc.Sentences[s])
		}
		reached = before
	}
	slices.Reverse(wanted.Sentences)
	if len(wanted.Sentences) == 0 {
		return tree
	}
	parsed := syntax.New().Parse(&wanted)
	at := 0
	for _, s := range wanted.Sentences {
		at += copy(tree.Heads[s.First:s.Last], parsed.Heads[at:])
		copy(tree.Relations[s.First:s.Last], parsed.Relations[at-(s.Last-s.First):])
	}
	return tree
}

// reachOf reports whether sentence s holds a pronoun that is resolved, and whether one of them may mean
// whom the sentence before speaks of: one for a person, or one that opens its sentence.
func reachOf(doc *text.Document, s int) (here, before bool) {
	for i, t := range doc.Words(s) {
		if t.Tag != "PRP" && t.Tag != "PRP$" || t.Len() < 2 {
			continue
		}
		if pr, ok := pronouns[strings.ToLower(t.Of(doc.Text))]; ok {
			here = true
			before = before || pr.class() == onePerson || i < 2
		}
	}
	return here, before
}
