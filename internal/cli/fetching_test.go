package cli

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The exit code tells a script whether the same command may do better later.
func TestExitCodesOfFetching(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer s.Close()
	away := httptest.NewServer(http.NotFoundHandler())
	away.Close()
	for _, tt := range []struct {
		name string
		want int
		args []string
	}{
		{"nobody there", exitUnreachable, []string{away.URL}},
		{"no page there", exitNoneRead, []string{s.URL + "/x"}},
		{"neither", exitNoneRead, []string{s.URL + "/x", away.URL}},
		{"some", exitSomeUnread, []string{s.URL + "/x", away.URL, "-"}},
		{"no contact", exitUsage, []string{"--contact=", s.URL + "/x"}},
		{"a contact that is none", exitUsage, []string{"--contact=a (b)", s.URL + "/x"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			args := append([]string{"add", "--quiet", "--library", filepath.Join(t.TempDir(), "a.db"), "--loopback", "--delay=1ms", "--contact=desk@tarn.example"}, tt.args...)
			if code, _, errOut := run(t.Context(), report1, args...); code != tt.want {
				t.Errorf("exit code %d, want %d; it said %q", code, tt.want, errOut)
			}
		})
	}
}

func TestWatchWithoutFeeds(t *testing.T) {
	library := filepath.Join(t.TempDir(), "a.db")
	if code, _, errOut := run(t.Context(), report1, "add", "--library", library, "-"); code != exitOK {
		t.Fatal(errOut)
	}
	code, out, errOut := run(t.Context(), "", "watch", "--once", "--library", library, "--contact=desk@tarn.example")
	if code != exitOK || out != "nothing is due\n" || !strings.Contains(errOut, "no feed is followed yet; begin with headwater follow") {
		t.Errorf("%d, %q, %q", code, out, errOut)
	}
	if _, out, _ = run(t.Context(), "", "feeds", "--library", library); out != "No feed is followed; begin with headwater follow.\n" {
		t.Errorf("%q", out)
	}
}

func TestSpan(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Second: "0 seconds", time.Second: "1 second", 119 * time.Second: "119 seconds", 5 * time.Minute: "5 minutes", 47 * time.Hour: "47 hours", 72 * time.Hour: "3 days",
	} {
		if got := span(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}
