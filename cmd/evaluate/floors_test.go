package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors is one evaluation with what its figures must not fall below. A figure is named by its row
// and its column: "derivations F1".
type floors struct {
	Command string             `json:"command"`
	Data    string             `json:"data"` // skipped where this is absent
	Floors  map[string]float64 `json:"floors"`
}

// TestFloors runs the evaluations in floors.json. A floor is lowered only with the reason in the commit.
func TestFloors(t *testing.T) {
	data, err := os.ReadFile("floors.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []floors
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		t.Run(f.Command, func(t *testing.T) {
			if _, err := os.Stat(f.Data); err != nil {
				t.Skipf("%s is not here", f.Data)
			}
			var out bytes.Buffer
			if err := evaluate(strings.Fields(f.Command), &out); err != nil {
				t.Fatal(err)
			}
			for _, name := range sortedKeys(f.Floors) {
				got, ok := printedFigure(out.String(), name)
				if !ok || got < f.Floors[name] {
					t.Errorf("%s is %v, its floor %v", name, got, f.Floors[name])
				}
			}
		})
	}
}

func sortedKeys(m map[string]float64) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// printedFigure finds a figure among printed ones: the word after the column's name in the row
// that begins with the rest of the name.
func printedFigure(out, name string) (float64, bool) {
	i := strings.LastIndex(name, " ")
	row, column := name[:i], name[i+1:]
	for line := range strings.Lines(out) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), row)
		if !ok || !strings.HasPrefix(rest, " ") {
			continue
		}
		words := strings.Fields(rest)
		at := slices.Index(words, column)
		if at < 0 || at+1 == len(words) {
			continue
		}
		figure, err := strconv.ParseFloat(words[at+1], 64)
		return figure, err == nil
	}
	return 0, false
}

func TestPrintedFigure(t *testing.T) {
	const out = "kits 2\nfindings   P 0.5  R 0.25  F1 0.3333\nclaim status  correct 3  of 4  rate 0.75\n"
	for name, want := range map[string]float64{"findings P": 0.5, "findings F1": 0.3333, "claim status rate": 0.75} {
		if got, ok := printedFigure(out, name); !ok || got != want {
			t.Errorf("%s: got %v %v", name, got, ok)
		}
	}
	if _, ok := printedFigure(out, "finding P"); ok {
		t.Error("part of a row's name is taken for the row")
	}
}
