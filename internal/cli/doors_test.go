package cli

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// posted sends a message to a path and gives the status and the answer.
func (o *opened) posted(t *testing.T, path, body string, changes ...func(*http.Request)) (int, string) {
	t.Helper()
	return o.fetched(t, path, append([]func(*http.Request){func(r *http.Request) {
		r.Method, r.Body, r.ContentLength = http.MethodPost, io.NopCloser(strings.NewReader(body)), int64(len(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
	}}, changes...)...)
}

func toolCall(name, arguments string) string {
	return `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"` + name + `","arguments":` + arguments + `}}`
}

// TestDoors tries the doors for programs as a stranger would: with a stranger's name, from a stranger's page, with more
// than is taken, for files of this machine.
func TestDoors(t *testing.T) {
	o := open(t, "--demo")
	named := func(host string) func(*http.Request) { return func(r *http.Request) { r.Host = host } }
	from := func(site string) func(*http.Request) { return func(r *http.Request) { r.Header.Set("Origin", site) } }
	huge := strings.Repeat("x", 9<<20)
	for _, c := range []struct {
		name, path, body string
		change           func(*http.Request)
		status           int
		want             string
	}{
		{"a call", "/mcp", toolCall("search", `{"words":"ferry"}`), named("localhost"), 200, `"hits"`},
		{"rebound", "/mcp", toolCall("search", `{"words":"ferry"}`), named("evil.example"), 421, `"status":421`},
		{"from another site", "/mcp", toolCall("search", `{"words":"ferry"}`), from("https://evil.example"), 403, `"status":403`},
		{"a file of this machine", "/mcp", toolCall("compare_reports", `{"paths":["/etc/passwd","/etc/hosts"]}`), nil, 200, `"isError":true`},
		{"more than is taken", "/mcp", toolCall("search", `{"words":"`+huge+`"}`), nil, 413, ""},
		{"figures in another way", "/metrics", "", nil, 405, `"status":405`},
		{"no message", "/mcp", `{"jsonrpc":`, nil, 400, ""},
		{"a check from another site", "/api/v1/check", `{"text":"I have never once felt that."}`, from("null"), 403, `"status":403`},
		{"a rule from another site", "/alerts", "name=a&words=b", from("https://evil.example"), 403, "another site"},
		{"a rule from another port", "/alerts", "name=a&words=b", from("http://127.0.0.1:1"), 403, "another site"},
		{"a rule, rebound", "/alerts", "name=a&words=b", named("evil.example"), 421, "does not belong"},
		{"a report from another site", "/api/v1/captures", `{"texts":[{"name":"a","text":"b"}]}`, from("https://evil.example"), 403, `"status":403`},
		{"a report, rebound", "/api/v1/captures", `{"texts":[{"name":"a","text":"b"}]}`, named("evil.example"), 421, `"status":421`},
		{"a file of this machine to add", "/api/v1/captures", `{"addresses":["file:///etc/passwd"]}`, nil, 400, "--contact"},
		{"a check of too much", "/api/v1/check", `{"text":"` + huge + `"}`, nil, 413, `"status":413`},
	} {
		if c.change == nil {
			c.change = func(*http.Request) {}
		}
		status, answer := o.posted(t, c.path, c.body, c.change)
		if status != c.status || !strings.Contains(answer, c.want) || strings.Contains(answer, "root:x") || len(answer) > 20_000 {
			t.Errorf("%s: %d, %.300s", c.name, status, answer)
		}
	}
	if o.end(); strings.Contains(o.errors.String(), "evil") || strings.Count(o.errors.String(), "\n") > 2 {
		t.Errorf("told of clients: %s", o.errors)
	}
}

// newToken makes a token, and a file of keys that lets it in.
func newToken(t *testing.T) (token, file string) {
	t.Helper()
	_, line, told := run(t.Context(), "", "password", "--token")
	token = strings.TrimSpace(told[strings.LastIndex(told, " "):])
	file = filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	return token, file
}

// TestSecrets: a token opens all doors, and neither it nor a wrong one is ever told.
func TestSecrets(t *testing.T) {
	token, file := newToken(t)
	o := open(t, "--library", filepath.Join(t.TempDir(), "new.db"), "--password-file", file)
	for offered, want := range map[string]int{token: 200, token[:len(token)-1]: 401, "hw_SECRETSECRET": 401} {
		bearer := func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+offered) }
		if status, answer := o.posted(t, "/mcp", toolCall("search", `{"words":"ferry"}`), bearer); status != want || strings.Contains(answer, offered) {
			t.Errorf("a call with %s: %d, %.300s", offered, status, answer)
		}
		for _, path := range []string{"/api/v1/stories", "/metrics", "/api/v1/stories?token=" + offered} {
			status, answer := o.fetched(t, path, bearer)
			if status != want && status != http.StatusUnprocessableEntity || want == 401 && strings.Contains(answer, offered) {
				t.Errorf("%s with %s: %d, %.300s", path, offered, status, answer)
			}
			var p struct{ Type, Title, Detail string }
			if err := json.Unmarshal([]byte(answer), &p); want == 401 && (err != nil || p.Type == "" || p.Title == "" || p.Detail == "") {
				t.Errorf("no problem document: %.300s", answer)
			}
		}
	}
	if o.end(); strings.Contains(o.errors.String(), token[:len(token)-1]) || strings.Contains(o.errors.String(), "SECRET") {
		t.Errorf("told a token: %s", o.errors)
	}
}

// TestAssistantWithToken: the SDK's own client works with a token, over HTTP, and does not get in without.
func TestAssistantWithToken(t *testing.T) {
	token, file := newToken(t)
	o := open(t, "--demo", "--password-file", file)
	connect := func(offered string) (*mcp.ClientSession, error) {
		transport := &mcp.StreamableClientTransport{Endpoint: o.address + "/mcp", HTTPClient: &http.Client{Transport: bearer(offered)}, DisableStandaloneSSE: true, MaxRetries: -1}
		return mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	}
	if s, err := connect("hw_SECRETSECRET"); err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("a stranger gets %v, %v", s, err)
	}
	for range 2 { // sessions, one after the other
		s, err := connect(token)
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "check_quote", Arguments: map[string]any{"text": "I have never once felt a ship do that."}})
		if err != nil || r.IsError || !strings.HasPrefix(r.Content[0].(*mcp.TextContent).Text, "altered.") {
			t.Errorf("%+v, %v", r, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	o.end()
}

// bearer sends a token with every request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}

// TestSlowClients: none may hold a connection for as long as it likes.
func TestSlowClients(t *testing.T) {
	s := newServer(http.NotFoundHandler())
	if s.ReadHeaderTimeout == 0 || s.ReadTimeout == 0 || s.WriteTimeout == 0 || s.IdleTimeout == 0 || s.MaxHeaderBytes == 0 {
		t.Errorf("%+v", s)
	}
}

// TestWaysOut: a story's page leads to it in every form, each of which is there.
func TestWaysOut(t *testing.T) {
	o := open(t, "--demo")
	_, page := o.fetched(t, "/stories/1")
	links := regexp.MustCompile(`href="(/api/v1/stories/1[^"]*|/stories/1/story\.html)"`).FindAllStringSubmatch(page, -1)
	if len(links) < 12 || !strings.Contains(page, `type="application/atom+xml"`) {
		t.Errorf("%d ways out", len(links))
	}
	for _, link := range links {
		if status, file := o.fetched(t, link[1]); status != http.StatusOK || len(file) < 100 {
			t.Errorf("%s: %d with %d bytes", link[1], status, len(file))
		}
	}
	o.end()
}
