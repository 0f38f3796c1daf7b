// Package table writes stories as tables, for spreadsheets, notebooks and databases: a row for each report,
// claim, assertion, derivation or finding, as CSV (RFC 4180), lines of JSON or Parquet. Rows of many
// stories go into one table; the first column names the story. It stands apart from package export because
// reading and writing Parquet is a large library that nothing else needs.
package table

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"headwater/internal/news"
)

// Writer writes one table. Close must be called at its end.
type Writer struct {
	add   func(story string, s *news.Story) error
	close func() error
}

// Add writes the rows of a story, which the table calls by the given name.
func (w *Writer) Add(story string, s *news.Story) error { return w.add(story, s) }

// Close writes what is still to be written. It does not close what the table is written to.
func (w *Writer) Close() error { return w.close() }

// kinds are the tables there are; each makes a writer of its rows.
var kinds = map[string]func(io.Writer, string) *Writer{
	"reports":     writerOf(reports),
	"claims":      writerOf(claims),
	"assertions":  writerOf(assertions),
	"derivations": writerOf(derivations),
	"findings":    writerOf(findings),
}

// forms are the forms a table may have, and media their types.
var (
	forms = []string{"csv", "jsonl", "parquet"}
	media = map[string]string{"csv": "text/csv; charset=utf-8; header=present", "jsonl": "application/x-ndjson", "parquet": "application/vnd.apache.parquet"}
)

// Media gives the media type of the table of a name such as "claims.csv"; empty where there is none.
func Media(name string) string {
	if !Known(name) {
		return ""
	}
	_, form, _ := strings.Cut(name, ".")
	return media[form]
}

// Names lists the tables and the forms of each, in the order of the alphabet.
func Names() (tables, of []string) {
	for name := range kinds {
		tables = append(tables, name)
	}
	slices.Sort(tables)
	return tables, forms
}

// Known reports whether there is a table of that name, such as "claims.csv".
func Known(name string) bool {
	kind, form, _ := strings.Cut(name, ".")
	return kinds[kind] != nil && slices.Contains(forms, form)
}

// New begins the table of that name on w. The error is a *news.Problem when there is none.
func New(w io.Writer, name string) (*Writer, error) {
	if !Known(name) {
		tables, forms := Names()
		return nil, &news.Problem{Kind: news.BadArgument, Where: name, What: "no table of that name",
			Do: fmt.Sprintf("join one of %s with one of %s, as in claims.csv", strings.Join(tables, ", "), strings.Join(forms, ", "))}
	}
	kind, form, _ := strings.Cut(name, ".")
	return kinds[kind](w, form), nil
}

// sink takes rows in one form.
type sink[Row any] interface {
	write(rows []Row) error
	close() error
}

func writerOf[Row any](rowsOf func(string, *news.Story) []Row) func(io.Writer, string) *Writer {
	return func(w io.Writer, form string) *Writer {
		var to sink[Row]
		switch form {
		case "csv":
			to = newCSV[Row](w)
		case "jsonl":
			to = newLines[Row](w)
		default:
			to = newParquet[Row](w)
		}
		return &Writer{func(story string, s *news.Story) error { return to.write(rowsOf(story, s)) }, to.close}
	}
}
