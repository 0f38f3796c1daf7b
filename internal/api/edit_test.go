package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"headwater/internal/access"
	"headwater/internal/api"
	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/editing"
	"headwater/internal/export"
	"headwater/internal/fetch"
	"headwater/internal/ingest"
	"headwater/internal/store/sqlite"
	"headwater/internal/watch"
	"headwater/internal/wire"
)

// onMachine is a handler as the machine's own user reaches it, who is an editor.
func onMachine(t *testing.T, h http.Handler) http.Handler {
	t.Helper()
	gate, err := access.New(access.Config{Address: "127.0.0.1:8080"})
	if err != nil {
		t.Fatal(err)
	}
	h = gate.Guard(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "example.com" { // that of a request for tests
			r.Host = "127.0.0.1:8080"
		}
		h.ServeHTTP(w, r)
	})
}

// newLibrary gives an empty library with an editor who may ask this machine, and a client of both.
func newLibrary(t *testing.T) (*ingest.Library, *client) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	l := &ingest.Library{Store: s, Export: export.Story, Import: export.ReadStory}
	t.Cleanup(func() { _ = l.Close() })
	w, err := watch.New(l, fetch.Options{Contact: "desk@example.org", AllowLoopback: true, Delay: time.Millisecond}, 0)
	if err != nil {
		t.Fatal(err)
	}
	edit := editing.New(l, editing.Options{Watcher: w, Works: true})
	go func() { _ = edit.Run(t.Context()) }() // ends with the test
	return l, newClient(t, onMachine(t, api.Handler(desk.New(l), edit, func(path string, err error) { t.Errorf("%s: %v", path, err) })))
}

type intake struct {
	ID                    string
	Done                  bool
	Taken, Known, Refused int
	Items                 []struct {
		Name, Fate, Why string
		Report          int
	}
}

const weir = `<html><head><title>Weir holds</title></head><body><article><h1>Weir holds</h1>
<p>The weir at Tolland held through Sunday's flood, the water board said, though two of its gates had been open all night.</p>
<p>“Nobody slept, and nobody had to,” said Ada Quill, who keeps the gates. The board will look at the stones when the river is down.</p></article></body></html>`

const evil = `<script>alert(1)</script>"'>`

// TestEdit hands in reports, follows a feed and makes a rule that is told of what comes.
func TestEdit(t *testing.T) {
	l, c := newLibrary(t)
	rule := into[struct {
		ID                     int
		Name, Secret, Receiver string
	}](t, c.call(t, "makeRule", nil, marshal(t, map[string]any{"name": evil, "kinds": []string{"new-report"}, "webhook": "https://desk.example/hook/CAPABILITY"}), nil))
	if rule.ID == 0 || rule.Name != evil || !strings.HasPrefix(rule.Secret, "whsec_") || rule.Receiver != "desk.example" {
		t.Errorf("%+v", rule)
	}
	texts := []map[string]string{{"name": "../" + evil + ".html", "text": weir}}
	in := into[intake](t, c.call(t, "addReports", nil, marshal(t, map[string]any{"texts": texts}), nil))
	if in.Taken != 1 || !in.Done || in.Items[0].Report != 1 || strings.HasPrefix(in.Items[0].Name, ".") {
		t.Errorf("%+v", in)
	}
	if err := l.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	if again := into[intake](t, c.call(t, "addReports", nil, marshal(t, map[string]any{"texts": texts}), nil)); again.Known != 1 || again.Taken != 0 {
		t.Errorf("%+v", again)
	}
	if r := into[struct{ Report wire.Report }](t, c.call(t, "getReport", map[string]string{"report": "1"}, "", nil)); r.Report.Title != "Weir holds" {
		t.Errorf("%+v", r)
	}
	for _, id := range []string{"listAlerts", "getAlert", "getAlertFeed"} {
		params := map[string]string{"rule": "1"}
		if id == "listAlerts" {
			params = nil
		}
		w := c.call(t, id, params, "", nil)
		if body := w.Body.String(); w.Code != http.StatusOK || strings.Contains(body, "whsec_") || strings.Contains(body, "CAPABILITY") || id != "listAlerts" && !strings.Contains(body, "new-report") {
			t.Errorf("%s: %d, %s", id, w.Code, body)
		}
	}
	if gone := into[struct{ Name string }](t, c.call(t, "removeRule", map[string]string{"rule": "1"}, "", nil)); gone.Name != evil {
		t.Errorf("%+v", gone)
	}
}

