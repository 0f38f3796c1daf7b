// Package robots reads robots.txt and tells what a crawler may fetch, after RFC 9309 (Robots
// Exclusion Protocol, 2022).
//
// Lines that say nothing known are skipped, never an error. The groups whose product token is
// ours are joined; when there is none, those for "*" count. Of all rules that match, the one with
// the longest pattern decides, and allow wins a tie (section 2.2.2). Patterns and paths are
// compared after percent-encoding both in one way. Crawl-delay is no part of the RFC, but asked
// for often enough to be heard.
package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how much of a file is read; the RFC asks for 500 KiB at least (section 2.5).
const MaxBytes = 500 << 10

// Rules are what one robots.txt says to one crawler. The zero value allows everything.
type Rules struct {
	list  []rule
	Delay time.Duration // Crawl-delay, as asked; zero when the file asks for none
}

type rule struct {
	pattern string // in the spelling of canonical, with * and a closing $ as they came
	allow   bool
}

// Parse reads the rules in body for the crawler with the product token agent.
func Parse(body []byte, agent string) *Rules {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if len(body) > MaxBytes {
		cut := bytes.LastIndexAny(body[:MaxBytes], "\r\n")
		body = body[:max(cut, 0)]
	}
	p := parser{agent: agent}
	for line := range strings.FieldsFuncSeq(string(body), func(r rune) bool { return r == '\n' || r == '\r' }) {
		p.line(line)
	}
	if p.named {
		return &p.own
	}
	return &p.any
}

// parser collects two sets of rules at once: those for our token and those for everybody.
type parser struct {
	agent    string
	own, any Rules
	named    bool // some group has our token

	forOwn, forAny bool // whom the group at hand is for
	closed         bool // it has had a rule: the next user-agent line opens another
}

func (p *parser) line(s string) {
	s, _, _ = strings.Cut(s, "#")
	key, value, found := strings.Cut(s, ":")
	if !found {
		return
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "user-agent":
		p.userAgent(value)
	case "allow":
		p.rule(value, true)
	case "disallow":
		p.rule(value, false)
	case "crawl-delay":
		p.delay(value)
	}
}

func (p *parser) userAgent(value string) {
	if p.closed {
		p.forOwn, p.forAny, p.closed = false, false, false
	}
	if strings.HasPrefix(value, "*") {
		p.forAny = true
	}
	if strings.EqualFold(productToken(value), p.agent) {
		p.forOwn, p.named = true, true
	}
}

// productToken is the leading run of letters, "_" and "-", all that a token may hold (section 2.2.1).
func productToken(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && r != '-' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

// rule adds a rule to the group at hand. An empty pattern matches nothing, but closes the group.
func (p *parser) rule(pattern string, allow bool) {
	p.closed = true
	if pattern == "" || !p.forOwn && !p.forAny {
		return
	}
	if pattern[0] != '/' && pattern[0] != '*' {
		pattern = "/" + pattern
	}
	r := rule{canonical(pattern), allow}
	if p.forOwn {
		p.own.list = append(p.own.list, r)
	}
	if p.forAny {
		p.any.list = append(p.any.list, r)
	}
}

// delay hears a Crawl-delay. It closes a group as rules do, so that a group of nothing but a delay
// does not run into the next one.
func (p *parser) delay(value string) {
	p.closed = true
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(seconds >= 0 && seconds <= 24*3600) {
		return
	}
	d := time.Duration(seconds * float64(time.Second))
	if p.forOwn {
		p.own.Delay = d
	}
	if p.forAny {
		p.any.Delay = d
	}
}

// Allowed reports whether path (with its query, as in a request line) may be fetched.
func (r *Rules) Allowed(path string) bool {
	path = canonical(path)
	if path == "/robots.txt" {
		return true
	}
	longest, allow := 0, true
	for _, rule := range r.list {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && matches(rule.pattern, path) {
			longest, allow = n, rule.allow
		}
	}
	return allow
}

// matches reports whether pattern fits the beginning of path, or all of it when it ends in "$".
// Taking the first place where each part between asterisks fits is enough, and linear.
func matches(pattern, path string) bool {
	pattern, toEnd := strings.CutSuffix(pattern, "$")
	first, rest, starred := strings.Cut(pattern, "*")
	path, ok := strings.CutPrefix(path, first)
	if !ok || !starred {
		return ok && (!toEnd || path == "")
	}
	for {
		part, more, again := strings.Cut(rest, "*")
		if !again {
			return toEnd && strings.HasSuffix(path, part) || !toEnd && strings.Contains(path, part)
		}
		i := strings.Index(path, part)
		if i < 0 {
			return false
		}
		path, rest = path[i+len(part):], more
	}
}

const upperHex = "0123456789ABCDEF"

// canonical spells s in one way: escapes of unreserved characters (RFC 3986, section 2.3) are
// undone, other escapes have capitals, and bytes outside printable ASCII are escaped.
func canonical(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		escaped := c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		if escaped {
			c = unhex(s[i+1])<<4 | unhex(s[i+2])
			i += 2
		}
		if escaped && !isUnreserved(c) || c <= ' ' || c >= 0x7f {
			b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&^0x20 - 'A' + 10
}
