package table

import (
	"fmt"
	"strings"
	"time"

	"headwater/internal/news"
)

// Rows name articles, claims and findings as headwater/story/1 does: a1, c1, … in the order of the story. What
// is not known is an empty string. Offsets are not given: the words are, and the story has the offsets.

type reportRow struct {
	Story     string `json:"story" parquet:"story"`
	Report    string `json:"report" parquet:"report"`
	Publisher string `json:"publisher" parquet:"publisher"`
	Title     string `json:"title" parquet:"title"`
	Byline    string `json:"byline" parquet:"byline"`
	Earliest  string `json:"published_earliest" parquet:"published_earliest"`
	Latest    string `json:"published_latest" parquet:"published_latest"`
	Basis     string `json:"published_basis" parquet:"published_basis"`
	Language  string `json:"language" parquet:"language"`
	Words     int64  `json:"words" parquet:"words"`
	URL       string `json:"url" parquet:"url"`
	File      string `json:"file" parquet:"file"`
	SHA256    string `json:"sha256" parquet:"sha256"`
}

func reports(story string, s *news.Story) []reportRow {
	rows := []reportRow{}
	for i, r := range s.Dossier.Readings {
		a := r.Article
		row := reportRow{Story: story, Report: report(i), Publisher: a.Publisher.Name, Title: a.Headline(), Byline: a.Byline,
			Language: a.Language, Words: int64(r.Document.WordCount()), URL: a.URL, File: a.File, SHA256: a.SHA256}
		if !a.Published.IsZero() {
			row.Earliest, row.Latest, row.Basis = moment(a.Published, a.Published.Earliest), moment(a.Published, a.Published.Latest), string(a.Published.Basis)
		}
		rows = append(rows, row)
	}
	return rows
}

func report(i int) string { return fmt.Sprintf("a%d", i+1) }

func moment(w news.Window, t time.Time) string {
	if w.Clock {
		return t.Format(time.RFC3339)
	}
	return t.Format(time.DateOnly)
}

type claimRow struct {
	Story    string `json:"story" parquet:"story"`
	Claim    string `json:"claim" parquet:"claim"`
	Text     string `json:"text" parquet:"text"`
	Status   string `json:"status" parquet:"status"`
	Origins  int64  `json:"origins" parquet:"origins"`
	AtMost   int64  `json:"origins_at_most" parquet:"origins_at_most"`
	Doubt    string `json:"origins_doubt" parquet:"origins_doubt"`
	Reports  int64  `json:"reports" parquet:"reports"`
	Asserted int64  `json:"assertions" parquet:"assertions"`
	Denied   int64  `json:"denials" parquet:"denials"`
}

func claims(story string, s *news.Story) []claimRow {
	rows := []claimRow{}
	for i := range s.Claims {
		c := &s.Claims[i]
		row := claimRow{Story: story, Claim: claim(i), Text: c.Text, Status: string(c.Status), Origins: int64(len(c.Origins)),
			AtMost: int64(max(c.OriginsAtMost, len(c.Origins))), Doubt: c.OriginsDoubt}
		in := map[int]bool{}
		for _, a := range c.Assertions {
			in[a.Article] = true
			switch a.Attribution.Stance {
			case news.Asserts:
				row.Asserted++
			case news.Denies:
				row.Denied++
			}
		}
		row.Reports = int64(len(in))
		rows = append(rows, row)
	}
	return rows
}

func claim(i int) string { return fmt.Sprintf("c%d", i+1) }

type assertionRow struct {
	Story     string `json:"story" parquet:"story"`
	Claim     string `json:"claim" parquet:"claim"`
	Report    string `json:"report" parquet:"report"`
	Publisher string `json:"publisher" parquet:"publisher"`
	Source    string `json:"source" parquet:"source"`
	Name      string `json:"source_name" parquet:"source_name"`
	Kind      string `json:"source_kind" parquet:"source_kind"`
	Via       string `json:"via" parquet:"via"`
	Stance    string `json:"stance" parquet:"stance"`
	Quote     string `json:"quote" parquet:"quote"`
	Certainty string `json:"certainty" parquet:"certainty"`
	Cue       string `json:"cue" parquet:"cue"`
	Content   string `json:"content" parquet:"content"`
}

