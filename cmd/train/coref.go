package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

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
}

// Run reads the development part of GAP and GUM's biographies, interviews and travel guides, learns, and
// writes the weights.
func (c *corefCommand) Run() error {
	passages, err := eval.ReadAmbiguous(filepath.Join(c.Data, "gap/gap-development.tsv"))
	if err != nil {
		return err
	}
	var lessons []coref.Lesson
	for i := range passages {
		lessons = append(lessons, lessonOf(&passages[i]))
	}
	for _, genre := range []string{"bio", "interview", "voyage"} {
		texts, err := eval.ReadTreebankChains(filepath.Join(c.Data, "ud/en_gum-open.conllu"), genre)
		if err != nil {
			return err
		}
		for i := range texts {
			lessons = append(lessons, lessonsOfChains(&texts[i])...)
		}
	}
	fmt.Printf("%d lessons\n", len(lessons))
	return os.WriteFile(c.Out, coref.Train(lessons), 0o644)
}

// lessonsOfChains makes a lesson of each pronoun of the third person.
func lessonsOfChains(t *eval.ChainsText) []coref.Lesson {
	doc := text.Analyze(t.Text)
	entities := entity.Read(doc, &news.Article{Text: t.Text})
	chains := make([]string, len(entities))
	for e := range entities {
		chains[e] = t.ChainOfNames(entities[e].Mentions)
	}
	var out []coref.Lesson
	for _, m := range t.ThirdPerson() {
		l := coref.Lesson{Doc: doc, Entities: entities, Pronoun: m.Span, Right: slices.Index(chains, m.Chain)}
		if l.Right < 0 {
			l.Wrong = everyOne(len(entities))
		}
		out = append(out, l)
	}
	return out
}

func everyOne(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
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
