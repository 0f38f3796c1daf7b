package main

import (
	"fmt"
	"strings"

	"headwater/internal/eval"
	"headwater/internal/reuse"
	"headwater/internal/text"
)

// ecbCommand holds the judgement of wording against ECB+: reports of one event that share much of
// it are versions of one text, reports of two look-alike events never are.
type ecbCommand struct {
	Dir     string  `arg:"" help:"ECB+, a folder for each topic." type:"existingdir"`
	Shared  float64 `default:"0.2" help:"The share of the shorter report's six-word runs that makes a pair one text."`
	Verbose bool    `help:"List the pairs judged wrongly."`
}

// withoutQuotes returns a text without what stands in quotation marks: words that two reporters may
// have heard apart.
func withoutQuotes(doc *text.Document) string {
	var b strings.Builder
	end := 0
	for _, q := range doc.Quotes {
		if q.Start >= end {
			b.WriteString(doc.Text[end:q.Start] + " ¶ ")
			end = q.End
		}
	}
	return b.String() + doc.Text[end:]
}

// Run judges all pairs within each topic and prints how many were told rightly.
func (c *ecbCommand) Run(out output) error {
	reports, err := eval.ReadECBPlus(c.Dir)
	if err != nil {
		return err
	}
	docs, prose := make([]*text.Document, len(reports)), make([]string, len(reports))
	for i, r := range reports {
		docs[i] = text.Analyze(r.Text)
		prose[i] = withoutQuotes(docs[i])
	}
	var near, nearProse, apart eval.Tally
	derived := 0
	for i, a := range reports {
		for j := i + 1; j < len(reports) && reports[j].Topic == a.Topic; j++ {
			b := reports[j]
			yes, confidence := reuse.Judge(docs[i], docs[j])
			if yes {
				derived++
			}
			right := true
			switch {
			case a.Second != b.Second:
				right = !yes
				apart.Count(right)
			case eval.Containment(a.Text, b.Text) >= c.Shared:
				right = yes
				near.Count(right)
			}
			if a.Second == b.Second && eval.Containment(prose[i], prose[j]) >= c.Shared {
				nearProse.Count(yes)
			}
			if c.Verbose && !right {
				fmt.Fprintf(out, "%s %s: derived %t, confidence %.2f\n", a.Name, b.Name, yes, confidence)
			}
		}
	}
	fmt.Fprintf(out, "pairs derived          %d\n", derived)
	fmt.Fprintf(out, "near pairs found       %v\n", near)
	fmt.Fprintf(out, "by prose alone         %v\n", nearProse)
	fmt.Fprintf(out, "look-alikes kept apart %v\n", apart)
	return nil
}
