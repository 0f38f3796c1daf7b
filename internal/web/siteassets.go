package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
)

// siteAsset is a file that pages load, under a name that tells its content, so that it may be kept for good.
type siteAsset struct {
	Path, media, body string
}

// siteFiles are what the pages of a library load.
type siteFiles struct{ Style, Script, Mark siteAsset }

var ownFiles = sync.OnceValue(func() siteFiles {
	return siteFiles{
		Style:  newAsset("style", ".css", "text/css; charset=utf-8", asset("style.css")+asset("site.css")),
		Script: newAsset("script", ".js", "text/javascript; charset=utf-8", asset("script.js")+asset("site.js")),
		Mark:   newAsset("mark", ".svg", "image/svg+xml", asset("mark.svg")),
	}
})

func newAsset(name, extension, media, body string) siteAsset {
	sum := sha256.Sum256([]byte(body))
	return siteAsset{"/assets/" + name + "." + hex.EncodeToString(sum[:8]) + extension, media, body}
}

// serveAsset answers with a file that pages load.
func (s *Site) serveAsset(w http.ResponseWriter, r *http.Request) error {
	own := ownFiles()
	for _, a := range []siteAsset{own.Style, own.Script, own.Mark} {
		if a.Path == r.URL.Path {
			h := w.Header()
			h.Set("Content-Type", a.media)
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
			_, err := strings.NewReader(a.body).WriteTo(w)
			return ignoreGone(err)
		}
	}
	return noPage(r)
}
