package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"headwater/internal/access"
	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/editing"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
)

// served is a library with its pages, and what was told of faults.
type testSite struct {
	handler http.Handler
	library *ingest.Library
	gate    *access.Gate
	edit    *editing.Editor
	mutex   sync.Mutex
	faults  []string
}

func newTestSite(t testing.TB, l *ingest.Library) *testSite {
	t.Helper()
	gate, err := access.New(access.Config{Address: "127.0.0.1:8080"})
	if err != nil {
		t.Fatal(err)
	}
	s := &testSite{library: l, gate: gate, edit: editing.New(l, editing.Options{Works: true})}
	site := &Site{Desk: desk.New(l), Gate: gate, Edit: s.edit, Fault: func(path string, err error) {
		s.mutex.Lock()
		defer s.mutex.Unlock()
		s.faults = append(s.faults, path+": "+err.Error())
	}}
	gate.Refuse = site.Refuse
	s.handler = gate.Guard(site.Handler())
	return s
}

// ask sends a request, changed by the given functions.
func (s *testSite) ask(method, target string, body io.Reader, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080/", body)
	r.URL = &url.URL{Path: target}
	if path, query, found := strings.Cut(target, "?"); found {
		r.URL = &url.URL{Path: path, RawQuery: query}
	}
	r.RemoteAddr = "127.0.0.1:5000"
	for _, change := range changes {
		change(r)
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

func (s *testSite) get(target string, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	return s.ask("GET", target, nil, changes...)
}

func (s *testSite) noFaults(t *testing.T) {
	t.Helper()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.faults) > 0 {
		t.Errorf("told of: %q", s.faults)
	}
	s.faults = nil
}

// hostileCaptures are reports with markup wherever there can be words.
func hostileCaptures() []string {
	page := func(publisher, headline, body string) string {
		e := html.EscapeString
		return `<html><head><title>` + e(headline) + `</title><meta property="og:site_name" content="` + e(publisher) + `"><meta name="author" content="` + e(evil) +
			`"><meta property="article:published_time" content="2026-03-02T08:00:00Z"></head><body><article><h1>` + e(headline) + `</h1>` + body + `</article></body></html>`
	}
	said := html.EscapeString(`“The ` + evil + ` barrier held all night,” said Ines Marrow, the ` + evil + ` warden of the lower lock.`)
	more := `<p>The lower lock at Tarn was shut on Sunday after water came over the gate, the lock board said in a note to its keepers.</p><p>` + said + `</p><p>Two keepers who asked not to be named said the gate had stuck for an hour before anybody came to look at it.</p>`
	return []string{
		page(evil, "Lock at Tarn shut "+evil, more),
		page("The <b>Tarn</b> Courier", "Lock shut at Tarn after water came over "+evil, more+`<p>The lock board denied that the gate had stuck.</p>`),
	}
}

func newFullSite(t testing.TB) *testSite {
	t.Helper()
	l := desktest.Library(t)
	for i, body := range hostileCaptures() {
		desktest.Add(t, l, 20, desktest.Capture(fmt.Sprintf("hostile-%d %s.html", i, strings.ReplaceAll(evil, "/", "_")), body))
	}
	rule := store.Rule{Name: "Ferry " + evil, Words: "ferry", Names: []string{evil}, Claim: evil, Webhook: "https://desk.example/"}
	if _, err := l.SaveRule(t.Context(), rule); err != nil {
		t.Fatal(err)
	}
	if err := l.SaveWatch(t.Context(), store.Watch{Address: "https://feeds.example/" + evil, Kind: store.FeedWatch, Title: evil, Failures: 2, Reason: evil, Due: time.Now().Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	return newTestSite(t, l)
}

// everyAddress gives pages of all kinds, and those that they lead to.
func everyAddress(t *testing.T, s *testSite) []string {
	t.Helper()
	seen := map[string]bool{}
	queue := []string{"/", "/search?words=gate", "/check?words=We+were+told+to+reset+it+and+sail", "/sources", "/compare", "/feeds", "/alerts", "/add", "/search", "/check", "/?words=zeppelin", "/stories/20", "/stories/20?since=2020-01-01"}
	var out []string
	for len(queue) > 0 && len(out) < 400 {
		at := queue[0]
		queue = queue[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		out = append(out, at)
		for _, l := range linkPattern.FindAllStringSubmatch(s.get(at).Body.String(), -1) {
			to, _, _ := strings.Cut(html.UnescapeString(l[1]), "#")
			if strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "/api/") {
				queue = append(queue, to)
			}
		}
	}
	return out
}

var linkPattern = regexp.MustCompile(`href="([^"]*)"`)

// TestSite goes to every page that there is by its links. All are whole, lead somewhere, and hold no words of
// reports as markup.
func TestSite(t *testing.T) {
	s := newFullSite(t)
	addresses := everyAddress(t, s)
	if len(addresses) < 60 {
		t.Fatalf("only %d pages: %q", len(addresses), addresses)
	}
	for _, at := range addresses {
		w := s.get(at)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", at, w.Code)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && !strings.HasSuffix(at, ".html") {
			checkSitePage(t, at, w)
		}
	}
	s.noFaults(t)
}

// checkSitePage holds a page to its bounds.
func checkSitePage(t *testing.T, at string, w *httptest.ResponseRecorder) {
	t.Helper()
	body := w.Body.String()
	if len(body) > 150_000 {
		t.Errorf("%s: %d bytes", at, len(body))
	}
	if !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%s: no policy", at)
	}
	z := html.NewTokenizer(strings.NewReader(body))
	ids, links := map[string]bool{}, map[string]bool{}
	var open []string
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		tok := z.Token()
		switch {
		case kind == html.StartTagToken && !isVoid(tok.Data):
			open = append(open, tok.Data)
		case kind == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != tok.Data):
			t.Fatalf("%s: </%s> closes %v", at, tok.Data, open)
		case kind == html.EndTagToken:
			open = open[:len(open)-1]
		}
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			checkSiteTag(t, at, tok, ids, links)
		}
	}
	for l := range links {
		if !ids[l] && !strings.Contains(at, "part=1") {
			t.Errorf("%s: a link leads to #%s, which is not there", at, l)
		}
	}
}

