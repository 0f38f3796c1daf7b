package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"headwater/internal/news"
)

type explainCommand struct {
	AsOf  string   `placeholder:"DATE" help:"Read dates without a year as the latest ones not after this day (2026-03-10); default today."`
	Claim string   `placeholder:"C" help:"Explain this claim alone, numbered as in the JSON: c3."`
	Pair  string   `placeholder:"A,B" help:"Explain these two reports alone: a1,a2."`
	Quiet bool     `short:"q" help:"Print no progress."`
	Paths []string `arg:"" name:"path" help:"Reports as text or HTML files, folders of them, or - for the standard input."`
}

// Help is shown below the flags.
func (c *explainCommand) Help() string {
	return `Tells in plain sentences, with the exact words, why each two reports are or are not taken for one drawn from the other, and why each claim has so many origins.

Examples:
  headwater explain examples/ferry-grounding/articles
  headwater explain --pair a1,a3 reports/
  headwater explain --claim c3 reports/`
}

// Run compares the reports and explains the story, or the part asked for.
func (c *explainCommand) Run(ctx context.Context, s *Streams) error {
	asOf, err := asOfDay(c.AsOf)
	if err != nil {
		return err
	}
	readings, _, partial := readInputs(ctx, c.Paths, asOf, s, c.Quiet)
	if len(readings) == 0 {
		return partial
	}
	story, err := compareUntil(ctx, readings, asOf, newProgress(s.Err, c.Quiet))
	if err != nil {
		return err
	}
	want, err := c.wanted(story)
	if err != nil {
		return err
	}
	if err := explainText(newPage(s.Out, s.Environ), story, want); err != nil {
		return err
	}
	return partial
}

// explained is what is to be explained: pairs of reports and claims, by index.
type explained struct {
	pairs  [][2]int
	apart  int // pairs left to a count, since they have nothing in common
	claims []int
}

// wanted reads the flags; without them everything is wanted.
func (c *explainCommand) wanted(st *news.Story) (explained, error) {
	var want explained
	if c.Pair != "" {
		pair, err := pairOf(c.Pair, len(st.Dossier.Readings))
		if err != nil {
			return want, err
		}
		want.pairs = append(want.pairs, pair)
	}
	if c.Claim != "" {
		n, ok := numbered(c.Claim, "c", len(st.Claims))
		if !ok {
			return want, &news.Problem{Kind: news.BadArgument, Where: "--claim", What: fmt.Sprintf("there is no claim %q", c.Claim),
				Do: fmt.Sprintf("name one of c1 to c%d", len(st.Claims))}
		}
		want.claims = append(want.claims, n)
	}
	if c.Pair == "" && c.Claim == "" {
		want = everything(st)
	}
	return want, nil
}

func everything(st *news.Story) explained {
	linked := map[[2]int]bool{}
	for _, d := range st.Dossier.Derivations {
		linked[[2]int{min(d.Article, d.From), max(d.Article, d.From)}] = true
	}
	for _, al := range st.Dossier.Alignments {
		linked[[2]int{al.A, al.B}] = true
	}
	var want explained
	for b := range st.Dossier.Readings {
		for a := range b {
			if pair := [2]int{a, b}; linked[pair] {
				want.pairs = append(want.pairs, pair)
			} else {
				want.apart++
			}
		}
	}
	for i := range st.Claims {
		want.claims = append(want.claims, i)
	}
	return want
}

// pairOf reads "a1,a3" as the indices of two different reports, the lower first.
func pairOf(s string, reports int) (pair [2]int, err error) {
	first, second, _ := strings.Cut(s, ",")
	a, okA := numbered(first, "a", reports)
	b, okB := numbered(second, "a", reports)
	if !okA || !okB || a == b {
		return pair, &news.Problem{Kind: news.BadArgument, Where: "--pair", What: fmt.Sprintf("%q does not name two reports", s),
			Do: fmt.Sprintf("name two of a1 to a%d, with a comma between", reports)}
	}
	return [2]int{min(a, b), max(a, b)}, nil
}

// numbered reads an id such as "c3" as an index below n.
func numbered(id, letter string, n int) (int, bool) {
	digits, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(id)), letter)
	i, err := strconv.Atoi(digits)
	return i - 1, ok && err == nil && i >= 1 && i <= n
}
