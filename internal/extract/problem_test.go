package extract

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"headwater/internal/news"
)

func TestProblems(t *testing.T) {
	german := strings.Repeat("Die Fähre lief am Dienstagabend vor der Küste auf Grund, wie der Hafenmeister mitteilte, und niemand wurde verletzt. ", 4)
	russian := strings.Repeat("Паром сел на мель во вторник вечером, сообщил начальник порта, никто не пострадал. ", 4)
	tests := []struct {
		name, file, body string
		kind             news.ProblemKind
		says             string
	}{
		{"empty", "a.txt", "", news.Empty, "nothing in it"},
		{"white space", "a.html", " \n\t\u00a0\u200b", news.Empty, "nothing in it"},
		{"too large", "a.txt", strings.Repeat("a", MaxBytes+1), news.TooLarge, "16 MB"},
		{"picture", "a.txt", "\x89PNG\r\n\x1a\n0000", news.NotText, "binary"},
		{"PDF", "a.txt", "%PDF-1.7 some words", news.NotText, "binary"},
		{"archive", "a.html", "PK\x03\x04aaaa", news.NotText, "binary"},
		{"program", "a.txt", "\x7fELF\x02\x01\x01\x00", news.NotText, "binary"},
		{"zero byte", "a.txt", "some words\x00 and more words", news.NotText, "binary"},
		{"rich text", "a.txt", `{\rtf1\ansi words}`, news.NotText, "binary"},
		{"login page", "a.html", `<html><body><h1>Sign in</h1><form><label>Name</label><input><button>Go</button></form><p>Forgotten your password? We can help.</p></body></html>`, news.NoArticle, "no report"},
		{"list of links", "a.html", "<html><body><ul>" + strings.Repeat(`<li><a href="/x">Ferry runs aground off the point on Tuesday night, all are safe.</a></li>`, 20) + "</ul></body></html>", news.NoArticle, "no report"},
		{"feed", "a.xml", `<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`, news.NoArticle, "feed"},
		{"nested too deep", "a.html", strings.Repeat("<div>", 100_000), news.NoArticle, "broken"},
		{"German", "a.txt", german, news.NotEnglish, "German"},
		{"Russian", "a.html", "<html><body><p>" + russian + "</p></body></html>", news.NotEnglish, "Russian"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Article(&news.Capture{Name: tt.file, Body: []byte(tt.body)}, today)
			var p *news.Problem
			if !errors.As(err, &p) || p.Kind != tt.kind || p.Where != tt.file || p.Do == "" {
				t.Fatalf("got %#v", err)
			}
			if !strings.Contains(p.Error(), tt.says) {
				t.Errorf("%q does not say %q", p.Error(), tt.says)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const s = "The café’s owner – Señor Núñez – said that “nothing” had been taken on Tuesday."
	latin := "The caf\xe9\x92s owner \x96 Se\xf1or N\xfa\xf1ez \x96 said that \x93nothing\x94 had been taken on Tuesday."
	tests := map[string][]byte{
		"UTF-8":                       []byte(s),
		"UTF-8 with a mark":           []byte("\ufeff" + s),
		"UTF-16 little":               utf16Bytes(s, binary.LittleEndian, true),
		"UTF-16 big":                  utf16Bytes(s, binary.BigEndian, true),
		"UTF-16 without a mark":       utf16Bytes(s, binary.LittleEndian, false),
		"Windows-1252":                []byte(latin),
		"soft hyphens, zero widths":   []byte(strings.Replace(s, "nothing", "no\u00adth\u200bing", 1)),
		"no-break spaces":             []byte(strings.ReplaceAll(s, " ", "\u00a0")),
		"marks that turn the reading": []byte(strings.Replace(s, "nothing", "\u202enothing\u202c", 1)),
	}
	for name, body := range tests {
		a, err := Article(&news.Capture{Name: "a.txt", Body: body}, today)
		if err != nil || a.Text != s {
			t.Errorf("%s: %v, %v", name, a, err)
		}
	}
}

func TestBrokenUTF8(t *testing.T) {
	a, err := Article(&news.Capture{Name: "a.txt", Body: []byte("The café – and the na\xffve guest – said so.\r\nAll of them did.")}, today)
	if err != nil || a.Text != "The café – and the na\ufffdve guest – said so.\nAll of them did." {
		t.Errorf("%v, %v", a, err)
	}
}

func TestMetaCharset(t *testing.T) {
	page := "<html><head><meta charset=\"iso-8859-1\"></head><body>" + ps(lead1, para3, para4) + "<p>The caf\xe9 was closed, the harbour master said.</p></body></html>"
	a, err := Article(&news.Capture{Name: "a.html", Body: []byte(page)}, today)
	if err != nil || !strings.Contains(a.Text, "The café was closed") {
		t.Errorf("%v, %v", a, err)
	}
}

func utf16Bytes(s string, order binary.AppendByteOrder, mark bool) []byte {
	if mark {
		s = "\ufeff" + s
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func TestIsHTML(t *testing.T) {
	tests := []struct {
		name, media, body string
		want              bool
	}{
		{"a.html", "", "<p>x", true},
		{"a.html", "", "no markup here", false},
		{"a.txt", "", "<!-- saved --><!DOCTYPE HTML><p>x", true},
		{"a.txt", "", "a <b>bold</b> claim", false},
		{"a.md", "", "<p>x</p>", false},
		{"page", "text/html; charset=utf-8", "<p>x", true},
		{"page", "text/plain", "<p>x", false},
		{"page", "", "<div>x", true},
		{"page", "", "5 < 6", false},
	}
	for _, tt := range tests {
		if got := isHTML(&news.Capture{Name: tt.name, Media: tt.media}, tt.body); got != tt.want {
			t.Errorf("%s %q %q: %v", tt.name, tt.media, tt.body, got)
		}
	}
}

// TestHostileSizes holds that megabytes of the worst markup are read in seconds.
func TestHostileSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes of markup")
	}
	const size = 1 << 20
	for name, unit := range map[string]string{
		"open paragraphs": "<p>a ", "bold": "<b>x", "links": "<a href=x>y ", "breaks": "word word<br>", "long breaks": "word<br> ", "entities": "&amp;&lt;", "comments headings": "<h3>Comments</h3><p>Yes.",
		"asides": "<aside class=comment><p>x", "list items": "<ul><li>x", "times": "<time datetime=1>x</time>", "plain lines": "By A B\n", "attributes": "<p a=b c=d>", "tables": "<table><tr><td>",
	} {
		start := time.Now()
		_, _ = Article(&news.Capture{Name: "a.html", Body: []byte("<html>" + strings.Repeat(unit, size/len(unit)))}, today)
		if d := time.Since(start); d > 30*time.Second {
			t.Errorf("%s: %v", name, d)
		} else {
			t.Logf("%s: %v", name, d)
		}
	}
}

func FuzzArticle(f *testing.F) {
	for _, s := range shapes {
		f.Add([]byte(pageOf(s.head, s.body)), "page.html")
	}
	f.Add([]byte("THE PACKET\n4 March 2026\n\n"+head1+"\n\nBy Ines Varga\n\nSALTMARSH, March 4 (AP) — "+lead1), "a.txt")
	f.Fuzz(func(t *testing.T, body []byte, name string) {
		c := &news.Capture{Name: name, Body: bytes.Clone(body)}
		a, err := Article(c, today)
		if err != nil {
			var p *news.Problem
			if !errors.As(err, &p) {
				t.Fatalf("not a problem: %v", err)
			}
			return
		}
		checkSpans(t, a)
		if strings.TrimSpace(a.Text) == "" {
			t.Fatal("an article without words")
		}
	})
}

func BenchmarkPage(b *testing.B) {
	s := shapes[0]
	paragraphs := strings.Repeat(ps(story...), 8)
	related := strings.Repeat(`<div class="card"><a href="/x"><h3>Storm closes the north pier</h3><p>Nobody may pass, the harbour master says.</p></a></div>`, 30)
	body := []byte(pageOf(s.head, "<nav><ul>"+strings.Repeat("<li><a href=/a>Sport</a></li>", 40)+"</ul></nav><article>"+h1+paragraphs+"</article><aside>"+related+"</aside>"))
	b.SetBytes(int64(len(body)))
	benchmark(b, "page.html", body)
}

func BenchmarkText(b *testing.B) {
	body := []byte(head1 + "\n\nBy Ines Varga\n\nSALTMARSH, March 4 (AP) — " + strings.Repeat(strings.Join(story, "\n\n")+"\n\n", 8))
	b.SetBytes(int64(len(body)))
	benchmark(b, "report.txt", body)
}

func benchmark(b *testing.B, name string, body []byte) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(&news.Capture{Name: name, Body: body}, today); err != nil {
			b.Fatal(err)
		}
	}
}

func TestData(t *testing.T) {
	for _, s := range []string{`{"a": 1}`, "[1, 2]", "{\"a\": 1}\n{\"a\": 2}\n"} {
		_, err := Article(&news.Capture{Name: "data", Body: []byte(s)}, news.Day(2026, 3, 10))
		var p *news.Problem
		if !errors.As(err, &p) || p.Kind != news.NotText {
			t.Errorf("%q is data, got %v", s, err)
		}
	}
	if isData("[Correction] The bridge was shut on Tuesday.") {
		t.Error("a remark in brackets is taken for data")
	}
}
