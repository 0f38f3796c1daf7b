// Command train makes the models that Headwater ships, from public corpora.
package main

import "github.com/alecthomas/kong"

// commands has one field for each model; each lives in a file of its own.
var commands struct {
	Attribution attributionCommand `cmd:"" help:"Train the labeller of sources, cues and contents."`
	Claims      claimsCommand      `cmd:"" help:"Learn when two statements are one claim."`
	Cluster     clusterCommand     `cmd:"" help:"Fit the weights that put reports into stories."`
	Coref       corefCommand       `cmd:"" help:"Learn whom pronouns mean."`
	Names       namesCommand       `cmd:"" help:"Train the tagger of names."`
	Classes     classesCommand     `cmd:"" help:"Find the classes of words."`
	Tags        tagsCommand        `cmd:"" help:"Train the part-of-speech tagger."`
}

func main() {
	ctx := kong.Parse(&commands, kong.Name("train"),
		kong.Description("Train Headwater's models from public corpora."), kong.UsageOnError())
	ctx.FatalIfErrorf(ctx.Run())
}
