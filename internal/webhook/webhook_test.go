package webhook

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// The example of the Standard Webhooks specification's own libraries.
func TestSignature(t *testing.T) {
	h := http.Header{}
	m := Message{ID: "msg_p5jXN8AQM9LWM0D4loKWxJek", Secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Body: []byte(`{"test": 2432232314}`)}
	sign(h, m, time.Unix(1614265330, 0))
	if got := h.Get("webhook-signature"); got != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" {
		t.Error(got)
	}
}

func TestSend(t *testing.T) {
	tests := map[string]struct {
		answer http.HandlerFunc
		public bool
		want   string // in the reason; empty for none
	}{
		"taken":       {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(202) }, false, ""},
		"in trouble":  {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "out of paper\nand ink", 503) }, false, "503 Service Unavailable out of paper"},
		"gone":        {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(410) }, false, "410 Gone"},
		"sent on":     {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/there", 307) }, false, "redirects are not followed"},
		"endless":     {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 1<<20)) }, false, ""},
		"not allowed": {func(http.ResponseWriter, *http.Request) { t.Error("asked") }, true, "127.0.0.1 is no public address"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			asked := 0
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked++; test.answer(w, r) }))
			defer s.Close()
			err := Send(t.Context(), Message{To: s.URL, ID: "msg_1", Body: []byte("{}"), AllowPrivate: !test.public})
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Error(err)
			}
			if asked > 1 || errors.Is(err, ErrGone) != (name == "gone") {
				t.Errorf("asked %d times, %v", asked, err)
			}
		})
	}
}

func TestSendIsBounded(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer s.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := Send(ctx, Message{To: s.URL, AllowPrivate: true}); err == nil || !strings.Contains(err.Error(), "did not answer in time") {
		t.Error(err)
	}
}

// TestNoHost holds that who looked for a name, and where, is not told.
func TestNoHost(t *testing.T) {
	err := reason(&url.Error{Op: "Post", URL: "https://desk.invalid/hook", Err: &net.OpError{Op: "dial", Err: &net.DNSError{Name: "desk.invalid", Server: "10.0.0.53:53", IsNotFound: true}}})
	if err.Error() != "there is no host desk.invalid" {
		t.Error(err)
	}
}

// TestCheckPublic holds that an address of this machine or a private network is told before anybody is asked.
func TestCheckPublic(t *testing.T) {
	for address, good := range map[string]bool{
		"https://desk.example/hook": true, "https://93.184.216.34/": true, "http://localhost/": false, "http://a.localhost:80/": false, "http://127.1.2.3/": false, "http://[::1]:8080/": false,
		"http://[::ffff:10.0.0.1]/": false, "http://169.254.169.254/": false, "ftp://desk.example/": false,
	} {
		if err := CheckPublic(address); (err == nil) != good {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestCheck(t *testing.T) {
	for address, good := range map[string]bool{
		"https://desk.example/hook": true, "http://10.0.0.1:8080/": true, "ftp://desk.example/": false, "desk.example": false, "https://a:b@desk.example/": false, "https://": false, "file:///etc/passwd": false,
	} {
		if err := Check(address); (err == nil) != good {
			t.Errorf("%s: %v", address, err)
		}
	}
}
