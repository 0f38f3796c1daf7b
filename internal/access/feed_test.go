package access

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestFeedKeys holds that the key of a feed opens that feed to whoever has it, and nothing else, as long as the
// password or token lasts.
func TestFeedKeys(t *testing.T) {
	keys, token := testKeys(t)
	g, err := New(Config{Address: "0.0.0.0:80", Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	const path = "/api/v1/stories/12/export/atom"
	signedIn := httptest.NewRequest(http.MethodGet, "/stories/12", nil)
	signedIn.Header.Set("Authorization", "Bearer "+token)
	address := g.FeedAddress(signedIn, path)
	_, key, found := strings.Cut(address, "?key=")
	if !found || len(key) != 43 {
		t.Fatal(address)
	}
	ask := func(g *Gate, method, address string) Role {
		return g.role(httptest.NewRequest(method, address, nil))
	}
	if ask(g, http.MethodGet, address) != Reader || ask(g, http.MethodHead, address) != Reader {
		t.Error("the key opens nothing")
	}
	for _, c := range [][2]string{
		{http.MethodPost, address}, {http.MethodDelete, address}, {http.MethodGet, path}, {http.MethodGet, path + "?key="}, {http.MethodGet, path + "?key=" + key[:42]},
		{http.MethodGet, "/api/v1/stories/13/export/atom?key=" + key}, {http.MethodGet, "/api/v1/stories/12?key=" + key}, {http.MethodGet, "/stories/12?key=" + key},
		{http.MethodGet, "/api/v1/stories/12/export/atom/../prov?key=" + key}, {http.MethodGet, "/api/v1/alerts/12/feed?key=" + key}, {http.MethodGet, "/?key=" + key},
	} {
		if role := ask(g, c[0], c[1]); role != Nobody {
			t.Errorf("%s %s: %d", c[0], c[1], role)
		}
	}
	if got := g.FeedAddress(signedIn, "/api/v1/stories/12"); got != "/api/v1/stories/12" {
		t.Errorf("a key for what is no feed: %s", got)
	}
	if got := g.FeedAddress(httptest.NewRequest(http.MethodGet, "/", nil), path); got != path {
		t.Errorf("a key for nobody: %s", got)
	}
	again, _ := New(Config{Address: "0.0.0.0:80", Keys: keys})
	if ask(again, http.MethodGet, address) != Reader {
		t.Error("the key does not outlive a start of the server")
	}
	keys.tokens = nil
	without, _ := New(Config{Address: "0.0.0.0:80", Keys: keys})
	if ask(without, http.MethodGet, address) != Nobody {
		t.Error("the key outlives its token")
	}
}
