package story_test

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"headwater/internal/eval"
	"headwater/internal/export"
	"headwater/internal/news"
	"headwater/internal/quantity"
	"headwater/internal/reuse"
	"headwater/internal/story"
	"headwater/internal/text"
	"headwater/internal/timex"
)

// floors are what the judgement must reach on labelled stories when it is handed the labels' own
// reading: who says what, and who draws on whom. It reaches more; a fall below tells of a fault here.
var floors = map[string]float64{
	"claim grouping": 0.80, "claim status": 0.80, "claim origins": 0.78, "findings precision": 0.88, "findings": 0.80,
}

func TestFloorsWithGoldReading(t *testing.T) {
	kits, _ := filepath.Glob("../../../shared/kits/*/gold.json")
	if len(kits) == 0 {
		t.Skip("the labelled stories are not here")
	}
	scores := eval.NewKitScores()
	for _, path := range kits {
		kit := filepath.Dir(path)
		labels, err := eval.ReadGold(kit)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := export.Story(&out, story.Build(goldDossier(t, kit, labels))); err != nil {
			t.Fatal(err)
		}
		if err := scores.Add(filepath.Base(kit), labels, out.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	got := scores.Figures()
	for name, floor := range floors {
		t.Logf("%s %.3f", name, got[name])
		if got[name] < floor {
			t.Errorf("%s is %.3f, below %.2f", name, got[name], floor)
		}
	}
}

// goldDossier makes a dossier of a kit with its labels for a reading.
func goldDossier(t *testing.T, kit string, labels *eval.Gold) *news.Dossier {
	d := &news.Dossier{AsOf: news.Day(2026, time.November, 20)}
	index := map[string]int{}
	for _, a := range labels.Articles {
		index[a.File] = len(d.Readings)
		d.Readings = append(d.Readings, readPlain(t, filepath.Join(kit, "articles", a.File), a.Publisher, a.Published, d.AsOf))
	}
	for _, v := range labels.Derivations {
		d.Derivations = append(d.Derivations, news.Derivation{
			Article: index[v.From], From: index[v.To], Kind: news.DerivationKind(v.Kind), Credited: v.Credited, Confidence: 1})
	}
	for _, c := range labels.Claims {
		name := map[string]string{} // the person last named for this claim, by file
		for _, a := range c.Assertions {
			r := d.Readings[index[a.File]]
			r.Attributions = append(r.Attributions, attribution(r, a, name))
		}
	}
	for _, r := range d.Readings {
		slices.SortStableFunc(r.Attributions, func(a, b news.Attribution) int { return a.Passage.Start - b.Passage.Start })
	}
	d.Alignments, _, _ = reuse.Trace(d.Readings)
	return d
}

func attribution(r *news.Reading, a eval.GoldAssertion, name map[string]string) news.Attribution {
	p := find(r.Article.Text, a.Snippet, 0)
	source := news.Source{Text: a.Source, Span: find(r.Article.Text, a.Source, max(0, p.Start-200)), Kind: news.SourceKind(a.SourceType), Name: a.Source, Entity: -1}
	if source.Kind == news.NamedPerson {
		if strings.ToLower(a.Source) == a.Source {
			source.Name = name[a.File]
		}
		name[a.File] = source.Name
	}
	return news.Attribution{Passage: p, Content: []text.Span{p}, Source: source, Stance: news.Stance(a.Stance),
		Quote: news.QuoteForm(a.Quote), Certainty: news.Asserted, Parent: -1}
}

var (
	unread = regexp.MustCompile(`(?is)<(script|style|nav|footer|aside|form|title)\b.*?</(script|style|nav|footer|aside|form|title)>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
	blank  = regexp.MustCompile(`\n\s*\n+`)
)

// readPlain reads an article without any of the stages' care.
func readPlain(t *testing.T, path, publisher, published string, asOf time.Time) *news.Reading {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := string(raw)
	if strings.HasSuffix(path, ".html") {
		s = html.UnescapeString(tags.ReplaceAllString(unread.ReplaceAllString(s, " "), ""))
	}
	s = strings.TrimSpace(blank.ReplaceAllString(s, "\n"))
	a := &news.Article{File: filepath.Base(path), SHA256: filepath.Base(path), Text: s, Publisher: news.Publisher{Name: publisher}}
	if line, _, _ := strings.Cut(s, "\n"); !strings.HasSuffix(line, ".") {
		a.Title = text.Span{End: len(line)}
	}
	if len(published) >= len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, published[:len(time.DateOnly)]); err == nil {
			a.Published = news.Window{Earliest: day, Latest: day}
		}
	}
	r := &news.Reading{Article: a, Document: text.Analyze(s)}
	r.Times = timex.Read(r.Document, a.Published, asOf)
	r.Quantities = quantity.Read(r.Document)
	return r
}

// find returns the span of words in s, at or after from if they stand there.
func find(s, words string, from int) text.Span {
	i := strings.Index(s[from:], words)
	if i < 0 {
		i, from = strings.Index(s, words), 0
	}
	if i < 0 || words == "" {
		return text.Span{}
	}
	return text.Span{Start: from + i, End: from + i + len(words)}
}
