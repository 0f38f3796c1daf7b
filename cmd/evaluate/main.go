// Command evaluate scores the stages of Headwater against labelled data and, where FORMATS asks
// for it, writes their predictions.
package main

import (
	"os"

	"github.com/alecthomas/kong"
)

// commands has one field for each kind of evaluation; each lives in a file of its own.
var commands struct {
	Attribution attributionCommand `cmd:"" help:"Score sources, cues and contents found in labelled tokens."`
	Kits        kitsCommand        `cmd:"" help:"Compare the reports of labelled stories and score the answers."`
	Dates       datesCommand       `cmd:"" help:"Score time expressions against TimeML documents."`
	Names       namesCommand       `cmd:"" help:"Score the names found in a labelled corpus."`
	Pairs       pairsCommand       `cmd:"" help:"Score whether one of two reports was written from the other."`
	Tags        tagsCommand        `cmd:"" help:"Score part-of-speech tags and lemmas."`
}

func main() {
	ctx := kong.Parse(&commands, kong.Name("evaluate"),
		kong.Description("Score Headwater's stages against labelled data."), kong.UsageOnError())
	ctx.BindTo(os.Stdout, (*output)(nil))
	ctx.FatalIfErrorf(ctx.Run())
}