func assertions(story string, s *news.Story) []assertionRow {
	rows := []assertionRow{}
	for i := range s.Claims {
		for _, in := range s.Claims[i].Assertions {
			a, r := in.Attribution, s.Dossier.Readings[in.Article].Article
			var content []string
			for _, part := range a.Content {
				content = append(content, part.Of(r.Text))
			}
			rows = append(rows, assertionRow{
				Story: story, Claim: claim(i), Report: report(in.Article), Publisher: r.Publisher.Name, Source: a.Source.Text, Name: a.Source.Name,
				Kind: string(a.Source.Kind), Via: a.Via.Name, Stance: string(a.Stance), Quote: string(a.Quote),
				Certainty: string(a.Certainty), Cue: a.Cue.Of(r.Text), Content: strings.Join(content, " … "),
			})
		}
	}
	return rows
}

type derivationRow struct {
	Story         string  `json:"story" parquet:"story"`
	Report        string  `json:"report" parquet:"report"`
	From          string  `json:"from" parquet:"from"`
	Publisher     string  `json:"publisher" parquet:"publisher"`
	FromPublisher string  `json:"from_publisher" parquet:"from_publisher"`
	Kind          string  `json:"kind" parquet:"kind"`
	Credited      bool    `json:"credited" parquet:"credited"`
	Confidence    float64 `json:"confidence" parquet:"confidence"`
	Copied        float64 `json:"copied" parquet:"copied"`
	Paraphrased   float64 `json:"paraphrased" parquet:"paraphrased"`
}

func derivations(story string, s *news.Story) []derivationRow {
	rows := []derivationRow{}
	for _, d := range s.Dossier.Derivations {
		rows = append(rows, derivationRow{
			Story: story, Report: report(d.Article), From: report(d.From), Publisher: publisher(s, d.Article), FromPublisher: publisher(s, d.From),
			Kind: string(d.Kind), Credited: d.Credited, Confidence: d.Confidence, Copied: d.Copied, Paraphrased: d.Paraphrased,
		})
	}
	return rows
}

func publisher(s *news.Story, i int) string { return s.Dossier.Readings[i].Article.Publisher.Name }

type findingRow struct {
	Story            string `json:"story" parquet:"story"`
	Finding          string `json:"finding" parquet:"finding"`
	Kind             string `json:"kind" parquet:"kind"`
	Report           string `json:"report" parquet:"report"`
	Publisher        string `json:"publisher" parquet:"publisher"`
	Passage          string `json:"passage" parquet:"passage"`
	Against          string `json:"against" parquet:"against"`
	AgainstPublisher string `json:"against_publisher" parquet:"against_publisher"`
	AgainstPassage   string `json:"against_passage" parquet:"against_passage"`
	Explanation      string `json:"explanation" parquet:"explanation"`
}

func findings(story string, s *news.Story) []findingRow {
	rows := []findingRow{}
	for i, f := range s.Findings {
		row := findingRow{
			Story: story, Finding: fmt.Sprintf("f%d", i+1), Kind: string(f.Kind), Report: report(f.Passage.Article),
			Publisher: publisher(s, f.Passage.Article), Passage: words(s, f.Passage), Explanation: f.Explanation,
		}
		if f.Against != nil {
			row.Against, row.AgainstPublisher, row.AgainstPassage = report(f.Against.Article), publisher(s, f.Against.Article), words(s, *f.Against)
		}
		rows = append(rows, row)
	}
	return rows
}

func words(s *news.Story, p news.Passage) string {
	return p.Span.Of(s.Dossier.Readings[p.Article].Article.Text)
}
