package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"headwater/internal/eval"
	"headwater/internal/eval/perturb"
	"headwater/internal/ingest"
	"headwater/internal/news"
)

// perturbCommand measures what is found of changes that were made on purpose, and what is found
// where there is nothing.
type perturbCommand struct {
	Dirs         []string `arg:"" name:"dir" help:"Folders of articles: plain text files, at any depth, or ECB+." type:"existingdir"`
	Seed         uint64   `default:"1" help:"Seed of all choices."`
	PerOperation int      `default:"100" help:"Derived reports for each operation."`
	Pairs        int      `default:"1000" help:"Clean pairs, half of them from folders that tell events apart."`
	Verbose      bool     `help:"List every miss with the words."`
}

// perturbedOn is the day the invented reports are read on.
var perturbedOn = news.Day(2027, time.March, 20)

// Run makes the cases, has them judged and prints what was found.
func (c *perturbCommand) Run(out output) error {
	var sources, ofEvents, others []perturb.Source
	for _, dir := range c.Dirs {
		more, err := perturb.ReadFolder(dir)
		if err != nil {
			return err
		}
		sources = append(sources, more...)
	}
	for _, s := range sources {
		if s.Event == "" {
			others = append(others, s)
		} else {
			ofEvents = append(ofEvents, s)
		}
	}
	b := &perturbBoard{verbose: c.Verbose, out: out, amiss: map[news.FindingKind]int{}}
	for _, op := range perturb.Operations {
		b.operation(op.Name, op.Cases(sources, c.PerOperation, c.Seed))
	}
	fmt.Fprintf(out, "derivations            %v\nfindings amiss in %d derived reports: %d %s\n", b.derived, b.judged, b.total(), b.kinds())
	b.amiss = map[news.FindingKind]int{}
	pairs := perturb.CleanPairs(ofEvents, c.Pairs/2, c.Seed)
	pairs = append(pairs, perturb.CleanPairs(others, c.Pairs-len(pairs), c.Seed)...)
	b.derived = eval.Tally{}
	b.operation("clean pairs", pairs)
	fmt.Fprintf(out, "false alarms for 1,000 clean pairs: %.1f derivations, %.1f findings %s\n",
		b.per1000(b.derived.Correct, len(pairs)), b.per1000(b.total(), len(pairs)), b.kinds())
	return nil
}

// perturbBoard counts and prints verdicts.
type perturbBoard struct {
	out     output
	verbose bool
	derived eval.Tally
	judged  int
	amiss   map[news.FindingKind]int
}

// operation judges cases and prints how many were answered rightly.
func (b *perturbBoard) operation(name string, cases []perturb.Case) {
	var right eval.Tally
	for i, v := range judgeAll(cases) {
		right.Count(v.Right)
		b.judged++
		b.derived.Correct += v.Derived.Correct
		b.derived.Of += v.Derived.Of
		for _, f := range v.Amiss {
			b.amiss[f.Kind]++
		}
		if b.verbose {
			b.explain(cases[i], v)
		}
	}
	fmt.Fprintf(b.out, "%-22s %v\n", name, right)
}

func (b *perturbBoard) explain(c perturb.Case, v judgedCase) {
	if !v.Right {
		fmt.Fprintf(b.out, "   %s %v: derived %v\n", c.Operation.Name, c.Names, v.Derived)
		if c.Is != "" {
			fmt.Fprintf(b.out, "      was %s\n      is  %s\n", c.Was, c.Is)
		}
	}
	for _, f := range v.Amiss {
		fmt.Fprintf(b.out, "   amiss in %s %v: %s %q: %s\n", c.Operation.Name, c.Names, f.Kind,
			f.Passage.Span.Of(v.story.Dossier.Readings[f.Passage.Article].Article.Text), f.Explanation)
	}
}

func (b *perturbBoard) total() int {
	n := 0
	for _, k := range b.amiss {
		n += k
	}
	return n
}

// kinds lists what was found amiss by kind.
func (b *perturbBoard) kinds() []string {
	var list []string
	for kind, n := range b.amiss {
		list = append(list, fmt.Sprintf("%s %d", kind, n))
	}
	slices.Sort(list)
	return list
}

func (b *perturbBoard) per1000(n, of int) float64 { return 1000 * float64(n) / float64(max(of, 1)) }

// judgedCase is a verdict with the story that it rests on.
type judgedCase struct {
	perturb.Verdict
	story *news.Story
}

// judgeAll has every case read and compared, as many at once as there are processors.
func judgeAll(cases []perturb.Case) []judgedCase {
	verdicts := make([]judgedCase, len(cases))
	var workers sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, c := range cases {
		slots <- struct{}{}
		workers.Go(func() {
			story := compareCase(c)
			verdicts[i] = judgedCase{c.Judge(story), story}
			<-slots
		})
	}
	workers.Wait()
	return verdicts
}

// compareCase takes the files of a case the whole way. What cannot be read is left out and so missed.
func compareCase(c perturb.Case) *news.Story {
	captures := []*news.Capture{{Name: perturb.ChildFile, Body: []byte(c.Child)}}
	for k, p := range c.Parents {
		captures = append(captures, &news.Capture{Name: perturb.ParentFile(k), Body: []byte(p)})
	}
	var readings []*news.Reading
	for _, capture := range captures {
		if r, err := ingest.Read(capture, perturbedOn); err == nil {
			readings = append(readings, r)
		}
	}
	return ingest.Compare(readings, perturbedOn)
}
