package access

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
)

const secret = "four unlike small words"

// testKeys has a password for readers, one for editors, and a token for editors.
func testKeys(t testing.TB) (keys Keys, token string) {
	t.Helper()
	reader, err := NewPassword("reader", secret)
	if err != nil {
		t.Fatal(err)
	}
	editor, err := NewPassword("editor", secret+"!")
	if err != nil {
		t.Fatal(err)
	}
	token, line, err := NewToken("editor")
	if err != nil {
		t.Fatal(err)
	}
	keys, err = ReadKeys(strings.NewReader("# who may come in\n\n"+reader+"\n"+editor+"\n"+line+"\n"), "keys")
	if err != nil {
		t.Fatal(err)
	}
	return keys, token
}

// TestOpenOnLoopbackOnly holds that nothing is open to others by mistake.
func TestOpenOnLoopbackOnly(t *testing.T) {
	keys, _ := testKeys(t)
	for _, c := range []struct {
		address string
		hosts   []string
		keys    Keys
		refused bool
	}{
		{"127.0.0.1:8080", nil, Keys{}, false},
		{"[::1]:8080", nil, Keys{}, false},
		{"localhost:0", nil, Keys{}, false},
		{"[::ffff:127.0.0.1]:1", nil, Keys{}, false},
		{":8080", nil, Keys{}, true},
		{"0.0.0.0:8080", nil, Keys{}, true},
		{"[::]:8080", nil, Keys{}, true},
		{"192.168.1.4:8080", nil, Keys{}, true},
		{"localhost.example:80", nil, Keys{}, true},
		{"127.0.0.1:8080", []string{"desk.example"}, Keys{}, true}, // a proxy lets others in
		{"127.0.0.1", nil, Keys{}, true},
		{"", nil, Keys{}, true},
		{"0.0.0.0:8080", nil, keys, false},
	} {
		_, err := New(Config{Address: c.address, Hosts: c.hosts, Keys: c.keys})
		var p *news.Problem
		if (err != nil) != c.refused || err != nil && (!errors.As(err, &p) || p.Do == "") {
			t.Errorf("%s %v: %v", c.address, c.hosts, err)
		}
	}
}

func TestReadKeys(t *testing.T) {
	good, _ := NewPassword("reader", secret)
	for name, file := range map[string]string{
		"nothing": "", "only words": "# none\n", "no role": strings.TrimPrefix(good, "reader "), "another role": "owner " + strings.TrimPrefix(good, "reader "),
		"plain password": "reader " + secret, "cut": good[:len(good)-30], "huge": strings.Replace(good, "m=19456", "m=99999999", 1),
		"other kind": strings.Replace(good, "argon2id", "argon2i", 1), "no lanes": strings.Replace(good, "p=1", "p=0", 1),
		"short token": "reader sha256:00ff", "a line too long": strings.Repeat("x", 1<<17), "many": strings.Repeat(good+"\n", mostKeys+1),
	} {
		if _, err := ReadKeys(strings.NewReader(file), "keys"); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestNewPassword(t *testing.T) {
	for _, bad := range []string{"", "short", strings.Repeat("x", longestPassword+1)} {
		if _, err := NewPassword("reader", bad); err == nil {
			t.Errorf("%.20q is taken", bad)
		}
	}
	if _, err := NewPassword("owner", secret); err == nil {
		t.Error("a role that is none")
	}
	a, _ := NewPassword("reader", secret)
	b, _ := NewPassword("reader", secret)
	if a == b || strings.Contains(a, secret) {
		t.Error("the hash has no salt, or tells the password")
	}
}

// guarded is a server behind a gate that answers with the role of whoever asks.
func guarded(t *testing.T, c Config) (*Gate, http.Handler) {
	t.Helper()
	g, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			http.Error(w, "too much", http.StatusRequestEntityTooLarge)
			return
		}
		fmt.Fprint(w, RoleOf(r.Context()))
	})
	mux.Handle("/edit", g.Editing(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "done") })))
	return g, g.Guard(mux)
}

