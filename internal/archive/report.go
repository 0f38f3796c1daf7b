package archive

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"headwater/internal/news"
)

// report is a text with the facts that came beside it.
type report struct {
	id, url    string
	headline   string
	paragraphs []string
	publisher  string
	authors    string
	place      string
	published  string
	language   string
}

// readReport reads one JSON object in the form of passim or ninjs; nothing for an item that is no text
// or is not to be used.
func readReport(b []byte, counts *Counts) (*report, error) {
	var keys struct {
		URI, Text json.RawMessage
	}
	switch err := json.Unmarshal(b, &keys); {
	case err != nil:
		return nil, damaged(Broken, "this is no JSON object")
	case keys.Text != nil:
		return readPassim(b)
	case keys.URI != nil:
		return readNinjs(b, counts)
	}
	return nil, damaged(Broken, "this JSON object has neither \"text\" nor \"uri\"")
}

// passim is a line of the form that passim reads. Only id and text must be there; series is the paper
// that the text ran in.
type passim struct {
	ID, Text, Series, Date    words
	Title, Heading, Headline  words
	URL                       words `json:"url"`
	Publisher, Author, Byline words
	Lang, Language            words
}

func readPassim(b []byte) (*report, error) {
	var p passim
	if json.Unmarshal(b, &p) != nil || strings.TrimSpace(string(p.Text)) == "" {
		return nil, damaged(Broken, "this line has no text")
	}
	return &report{
		id: string(p.ID), url: string(p.URL), headline: first(p.Title, p.Headline, p.Heading), paragraphs: paragraphs(string(p.Text)),
		publisher: first(p.Publisher, p.Series), authors: first(p.Byline, p.Author), published: string(p.Date), language: first(p.Language, p.Lang),
	}, nil
}

// words is a string that may also come as a number or as a list.
type words string

// UnmarshalJSON takes what is no string for none rather than for an error.
func (w *words) UnmarshalJSON(b []byte) error {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*w = words(wordsOf(v))
	return nil
}

func wordsOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		b, _ := json.Marshal(v)
		return string(b)
	case []any:
		var list []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				list = append(list, s)
			}
		}
		return strings.Join(list, ", ")
	}
	return ""
}

func first(list ...words) string {
	for _, w := range list {
		if s := strings.TrimSpace(string(w)); s != "" {
			return s
		}
	}
	return ""
}

// page is the document that stands for a report: language, title, linked data.
const page = `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<title>%s</title>
<script type="application/ld+json">%s</script>
</head>
<body></body>
</html>
`

// capture makes the document; source is the file that the report stands in.
func (r *report) capture(source string) (news.Capture, error) {
	data, err := json.Marshal(r.linkedData())
	if err != nil {
		return news.Capture{}, err
	}
	body := fmt.Appendf(nil, page, html.EscapeString(r.language), html.EscapeString(r.headline), data)
	c := news.Capture{Name: source + "#" + r.id, Media: "text/html; charset=utf-8", Body: body}
	if strings.HasPrefix(r.url, "http://") || strings.HasPrefix(r.url, "https://") {
		c.URL = r.url
	}
	return c, nil
}

// linkedData is the schema.org NewsArticle of a report. Its reader undoes references such as "&amp;",
// which pages often have there, so that an ampersand is written as one.
func (r *report) linkedData() map[string]string {
	data := map[string]string{"@context": "https://schema.org", "@type": "NewsArticle"}
	for key, value := range map[string]string{
		"identifier": r.id, "url": r.url, "headline": r.headline, "articleBody": strings.Join(r.paragraphs, "\n"), "publisher": r.publisher,
		"author": r.authors, "dateline": r.place, "datePublished": r.published, "inLanguage": r.language,
	} {
		if value != "" {
			data[key] = strings.ReplaceAll(value, "&", "&amp;")
		}
	}
	return data
}

// paragraphs cuts a text at its line ends. Where the lines were broken at a width, those that no empty
// line parts are joined.
func paragraphs(s string) []string {
	var out []string
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	wrapped, open := isWrapped(lines), false
	for _, line := range lines {
		line = strings.Join(strings.Fields(line), " ")
		switch {
		case line == "":
			open = false
			continue
		case open && wrapped:
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
		}
		open = true
	}
	return out
}

// isWrapped reports whether lines were broken at a width: none is long, and most of those that another
// follows stop inside a sentence.
func isWrapped(lines []string) bool {
	const width = 110
	follow, inside := 0, 0
	for i, line := range lines {
		if utf8.RuneCountInString(line) > width {
			return false
		}
		if i+1 < len(lines) && strings.TrimSpace(line) != "" && strings.TrimSpace(lines[i+1]) != "" {
			follow++
			if !strings.ContainsAny(lastRune(line), ".!?:…\"”’)") {
				inside++
			}
		}
	}
	return follow >= 3 && 2*inside > follow
}

func lastRune(s string) string {
	s = strings.TrimSpace(s)
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}
