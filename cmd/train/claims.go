package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"headwater/internal/eval"
	"headwater/internal/logistic"
	"headwater/internal/news"
	"headwater/internal/story"
)

// claimsCommand learns how much each kind of evidence counts for two statements being one claim.
type claimsCommand struct {
	Kits    []string `default:"../shared/kits/*,examples/*,internal/eval/testdata/kits/*" help:"Patterns of folders of labelled stories (gold.json and articles/)."`
	HeldOut []string `default:"museum-theft,river-spill,minister-resigns,exam-leak,carrow-escape,ladle-outbreak,sorn-accord,lens-layoffs,isk-ford,pennock-train,arkhale-flute,dovrik-ford,sealed-memo,pump-recall,bank-bid" help:"Stories that are not learnt from."`
}

// kitsReadOn is the day on which the labelled stories are read.
var kitsReadOn = news.Day(2026, 11, 20)

// unlabelled is how much a pair counts of which one statement is labelled: the labels list all tellings of
// a claim, but a statement may be only a part of one.
const unlabelled = 0.3

// Run reads the stories, prints how well the evidence tells one left out from the others, and the weights
// learnt from all, as story keeps them.
func (c *claimsCommand) Run() error {
	lessons, err := c.lessons()
	if err != nil {
		return err
	}
	var left []chance
	for _, name := range namesOf(lessons) {
		learnt := learn(slices.DeleteFunc(slices.Clone(lessons), func(l lesson) bool { return l.of == name }))
		one := slices.DeleteFunc(slices.Clone(lessons), func(l lesson) bool { return l.of != name })
		told := chancesOf(one, learnt)
		fmt.Printf("%-20s %v\n", name, qualityOf(told))
		left = append(left, told...)
	}
	fmt.Printf("%-20s %v\n", "each left out", qualityOf(left))
	for i, w := range learn(lessons) {
		fmt.Printf("%s: %.1f\n", story.EvidenceKinds[i], w)
	}
	return nil
}

// lessons makes a lesson of each pair of statements of which one at least is labelled.
func (c *claimsCommand) lessons() ([]lesson, error) {
	var all []lesson
	for _, pattern := range c.Kits {
		labels, err := filepath.Glob(filepath.Join(pattern, "gold.json"))
		if err != nil {
			return nil, err
		}
		for _, path := range labels {
			kit := filepath.Dir(path)
			if slices.Contains(c.HeldOut, filepath.Base(kit)) {
				continue
			}
			gold, err := eval.ReadGold(kit)
			if err != nil {
				return nil, err
			}
			read, err := eval.CompareFolder(filepath.Join(kit, "articles"), kitsReadOn)
			if err != nil {
				return nil, err
			}
			all = append(all, lessonsOf(filepath.Base(kit), gold, read.Dossier)...)
		}
	}
	return all, nil
}

// lessonsOf sets the pairs of statements in d beside the labels. Two parts of one labelled passage teach
// nothing.
func lessonsOf(name string, gold *eval.Gold, d *news.Dossier) []lesson {
	var list []lesson
	for _, p := range story.Comparisons(d) {
		var claim [2]string
		var told [2]*eval.GoldAssertion
		for k := range p.Articles {
			a := d.Readings[p.Articles[k]].Article
			claim[k], told[k] = gold.ClaimTold(filepath.Base(a.File), p.Passages[k].Of(a.Text))
		}
		if told[0] == told[1] {
			continue
		}
		l := lesson{logistic.Case{Features: p.Evidence, Yes: claim[0] == claim[1], Weight: 1}, name}
		if told[0] == nil || told[1] == nil {
			l.Weight = unlabelled
		}
		list = append(list, l)
	}
	return list
}
