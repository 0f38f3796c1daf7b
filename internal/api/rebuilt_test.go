package api_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"

	"headwater/internal/api"
	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/ingest"
	"headwater/internal/store"
)

// TestRebuilt: what is derived anew of the same captures is called as before, down to the tags of the answers, which
// whoever has them need not fetch again. Only when it was judged is another moment.
func TestRebuilt(t *testing.T) {
	l := desktest.Library(t)
	rebuild(t, l) // the test's stories were put together by hand
	h := api.Handler(desk.New(l), nil, func(path string, err error) { t.Errorf("%s: %v", path, err) })
	c := newClient(t, h)
	var addresses []string
	for _, id := range []store.StoryID{desktest.Ferry, desktest.Buses} {
		story := fmt.Sprintf("/api/v1/stories/%d", id)
		addresses = append(addresses, story, story+"/ledger")
		for _, form := range c.ops["exportStory"].Parameters[1].Schema.Enum {
			addresses = append(addresses, story+"/export/"+form)
		}
	}
	addresses = append(addresses, "/api/v1/stories", "/api/v1/reports/2", "/api/v1/sources?name=Edda+Royle")
	before := map[string]*httptest.ResponseRecorder{}
	for _, address := range addresses {
		before[address] = fetched(h, address)
	}
	rebuild(t, l)
	judged := regexp.MustCompile(`"built":"[^"]*"`)
	for _, address := range addresses {
		former, now := before[address], fetched(h, address)
		same := now.Body.String() == former.Body.String()
		if judged.MatchString(now.Body.String()) {
			if same {
				t.Errorf("%s: it was not judged again", address)
			}
			same = judged.ReplaceAllString(now.Body.String(), "") == judged.ReplaceAllString(former.Body.String(), "")
		} else if now.Header().Get("ETag") != former.Header().Get("ETag") {
			t.Errorf("%s: another tag for the same", address)
		}
		if now.Code != http.StatusOK || !same {
			t.Errorf("%s: %d\n%.600s\nwas\n%.600s", address, now.Code, now.Body, former.Body)
		}
	}
}

func fetched(h http.Handler, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

// rebuild derives everything in a library anew.
func rebuild(t *testing.T, l *ingest.Library) {
	t.Helper()
	_, err := l.MarkStale(t.Context(), "", 1000)
	if err == nil {
		err = l.ReadAgain(t.Context())
	}
	if err == nil {
		err = l.GroupAnew(t.Context())
	}
	if err == nil {
		err = l.Drain(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
}