func isVoid(tag string) bool {
	for _, v := range void {
		if v == tag {
			return true
		}
	}
	return false
}

func checkSiteTag(t *testing.T, at string, tok html.Token, ids, links map[string]bool) {
	t.Helper()
	switch tok.Data {
	case "img", "iframe", "object", "embed", "base", "style":
		t.Errorf("%s: <%s>", at, tok.Data)
	}
	for _, a := range tok.Attr {
		outside := strings.Contains(a.Val, "://") && tok.Data != "a" && a.Key != "value"
		switch {
		case a.Key == "id" && ids[a.Val]:
			t.Errorf("%s: id %q twice", at, a.Val)
		case a.Key == "id":
			ids[a.Val] = true
		case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
			links[a.Val[1:]] = true
		case a.Key == "style" || strings.HasPrefix(a.Key, "on") || (a.Key == "href" || a.Key == "src" || a.Key == "action") && (outside || strings.HasPrefix(a.Val, "javascript:")):
			t.Errorf("%s: <%s %s=%q>", at, tok.Data, a.Key, a.Val)
		}
	}
}

// TestManyReports holds that the page of a story of 60 reports stays small, and its ledger narrow.
func TestManyReports(t *testing.T) {
	s := flood(60)
	reports := make([]desk.Report, 60)
	for i := range reports {
		reports[i].Seq = store.Seq(i + 1)
	}
	p := newPage(newView(s, &served{Story: "/stories/1", Reports: reports, ClaimID: func(i int) string { return fmt.Sprintf("c%012d", i) }}))
	if n := len(p.Ledger.Columns); n > mostColumns {
		t.Errorf("%d columns", n)
	}
	told := 0
	for _, c := range p.Ledger.Columns {
		told += c.All()
	}
	if told != 60 {
		t.Errorf("the columns hold %d reports", told)
	}
}

