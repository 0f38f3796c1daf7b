package access

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"regexp"
)

// Feed readers can neither sign in nor send a token. They ask at an address with a key in it, which opens that one
// feed for reading and nothing else. A key follows from the hash that is kept of a password or token and from the
// path (HMAC-SHA256): it is not kept itself, outlives a start of the server, and ends with the line of the hash.

// feedPath are the paths of feeds.
var feedPath = regexp.MustCompile(`^/api/v1/(stories/[0-9]+/export/atom|alerts/[0-9]+/feed)$`)

// FeedAddress gives the address at which a feed reader of whoever sent r may ask for the feed of that path. Where
// everything is open it is the path alone.
func (g *Gate) FeedAddress(r *http.Request, path string) string {
	if by := g.visitor(r); len(by.seed) > 0 && feedPath.MatchString(path) {
		return path + "?" + url.Values{"key": {feedKey(by.seed, path)}}.Encode()
	}
	return path
}

func feedKey(seed []byte, path string) string {
	mac := hmac.New(sha256.New, seed)
	mac.Write([]byte("feed of headwater\n" + path))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// opensFeed reports whether r asks for a feed with a key of it.
func (g *Gate) opensFeed(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead || !feedPath.MatchString(r.URL.Path) {
		return false
	}
	key, known := []byte(r.URL.Query().Get("key")), false
	for _, seed := range g.config.Keys.seeds() {
		known = hmac.Equal(key, []byte(feedKey(seed, r.URL.Path))) || known
	}
	return known
}

// withoutKey takes the key of a feed out of its address: what follows need not know of it.
func withoutKey(r *http.Request) *http.Request {
	query := r.URL.Query()
	if !feedPath.MatchString(r.URL.Path) || !query.Has("key") {
		return r
	}
	query.Del("key")
	address := *r.URL
	address.RawQuery = query.Encode()
	r.URL = &address
	return r
}

// seeds are the hashes of all passwords and tokens.
func (k *Keys) seeds() [][]byte {
	var list [][]byte
	for i := range k.passwords {
		list = append(list, k.passwords[i].hash)
	}
	for sum := range k.tokens {
		list = append(list, sum[:])
	}
	return list
}
