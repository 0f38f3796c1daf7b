package archive

import (
	"bytes"
	"strconv"
	"strings"
)

// message is what is used of an HTTP response.
type message struct {
	head    []byte // status line and fields, up to and with the empty line
	status  int
	media   string
	coding  []string // of the content, in the order applied
	chunked bool
}

// parseMessage reads the header of an HTTP response at the start of b.
func parseMessage(b []byte) (message, error) {
	var m message
	line, rest, ok := cutLine(b)
	proto, status, _ := strings.Cut(string(line), " ")
	if !ok || !strings.HasPrefix(strings.ToUpper(proto), "HTTP/") {
		return m, damaged(BadHeader, "the response has no status line")
	}
	status, _, _ = strings.Cut(strings.TrimLeft(status, " "), " ")
	if m.status, _ = strconv.Atoi(status); m.status == 0 {
		return m, damaged(BadHeader, "the response has no status")
	}
	for range maxFields {
		line, rest, ok = cutLine(rest)
		if !ok {
			break
		}
		if len(line) == 0 {
			m.head = b[:len(b)-len(rest)]
			return m, nil
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		m.set(string(bytes.TrimSpace(name)), string(bytes.TrimSpace(value)))
	}
	return m, damaged(BadHeader, "the header of the response does not end")
}

func (m *message) set(name, value string) {
	switch strings.ToLower(name) {
	case "content-type":
		m.media = value
	case "content-encoding":
		for c := range strings.SplitSeq(strings.ToLower(value), ",") {
			if c = strings.TrimSpace(c); c != "" && c != "identity" && c != "none" {
				m.coding = append(m.coding, c)
			}
		}
	case "transfer-encoding":
		m.chunked = strings.HasSuffix(strings.ToLower(value), "chunked")
	}
}

// cutLine cuts the first line off b, without its end.
func cutLine(b []byte) (line, rest []byte, ok bool) {
	line, rest, ok = bytes.Cut(b, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest, ok
}

// dechunk undoes the chunked transfer coding (RFC 9112, 7.1). whole is false where it breaks off; what
// came before is given. Many writers store the body without chunks but keep the field, so a body that
// does not begin with a chunk is none.
func dechunk(b []byte) (body []byte, whole bool) {
	for {
		line, rest, ok := cutLine(b)
		size, _, _ := bytes.Cut(line, []byte(";"))
		n, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 31)
		switch {
		case !ok && n != 0 || err != nil:
			return body, false
		case n == 0:
			return body, true
		case int(n) > len(rest):
			return append(body, rest...), false
		}
		body = append(body, rest[:n]...)
		b = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
}

// isChunked reports whether b begins with a chunk that ends where it says.
func isChunked(b []byte) bool {
	line, rest, ok := cutLine(b[:min(len(b), 128)])
	size, _, _ := bytes.Cut(line, []byte(";"))
	n, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 31)
	if !ok || err != nil {
		return false
	}
	rest = b[len(b[:min(len(b), 128)])-len(rest):]
	return int(n) >= len(rest) || rest[n] == '\r' || rest[n] == '\n'
}
