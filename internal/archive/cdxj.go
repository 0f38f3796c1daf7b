package archive

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// indexLine returns the line of a CDXJ index for a record: its address sorted by host, its time, and
// where it stands.
func indexLine(r *Record, p Placed) (string, error) {
	mime, _, _ := strings.Cut(r.Capture.Media, ";")
	b, err := json.Marshal(struct {
		URL      string `json:"url"`
		Mime     string `json:"mime"`
		Status   string `json:"status"`
		Digest   string `json:"digest"`
		Length   string `json:"length"`
		Offset   string `json:"offset"`
		Filename string `json:"filename"`
	}{r.Capture.URL, strings.TrimSpace(mime), fmt.Sprint(p.Status), p.Digest, fmt.Sprint(p.Length), fmt.Sprint(p.Offset), strings.TrimPrefix(waczRecords, "archive/")})
	return fmt.Sprintf("%s %s %s\n", sortKey(r.Capture.URL), r.Date.UTC().Format("20060102150405"), b), err
}

// sortKey writes an address so that those of one host, and hosts of one domain, stand together (the
// "sort-friendly URI reordering transform"): "https://www.example.org/A?b" is "org,example)/a?b".
func sortKey(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return strings.ReplaceAll(strings.ToLower(address), " ", "%20")
	}
	labels := strings.Split(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	slices.Reverse(labels)
	key := strings.Join(labels, ",")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		key += ":" + port
	}
	key += ")" + strings.ToLower(u.EscapedPath())
	if u.EscapedPath() == "" {
		key += "/"
	}
	if u.RawQuery != "" {
		key += "?" + strings.ToLower(u.RawQuery)
	}
	return strings.ReplaceAll(key, " ", "%20")
}
