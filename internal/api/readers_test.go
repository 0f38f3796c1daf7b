package api_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"headwater/internal/api"
	"headwater/internal/desk"
	"headwater/internal/editing"
)

// TestDocumentBySpecification holds both documents to the specifications' own schemas. HEADWATER_READERS names a Python
// that has the packages which the scripts in testdata need.
func TestDocumentBySpecification(t *testing.T) {
	h := api.Handler(new(desk.Desk), editing.New(nil, editing.Options{}), nil)
	args := []string{"testdata/openapi.py"}
	for _, name := range []string{"openapi.json", "openapi-3.0.json"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/"+name, nil))
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, w.Body.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	runPython(t, args...)
}

// testGenerated lets a client that is generated from the document ask every operation.
func testGenerated(t *testing.T, h http.Handler) {
	served := httptest.NewServer(h)
	t.Cleanup(served.Close)
	runPython(t, "testdata/generated.py", served.URL, t.TempDir())
}

func runPython(t *testing.T, args ...string) {
	t.Helper()
	python := os.Getenv("HEADWATER_READERS")
	if python == "" {
		t.Skip("HEADWATER_READERS names no Python with the packages that " + args[0] + " needs")
	}
	if out, err := exec.CommandContext(t.Context(), python, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
