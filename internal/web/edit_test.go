package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"headwater/internal/access"
	"headwater/internal/alert"
	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/editing"
	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/watch"
)

// posted sends a form to a page.
func (s *testSite) posted(path string, form url.Values, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	asForm := func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }
	return s.ask("POST", path, strings.NewReader(form.Encode()), append([]func(*http.Request){asForm}, changes...)...)
}

// landed goes where a change leads, and gives the page there.
func (s *testSite) landed(t *testing.T, w *httptest.ResponseRecorder, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/") {
		t.Fatalf("%d to %q: %.800s", w.Code, to, w.Body)
	}
	page := s.get(to, changes...)
	if page.Code != http.StatusOK {
		t.Fatalf("%s: %d", to, page.Code)
	}
	checkSitePage(t, to, page)
	return page
}

// upload makes a form of files, by their names.
func upload(t *testing.T, files ...string) (body []byte, change func(*http.Request)) {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		part, err := form.CreateFormFile("files", files[i])
		if err == nil {
			_, err = io.WriteString(part, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), func(r *http.Request) { r.Header.Set("Content-Type", form.FormDataContentType()) }
}

// keyedSite is a library that others reach, with a token for readers and one for editors.
func keyedSite(t *testing.T) (s *testSite, reader, editor func(*http.Request)) {
	t.Helper()
	var lines string
	bearer := map[string]func(*http.Request){}
	for _, role := range []string{"reader", "editor"} {
		token, line, err := access.NewToken(role)
		if err != nil {
			t.Fatal(err)
		}
		lines += line + "\n"
		bearer[role] = func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	}
	password, err := access.NewPassword("reader", "nine small words in a row")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := access.ReadKeys(strings.NewReader(lines+password), "keys")
	if err != nil {
		t.Fatal(err)
	}
	gate, err := access.New(access.Config{Address: "0.0.0.0:80", Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	l := desktest.Library(t)
	site := &Site{Desk: desk.New(l), Gate: gate, Edit: editing.New(l, editing.Options{Works: true})}
	gate.Refuse = site.Refuse
	return &testSite{library: l, handler: gate.Guard(site.Handler())}, bearer["reader"], bearer["editor"]
}

// changes are requests that change something, one for each way to do it.
var changes = []struct {
	path string
	form url.Values
}{
	{"/feeds", url.Values{"do": {"follow"}, "address": {"https://example.org/feed"}}}, {"/feeds", url.Values{"do": {"stop"}, "feed": {"0123456789abcdef"}}},
	{"/feeds", url.Values{"do": {"ask"}, "feed": {"0123456789abcdef"}}}, {"/add", url.Values{"addresses": {"https://example.org/a"}}},
	{"/alerts", url.Values{"name": {"ferry"}, "words": {"ferry"}}}, {"/alerts/1", url.Values{"do": {"remove"}}}, {"/alerts/1", url.Values{"do": {"try"}}},
}

// TestRoles holds that strangers are led to sign in, readers see what there is and can change nothing, and editors
// can; and that no other site can change anything in an editor's browser, signed in or on the machine itself.
func TestRoles(t *testing.T) {
	s, reader, editor := keyedSite(t)
	for _, c := range changes {
		if w := s.posted(c.path, c.form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/sign-in?next="+url.QueryEscape(c.path) {
			t.Errorf("a stranger at %s: %d to %q", c.path, w.Code, w.Header().Get("Location"))
		}
		if w := s.posted(c.path, c.form, reader); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "Only editors") {
			t.Errorf("a reader at %s: %d", c.path, w.Code)
		}
		if w := s.posted(c.path, c.form, editor); w.Code == http.StatusForbidden || w.Code >= 500 {
			t.Errorf("an editor at %s: %d", c.path, w.Code)
		}
	}
	if w := s.posted("/sign-out", nil); w.Header().Get("Location") != "/sign-in?" {
		t.Errorf("a stranger leaves to %q", w.Header().Get("Location"))
	}
	for path, want := range map[string]int{"/feeds": 200, "/alerts": 200, "/add": 403, "/feeds/stop?feed=x": 403, "/alerts/1/remove": 403, "/add/x": 403} {
		w := s.get(path, reader)
		if w.Code != want || strings.Contains(w.Body.String(), `method="post" action="/a`) || strings.Contains(w.Body.String(), `href="/add"`) {
			t.Errorf("a reader at %s: %d", path, w.Code)
		}
	}
	if body, form := upload(t, "a.txt", "words"); s.ask("POST", "/add", bytes.NewReader(body), form, reader).Code != http.StatusForbidden {
		t.Error("a reader hands in a file")
	}
	if w := s.get("/add", editor); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `href="/add"`) {
		t.Errorf("an editor sees no form: %d", w.Code)
	}
}

func TestOtherSites(t *testing.T) {
	keyed, _, editor := keyedSite(t)
	local := newTestSite(t, keyed.library)
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for name, from := range map[string]func(*http.Request){
		"another site": header("Sec-Fetch-Site", "cross-site"), "another port": header("Sec-Fetch-Site", "same-site"), "another origin": header("Origin", "http://evil.example"),
		"a sandbox": header("Origin", "null"), "another port, told by its origin": header("Origin", "http://127.0.0.1:3000"),
	} {
		for _, c := range changes {
			if w := local.posted(c.path, c.form, from); w.Code != http.StatusForbidden {
				t.Errorf("%s changes %s of the machine: %d", name, c.path, w.Code)
			}
			if w := keyed.posted(c.path, c.form, from, editor); w.Code != http.StatusForbidden {
				t.Errorf("%s changes %s: %d", name, c.path, w.Code)
			}
		}
	}
	rebound := func(r *http.Request) { r.Host = "evil.example:8080" }
	own := header("Sec-Fetch-Site", "same-origin")
	for _, c := range changes {
		if w := local.posted(c.path, c.form, rebound, own); w.Code != http.StatusMisdirectedRequest {
			t.Errorf("a name that was made to lead here changes %s: %d", c.path, w.Code)
		}
	}
	if w := local.posted("/alerts", url.Values{"name": {"mine"}, "words": {"ferry"}}, own, header("Origin", "http://127.0.0.1:8080")); w.Code != http.StatusSeeOther {
		t.Errorf("our own page changes nothing: %d", w.Code)
	}
	if rules, err := keyed.library.Rules(t.Context()); err != nil || len(rules) != 1 {
		t.Errorf("%d rules (%v)", len(rules), err)
	}
}

// TestRulePages makes a rule, sees it with what became of what it was told, and removes it. What is wrong with a rule
// stands beside what was typed; its secret is told once, and what is a secret of its receiver never.
func TestRulePages(t *testing.T) {
	s := newTestSite(t, desktest.Library(t))
	bad := s.posted("/alerts", url.Values{"name": {evil}, "claim": {"too short"}, "names": {"Edda Royle\n" + evil}, "kind": {"denied"}})
	if body := bad.Body.String(); bad.Code != http.StatusUnprocessableEntity || !strings.Contains(body, "too short to be told") ||
		!strings.Contains(body, html.EscapeString(evil)) || !strings.Contains(body, `value="denied" checked`) {
		t.Errorf("%d: %s", bad.Code, body)
	}
	checkSitePage(t, "/alerts", bad)
	made := s.posted("/alerts", url.Values{"name": {evil}, "words": {"ferry"}, "webhook": {"https://desk.example/hook/CAPABILITY"}})
	page := s.landed(t, made)
	if secrets := secretPattern.FindAllString(page.Body.String(), -1); len(secrets) != 1 || page.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("the secret is told %d times, %s", len(secrets), page.Header().Get("Cache-Control"))
	}
	again := s.landed(t, made).Body.String()
	if secretPattern.MatchString(again) || strings.Contains(again, "CAPABILITY") || !strings.Contains(again, "desk.example") {
		t.Errorf("told again: %s", again)
	}
	rules, err := s.library.Rules(t.Context())
	if err != nil || len(rules) != 1 {
		t.Fatalf("%d rules (%v)", len(rules), err)
	}
	tellRule(t, s, &rules[0])
	one := s.get("/alerts/1")
	for _, want := range []string{"given up", "It answers 500", "A report came", "sent", `href="/api/v1/alerts/1/feed"`} {
		if !strings.Contains(one.Body.String(), want) {
			t.Errorf("the page of the rule has no %q", want)
		}
	}
	if strings.Contains(one.Body.String(), "CAPABILITY") || secretPattern.MatchString(one.Body.String()) {
		t.Error("the page of the rule tells a secret")
	}
	checkSitePage(t, "/alerts/1", one)
	checkSitePage(t, "/alerts/1/remove", s.get("/alerts/1/remove"))
	if body := s.landed(t, s.posted("/alerts/1", url.Values{"do": {"remove"}})).Body.String(); !strings.Contains(body, "is removed") {
		t.Errorf("%s", body)
	}
	for _, path := range []string{"/alerts/1", "/alerts/1/remove", "/alerts/0", "/alerts/x", "/alerts/99999999999999999999"} {
		if w := s.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	s.noFaults(t)
}

var secretPattern = regexp.MustCompile(`whsec_[A-Za-z0-9+/=&#;]+`)

// tellRule tells a rule of two things, of which one is sent and the other given up.
func tellRule(t *testing.T, s *testSite, r *store.Rule) {
	t.Helper()
	ctx := t.Context()
	story, err := s.library.Story(ctx, desktest.Ferry)
	if err != nil {
		t.Fatal(err)
	}
	var told []store.Delivery
	for i := range 2 {
		d, err := alert.Delivery(r, story.ID, &news.Story{Title: story.Title}, alert.Event{Kind: alert.NewReport, Key: fmt.Sprint(i), What: evil, Claim: -1}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, d)
	}
	added, err := s.library.Add(ctx, []store.Capture{desktest.Capture("more.txt", "More of it\n\nThe ferry was towed off the bar at noon, the harbour office said on Tuesday.")}, store.Mark{})
	if err == nil {
		err = s.library.ReadAgain(ctx)
	}
	if err == nil {
		err = s.library.SaveGroups(ctx, store.Groups{After: added[0].Seq - 1, Through: added[0].Seq, Assigned: []store.Assignment{{Article: added[0].Seq, Story: desktest.Ferry}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	jobs, err := s.library.Claim(ctx, store.BuildJob, 1, time.Minute)
	if err != nil || len(jobs) != 1 {
		t.Fatalf("%d jobs (%v)", len(jobs), err)
	}
	if err := s.library.FinishBuild(ctx, jobs[0], *story, told); err != nil {
		t.Fatal(err)
	}
	jobs, err = s.library.Claim(ctx, store.DeliverJob, 2, time.Minute)
	if err != nil || len(jobs) != 2 {
		t.Fatalf("%d deliveries (%v)", len(jobs), err)
	}
	if err := s.library.FinishDelivery(ctx, jobs[0]); err != nil {
		t.Fatal(err)
	}
	if err := s.library.Retry(ctx, jobs[1], "it answers 500", store.Never); err != nil {
		t.Fatal(err)
	}
}

// TestAddPages hands in what should be taken and what should not.
func TestAddPages(t *testing.T) {
	s := newTestSite(t, desktest.Library(t))
	body, form := upload(t, "../../../etc/passwd", hostileCaptures()[0], evil+".html", hostileCaptures()[1], "photo.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00")
	page := s.landed(t, s.ask("POST", "/add", bytes.NewReader(body), form)).Body.String()
	for _, want := range []string{"<b>2</b> taken", "<b>1</b> refused", "passwd", "photo.png", "to be read yet"} {
		if !strings.Contains(page, want) {
			t.Errorf("the answer has no %q", want)
		}
	}
	if err := s.library.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	again := s.landed(t, s.ask("POST", "/add", bytes.NewReader(body), form)).Body.String()
	if !strings.Contains(again, "<b>2</b> known before") || !strings.Contains(again, `href="/reports/10"`) {
		t.Errorf("%s", again)
	}
	boundary := map[string]func(*http.Request){}
	for _, media := range []string{"multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + strings.Repeat("x", 100)} {
		boundary[media] = func(r *http.Request) { r.Header.Set("Content-Type", media) }
	}
	for media, broken := range boundary {
		if w := s.ask("POST", "/add", strings.NewReader("--x\r\nnothing"), broken); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "role=\"alert\"") {
			t.Errorf("%s: %d", media, w.Code)
		}
	}
	none, form := upload(t)
	if w := s.ask("POST", "/add", bytes.NewReader(none), form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "none was chosen") {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
	if w := s.posted("/add", url.Values{"addresses": {"https://example.org/a\n" + evil}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "--contact") {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
	if w := s.get("/add/nothing"); w.Code != http.StatusNotFound {
		t.Errorf("an intake that is none: %d", w.Code)
	}
	s.noFaults(t)
}

// TestLongUploads holds that nothing is kept of what is over the limit, whether it tells its length or not, and that
// a page says so.
func TestLongUploads(t *testing.T) {
	s := newTestSite(t, desktest.Library(t))
	s.gate.Larger = map[string]int64{"/add": MostSent}
	body, form := upload(t, "good.html", hostileCaptures()[0], "huge.html", "")
	head, tail, _ := bytes.Cut(body, []byte("filename=\"huge.html\"\r\nContent-Type: application/octet-stream\r\n\r\n"))
	long := func() io.Reader {
		return io.MultiReader(bytes.NewReader(head), strings.NewReader("filename=\"huge.html\"\r\nContent-Type: application/octet-stream\r\n\r\n"), io.LimitReader(endless{}, editing.MostUpload+2*mostForm), bytes.NewReader(tail))
	}
	told := func(r *http.Request) { r.ContentLength = editing.MostUpload + 3*mostForm }
	for name, change := range map[string]func(*http.Request){"told": told, "untold": func(r *http.Request) { r.ContentLength = -1 }} {
		if w := s.ask("POST", "/add", long(), form, change); w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "none was taken") {
			t.Errorf("%s: %d, %.300s", name, w.Code, w.Body)
		}
	}
	if captures, err := s.library.Captures(t.Context(), 9, 1); err != nil || len(captures) > 0 {
		t.Errorf("%d were kept (%v)", len(captures), err)
	}
	s.noFaults(t)
}

// endless is a file without end.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

// TestFeedPages follows a feed, has it asked and gives it up. What cannot be followed stays in the form.
func TestFeedPages(t *testing.T) {
	publisher := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed.xml" {
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>%s</title><item><title>x</title><link>/x</link></item></channel></rss>`, html.EscapeString("Well "+evil))
			return
		}
		http.NotFound(w, r)
	}))
	defer publisher.Close()
	s := newTestSite(t, desktest.Library(t))
	w, err := watch.New(s.library, fetch.Options{Contact: "desk@example.org", AllowLoopback: true, Delay: time.Millisecond}, 0)
	if err != nil {
		t.Fatal(err)
	}
	s.edit.Watcher, s.edit.Watches = w, true
	address := publisher.URL + "/feed.xml"
	page := s.landed(t, s.posted("/feeds", url.Values{"do": {"follow"}, "address": {" " + address + " "}})).Body.String()
	if !strings.Contains(page, "Followed from now on") || !strings.Contains(page, "waiting") {
		t.Errorf("%s", page)
	}
	if page := s.landed(t, s.posted("/feeds", url.Values{"do": {"ask"}, "feed": {feedKey(address)}})).Body.String(); !strings.Contains(page, "is asked as soon as") {
		t.Errorf("%s", page)
	}
	for _, bad := range []string{"", publisher.URL + "/none", "javascript:alert(1)", "file:///etc/passwd", "http://192.168.0.1/", "https://ada:secret@example.org/", `"><script>`, strings.Repeat("x", 9000)} {
		w := s.posted("/feeds", url.Values{"do": {"follow"}, "address": {bad}})
		if body := w.Body.String(); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(body, `role="alert"`) || !strings.Contains(body, `value="`+html.EscapeString(bad)+`"`) {
			t.Errorf("%.40s: %d, %.1500s", bad, w.Code, body)
		}
		checkSitePage(t, "/feeds", w)
	}
	ask := s.get("/feeds/stop?feed=" + feedKey(address))
	checkSitePage(t, "/feeds/stop", ask)
	if !strings.Contains(ask.Body.String(), address) {
		t.Errorf("%s", ask.Body)
	}
	if page := s.landed(t, s.posted("/feeds", url.Values{"do": {"stop"}, "feed": {feedKey(address)}})).Body.String(); !strings.Contains(page, "is followed no more") {
		t.Errorf("%s", page)
	}
	for _, do := range []string{"stop", "ask"} {
		if w := s.posted("/feeds", url.Values{"do": {do}, "feed": {evil}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "is not followed") {
			t.Errorf("%s of what is not followed: %d", do, w.Code)
		}
	}
	s.noFaults(t)
}

// TestNoticesAreOurs holds that no address makes a page say something.
func TestNoticesAreOurs(t *testing.T) {
	s := newTestSite(t, desktest.Library(t))
	for _, told := range []string{"nothing", evil, strings.Repeat("x", 9000)} {
		if w := s.get("/alerts?told=" + url.QueryEscape(told)); w.Code != http.StatusOK || strings.Contains(w.Body.String(), `class="notice"`) {
			t.Errorf("%.20s: %d", told, w.Code)
		}
	}
	var n notices
	now := time.Now()
	first := n.add(notice{}, now)
	for range mostNotices {
		n.add(notice{}, now)
	}
	late := n.add(notice{}, now)
	if n.take(first, now) != nil || n.take(late, now.Add(noticeLasts+1)) != nil {
		t.Error("notices are held for ever")
	}
}

// frozen is a library that may not be written to.
type frozen struct{ store.Store }

var errFrozen = store.Problem(store.ErrReadOnly, "desk.db", nil)

func (frozen) Add(context.Context, []store.Capture, store.Mark) ([]store.Added, error) {
	return nil, errFrozen
}
func (frozen) SaveRule(context.Context, store.Rule) (int64, error) { return 0, errFrozen }

// TestReadOnly holds that an editor is told that the library cannot be changed, and that reading goes on.
func TestReadOnly(t *testing.T) {
	s := newTestSite(t, desktest.Library(t))
	s.library.Store = frozen{s.library.Store}
	body, form := upload(t, "a.html", hostileCaptures()[0])
	for name, w := range map[string]*httptest.ResponseRecorder{"a rule": s.posted("/alerts", url.Values{"name": {"a"}, "words": {"ferry"}}), "a file": s.ask("POST", "/add", bytes.NewReader(body), form)} {
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "This was not done") || strings.Contains(w.Body.String(), "desk.db") {
			t.Errorf("%s: %d, %s", name, w.Code, w.Body)
		}
	}
	if w := s.get("/stories/1"); w.Code != http.StatusOK {
		t.Errorf("reading: %d", w.Code)
	}
}
