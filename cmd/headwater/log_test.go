//go:build unix

package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"

	"headwater/internal/store/pgtest"
)

// TestLogAndMetrics lets the program work as a service does: every line of its log is JSON, tells what an operator
// wants to know, and holds neither a password nor words of an article; Prometheus is answered on this machine.
func TestLogAndMetrics(t *testing.T) {
	t.Parallel()
	const secret = "verysecret"
	library := pgtest.Start(t).Database() + " password=" + secret
	headwater(t, "add", "--later", "--library", library, writeCrawl(t, 2), "../../examples/ferry-grounding/articles", "../../docs/images/story.png")
	c, lines := begun(t, "work", "--json", "--metrics", ":0", "--library", library)
	log := until(t, lines, `"msg":"metrics"`)
	var at struct{ At string }
	if err := json.Unmarshal([]byte(log[strings.LastIndex(strings.TrimSpace(log), "\n")+1:]), &at); err != nil {
		t.Fatal(err)
	}
	log += until(t, lines, "story built")
	answer, err := http.Get("http://" + at.At + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	figures, err := io.ReadAll(answer.Body)
	if err != nil || !strings.Contains(string(figures), `headwater_reads_total{result="problem"} 1`) || !strings.HasPrefix(at.At, "127.0.0.1:") {
		t.Errorf("at %s: %v\n%s", at.At, err, figures)
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	log += until(t, lines, `"msg":"stopped"`)
	_ = c.Wait() // it was stopped
	for line := range strings.Lines(log) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
	for _, want := range []string{`"msg":"started","command":"work"`, `"msg":"not an article","capture":14`, `"kind":"not-text"`, `"reports":4`, `"stories_built":`} {
		if !strings.Contains(log, want) {
			t.Errorf("no %s in the log:\n%s", want, log)
		}
	}
	for _, never := range []string{secret, "Nobody had looked", "lock gate", "alarm"} {
		if strings.Contains(log+string(figures), never) {
			t.Errorf("%q is told:\n%s", never, log)
		}
	}
}
