package fetch

import (
	"errors"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
)

func TestParse(t *testing.T) {
	c := newClient(t, func(o *Options) { o.AllowLoopback = false })
	tests := map[string]string{ // "" for those refused
		"http://example.org":                              "http://example.org/",
		" HTTPS://Example.ORG:443/a/../b?c=d e#f ":        "https://example.org/a/../b?c=d%20e",
		"http://example.org.:80/?":                        "http://example.org/",
		"http://example.org:8080/a%2Fb":                   "http://example.org:8080/a%2Fb",
		"https://zürich.example/straße":                   "https://xn--zrich-kva.example/stra%C3%9Fe",
		"http://example.org/?q=<ü>%zz":                    "http://example.org/?q=%3C%C3%BC%3E%zz",
		"http://8.8.8.8/":                                 "http://8.8.8.8/",
		"http://[2606:4700::1]:443/":                      "http://[2606:4700::1]:443/",
		"ftp://example.org/":                              "",
		"file:///etc/passwd":                              "",
		"javascript:alert(1)":                             "",
		"data:text/html,x":                                "",
		"mailto:a@example.org":                            "",
		"example.org/a":                                   "",
		"//example.org/a":                                 "",
		"http:example.org":                                "",
		"http:///a":                                       "",
		"http://":                                         "",
		"http://./":                                       "",
		"http://ann:secret@example.org/":                  "",
		"http://example.org:22/":                          "",
		"http://example.org:0/":                           "",
		"http://example.org:99999/":                       "",
		"http://example.org/%zz":                          "",
		"http://exa mple.org/":                            "",
		"http://example.org/\x00":                         "",
		"http://127.0.0.1/":                               "",
		"http://[::1]/":                                   "",
		"http://[fe80::1%25eth0]/":                        "",
		"http://10.1.2.3:8080/":                           "",
		"http://exam_ple..org/":                           "",
		"http://example.org/" + strings.Repeat("a", 5000): "",
	}
	for address, want := range tests {
		u, err := c.parse(address)
		if want == "" && err == nil {
			t.Errorf("%.60q is taken as %s", address, u)
		} else if want != "" && (err != nil || u.String() != want) {
			t.Errorf("%q is %v, %v; want %s", address, u, err, want)
		}
	}
	_, err := c.Get(t.Context(), "gopher://example.org", Validators{})
	wantProblem(t, err, news.BadArgument, "http")
}

func TestSpecialAddresses(t *testing.T) {
	special := `0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.0.1 169.254.169.254 172.16.0.1 172.31.255.255
		192.0.0.1 192.0.0.170 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.1 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1
		203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
		:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::808:808 64:ff9b:1::1 100::1 100:0:0:1::1 2001::1 2001:2::1 2001:10::1 2001:20::1
		2001:30::1 2001:1ff::1 2001:db8::1 2002:a00:1::1 2620:4f:8000::1 3fff::1 3fff:fff::1 4000::1 5f00::1 fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1`
	for s := range strings.FieldsSeq(special) {
		if purposeOf(netip.MustParseAddr(s)) == "" {
			t.Errorf("%s passes as public", s)
		}
	}
	for s := range strings.FieldsSeq("1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.32.0.1 192.0.1.1 198.20.0.1 223.255.255.255 2001:200::1 2606:4700::1 2a00:1450::1 3ffe::1") {
		if p := purposeOf(netip.MustParseAddr(s)); p != "" {
			t.Errorf("%s is refused as %s", s, p)
		}
	}
}

func TestCheckAddress(t *testing.T) {
	c := newClient(t)
	for address, ok := range map[string]bool{"127.0.0.1:80": true, "[::1]:80": true, "8.8.8.8:80": true, "10.0.0.1:80": false, "[fe80::1%lo]:80": false, "/socket": false} {
		network := "tcp4"
		if strings.HasPrefix(address, "[") {
			network = "tcp6"
		}
		err := c.checkAddress(network, address, nil)
		if ok != (err == nil) || err != nil && !errors.As(err, new(*addressError)) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if c.checkAddress("unix", "127.0.0.1:80", nil) == nil {
		t.Error("another network passes")
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "90": 90 * time.Second, "-1": 0, "soon": 0, "9999999": maxRest, "99999999999999999999": 0,
		"Mon, 02 Mar 2026 10:05:00 GMT": 5 * time.Minute, "Mon, 02 Mar 2020 10:05:00 GMT": 0, "Mon, 02 Mar 2099 10:05:00 GMT": maxRest,
	} {
		if got := retryAfter(http.Header{"Retry-After": {value}}, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

func TestFreshness(t *testing.T) {
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	tests := []struct {
		control, expires, date string
		want                   time.Duration
	}{
		{"", "", "", 0},
		{"max-age=60", "Mon, 02 Mar 2026 11:00:00 GMT", "", time.Minute},
		{`Private , Max-Age="60"`, "", "", time.Minute},
		{"max-age=60, no-cache", "", "", 0},
		{"no-store", "Mon, 02 Mar 2026 11:00:00 GMT", "", 0},
		{"max-age=soon", "", "", 0},
		{"max-age=31536000", "", "", maxRest},
		{"", "Mon, 02 Mar 2026 11:00:00 GMT", "", time.Hour},
		{"", "Mon, 02 Mar 2026 11:00:00 GMT", "Mon, 02 Mar 2026 10:50:00 GMT", 10 * time.Minute},
		{"", "0", "", 0},
	}
	for _, tt := range tests {
		h := http.Header{"Cache-Control": {tt.control}, "Expires": {tt.expires}, "Date": {tt.date}}
		if got := freshness(h, now); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

func TestPause(t *testing.T) {
	for errors, want := range map[int]time.Duration{1: time.Minute, 2: 2 * time.Minute, 6: 32 * time.Minute, 7: time.Hour, 1000: time.Hour} {
		if got := pause(errors, time.Minute); got != want {
			t.Errorf("after %d errors %v, want %v", errors, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"http://example.org/a?b#c", "https://[::1]:8080/", "http://ü.example:80", "http://a@b/", "HTTP://0x7f.1/%41"} {
		f.Add(s)
	}
	c, err := New(Options{Contact: "desk@example.org"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := c.parse(address)
		if err != nil {
			return
		}
		again, err := c.parse(u.String())
		if err != nil && len(u.String()) <= maxAddress || err == nil && again.String() != u.String() {
			t.Errorf("%q is %s at first and %v (%v) then", address, u, again, err)
		}
		if strings.ContainsFunc(u.String(), func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
			t.Errorf("%q comes to %q", address, u.String())
		}
	})
}
