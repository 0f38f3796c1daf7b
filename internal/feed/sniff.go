package feed

import (
	"encoding/xml"
	"strings"

	"headwater/internal/news"
)

// sniffed is how many bytes of a document tell what it is.
const sniffed = 8 << 10

// Is reports whether c looks like what Parse reads, by how it begins. It may still be broken.
func Is(c *news.Capture) bool {
	body := unzip(c.Body)
	s := decode(body[:min(len(body), sniffed)], c.Media)
	if strings.HasPrefix(s, "{") {
		return strings.Contains(s, "jsonfeed.org/version/")
	}
	if !strings.HasPrefix(s, "<") {
		return false
	}
	d := newDecoder(s)
	for {
		t, err := d.Token()
		if err != nil {
			return false
		}
		if e, opens := t.(xml.StartElement); opens {
			return isRoot(e.Name.Local)
		}
	}
}
