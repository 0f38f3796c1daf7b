package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// opened is a library that is served until the test ends.
type opened struct {
	address string
	errors  *bytes.Buffer // what was told on the standard error, once it ended
	end     func() int
}

// open serves as the command line says, and waits until it does.
func open(t *testing.T, args ...string) *opened {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	o := &opened{errors: new(bytes.Buffer)}
	code := make(chan int, 1)
	go func() {
		code <- Run(ctx, append([]string{"serve", "--quiet", "--addr", "127.0.0.1:0"}, args...), Streams{In: strings.NewReader(""), Out: w, Err: o.errors})
		_ = w.Close()
	}()
	lines := bufio.NewReader(r)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("it did not open: %s", o.errors)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	o.address = strings.TrimSuffix(strings.Fields(line)[len(strings.Fields(line))-1], "/")
	o.end = func() int {
		stop()
		select {
		case c := <-code:
			return c
		case <-time.After(20 * time.Second):
			t.Error("it does not end")
			return -1
		}
	}
	return o
}

// fetched asks for a path and gives the status and the body.
func (o *opened) fetched(t *testing.T, path string, changes ...func(*http.Request)) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, o.address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		change(r)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

func TestServeDemo(t *testing.T) {
	o := open(t, "--demo")
	for path, want := range map[string]string{
		"/": "Ferry with 86 aboard", "/stories/1": "Who drew on whom", "/api/v1/stories": `"title"`, "/healthz": "ok", "/metrics": "headwater_",
	} {
		if code, body := o.fetched(t, path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d, %.200s", path, code, body)
		}
	}
	if code, _ := o.fetched(t, "/", func(r *http.Request) { r.Host = "evil.example" }); code != http.StatusMisdirectedRequest {
		t.Errorf("under another name: %d", code)
	}
	if code, body := o.fetched(t, "/api/v1/stories", func(r *http.Request) { r.Host = "evil.example" }); code != http.StatusMisdirectedRequest || !strings.Contains(body, `"status":421`) {
		t.Errorf("a program under another name: %d, %s", code, body)
	}
	if code := o.end(); code != ExitInterrupted || strings.Count(o.errors.String(), "\n") > 2 || strings.Contains(o.errors.String(), "evil") { // only that it stops
		t.Errorf("it ended with %d and told %s", code, o.errors)
	}
}

// TestServeKeys holds that where there are keys, nothing is shown without one.
func TestServeKeys(t *testing.T) {
	code, line, told := run(t.Context(), "", "password", "--token")
	if code != exitOK {
		t.Fatal(told)
	}
	file := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	o := open(t, "--library", filepath.Join(t.TempDir(), "new.db"), "--password-file", file)
	defer o.end()
	for _, path := range []string{"/", "/stories/1", "/api/v1/stories", "/api/openapi.json", "/mcp", "/metrics"} {
		if code, _ := o.fetched(t, path); code != http.StatusUnauthorized {
			t.Errorf("%s is open to all: %d", path, code)
		}
	}
	token := strings.TrimSpace(told[strings.LastIndex(told, " "):])
	if code, body := o.fetched(t, "/", func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }); code != http.StatusOK || !strings.Contains(body, "There is no story yet") {
		t.Errorf("with a token: %d", code)
	}
}

func TestServeRefuses(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	empty := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"open to others":    {"--addr", "0.0.0.0:0"},
		"through a proxy":   {"--host", "desk.example"},
		"no such address":   {"--addr", "nonsense"},
		"taken":             {"--addr", taken.Addr().String()},
		"no keys":           {"--password-file", empty},
		"no such key file":  {"--password-file", "no-such-file"},
		"half of a pair":    {"--tls-cert", empty},
		"no certificate":    {"--tls-cert", empty, "--tls-key", empty},
		"somebody's number": {"--addr", "192.0.2.1:80"},
	} {
		library := filepath.Join(t.TempDir(), "a.db")
		code, _, told := run(t.Context(), "", append([]string{"serve", "--library", library}, args...)...)
		if code == exitOK || !strings.HasPrefix(told, "headwater: ") {
			t.Errorf("%s: %d, %s", name, code, told)
		}
		if _, err := os.Stat(library); err == nil {
			t.Errorf("%s: a library was begun", name)
		}
	}
}

func TestPassword(t *testing.T) {
	code, line, _ := run(t.Context(), "a quite long password\n", "password", "--role", "editor")
	if code != exitOK || !strings.HasPrefix(line, "editor $argon2id$v=19$") {
		t.Errorf("%d: %s", code, line)
	}
	if code, line, told := run(t.Context(), "short\n", "password"); code != exitUsage || line != "" || strings.Contains(told, "short\n") {
		t.Errorf("%d: %s, %s", code, line, told)
	}
}
