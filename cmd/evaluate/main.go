// Command evaluate scores the stages of Headwater against labelled data and, where FORMATS asks
// for it, writes their predictions.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// output is where figures go.
type output interface{ io.Writer }

// commands has one field for each kind of evaluation; each lives in a file of its own.
var commands struct {
	Attribution attributionCommand `cmd:"" help:"Score sources, cues and contents found in labelled tokens."`
	Clusters    clustersCommand    `cmd:"" help:"Score the stories that reports are put into as they come."`
	Invent      inventCommand      `cmd:"" help:"Write a stream of invented reports, to measure a library with."`
	Kits        kitsCommand        `cmd:"" help:"Compare the reports of labelled stories and score the answers."`
	Claims      claimsCommand      `cmd:"" name:"claims" help:"Score claims of real reports by the events that ECB+ says their statements tell."`
	ECB         ecbCommand         `cmd:"" name:"ecb" help:"Score whether reports that share much wording are found in ECB+, and look-alike events kept apart."`
	Dates       datesCommand       `cmd:"" help:"Score time expressions against TimeML documents."`
	Names       namesCommand       `cmd:"" help:"Score the names found in a labelled corpus."`
	Pairs       pairsCommand       `cmd:"" help:"Score whether one of two reports was written from the other."`
	Perturb     perturbCommand     `cmd:"" help:"Score what is found of changes made on purpose, and what is found where there is none."`
	Speakers    speakersCommand    `cmd:"" help:"Score whom pronouns mean."`
	Tags        tagsCommand        `cmd:"" help:"Score part-of-speech tags and lemmas."`
}

func main() {
	if err := evaluate(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

// evaluate carries out one command line and prints its figures to out.
func evaluate(args []string, out io.Writer) error {
	parser, err := kong.New(&commands, kong.Name("evaluate"),
		kong.Description("Score Headwater's stages against labelled data."), kong.UsageOnError())
	if err != nil {
		return err
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		return err
	}
	ctx.BindTo(out, (*output)(nil))
	return ctx.Run()
}
