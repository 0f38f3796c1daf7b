package main

import (
	"fmt"
	"os"
	"path/filepath"

	"headwater/internal/coref"
	"headwater/internal/entity"
	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
)

// corefCommand learns whom pronouns mean.
type corefCommand struct {
	Data string `default:"../shared/data" help:"Folder of the public corpora." type:"existingdir"`
	Out  string `default:"internal/coref/coref.weights" help:"Where the weights go."`
	Fold int    `default:"-1" help:"Leave out each fifth passage, from this one (0 to 4) on, to measure on."`
}

// Run reads the development part of GAP, learns, and writes the weights.
func (c *corefCommand) Run() error {
	passages, err := eval.ReadAmbiguous(filepath.Join(c.Data, "gap/gap-development.tsv"))
	if err != nil {
		return err
	}
	var lessons []coref.Lesson
	for i := range passages {
		if c.Fold < 0 || i%5 != c.Fold {
			lessons = append(lessons, lessonOf(&passages[i]))
		}
	}
	fmt.Printf("%d lessons\n", len(lessons))
	return os.WriteFile(c.Out, coref.Train(lessons), 0o644)
}

// lessonOf makes a lesson of a passage.
func lessonOf(a *eval.Ambiguous) coref.Lesson {
	doc := text.Analyze(a.Text)
	l := coref.Lesson{Doc: doc, Pronoun: a.Pronoun, Right: -1}
	var at [2]int
	l.Entities, at = eval.WithNames(entity.Read(doc, &news.Article{Text: a.Text}), a)
	l.Wrong = at[:]
	for k := range at {
		if a.Right[k] {
			l.Right = at[k]
		}
	}
	return l
}
