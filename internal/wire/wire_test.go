package wire_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
	"headwater/internal/wire"
)

var update = flag.Bool("update", false, "write the golden files anew")

// weir is a story of three reports, of which the second takes from the first and says otherwise, and the third has
// wording of the first that nobody can tell the way of.
func weir() *desk.Story {
	s := &desk.Story{ID: 7, Story: &news.Story{Title: "Weir holds at Fellbeck", Dossier: &news.Dossier{AsOf: news.Day(2026, 3, 10)}}}
	for i, words := range []string{
		"Weir holds at Fellbeck\n\nThe weir held, Ana Brook — an engineer — said.",
		"Weir fails\n\nThe weir failed, Ana Brook told The Beck.",
		"Rain\n\nIt rained. <b>The weir held.</b>",
	} {
		s.Dossier.Readings = append(s.Dossier.Readings, &news.Reading{Article: &news.Article{Text: words}})
		s.Reports = append(s.Reports, desk.Report{Seq: store.Seq(7 + i), Story: 7, Address: fmt.Sprintf("https://news.example/%d", i+1), Publisher: "The Beck",
			Arrived: news.Day(2026, 3, 9+i), Published: news.Day(2026, 3, 8+i), Words: 10})
	}
	passage := func(article int, words string) news.Passage {
		at := strings.Index(s.Dossier.Readings[article].Article.Text, words)
		return news.Passage{Article: article, Span: text.Span{Start: at, End: at + len(words)}}
	}
	said := func(article int, words, content string, stance news.Stance) news.Assertion {
		return news.Assertion{Article: article, Why: "It is told first here.", Attribution: news.Attribution{Passage: passage(article, words).Span,
			Content: []text.Span{passage(article, content).Span}, Stance: stance, Quote: news.Indirect, Source: news.Source{Name: "Ana Brook", Kind: news.NamedPerson}}}
	}
	holds, fails := passage(0, "The weir held"), passage(1, "The weir failed")
	s.Dossier.Derivations = []news.Derivation{{Article: 1, From: 0, Kind: news.Rewrite, Credited: true, Confidence: .9, Copied: .25, Paraphrased: .5,
		Evidence: []news.Evidence{{Type: "credit", Passage: passage(1, "told The Beck")}}}}
	s.Dossier.NearDuplicates = []news.NearDuplicate{{A: 0, B: 2, Share: .5, Why: "Neither names the other."}}
	s.Dossier.Unread = []*news.Problem{{Kind: news.Empty, Where: "none.txt", What: "nothing in it", Do: "save it again"}}
	s.Claims = []news.Claim{{Text: "It rained", Status: news.SingleOrigin}, {Text: "The weir held", Status: news.Disputed, OriginsAtMost: 2, OriginsDoubt: "Nobody says.",
		Origins:    []news.Origin{{Article: 0, Source: "Ana Brook", Kind: news.NamedPerson}},
		Assertions: []news.Assertion{said(0, "The weir held, Ana Brook — an engineer — said", "The weir held", news.Asserts), said(1, "The weir failed, Ana Brook told", "The weir failed", news.Denies)}}}
	s.Findings = []news.Finding{{Kind: news.DisputedClaim, Passage: fails, Against: &holds, Explanation: "They differ."}}
	return s
}

// TestLedger holds what programs get of a story, as JSON and as a text.
func TestLedger(t *testing.T) {
	ledger := wire.NewLedger(weir())
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(ledger); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/ledger.json", out.Bytes())
	golden(t, "testdata/ledger.txt", []byte(ledger.Say()+"\n"))
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is other than before (%v); look at the difference after go test ./internal/wire -update", file, err)
	}
}

// TestStatuses: each kind of problem is told in its own way, and none is taken for a fault of ours.
func TestStatuses(t *testing.T) {
	for kind := news.NotFound; kind.String() != "unknown"; kind++ {
		if s := wire.StatusOf(kind); s == wire.Failed || s.Name == "" || s.Code < 400 {
			t.Errorf("%v: %+v", kind, s)
		}
	}
	if wire.StatusOf(-1) != wire.Failed {
		t.Error("what is no kind of problem is told as one")
	}
	seen := map[string]bool{}
	for _, s := range wire.Statuses() {
		if seen[s.Name] || s.Title == "" {
			t.Errorf("%+v", s)
		}
		seen[s.Name] = true
	}
}
