package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"time"

	"headwater/internal/eval"
	"headwater/internal/export"
)

// kitsCommand scores whole comparisons. It prints the figures that the kits' own scorer prints.
type kitsCommand struct {
	Kits        []string  `arg:"" name:"kit" help:"Kit folders (gold.json and articles/), each compared here, or KIT=STORY.json for an answer made before."`
	AsOf        time.Time `default:"2026-11-20" format:"2006-01-02" help:"The day the kits are read on."`
	Verbose     bool      `help:"List every miss."`
	JSON        bool      `help:"Print the figures as JSON."`
	Predictions string    `placeholder:"DIR" help:"Keep each answer as DIR/KIT.json."`
}

// Run compares, scores and prints.
func (k *kitsCommand) Run(out output) error {
	scores := eval.NewKitScores()
	for _, kit := range k.Kits {
		dir, file, given := strings.Cut(kit, "=")
		gold, err := eval.ReadGold(dir)
		if err != nil {
			return err
		}
		story, err := k.answer(dir, file, given)
		if err != nil {
			return err
		}
		if err := scores.Add(filepath.Base(dir), gold, story); err != nil {
			return err
		}
	}
	if k.JSON {
		return scores.WriteJSON(out)
	}
	return scores.Write(out, k.Verbose)
}

func (k *kitsCommand) answer(dir, file string, given bool) ([]byte, error) {
	if given {
		return os.ReadFile(file)
	}
	story, err := compareFolder(filepath.Join(dir, "articles"), k.AsOf)
	if err != nil || k.Predictions == "" {
		return story, err
	}
	return story, os.WriteFile(filepath.Join(k.Predictions, filepath.Base(dir)+".json"), story, 0o644)
}

// compareFolder compares every file in a folder and returns the story as JSON.
func compareFolder(dir string, asOf time.Time) ([]byte, error) {
	story, err := eval.CompareFolder(dir, asOf)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	err = export.Story(&body, story)
	return body.Bytes(), err
}