func TestEditFetches(t *testing.T) {
	publisher := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed.xml":
			fmt.Fprint(w, `<rss version="2.0"><channel><title>The Post of &lt;b&gt;Tolland</title><item><title>x</title><link>/x.html</link></item></channel></rss>`)
		case "/x.html":
			fmt.Fprint(w, weir)
		default:
			http.NotFound(w, r)
		}
	}))
	defer publisher.Close()
	_, c := newLibrary(t)
	address := map[string]string{"address": publisher.URL + "/feed.xml"}
	f := into[struct{ Followed, Known []struct{ Title string } }](t, c.call(t, "followFeed", nil, marshal(t, address), nil))
	if len(f.Followed) != 1 || f.Followed[0].Title != "The Post of Tolland" || len(f.Known) != 0 {
		t.Errorf("%+v", f)
	}
	if feeds := into[wire.Feeds](t, c.call(t, "listFeeds", nil, "", nil)); len(feeds.Feeds) != 1 {
		t.Errorf("%+v", feeds)
	}
	for want, wrong := range map[string]string{"publisher": publisher.URL + "/none", "unsafe": "http://192.168.0.1/", "bad-question": "javascript:alert(1)", "no-feed": publisher.URL + "/x.html"} {
		w := c.call(t, "followFeed", nil, marshal(t, map[string]string{"address": wrong}), nil)
		if w.Code < 400 || !strings.Contains(w.Body.String(), "/api/docs#"+want) {
			t.Errorf("%s: %d, %s", wrong, w.Code, w.Body)
		}
	}
	c.call(t, "unfollowFeed", address, "", nil)
	if w := c.call(t, "unfollowFeed", address, "", nil); w.Code != http.StatusNotFound {
		t.Errorf("given up twice: %d", w.Code)
	}
	in := into[intake](t, c.call(t, "addReports", nil, marshal(t, map[string]any{"addresses": []string{publisher.URL + "/x.html", "file:///etc/passwd", "https://ada:secret@example.org/"}}), nil))
	for end := time.Now().Add(20 * time.Second); !in.Done && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		in = into[intake](t, c.call(t, "getIntake", map[string]string{"intake": in.ID}, "", nil))
	}
	if in.Taken != 1 || in.Refused != 2 || strings.Contains(fmt.Sprint(in), "secret@") {
		t.Errorf("%+v", in)
	}
}