// TestBadInput holds that whatever is asked gets a clear page, and the log nothing.
func TestBadInput(t *testing.T) {
	s := newFullSite(t)
	long := strings.Repeat("x", 30_000)
	form := func(words string) io.Reader { return strings.NewReader("words=" + url.QueryEscape(words)) }
	for _, c := range []struct {
		method, target string
		body           io.Reader
		want           int
	}{
		{"GET", "/stories/0", nil, 404}, {"GET", "/stories/-1", nil, 404}, {"GET", "/stories/x", nil, 404}, {"GET", "/stories/999999999999999999999999", nil, 404},
		{"GET", "/stories/9223372036854775807", nil, 404}, {"GET", "/stories/1/", nil, 404}, {"GET", "/stories/1/claims/c", nil, 404}, {"GET", "/stories/1/claims/" + long, nil, 404},
		{"GET", "/stories/1/claims?page=0", nil, 400}, {"GET", "/stories/1/claims?page=-1", nil, 400}, {"GET", "/stories/1/claims?page=99", nil, 404}, {"GET", "/stories/1/claims?page=1e9", nil, 400}, {"GET", "/stories/1/claims/c?of=2", nil, 404},
		{"GET", "/stories/1/findings?kind=nonsense", nil, 200}, {"GET", "/stories/1/timeline?page=99", nil, 404}, {"GET", "/stories/1/..%2f..%2fetc", nil, 404},
		{"GET", "/stories/1?since=yesterday", nil, 400}, {"GET", "/stories/1?since=9999-99-99", nil, 400}, {"GET", "/stories/1?since=2026-01-01", nil, 200}, {"GET", "/stories/1?since=2026-01-01T00:00:00Z", nil, 200},
		{"GET", "/reports/0", nil, 404}, {"GET", "/reports/99", nil, 404}, {"GET", "/reports/" + long, nil, 404}, {"GET", "/reports/1?at=x", nil, 400}, {"GET", "/reports/1?at=5-2", nil, 400},
		{"GET", "/reports/1?at=0-99999999", nil, 400}, {"GET", "/reports/1?at=3-9", nil, 200}, {"GET", "/reports/1?at=-3", nil, 400},
		{"GET", "/?since=yesterday", nil, 400}, {"GET", "/?until=2026-13-01", nil, 400}, {"GET", "/?kind=truth", nil, 400}, {"GET", "/?order=best", nil, 400}, {"GET", "/?after=nonsense", nil, 400},
		{"GET", "/?words=" + long, nil, 413}, {"GET", "/?name=" + url.QueryEscape(evil), nil, 200}, {"GET", "/?words=%ff%fe", nil, 400}, {"GET", "/?words=a%00b", nil, 400}, {"GET", "/?since=2026-01-01&until=2020-01-01", nil, 200},
		{"GET", "/compare?a=1", nil, 400}, {"GET", "/compare?a=1&b=1", nil, 400}, {"GET", "/compare?a=1&b=999", nil, 404}, {"GET", "/compare?a=x&b=y", nil, 400}, {"GET", "/compare?a=-1&b=2", nil, 400},
		{"GET", "/search?words=-only", nil, 400}, {"GET", "/search?words=" + url.QueryEscape(`"`+evil+`" OR 1=1; --`), nil, 200}, {"GET", "/search?words=a&since=x", nil, 400}, {"GET", "/search?words=a&after=x", nil, 400},
		{"GET", "/sources?words=%21%21", nil, 200}, {"GET", "/sources?after=1.%2a", nil, 400}, {"GET", "/sources?words=" + long, nil, 413},
		{"GET", "/sources?name=%21%21", nil, 400}, {"GET", "/sources?name=Nobody+Atall", nil, 404}, {"GET", "/sources?name=" + long, nil, 413},
		{"GET", "/check?words=%21", nil, 400}, {"GET", "/check?words=" + long, nil, 413}, {"POST", "/check", form("short words"), 303}, {"POST", "/check", form(strings.Repeat("some words ", 70)), 200},
		{"POST", "/check", form(long), 413}, {"POST", "/check", form(strings.Repeat("x", 2<<20)), 413}, {"POST", "/check", strings.NewReader("words=%zz"), 400},
		{"GET", "/nope", nil, 404}, {"GET", "/stories?words=x", nil, 301}, {"GET", "/assets/style.css", nil, 404}, {"GET", "/assets/..%2fstyle.css", nil, 404}, {"POST", "/stories/1", nil, 405}, {"DELETE", "/", nil, 405}, {"BREW", "/", nil, 405}, {"POST", "/nope", nil, 404}, {"GET", "/?words=%zz", nil, 400}, {"GET", "/search?words=a;b", nil, 400},
		{"GET", "/?" + strings.Repeat("a=1&", 3000), nil, 200},
	} {
		w := s.ask(c.method, c.target, c.body, func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") })
		body := w.Body.String()
		if w.Code != c.want {
			t.Errorf("%s %.80s: %d, want %d", c.method, c.target, w.Code, c.want)
		}
		if strings.Contains(body, "goroutine") || strings.Contains(body, ".go:") || strings.Contains(body, "<script>") || len(body) > 160_000 {
			t.Errorf("%s %.80s answers with %.300s", c.method, c.target, body)
		}
		if c.want >= 400 && !strings.Contains(body, "<h1>") {
			t.Errorf("%s %.80s: no page tells what is wrong", c.method, c.target)
		}
	}
	s.noFaults(t)
}

// TestBusy: where there is no room it is told when to come back, and nobody is told of a fault.
func TestBusy(t *testing.T) {
	s := &Site{Gate: new(access.Gate), Fault: func(path string, err error) { t.Errorf("%s: %v", path, err) }}
	w := httptest.NewRecorder()
	s.answering(func(http.ResponseWriter, *http.Request) error {
		return &news.Problem{Kind: news.Busy, What: "too many at once", Do: "try again"}
	})(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "Too many at once") {
		t.Errorf("%d %s", w.Code, w.Header())
	}
}

// TestMethods: a page that is asked in another way says in which ways it may be.
func TestMethods(t *testing.T) {
	s := newFullSite(t)
	for _, c := range []struct {
		method, target string
		want           int
		allow          string
	}{
		{"POST", "/stories/1", 405, "GET, HEAD, OPTIONS"},
		{"PUT", "/check", 405, "GET, HEAD, POST, OPTIONS"},
		{"GET", "/sign-out", 405, "POST, OPTIONS"},
		{"OPTIONS", "/", 204, "GET, HEAD, OPTIONS"},
		{"OPTIONS", "/nope", 404, ""},
		{"HEAD", "/stories/1", 200, ""},
		{"HEAD", "/nope", 404, ""},
	} {
		w := s.ask(c.method, c.target, nil)
		if w.Code != c.want || w.Header().Get("Allow") != c.allow || c.want == 405 && !strings.Contains(w.Body.String(), "<h1>") {
			t.Errorf("%s %s: %d, %q: %.300s", c.method, c.target, w.Code, w.Header().Get("Allow"), w.Body)
		}
	}
	s.noFaults(t)
}

func FuzzAsked(f *testing.F) {
	s := newFullSite(f)
	f.Add("/stories/1", "since=2026-01-01&page=2")
	f.Add("/", "words=x&kind=quote-altered&after=1.2.3")
	f.Add("/reports/1", "at=3-9")
	f.Add("/sources", "name=Edda+Royle&after=1")
	f.Fuzz(func(t *testing.T, path, query string) {
		w := s.ask("GET", "/", nil, func(r *http.Request) { r.URL = &url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: query} })
		if w.Code >= 500 {
			t.Errorf("%d: %q", w.Code, s.faults)
		}
	})
}

