package robots

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

const agent = "headwater"

func TestAllowed(t *testing.T) {
	tests := []struct {
		name, file, path string
		want             bool
	}{
		{"empty file", "", "/a", true},
		{"no rule for us", "User-agent: otherbot\nDisallow: /", "/a", true},
		{"everybody", "User-agent: *\nDisallow: /private", "/private/x", false},
		{"prefix only", "User-agent: *\nDisallow: /private", "/a/private", true},
		{"our own group beats everybody's", "User-agent: *\nDisallow: /\nUser-agent: Headwater\nDisallow: /x", "/a", true},
		{"token in capitals with a version", "User-agent: HEADWATER/2.0\nDisallow: /", "/a", false},
		{"half our token is not ours", "User-agent: head\nDisallow: /", "/a", true},
		{"more than our token is not ours", "User-agent: headwaters\nDisallow: /", "/a", true},
		{"groups of the same token are joined", "User-agent: headwater\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: headwater\nDisallow: /b", "/b", false},
		{"two tokens over one group", "User-agent: x\nUser-agent: headwater\nDisallow: /", "/b", false},
		{"a sitemap line does not part a group", "User-agent: headwater\nSitemap: https://example.org/s.xml\nUser-agent: x\nDisallow: /", "/b", false},
		{"a delay parts groups", "User-agent: *\nCrawl-delay: 5\n\nUser-agent: x\nDisallow: /", "/b", true},
		{"longest wins", "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/b/c", true},
		{"allow wins a tie", "User-agent: *\nDisallow: /page\nAllow: /page", "/page", true},
		{"empty disallow", "User-agent: *\nDisallow:", "/a", true},
		{"asterisk", "User-agent: *\nDisallow: /*/print", "/2026/story/print.html", false},
		{"asterisk is bound to the beginning", "User-agent: *\nDisallow: /a*b", "/x/a/b", true},
		{"end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false},
		{"not the end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true},
		{"only the end of a repeated part", "User-agent: *\nDisallow: /*a$", "/aba", false},
		{"end without asterisk", "User-agent: *\nDisallow: /a$", "/ab", true},
		{"query", "User-agent: *\nDisallow: /*?session=", "/a?session=1", false},
		{"escapes compare equal", "User-agent: *\nDisallow: /%7Eann/caf\u00e9", "/~ann/caf%c3%a9", false},
		{"escaped slash is no slash", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
		{"comments and noise", "hello\n<html>\nUser-agent: * # all\nDisallow: /a # here", "/a", false},
		{"rule before any group", "Disallow: /\nUser-agent: *\nDisallow: /b", "/a", true},
		{"bad delay spoils nothing", "User-agent: *\nCrawl-delay: soon\nDisallow: /b", "/b", false},
		{"carriage returns, byte order mark", "\ufeffUser-agent: *\rDisallow: /b", "/b", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Parse([]byte(tt.file), agent).Allowed(tt.path); got != tt.want {
				t.Errorf("Allowed(%q) = %v after\n%s", tt.path, got, tt.file)
			}
		})
	}
}

func TestDelay(t *testing.T) {
	for value, want := range map[string]time.Duration{"2": 2 * time.Second, "0.5": 500 * time.Millisecond, "-1": 0, "NaN": 0, "1e300": 0, "x": 0} {
		if got := Parse([]byte("User-agent: *\nCrawl-delay: "+value), agent).Delay; got != want {
			t.Errorf("Crawl-delay %s: %v, want %v", value, got, want)
		}
	}
}

func TestOnlyTheFirstPartIsRead(t *testing.T) {
	long := "User-agent: *\nDisallow: /a\n" + strings.Repeat("# filling\n", MaxBytes/10) + "Disallow: /b\n"
	r := Parse([]byte(long), agent)
	if r.Allowed("/a") || !r.Allowed("/b") {
		t.Error("not the first 500 kB")
	}
	if !Parse(bytes.Repeat([]byte("a"), 2*MaxBytes), agent).Allowed("/a") {
		t.Error("one endless line forbids")
	}
}

func TestManyPatternsAreQuick(t *testing.T) {
	rules := Parse([]byte("User-agent: *\n"+strings.Repeat("Disallow: /*a*a*a*b$\n", MaxBytes/21)), agent)
	start := time.Now()
	if !rules.Allowed("/" + strings.Repeat("a", 4000)) {
		t.Error("matched")
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a$\nAllow: /%41\nCrawl-delay: 3"), "/a%4")
	f.Add([]byte("User-agent: headwater\rdisallow:**$$"), "")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := Parse(file, agent)
		if r.Allowed(path) != r.Allowed(canonical(path)) {
			t.Errorf("%q is judged otherwise in its canonical spelling", path)
		}
		if r.Delay < 0 || r.Delay > 24*time.Hour {
			t.Errorf("delay %v", r.Delay)
		}
		if !r.Allowed("/robots.txt") {
			t.Error("robots.txt itself is forbidden")
		}
	})
}
