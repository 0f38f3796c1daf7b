package api_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"headwater/internal/api"
	"headwater/internal/desk/desktest"
)

// testAsked asks in ways that no client made from the document would: each is told what is wrong with it.
func testAsked(t *testing.T, h http.Handler) {
	const one = `{"text":"They came on Friday, he said."}`
	sent := func(name, value string) http.Header { return http.Header{name: {value}} }
	for _, c := range []struct {
		method, target, body string
		header               http.Header
		status               int
		want                 string // in the detail, or else the methods allowed
	}{
		{"POST", "/stories", "", nil, 405, "GET, HEAD, OPTIONS"},
		{"DELETE", "/check", "", nil, 405, "POST, OPTIONS"},
		{"BREW", "/compare", "", nil, 405, "GET, HEAD, POST, OPTIONS"},
		{"OPTIONS", "/stories/1", "", nil, 204, "GET, HEAD, OPTIONS"},
		{"OPTIONS", "/nothing", "", nil, 404, "No such address"},
		{"POST", "/nothing", "", nil, 404, "No such address"},
		{"GET", "/stories/", "", nil, 404, "No such address"},
		{"GET", "/stories/1/", "", nil, 404, "No such address"},
		{"GET", "/stories/1%2fledger", "", nil, 422, "path.story"},
		{"GET", "/stories/%00", "", nil, 422, "path.story"},
		{"GET", "/stories/%ff", "", nil, 422, "path.story"},
		{"GET", "/stories%00", "", nil, 404, "No such address"},
		{"GET", "/stories/1.0", "", nil, 422, "path.story"},
		{"GET", "/stories?limit=NaN", "", nil, 422, "query.limit"},
		{"GET", "/stories?limit=-1", "", nil, 422, "query.limit"},
		{"GET", "/stories?limit=1e9", "", nil, 422, "query.limit"},
		{"GET", "/stories?limit=99999999999999999999", "", nil, 422, "query.limit"},
		{"GET", "/stories?limit=2&limit=3", "", nil, 400, `"limit": given more than once`},
		{"GET", "/stories?words=ferry", "", nil, 422, "query.words"},
		{"GET", "/stories?q=%zz", "", nil, 400, "the query"},
		{"GET", "/stories?q=a;b", "", nil, 400, "the query"},
		{"GET", "/stories?%ff=1", "", nil, 400, "UTF-8"},
		{"GET", "/search?q=%00", "", nil, 400, "UTF-8"},
		{"GET", "/stories?since=123456-01-01", "", nil, 422, "query.since"},
		{"GET", "/stories?until=-001-01-01", "", nil, 422, "query.until"},
		{"GET", "/stories/1?since=292277026596-12-04T15:30:07Z", "", nil, 422, "query.since"},
		{"GET", "/stories?cursor=9223372036854775808.1.1", "", nil, 400, "cursor"},
		{"GET", "/stories?cursor=" + strings.Repeat("1", 101), "", nil, 422, "query.cursor"},
		{"GET", "/feeds", "{", nil, 200, ""},
		{"POST", "/check", "\x1f\x8b\x08", sent("Content-Encoding", "gzip"), 415, "compressed"},
		{"POST", "/check", one, sent("Content-Encoding", "identity"), 200, ""},
		{"POST", "/check", one, sent("Content-Type", "text/plain"), 415, "body"},
		{"POST", "/check", one, sent("Content-Type", "application/json; charset=utf-16"), 200, ""},
		{"POST", "/compare", `{"reports":[` + strings.Repeat(`"",`, 2000) + `""]}`, sent("Content-Type", "a/b+json"), 413, "values"},
		{"POST", "/check", "{\"text\":\"They came on Fri\xffday.\"}", nil, 400, "UTF-8"},
		{"POST", "/check", "\ufeff" + one, nil, 400, "body"},
		{"POST", "/check", one + one, nil, 400, "body"},
		{"POST", "/check", `{"text":NaN}`, nil, 400, "body"},
		{"POST", "/compare", `{"reports":[1,2.5]}`, nil, 422, "body.reports[1]"},
		{"POST", "/compare", `{"reports":[1,1e400]}`, nil, 400, "body"},
		{"POST", "/compare", `{"reports":[` + strings.Repeat("1,", 1<<20) + `1]}`, nil, 413, "values"},
		{"POST", "/compare", `{"texts":["` + strings.Repeat("[", 2000) + `"]}`, nil, 422, "body.texts[0]"},
	} {
		r := httptest.NewRequest(c.method, "/api/v1"+c.target, strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/json")
		for name, values := range c.header {
			r.Header[name] = values
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		name := fmt.Sprintf("%s %.60s %.40q", c.method, c.target, c.body)
		if w.Code != c.status {
			t.Errorf("%s: %d, want %d: %.300s", name, w.Code, c.status, w.Body)
		}
		if allow := w.Header().Get("Allow"); allow != "" && allow != c.want {
			t.Errorf("%s: allows %s", name, allow)
		}
		if c.status >= 400 && c.status != 405 {
			if p := told(t, name, w); !strings.Contains(p.Detail, c.want) {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

type problem struct {
	Type, Title, Detail string
	Status              int
}

// told reads the problem document that an answer has to be.
func told(t *testing.T, name string, w *httptest.ResponseRecorder) problem {
	t.Helper()
	var p problem
	err := json.Unmarshal(w.Body.Bytes(), &p)
	if err != nil || w.Header().Get("Content-Type") != "application/problem+json" || p.Status != w.Code || !strings.HasPrefix(p.Type, "/api/docs#") || p.Title == "" || p.Detail == "" || w.Body.Len() > 4000 {
		t.Errorf("%s: %v, %d %s %.300s", name, err, w.Code, w.Header(), w.Body)
	}
	return p
}

// testConnection asks over a real connection: without a body where it is HEAD, in pieces, cut off, or by somebody who
// does not wait for the answer.
func testConnection(t *testing.T, h http.Handler) {
	served := httptest.NewServer(h)
	t.Cleanup(served.Close)
	at := served.URL + "/api/v1"
	for _, path := range []string{"/stories", "/stories/1", "/stories/1/export/prov", "/../openapi.json"} {
		get := answered(t, http.MethodGet, at+path, nil)
		head := answered(t, http.MethodHead, at+path, nil)
		if get.status != 200 || head.status != 200 || get.length == 0 || head.length != 0 || get.tag != head.tag {
			t.Errorf("%s: GET %+v, HEAD %+v", path, get, head)
		}
	}
	chunked := io.MultiReader(strings.NewReader(`{"text":"`), strings.NewReader(strings.Repeat("x", 5<<20)), strings.NewReader(`"}`))
	if a := answered(t, http.MethodPost, at+"/check", chunked); a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("more than is taken, in pieces: %+v", a)
	}
	for _, request := range []string{
		"POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{\"text\"", "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"tex",
		"GET /api/v1/stories/1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
	} {
		leave(t, served.Listener.Addr().String(), request)
	}
	for range 8 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, at+"/compare?a=1&b=2", nil)
		if err != nil {
			t.Fatal(err)
		}
		if answer, err := http.DefaultClient.Do(r); err == nil {
			_ = answer.Body.Close()
		}
		cancel()
	}
	if a := answered(t, http.MethodPost, at+"/check", strings.NewReader(`{"text":"They came on Friday, he said."}`)); a.status != http.StatusOK {
		t.Errorf("after those who left: %+v", a)
	}
}

// testSlow: who does not send a body in time is told so.
func testSlow(t *testing.T, h http.Handler) {
	served := httptest.NewUnstartedServer(h)
	served.Config.ReadTimeout = 50 * time.Millisecond
	served.Start()
	t.Cleanup(served.Close)
	var dialer net.Dialer
	c, err := dialer.DialContext(t.Context(), "tcp", served.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if _, err := io.WriteString(c, "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{"); err != nil {
		t.Fatal(err)
	}
	if status, err := bufio.NewReader(c).ReadString('\n'); err != nil || !strings.Contains(status, "408") {
		t.Errorf("%q %v", status, err)
	}
}

// answer is what came over a connection.
type answer struct {
	status, length int
	tag            string
}

func answered(t *testing.T, method, address string, body io.Reader) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, body)
	if err != nil {
		t.Fatal(err)
	}
	came, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(came.Body)
	if err := errors.Join(err, came.Body.Close()); err != nil {
		t.Fatal(err)
	}
	return answer{came.StatusCode, len(b), came.Header.Get("ETag")}
}

// leave sends the beginning of a request and leaves in the midst of the answer, if there is one.
func leave(t *testing.T, address, request string) {
	t.Helper()
	var dialer net.Dialer
	c, err := dialer.DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(request, "GET") {
		_, _ = bufio.NewReaderSize(c, 16).ReadByte()
	}
	_ = c.Close()
}

// FuzzAsked: whatever is asked, a question is answered or its problem told, and nothing is taken for a fault of ours.
func FuzzAsked(f *testing.F) {
	h := api.Handler(desktest.Desk(f), nil, func(path string, err error) { f.Errorf("%s: %v", path, err) })
	f.Add("GET", "v1/stories", "limit=1&order=reports&since=2026-01-01", "")
	f.Add("GET", "v1/stories/1", "since=2026-01-01T00:00:00Z", "")
	f.Add("GET", "v1/search", "q=%22hollin+bar%22+-x&cursor=1", "")
	f.Add("GET", "v1/sources", "name=Edda+Royle&cursor=1.2.3&limit=20", "")
	f.Add("POST", "v1/check", "", `{"text":"a b c"}`)
	f.Add("POST", "v1/compare", "", `{"reports":[1,2],"texts":[{"text":"A storm."}]}`)
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		r := httptest.NewRequest(http.MethodGet, "/", strings.NewReader(body))
		r.Method, r.URL = method, &url.URL{Path: "/api/" + path, RawQuery: query}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%d %.300s", w.Code, w.Body)
		}
		if w.Code >= 400 {
			told(t, method+" "+path, w)
		}
	})
}