// TestMerged holds that a story that went into another leads there for good.
func TestMerged(t *testing.T) {
	s := newFullSite(t)
	desktest.Merge(t, s.library, desktest.Ferry, desktest.Buses)
	for from, to := range map[string]string{"/stories/6": "/stories/1", "/stories/6/claims?page=1": "/stories/1/claims?page=1"} {
		w := s.get(from)
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != to {
			t.Errorf("%s: %d to %q", from, w.Code, w.Header().Get("Location"))
		}
	}
}

// TestRevalidation holds that a page that has not changed is not sent again, and a file of the pages is kept.
func TestRevalidation(t *testing.T) {
	s := newFullSite(t)
	first := s.get("/stories/1")
	tag := first.Header().Get("ETag")
	again := s.get("/stories/1", func(r *http.Request) { r.Header.Set("If-None-Match", tag) })
	if tag == "" || again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("%q: %d with %d bytes", tag, again.Code, again.Body.Len())
	}
	dark := s.get("/stories/1", func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "theme", Value: "dark"}) })
	if dark.Header().Get("ETag") == tag || !strings.Contains(dark.Body.String(), `data-theme="dark"`) {
		t.Error("the chosen colours are not in the page")
	}
	style := s.get(ownFiles().Style.Path)
	if style.Code != 200 || !strings.Contains(style.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("the style: %d, %s", style.Code, style.Header().Get("Cache-Control"))
	}
}

