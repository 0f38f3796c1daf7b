package desktest

import (
	"os"
	"strings"
	"testing"
)

// Example is a block of a page of documentation with the block behind it.
type Example struct{ Ask, Answer string }

// Examples reads the examples of a page of documentation: each block in that language, with the one behind it.
func Examples(t testing.TB, path, language string) []Example {
	t.Helper()
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var list []Example
	blocks := strings.Split(string(page), "```")
	for i := 1; i+2 < len(blocks); i += 2 {
		if ask, ok := strings.CutPrefix(blocks[i], language+"\n"); ok {
			_, answer, _ := strings.Cut(blocks[i+2], "\n")
			list = append(list, Example{ask, strings.TrimSpace(answer)})
		}
	}
	if len(list) == 0 {
		t.Fatalf("%s has no examples in %s", path, language)
	}
	return list
}
