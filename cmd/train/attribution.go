package main

import (
	"fmt"
	"os"
	"path/filepath"

	"headwater/internal/attribute/label"
)

// attributionCommand trains the labeller of sources, cues and contents. Train the tagger first.
type attributionCommand struct {
	Data string `default:"../shared/data" help:"Folder of the public corpora." type:"existingdir"`
	Out  string `default:"internal/attribute/label/attribution.model" help:"Where the model goes."`
}

// Run reads the training part of PolNeAR, learns, and writes the model.
func (c *attributionCommand) Run() error {
	examples, err := readPolNeAR(filepath.Join(c.Data, "polnear", "train"))
	if err != nil {
		return err
	}
	model, err := label.Train(examples)
	if err != nil {
		return err
	}
	fmt.Printf("%d articles, %d bytes\n", len(examples), len(model))
	return os.WriteFile(c.Out, model, 0o644)
}