// TestSinceLastLook holds that a reader is told what came between two visits, and that nothing odd in the
// cookie harms.
func TestSinceLastLook(t *testing.T) {
	s := newFullSite(t)
	first := s.get("/stories/1")
	c, err := http.ParseSetCookie(first.Header().Get("Set-Cookie"))
	if err != nil || c.Path != "/stories/1" || !c.HttpOnly {
		t.Fatalf("the cookie is %v (%v)", c, err)
	}
	if strings.Contains(first.Body.String(), "Since you last looked") {
		t.Error("a first visit is told what is new")
	}
	before, after := desktest.Arrived.Add(-time.Hour), desktest.Arrived.Add(time.Hour)
	for _, look := range []struct {
		cookie string
		want   string
	}{
		{writeLook(time.Time{}, after), "Nothing has come"}, {writeLook(before, time.Now()), ""}, {"x", ""}, {"-1.-1", ""}, {"99999999999999.99999999999999", ""}, {strings.Repeat("9", 4000), ""},
	} {
		w := s.get("/stories/1", func(r *http.Request) { r.AddCookie(&http.Cookie{Name: lookCookie, Value: look.cookie}) })
		if w.Code != 200 || !strings.Contains(w.Body.String(), look.want) || look.want == "" && strings.Contains(w.Body.String(), "Since you last looked") {
			t.Errorf("%.40s: %d", look.cookie, w.Code)
		}
	}
	late := desktest.Capture("late.html", hostileCaptures()[1]+"<!-- later -->")
	late.Arrived = desktest.Arrived.Add(48 * time.Hour)
	desktest.Add(t, s.library, 20, late)
	w := s.get("/stories/20?since=" + url.QueryEscape(after.Format(time.RFC3339)))
	if !strings.Contains(w.Body.String(), "Since you last looked") || strings.Contains(w.Body.String(), "Nothing has come") {
		t.Errorf("what is new is not told: %.1500s", w.Body.String())
	}
}

