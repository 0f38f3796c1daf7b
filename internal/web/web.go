// Package web writes a story as one self-contained page: one HTML file without a single request
// to anywhere, that can be mailed, printed, kept and opened in ten years.
//
// It renders and judges nothing. Everything it shows is in the news.Story and its dossier; here it
// is only put into the order in which a reader asks: what is the answer (answer.go), who drew on
// whom (graph.go), who says what (ledger.go), what changed on the way (finding.go), when things
// happened (timeline.go), and what was read (report.go). The words of articles are data: they pass
// through html/template as text and never become markup.
//
// The page's own style and script stand inside it and are named by their hashes in its content
// security policy, so that nothing else could run even if it got in. It works without script:
// passages open through fragment addresses, long lists through <details>.
package web

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sync"

	"headwater/internal/news"
)

//go:embed page
var files embed.FS

// Story writes the page for s. It fails only when w does.
func Story(w io.Writer, s *news.Story) error {
	t, err := templates()
	if err != nil {
		return err
	}
	p := newPage(newView(s, nil))
	p.assets = ownAssets()
	return t.ExecuteTemplate(w, "page.html", p)
}

// templates parses the embedded templates once, when a page is first asked for.
var templates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").ParseFS(files, "page/*.html")
})

// assets are the style and script of the page.
type assets struct {
	Style  template.CSS
	Script template.JS
	Policy string // Content-Security-Policy
}

var ownAssets = sync.OnceValue(func() assets {
	style, script := asset("style.css"), asset("script.js")
	return assets{
		Style: template.CSS(style), Script: template.JS(script),
		Policy: fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", sourceHash(style), sourceHash(script)),
	}
})

// asset returns an embedded file, which is there or the package would not have compiled with its tests.
func asset(name string) string {
	b, _ := files.ReadFile("page/" + name)
	return string(b)
}

// sourceHash is how a policy names an inline style or script.
func sourceHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
