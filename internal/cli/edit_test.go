package cli

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const editorsPassword = "seven plain words for one desk alone"

// browser is somebody's browser, which keeps cookies and follows where it is led.
type browser struct {
	http.Client
	address string
}

func (o *opened) browser(t *testing.T) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{http.Client{Jar: jar}, o.address}
}

// ask sends a request, with a body of that type where there is one, and gives where it led, with what status, and the
// page there.
func (b *browser) ask(t *testing.T, method, path, media string, body io.Reader) (to string, status int, page string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, b.address+path, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", media)
	answer, err := b.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	read, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.Request.URL.Path, answer.StatusCode, string(read)
}

func (b *browser) look(t *testing.T, path string) (string, int, string) {
	t.Helper()
	return b.ask(t, http.MethodGet, path, "", nil)
}

func (b *browser) send(t *testing.T, path string, form url.Values) (string, int, string) {
	t.Helper()
	return b.ask(t, http.MethodPost, path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

// upload sends a file.
func (b *browser) upload(t *testing.T, name string, content []byte) (string, int, string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("files", name)
	if err == nil {
		_, err = part.Write(content)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.ask(t, http.MethodPost, "/add", form.FormDataContentType(), &body)
}

// await looks at a page until it has some words.
func (b *browser) await(t *testing.T, path, words string) string {
	t.Helper()
	page := ""
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) { // half as often as is allowed
		if _, _, page = b.look(t, path); strings.Contains(page, words) {
			return page
		}
	}
	t.Fatalf("%s never has %q: %s", path, words, page)
	return ""
}

// editorsKeys is a file with the password of editors.
func editorsKeys(t *testing.T) string {
	t.Helper()
	code, line, told := run(t.Context(), editorsPassword+"\n", "password", "--role", "editor")
	file := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil || code != exitOK {
		t.Fatal(told, err)
	}
	return file
}

// reportPage is a page of a report.
func reportPage(headline string) string {
	return `<html><head><title>` + headline + `</title></head><body><article><h1>` + headline + `</h1>
<p>The weir at Tolland held through Sunday's flood, the water board said, though two of its gates had been open all night.</p>
<p>“Nobody slept, and nobody had to,” said Ada Quill, who keeps the gates. The board will look at the stones when the river is down.</p></article></body></html>`
}

// TestEditorsDay is an editor at work with a served library: signs in, makes a rule, follows a feed, hands in an
// address and a file, sees both come in and the rule told of it, and leaves.
func TestEditorsDay(t *testing.T) {
	publisher := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed.xml":
			fmt.Fprint(w, `<rss version="2.0"><channel><title>The Tolland Post</title><item><title>Weir</title><link>/weir.html</link></item></channel></rss>`)
		case "/weir.html":
			fmt.Fprint(w, reportPage("Weir holds through the flood"))
		default:
			http.NotFound(w, r)
		}
	}))
	defer publisher.Close()
	o := open(t, "--library", filepath.Join(t.TempDir(), "desk.db"), "--password-file", editorsKeys(t), "--contact", "desk@example.org", "--loopback", "--delay", "1ms")
	b := o.browser(t)
	if path, _, page := b.look(t, "/add"); path != "/sign-in" || strings.Contains(page, `href="/add"`) {
		t.Fatalf("a stranger is led to %s", path)
	}
	if path, status, _ := b.send(t, "/sign-in", url.Values{"password": {editorsPassword}, "next": {"/alerts"}}); path != "/alerts" || status != http.StatusOK {
		t.Fatalf("signed in to %s, %d", path, status)
	}
	if _, _, page := b.send(t, "/alerts", url.Values{"name": {"weirs"}, "words": {"weir"}, "kind": {"new-report"}}); !strings.Contains(page, "The rule “weirs” is made") {
		t.Errorf("no rule: %s", page)
	}
	if path, _, page := b.send(t, "/feeds", url.Values{"do": {"follow"}, "address": {publisher.URL + "/feed.xml"}}); path != "/feeds" || !strings.Contains(page, "Followed from now on: The Tolland Post") {
		t.Errorf("not followed: %s", page)
	}
	if path, _, _ := b.send(t, "/add", url.Values{"addresses": {publisher.URL + "/weir.html\nhttp://192.168.0.1/router"}}); !strings.HasPrefix(path, "/add/") {
		t.Errorf("led to %s", path)
	} else if page := b.await(t, path, "its story"); !strings.Contains(page, "is no public address") {
		t.Errorf("%s", page)
	}
	b.await(t, "/", "Weir holds through the flood")
	path, _, page := b.upload(t, "/home/ada/gate.html", []byte(reportPage("Gate at Tolland was open all night, board says")))
	if !strings.HasPrefix(path, "/add/") || !strings.Contains(page, ">gate.html<") || !strings.Contains(page, "<b>1</b> taken") {
		t.Errorf("%s: %s", path, page)
	}
	b.await(t, path, "its story")
	b.await(t, "/alerts/1", "A report came")
	if _, _, feed := b.look(t, "/api/v1/alerts/1/feed"); !strings.Contains(feed, "<entry>") {
		t.Errorf("the feed of the rule: %s", feed)
	}
	if _, status, page := b.upload(t, "long.txt", bytes.Repeat([]byte("words "), 12<<20)); status != http.StatusRequestEntityTooLarge || !strings.Contains(page, "none was taken") {
		t.Errorf("a long upload: %d, %.300s", status, page)
	}
	if path, _, _ := b.send(t, "/sign-out", nil); path != "/sign-in" {
		t.Errorf("left to %s", path)
	}
	if path, _, _ := b.send(t, "/feeds", url.Values{"do": {"stop"}, "feed": {"0123456789abcdef"}}); path != "/sign-in" {
		t.Errorf("who has left is led to %s", path)
	}
	if o.end(); strings.Count(o.errors.String(), "\n") > 2 {
		t.Errorf("told: %s", o.errors)
	}
}

// TestWhatEditorsCannotDo holds that a server which asks nobody, or reads nothing, says so where it matters.
func TestWhatEditorsCannotDo(t *testing.T) {
	library := filepath.Join(t.TempDir(), "desk.db")
	o := open(t, "--library", library)
	b := o.browser(t)
	for path, want := range map[string]string{"/feeds": "start the server with <code>--contact</code>", "/add": "start the server with <code>--contact</code>"} {
		if _, _, page := b.look(t, path); !strings.Contains(page, want) {
			t.Errorf("%s: %s", path, page)
		}
	}
	if _, status, page := b.send(t, "/feeds", url.Values{"address": {"https://example.org/"}}); status != http.StatusUnprocessableEntity || !strings.Contains(page, "--contact") {
		t.Errorf("%d: %s", status, page)
	}
	o.end()
	o = open(t, "--library", library, "--contact", "desk@example.org", "--no-watch", "--no-work")
	b = o.browser(t)
	for path, want := range map[string]string{"/feeds": "<code>headwater watch</code> does", "/add": "read and judged by <code>headwater work</code>"} {
		if _, _, page := b.look(t, path); !strings.Contains(page, want) {
			t.Errorf("%s: %s", path, page)
		}
	}
	o.end()
}