// TestVersions holds that what a newer version of a report changed without a word is told on its page and its
// story's.
func TestVersions(t *testing.T) {
	s := newTestSite(t, desktest.Library(t))
	first, err := s.library.Capture(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	newer := desktest.Capture(first.Name, strings.ReplaceAll(string(first.Body), "reset it", "leave it"))
	newer.Arrived = desktest.Arrived.Add(time.Hour)
	desktest.Add(t, s.library, desktest.Ferry, newer)
	versions, err := s.library.Articles(t.Context(), store.ArticleQuery{Address: first.Name, Limit: 2})
	if err != nil || len(versions) != 2 {
		t.Fatalf("%d versions (%v)", len(versions), err)
	}
	report := s.get(fmt.Sprintf("/reports/%d", versions[0].Seq)).Body.String()
	story := s.get("/stories/1").Body.String()
	for _, want := range []string{"What this version changed", "Changed without a word", "<del>reset</del>", "<ins>leave</ins>", compareAddress(1, versions[0].Seq)} {
		if !strings.Contains(report, html.EscapeString(want)) && !strings.Contains(report, want) {
			t.Errorf("the report's page does not have %q", want)
		}
	}
	if !strings.Contains(story, "without a word") {
		t.Error("the story's page does not tell that a report was changed")
	}
	s.noFaults(t)
}

// TestReaderGone holds that a reader who closes the page midway is no fault.
func TestReaderGone(t *testing.T) {
	s := newFullSite(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, at := range []string{"/", "/stories/1", "/reports/1", "/compare?a=1&b=2", "/check?words=told+to+reset"} {
		s.get(at, func(r *http.Request) { *r = *r.WithContext(ctx) })
	}
	server := httptest.NewServer(s.handler)
	defer server.Close()
	for range 5 {
		r, err := http.Get(server.URL + "/stories/1")
		if err != nil {
			t.Fatal(err)
		}
		_, _ = r.Body.Read(make([]byte, 10))
		_ = r.Body.Close()
	}
	s.noFaults(t)
}

// newLockedSite serves the examples to whoever has the password.
func newLockedSite(t *testing.T) (s *testSite, password string) {
	t.Helper()
	password = "nine small words in a row"
	line, err := access.NewPassword("reader", password)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := access.ReadKeys(strings.NewReader(line), "keys")
	if err != nil {
		t.Fatal(err)
	}
	gate, err := access.New(access.Config{Address: "0.0.0.0:80", Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	site := &Site{Desk: desk.New(desktest.Library(t)), Gate: gate}
	gate.Refuse = site.Refuse
	return &testSite{handler: gate.Guard(site.Handler())}, password
}

// TestSignInPages holds that strangers are led to the form and back, and nowhere else.
func TestSignInPages(t *testing.T) {
	s, _ := newLockedSite(t)
	if w := s.get("/stories/1?page=2"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/sign-in?next=%2Fstories%2F1%3Fpage%3D2" {
		t.Fatalf("%d to %q", w.Code, w.Header().Get("Location"))
	}
	asForm := func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }
	if w := s.ask("POST", "/sign-in", strings.NewReader("password=wrong+password"), asForm); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "No such password") {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
	for next, want := range map[string]string{"/stories/1": "/stories/1", "https://evil.example/": "/", "//evil.example/": "/", `/\evil.example`: "/", "javascript:alert(1)": "/", "": "/"} {
		w := s.ask("POST", "/sign-in", strings.NewReader(url.Values{"password": {"nine small words in a row"}, "next": {next}}.Encode()), asForm)
		if w.Code == http.StatusTooManyRequests {
			break
		}
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("%q: %d to %q", next, w.Code, w.Header().Get("Location"))
		}
	}
	if got := localPath(`/\evil.example`); got != "/" {
		t.Error(got)
	}
}

// TestSources holds that one person's spellings are one line of the list, and that their page says which they are.
func TestSources(t *testing.T) {
	s := newFullSite(t)
	list := s.get("/sources").Body.String()
	if n := strings.Count(list, "Royle</a>"); n != 1 || !strings.Contains(list, `<a href="/sources?name=Edda&#43;Royle">Edda Royle</a>`) {
		t.Errorf("%d lines", n)
	}
	for _, name := range []string{"Edda+Royle", "Skipper+Edda+Royle"} {
		page := s.get("/sources?name=" + name).Body.String()
		if !strings.Contains(page, "<h1>Edda Royle</h1>") || !strings.Contains(page, "Put together here: Edda Royle (") || !strings.Contains(page, "and Skipper Edda Royle (") {
			t.Errorf("%s: %s", name, page)
		}
	}
	if page := s.get("/sources?words=ROYLE").Body.String(); strings.Count(page, "<li><a href") != 1 {
		t.Errorf("%s", page)
	}
	s.noFaults(t)
}
