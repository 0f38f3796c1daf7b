package main

import "io"

// output is where figures go.
type output interface{ io.Writer }

type kitsCommand struct {
	Dirs    []string `arg:"" help:"Kit folders: gold.json and articles/." type:"existingdir"`
	AsOf    string   `default:"2026-11-20" help:"The day the kits are read on."`
	Verbose bool     `help:"List every miss."`
	JSON    bool     `help:"Print the figures as JSON."`
}

func (k *kitsCommand) Run(out output) error { return nil }