// ask sends one request, changed by the given functions.
func ask(h http.Handler, method, path string, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	r.Host, r.RemoteAddr = "127.0.0.1:8080", "127.0.0.1:5000"
	for _, change := range changes {
		change(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func host(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }

func TestGuardOnLoopback(t *testing.T) {
	_, h := guarded(t, Config{Address: "127.0.0.1:8080"})
	for _, c := range []struct {
		name, method, path string
		change             func(*http.Request)
		want               int
	}{
		{"by number", "GET", "/", host("127.0.0.1:8080"), 200},
		{"by name", "GET", "/", host("localhost:9"), 200},
		{"by IPv6", "GET", "/", host("[::1]:8080"), 200},
		{"rebound", "GET", "/", host("evil.example:8080"), 421},
		{"rebound, alike", "GET", "/", host("localhost.evil.example"), 421},
		{"no host", "GET", "/", host(""), 421},
		{"edit", "POST", "/edit", host("localhost"), 200},
		{"edit from another site", "POST", "/edit", header("Sec-Fetch-Site", "cross-site"), 403},
		{"edit from another origin", "POST", "/edit", header("Origin", "http://evil.example"), 403},
		{"look from another site", "GET", "/", header("Sec-Fetch-Site", "cross-site"), 200},
		{"too much", "POST", "/", func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader(strings.Repeat("x", largestForm+1))) }, 413},
	} {
		if got := ask(h, c.method, c.path, c.change).Code; got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	keys, token := testKeys(t)
	_, h := guarded(t, Config{Address: "0.0.0.0:8080", Keys: keys})
	for _, c := range []struct {
		name, path, authorization string
		want                      int
	}{
		{"none", "/", "", 401},
		{"none, public", "/assets/style.css", "", 200},
		{"good", "/", "Bearer " + token, 200},
		{"good, edit", "/edit", "Bearer " + token, 200},
		{"wrong", "/", "Bearer hw_WRONG", 401},
		{"empty", "/", "Bearer ", 401},
		{"a password is no token", "/", "Bearer " + secret, 401},
		{"huge", "/", "Bearer " + strings.Repeat("x", 1<<15), 401},
		{"another scheme", "/", "Basic " + token, 401},
	} {
		r := ask(h, "GET", c.path, host("desk.example"), header("Authorization", c.authorization))
		if r.Code != c.want {
			t.Errorf("%s: %d, want %d", c.name, r.Code, c.want)
		}
		if r.Code == 401 && r.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%s: it does not say how to sign in", c.name)
		}
	}
}

// signIn tries a password and gives the cookie that was set.
func signIn(g *Gate, password string, changes ...func(*http.Request)) (*http.Cookie, error) {
	r := httptest.NewRequest("POST", "/sign-in", nil)
	for _, change := range changes {
		change(r)
	}
	w := httptest.NewRecorder()
	err := g.SignIn(w, r, password)
	c, _ := http.ParseSetCookie(w.Header().Get("Set-Cookie"))
	return c, err
}

func TestSignIn(t *testing.T) {
	keys, _ := testKeys(t)
	g, h := guarded(t, Config{Address: "127.0.0.1:8080", Hosts: []string{"desk.example"}, Keys: keys})
	if _, err := signIn(g, "another password"); !errors.Is(err, ErrPassword) {
		t.Error(err)
	}
	if _, err := signIn(g, strings.Repeat("x", 1<<20)); !errors.Is(err, ErrPassword) {
		t.Error(err)
	}
	https := func(r *http.Request) {
		r.RemoteAddr = "127.0.0.1:5000"
		r.Header.Set("X-Forwarded-Proto", "https")
	}
	c, err := signIn(g, secret, https)
	if err != nil {
		t.Fatal(err)
	}
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || strings.Contains(c.Value, secret) {
		t.Errorf("the cookie is %v", c)
	}
	with := func(r *http.Request) { r.AddCookie(c) }
	if got := ask(h, "GET", "/", with, host("desk.example")).Code; got != 200 {
		t.Errorf("signed in, and answered %d", got)
	}
	if got := ask(h, "POST", "/edit", with, host("desk.example")).Code; got != 403 {
		t.Errorf("a reader edits: %d", got)
	}
	if got := ask(h, "GET", "/", with, host("other.example")).Code; got != 421 {
		t.Errorf("under another name: %d", got)
	}
	out := httptest.NewRequest("POST", "/sign-out", nil)
	out.AddCookie(c)
	g.SignOut(httptest.NewRecorder(), out)
	if got := ask(h, "GET", "/", with, host("desk.example")).Code; got != 401 {
		t.Errorf("signed out, and answered %d", got)
	}
}

func TestEditorsPassword(t *testing.T) {
	keys, _ := testKeys(t)
	g, h := guarded(t, Config{Address: "0.0.0.0:80", Keys: keys})
	c, err := signIn(g, secret+"!")
	if err != nil {
		t.Fatal(err)
	}
	if got := ask(h, "POST", "/edit", func(r *http.Request) { r.AddCookie(c) }).Code; got != 200 {
		t.Errorf("an editor may not edit: %d", got)
	}
}

// TestTries holds that passwords cannot be tried in a row, whatever a client writes into its headers.
func TestTries(t *testing.T) {
	keys, _ := testKeys(t)
	g, _ := guarded(t, Config{Address: "0.0.0.0:80", Keys: keys})
	var err error
	for i := range g.tries.burst + 1 {
		_, err = signIn(g, "wrong", header("X-Forwarded-For", fmt.Sprintf("10.0.0.%d", i)))
	}
	if !errors.Is(err, ErrTooOften) {
		t.Errorf("the last of many tries: %v", err)
	}
}

func TestSessionsEnd(t *testing.T) {
	var s sessions
	now := time.Now()
	id := s.begin(visitor{role: Reader}, now)
	if s.visitor(id, now).role != Reader || s.visitor(id, now.Add(sessionLasts+1)).role != Nobody || s.visitor("", now).role != Nobody {
		t.Error("a session lasts too long, or not at all")
	}
	for range mostSessions + 10 {
		s.begin(visitor{role: Reader}, now)
	}
	if len(s.of) > mostSessions {
		t.Errorf("%d sessions are held", len(s.of))
	}
}

func TestLimiter(t *testing.T) {
	l := limiter{every: time.Second, burst: 3}
	now := time.Now()
	for i, want := range []bool{true, true, true, false} {
		if l.allow("a", now) != want {
			t.Errorf("request %d", i+1)
		}
	}
	if !l.allow("b", now) || !l.allow("a", now.Add(time.Second)) {
		t.Error("others wait, or nothing comes back")
	}
	for i := range mostClients + 100 {
		l.allow(fmt.Sprint(i), now.Add(2*time.Second))
	}
	if len(l.clients) > mostClients {
		t.Errorf("%d clients are remembered", len(l.clients))
	}
}

func TestClient(t *testing.T) {
	behind, beside := Gate{config: Config{Hosts: []string{"desk.example"}}}, Gate{}
	for _, c := range []struct {
		g               *Gate
		peer, list, who string
	}{
		{&beside, "192.0.2.7:99", "", "192.0.2.7"},
		{&beside, "192.0.2.7:99", "10.0.0.1", "192.0.2.7"},
		{&beside, "127.0.0.1:99", "10.0.0.1", "127.0.0.1"},
		{&behind, "127.0.0.1:99", "10.0.0.1, 192.0.2.9", "192.0.2.9"},
		{&behind, "192.0.2.7:99", "10.0.0.1", "192.0.2.7"},
		{&behind, "127.0.0.1:99", "nonsense", "unknown"},
		{&beside, "[2001:db8:1:2:3:4:5:6]:1", "", "2001:db8:1:2::/64"},
		{&beside, "[::ffff:192.0.2.1]:1", "", "192.0.2.1"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.peer
		r.Header.Set("X-Forwarded-For", c.list)
		if got := c.g.client(r); got != c.who {
			t.Errorf("%s, %q: %s, want %s", c.peer, c.list, got, c.who)
		}
	}
}

func FuzzReadKeys(f *testing.F) {
	line, _ := NewPassword("reader", secret)
	f.Add(line)
	f.Add("editor sha256:00")
	f.Fuzz(func(t *testing.T, file string) {
		k, err := ReadKeys(strings.NewReader(file), "keys")
		if err == nil && k.empty() {
			t.Error("no keys, and no error")
		}
	})
}
