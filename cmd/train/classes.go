package main

import (
	"fmt"
	"os"

	"headwater/internal/text"
)

// classesCommand finds the distributional classes of words.
type classesCommand struct {
	Data string `default:"../shared/data" help:"Folder of the public corpora." type:"existingdir"`
	Out  string `default:"internal/text/classes.model" help:"Where the model goes."`
}

// Run reads all texts without labels, sorts their words, and writes the classes.
func (c *classesCommand) Run() error {
	r := plainReader{data: c.Data}
	r.news()
	r.treebanks()
	r.unlabelled()
	if r.err != nil {
		return r.err
	}
	model := text.TrainClasses(r.texts)
	fmt.Printf("%d texts, %d bytes\n", len(r.texts), len(model))
	return os.WriteFile(c.Out, model, 0o644)
}
