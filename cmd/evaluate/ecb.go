package main

import (
	"fmt"
	"strings"

	"headwater/internal/eval"
	"headwater/internal/reuse"
	"headwater/internal/text"
)

// ecbCommand holds the judgement of wording against ECB+: reports of one event that share much of
// it are derived one from the other or near-duplicates, reports of two look-alike events never are.
type ecbCommand struct {
	Dir     string  `arg:"" help:"ECB+, a folder for each topic." type:"existingdir"`
	Shared  float64 `default:"0.2" help:"The share of the shorter report's six-word runs that makes a pair one text."`
	Verbose bool    `help:"List the near pairs that are not taken for derived."`
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

// ecbScore counts how pairs of one topic were told.
type ecbScore struct {
	derived                           int        // of all pairs
	found, foundDerived, prose, apart eval.Tally // near pairs; those by their prose; pairs of look-alikes
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
	var score ecbScore
	for i, a := range reports {
		for j := i + 1; j < len(reports) && reports[j].Topic == a.Topic; j++ {
			b := reports[j]
			derived, confidence := reuse.Judge(docs[i], docs[j])
			near, share, of := reuse.NearDuplicates(docs[i], docs[j])
			if derived {
				score.derived++
			}
			if a.Second != b.Second {
				score.apart.Count(!derived && !near)
			} else if eval.Containment(a.Text, b.Text) >= c.Shared {
				score.foundDerived.Count(derived)
				score.found.Count(derived || near)
				if c.Verbose && !derived {
					fmt.Fprintf(out, "%s %s: not derived, confidence %.2f; near-duplicates %t, %.0f%% %s\n", a.Name, b.Name, confidence, near, 100*share, of)
				}
			}
			if a.Second == b.Second && eval.Containment(prose[i], prose[j]) >= c.Shared {
				score.prose.Count(derived)
			}
		}
	}
	return score.write(out)
}

func (s *ecbScore) write(out output) error {
	_, err := fmt.Fprintf(out, `pairs derived             %d
near pairs found          %v
  as derived              %v
  derived, by prose alone %v
look-alikes kept apart    %v
`, s.derived, s.found, s.foundDerived, s.prose, s.apart)
	return err
}
