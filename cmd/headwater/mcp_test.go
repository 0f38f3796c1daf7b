//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// assistant starts the program as an assistant does, in a folder, and connects the SDK's own client to it.
func assistant(t *testing.T, dir string, args ...string) *sdk.ClientSession {
	t.Helper()
	program := command(append([]string{"mcp"}, args...)...)
	program.Dir = dir
	s, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.CommandTransport{Command: program}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("goodbye: %v\n%s", err, program.Stderr)
		}
	})
	return s
}

// TestAssistant speaks with the real program over its standard input and output: without a library it compares
// files, with one it looks in it.
func TestAssistant(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples/night-buses/articles")); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(dir + "/*")
	if err != nil {
		t.Fatal(err)
	}
	ask := func(s *sdk.ClientSession, name string, args map[string]any) string {
		t.Helper()
		r, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: name, Arguments: args})
		if err != nil {
			t.Fatal(err)
		}
		return r.Content[0].(*sdk.TextContent).Text
	}
	s := assistant(t, dir)
	if said := ask(s, "compare_reports", map[string]any{"paths": files}); !strings.HasPrefix(strings.SplitN(said, "\n", 2)[1], "4 reports") {
		t.Error(said)
	}
	if said := ask(s, "compare_reports", map[string]any{"paths": []string{files[0], "nowhere.txt"}}); !strings.Contains(said, "no such file") {
		t.Error(said)
	}
	headwater(t, append([]string{"add", "--library", dir + "/desk.db"}, files...)...)
	s = assistant(t, dir, "--library", "desk.db")
	if said := ask(s, "search", map[string]any{"words": "bus"}); !strings.Contains(said, "report 1") {
		t.Error(said)
	}
}
