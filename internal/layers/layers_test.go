// Package layers holds the test that keeps the packages in their order.
package layers

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed names, for each package below internal, the packages below internal that it may import.
// Data flows one way: language, nouns, stages, order, presenters, command.
var allowed = map[string][]string{
	"seqlabel":        {},
	"logistic":        {},
	"worddiff":        {},
	"text":            {"seqlabel"},
	"text/piece":      {"text"},
	"news":            {"text"},
	"extract":         stage(),
	"timex":           stage(),
	"quantity":        stage(),
	"entity":          stage("entity/lexicon"),
	"entity/lexicon":  {},
	"coref":           stage(),
	"attribute":       stage("attribute/label"),
	"attribute/label": {"text", "seqlabel"},
	"reuse":           stage(),
	"story":           stage(),
	"archive":         {"news"},
	"cluster":         {"news", "text", "logistic"},
	"ingest":          {"news", "text", "extract", "timex", "quantity", "entity", "coref", "attribute", "reuse", "story", "cluster", "store", "alert"},
	"fetch":           {"news", "fetch/robots"},
	"fetch/robots":    {},
	"feed":            {"news", "text"},
	"watch":           {"news", "extract", "feed", "fetch", "store"},
	"atom":            {},
	"alert":           {"news", "text", "store", "atom"},
	"webhook":         {"news", "fetch"},
	"store":           {"news", "text"},
	"store/sqlstore":  {"news", "store"},
	"store/sqlite":    {"store", "store/sqlstore"},
	"store/postgres":  {"store", "store/sqlstore"},
	"store/storetest": {"news", "text", "store"},
	"store/pgtest":    {},
	"editing":         {"news", "extract", "archive", "feed", "watch", "alert", "webhook", "ingest", "store"},
	"metrics":         {"news", "ingest", "store", "watch"},
	"export":          {"news", "text", "atom"},
	"export/table":    {"news", "text"},
	"access":          {"news"},
	"desk":            {"news", "text", "story", "ingest", "store", "export", "worddiff", "alert"},
	"desk/desktest":   {"news", "desk", "ingest", "store", "store/sqlite", "export"},
	"wire":            {"news", "desk", "store", "worddiff"},
	"api":             {"news", "desk", "editing", "alert", "store", "export", "export/table", "wire", "access"},
	"mcp":             {"news", "desk", "store", "wire"},
	"web":             {"news", "text", "worddiff", "alert", "store", "desk", "editing", "wire", "access"},
	"cli":             {"news", "text", "alert", "webhook", "worddiff", "extract", "ingest", "export", "export/table", "desk", "editing", "access", "api", "mcp", "web", "archive", "metrics", "watch", "feed", "fetch", "store", "store/sqlite", "store/postgres"},
}

// stage is what every stage may import, with parts of its own.
func stage(own ...string) []string {
	return append(own, "news", "text", "text/piece", "seqlabel")
}

// unbound are the packages that measure and train: they may import anything.
var unbound = []string{"eval", "layers"}

// openers are the packages that meet the outside, and by which of the standard library's doors; no
// other package touches files, the network or a log. Only fetch asks publishers for anything, and only
// webhook tells anybody anything unasked.
var openers = map[string][]string{
	"os":           {"archive", "cli", "desk/desktest", "store/pgtest", "store/storetest"},
	"net":          {"fetch", "webhook", "access", "cli"},
	"net/http":     {"wire", "api", "mcp", "fetch", "access", "web", "webhook", "cli", "metrics"}, // wire: the names of its statuses alone
	"log":          {"cli"},                                                                       // what net/http would log of clients is thrown away
	"log/slog":     {"cli"},
	"io/ioutil":    {},
	"database/sql": {"store/sqlstore", "store/sqlite", "store/postgres", "store/pgtest", "store/storetest"},
}

func TestLayers(t *testing.T) {
	for pkg, imports := range internalImports(t) {
		if slices.Contains(unbound, strings.Split(pkg, "/")[0]) {
			continue
		}
		may, known := allowed[pkg]
		if !known {
			t.Errorf("internal/%s is not in the list of layers: add it with what it may import", pkg)
			continue
		}
		for path, file := range imports {
			if own, inside := strings.CutPrefix(path, "headwater/internal/"); inside && !slices.Contains(may, own) {
				t.Errorf("%s imports internal/%s, which internal/%s may not", file, own, pkg)
			}
			if may, door := openers[path]; door && !slices.Contains(may, pkg) {
				t.Errorf("%s imports %s, which only %v may", file, path, may)
			}
		}
	}
}

// internalImports reads, for each package below internal, what its files import (tests left out),
// with a file that does.
func internalImports(t *testing.T) map[string]map[string]string {
	t.Helper()
	found := map[string]map[string]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		pkg := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), "../"))
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if found[pkg] == nil {
			found[pkg] = map[string]string{}
		}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[pkg][name] = filepath.ToSlash(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
