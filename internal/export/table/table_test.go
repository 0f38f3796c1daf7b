package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"headwater/internal/news"
	"headwater/internal/text"
)

// invented is a story of two reports, one of which opens with what a spreadsheet would compute.
func invented() *news.Story {
	s := &news.Story{Title: "The weir", Dossier: &news.Dossier{AsOf: news.Day(2026, 3, 10)}}
	for i, words := range []string{"=cmd() weir\n\nThe weir held, Ana Brook said.", "Weir fails\n\nThe weir failed, an “official” said,\nquietly."} {
		headline, _, _ := strings.Cut(words, "\n")
		s.Dossier.Readings = append(s.Dossier.Readings, &news.Reading{
			Article: &news.Article{File: fmt.Sprintf("%d.txt", i), Text: words, Title: text.Span{End: len(headline)}}, Document: text.Analyze(words),
		})
	}
	s.Dossier.Readings[1].Article.Published = news.Window{Earliest: news.Day(2026, 3, 8), Latest: news.Day(2026, 3, 9), Basis: news.Inferred}
	said := func(article int, content string, stance news.Stance) news.Assertion {
		start := strings.Index(s.Dossier.Readings[article].Article.Text, content)
		span := text.Span{Start: start, End: start + len(content)}
		return news.Assertion{Article: article, Attribution: news.Attribution{Passage: span, Content: []text.Span{span}, Stance: stance,
			Source: news.Source{Text: "Ana Brook", Name: "Ana Brook", Kind: news.NamedPerson}}}
	}
	s.Claims = []news.Claim{{Text: "The weir held", Status: news.Disputed, Origins: []news.Origin{{}}, OriginsAtMost: 2, OriginsDoubt: "nobody says.",
		Assertions: []news.Assertion{said(0, "The weir held", news.Asserts), said(1, "The weir failed", news.Denies)}}}
	s.Dossier.Derivations = []news.Derivation{{Article: 1, From: 0, Kind: news.Rewrite, Credited: true, Confidence: .9, Copied: .25}}
	whole := news.Passage{Article: 1, Span: text.Span{End: 10}}
	s.Findings = []news.Finding{{Kind: news.DisputedClaim, Passage: whole, Against: &news.Passage{Span: text.Span{End: 11}}, Explanation: "They differ."}}
	return s
}

func table(t *testing.T, name string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := New(&out, name)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"7", "8"} {
		if err := w.Add(id, invented()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rowsOf are how many rows each table has for two stories.
var rowsOf = map[string]int{"reports": 4, "claims": 2, "assertions": 4, "derivations": 2, "findings": 2}

// All three forms of a table hold the same rows.
func TestForms(t *testing.T) {
	for name, want := range rowsOf {
		records, err := csv.NewReader(bytes.NewReader(table(t, name+".csv"))).ReadAll()
		if err != nil || len(records) != want+1 {
			t.Fatalf("%s.csv: %d lines, %v", name, len(records), err)
		}
		lines := bytes.Split(bytes.TrimSpace(table(t, name+".jsonl")), []byte("\n"))
		file := table(t, name+".parquet")
		read, err := parquet.Read[any](bytes.NewReader(file), int64(len(file)))
		if err != nil || len(lines) != want || len(read) != want {
			t.Fatalf("%s: %d lines of JSON and %d rows of Parquet, %v", name, len(lines), len(read), err)
		}
		for i, line := range lines {
			var row map[string]any
			if err := json.Unmarshal(line, &row); err != nil {
				t.Fatal(err)
			}
			inParquet := read[i].(map[string]any)
			for j, column := range records[0] {
				cell := strings.TrimPrefix(records[i+1][j], "'")
				for form, value := range map[string]any{"jsonl": row[column], "parquet": inParquet[column]} {
					if f, number := value.(float64); number && strings.Contains(cell, ".") {
						value = fmt.Sprintf("%.2f", f)
					}
					if got := fmt.Sprint(value); got != cell {
						t.Errorf("%s, row %d, %s: %s has %q, CSV has %q", name, i, column, form, got, cell)
					}
				}
			}
		}
	}
}

func TestNothingIsAFormula(t *testing.T) {
	if out := string(table(t, "reports.csv")); !strings.Contains(out, "'=cmd() weir") || strings.Contains(out, ",=") {
		t.Errorf("a cell opens a formula:\n%s", out)
	}
	if out := string(table(t, "reports.jsonl")); !strings.Contains(out, `"=cmd() weir"`) {
		t.Errorf("the words are not as they stood:\n%s", out)
	}
}

func TestEmptyTablesHaveColumns(t *testing.T) {
	var out bytes.Buffer
	w, err := New(&out, "claims.csv")
	if err != nil || w.Close() != nil || !strings.HasPrefix(out.String(), "story,claim,text,status,origins,") {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestUnknownTables(t *testing.T) {
	for _, name := range []string{"", "claims", "claims.xlsx", ".csv", "claims.csv.gz", "origins.csv", strings.Repeat("x", 1<<16)} {
		if _, err := New(&bytes.Buffer{}, name); !errors.As(err, new(*news.Problem)) || Known(name) {
			t.Errorf("%.20q: %v", name, err)
		}
	}
}
