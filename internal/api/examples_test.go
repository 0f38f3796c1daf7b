package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"headwater/internal/desk/desktest"
)

// testExamples asks what the documentation asks. Its answers are parts of ours.
func testExamples(t *testing.T, h http.Handler) {
	for _, e := range desktest.Examples(t, "../../docs/api.md", "http") {
		first, body, _ := strings.Cut(e.Ask, "\n")
		method, address, _ := strings.Cut(first, " ")
		r := httptest.NewRequest(method, address, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		var want, got any
		if err := json.Unmarshal([]byte(e.Answer), &want); err != nil {
			t.Fatalf("%s: %v", first, err)
		}
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || !within(want, got) {
			t.Errorf("%s\n%s\ngives (%v)\n%.1500s", e.Ask, e.Answer, err, w.Body)
		}
	}
}

// within reports whether all of part is in whole: the fields of an object, the first entries of a list. An empty list
// is in an empty one alone.
func within(part, whole any) bool {
	switch p := part.(type) {
	case map[string]any:
		w, ok := whole.(map[string]any)
		for k, v := range p {
			ok = ok && within(v, w[k])
		}
		return ok
	case []any:
		w, ok := whole.([]any)
		if !ok || len(w) < len(p) || len(p) == 0 && len(w) > 0 {
			return false
		}
		for i := range p {
			if !within(p[i], w[i]) {
				return false
			}
		}
		return true
	}
	return part == whole
}