func marshal(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestEditBadInput hands in what is wrong, missing, huge or hostile: always a problem document, and nothing is changed.
func TestEditBadInput(t *testing.T) {
	l, c := newLibrary(t)
	huge := strings.Repeat("x", 10<<20)
	for _, b := range []struct {
		id     string
		params map[string]string
		body   string
		status int
	}{
		{"followFeed", nil, "", 400}, {"followFeed", nil, "{}", 422}, {"followFeed", nil, `{"address":""}`, 422}, {"followFeed", nil, `{"address":7}`, 422}, {"followFeed", nil, `{"address":"` + huge + `"}`, 413},
		{"followFeed", nil, `{"address":"file:///etc/passwd"}`, 400}, {"followFeed", nil, `{"address":"https://ada:secret@example.org/"}`, 400}, {"followFeed", nil, `{"address":"http://x/\u0000"}`, 400},
		{"followFeed", nil, `{"address":"http://10.0.0.1/feed"}`, 400}, {"followFeed", nil, `{"address":"https://example.org/","more":1}`, 422},
		{"unfollowFeed", nil, "", 422}, {"unfollowFeed", map[string]string{"address": evil}, "", 404}, {"unfollowFeed", map[string]string{"address": strings.Repeat("x", 5000)}, "", 422},
		{"addReports", nil, "", 400}, {"addReports", nil, "{}", 400}, {"addReports", nil, `{"texts":[],"addresses":[]}`, 400}, {"addReports", nil, `{"texts":[{"name":"a","text":"b"}],"addresses":["https://example.org/"]}`, 400},
		{"addReports", nil, `{"texts":[{"name":"a","text":""}]}`, 422}, {"addReports", nil, `{"texts":[{"name":"` + huge + `","text":"b"}]}`, 413}, {"addReports", nil, `{"texts":[{"name":"` + huge[:1<<20] + `","text":"b"}]}`, 422},
		{"addReports", nil, `{"texts":[{"text":"b"}]}`, 422}, {"addReports", nil, `{"texts":[` + strings.Repeat(`{"name":"a","text":"b"},`, 20) + `{"name":"a","text":"b"}]}`, 422},
		{"addReports", nil, `{"addresses":[` + strings.Repeat(`"a",`, 50) + `"a"]}`, 422}, {"addReports", nil, `{"addresses":"a"}`, 422}, {"addReports", nil, `{"path":"/etc/passwd"}`, 422},
		{"getIntake", map[string]string{"intake": "nothing"}, "", 404}, {"getIntake", map[string]string{"intake": strings.Repeat("x", 100)}, "", 422},
		{"makeRule", nil, "", 400}, {"makeRule", nil, `{"name":"a"}`, 400}, {"makeRule", nil, `{"name":"","words":"a"}`, 422}, {"makeRule", nil, `{"name":" ","words":"a"}`, 400}, {"makeRule", nil, `{"name":"` + huge + `","words":"a"}`, 413},
		{"makeRule", nil, `{"name":"` + huge[:50_000] + `","words":"a"}`, 422}, {"makeRule", nil, `{"name":"a\u0000b","words":"a"}`, 400}, {"makeRule", nil, `{"name":"a","kinds":["truth"]}`, 400}, {"makeRule", nil, `{"name":"a","words":"-b"}`, 400},
		{"makeRule", nil, `{"name":"a","claim":"so what"}`, 400}, {"makeRule", nil, `{"name":"a","words":"b","webhook":"javascript:alert(1)"}`, 400}, {"makeRule", nil, `{"name":"a","words":"b","webhook":"http://169.254.169.254/"}`, 400},
		{"makeRule", nil, `{"name":"a","words":"b","webhook":"https://ada:secret@example.org/"}`, 400}, {"makeRule", nil, `{"name":"a","words":"b","allowPrivate":true}`, 422}, {"makeRule", nil, `{"name":"a","words":"b","secret":"mine"}`, 422},
		{"removeRule", map[string]string{"rule": "1"}, "", 404}, {"removeRule", map[string]string{"rule": "0"}, "", 422}, {"removeRule", map[string]string{"rule": "x"}, "", 422},
		{"getAlert", map[string]string{"rule": "9"}, "", 404}, {"getAlertFeed", map[string]string{"rule": "9"}, "", 404}, {"getAlertFeed", map[string]string{"rule": "-1"}, "", 422},
	} {
		name := fmt.Sprintf("%s %.60v %.60s", b.id, b.params, b.body)
		w := c.call(t, b.id, b.params, b.body, nil)
		if w.Code != b.status || w.Header().Get("Content-Type") != "application/problem+json" || w.Body.Len() > 3000 || strings.Contains(w.Body.String(), "secret@") {
			t.Errorf("%s: %d, want %d: %.400s", name, w.Code, b.status, w.Body)
		}
	}
	captures, err := l.Captures(t.Context(), 0, 1)
	rules, ruleErr := l.Rules(t.Context())
	if err != nil || ruleErr != nil || len(captures)+len(rules) > 0 {
		t.Errorf("%d captures, %d rules: %v, %v", len(captures), len(rules), err, ruleErr)
	}
}

// TestEditRoles holds that only editors change something, and nobody from another site does.
func TestEditRoles(t *testing.T) {
	l := desktest.Library(t)
	var lines string
	tokens := map[string]string{}
	for _, role := range []string{"reader", "editor"} {
		token, line, err := access.NewToken(role)
		if err != nil {
			t.Fatal(err)
		}
		tokens[role], lines = token, lines+line+"\n"
	}
	keys, err := access.ReadKeys(strings.NewReader(lines), "keys")
	if err != nil {
		t.Fatal(err)
	}
	gate, err := access.New(access.Config{Address: "0.0.0.0:80", Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, api.Handler(desk.New(l), editing.New(l, editing.Options{}), nil))
	c.handler = gate.Guard(c.handler)
	edits := map[string]string{"followFeed": `{"address":"https://example.org/"}`, "unfollowFeed": "", "addReports": `{"texts":[{"name":"a","text":"b"}]}`, "getIntake": "", "makeRule": `{"name":"a","words":"b"}`, "removeRule": ""}
	for id, body := range edits {
		params := map[string]map[string]string{"unfollowFeed": {"address": "https://example.org/"}, "getIntake": {"intake": "x"}, "removeRule": {"rule": "9"}}[id]
		for role, want := range map[string]string{"reader": "not-allowed", "editor": ""} {
			w := c.call(t, id, params, body, http.Header{"Authorization": {"Bearer " + tokens[role]}})
			if told := strings.Contains(w.Body.String(), "/api/docs#not-allowed"); told != (want != "") || told != (w.Code == http.StatusForbidden) {
				t.Errorf("%s as %s: %d, %s", id, role, w.Code, w.Body)
			}
		}
		if c.ops[id].Method == http.MethodGet {
			continue
		}
		r := httptest.NewRequest(c.ops[id].Method, "/api/v1/alerts", strings.NewReader(body))
		r.Header = http.Header{"Authorization": {"Bearer " + tokens["editor"]}, "Origin": {"https://evil.example"}}
		w := httptest.NewRecorder()
		if c.handler.ServeHTTP(w, r); w.Code != http.StatusForbidden {
			t.Errorf("%s from another site: %d", id, w.Code)
		}
	}
}
