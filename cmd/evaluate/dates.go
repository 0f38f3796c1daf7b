package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
	"headwater/internal/timex"
)

// datesCommand scores time expressions against TimeML documents. An expression is found and
// reckoned from the words of <TEXT> and the document's creation time alone.
type datesCommand struct {
	Dir         string `arg:"" help:"Folder of TimeML files (.tml), or of folders of them."`
	Predictions string `placeholder:"FILE" help:"Write what was found there, one JSON object a line."`
	Part        string `enum:"all,held-out,rest" default:"all" help:"Which files to score: all, the fixed fifth held out of development, or the rest (${enum})."`
	Verbose     bool   `help:"Print intervals, kinds of error and the errors made."`
}

// prediction is one line of the predictions.
type prediction struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

// Run reads, scores and prints.
func (c *datesCommand) Run(out output) error {
	files, err := timeMLFiles(c.Dir)
	if err != nil {
		return err
	}
	var scores eval.DateScores
	lines := &strings.Builder{}
	for _, f := range files {
		if c.Part != "all" && eval.HeldOut(filepath.Base(f)) != (c.Part == "held-out") {
			continue
		}
		body, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		doc, err := eval.ReadTimeML(body)
		if err != nil {
			return err
		}
		found := findDates(doc.Text, doc.Created)
		scores.Add(doc.Gold, found)
		if err := writePredictions(lines, c.Dir, f, found); err != nil {
			return err
		}
	}
	if c.Predictions != "" {
		if err := os.WriteFile(c.Predictions, []byte(lines.String()), 0o644); err != nil {
			return err
		}
	}
	return scores.Write(out, c.Verbose)
}

// timeMLFiles lists the .tml files under dir, in order.
func timeMLFiles(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if filepath.Ext(path) == ".tml" {
			files = append(files, path)
		}
		return err
	})
	return files, err
}

// findDates gives the time expressions of words, told on the day created.
func findDates(words string, created time.Time) []eval.DateMark {
	day := news.Window{Earliest: created, Latest: created, Basis: news.Given}
	var marks []eval.DateMark
	at, runes := 0, 0 // code points up to byte at
	for _, t := range timex.Read(text.Analyze(unwrap(words)), day, time.Time{}) {
		start := runes + utf8.RuneCountInString(words[at:t.Start])
		exact := t.Of(words)
		at, runes = t.Start, start
		marks = append(marks, eval.DateMark{Start: start, End: start + utf8.RuneCountInString(exact),
			Text: exact, Type: t.Type, Value: t.Value})
	}
	return marks
}

// unwrap makes the line breaks inside paragraphs, which TimeML's sources have where a line was
// full, into spaces; every offset stays.
func unwrap(s string) string {
	b := []byte(s)
	for i := 1; i+1 < len(b); i++ {
		if b[i] == '\n' && b[i+1] != '\n' && b[i+1] != ' ' && !strings.ContainsRune("\n.!?:\"'_-", rune(b[i-1])) {
			b[i] = ' '
		}
	}
	return string(b)
}

func writePredictions(w io.Writer, dir, file string, found []eval.DateMark) error {
	name, err := filepath.Rel(dir, file)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, m := range found {
		if err := enc.Encode(prediction{name, m.Start, m.End, m.Text, m.Type, m.Value}); err != nil {
			return err
		}
	}
	return nil
}
