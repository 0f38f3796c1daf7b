package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
)

// acceptEncoding names the codings that unpack knows.
const acceptEncoding = "gzip, deflate, br"

var (
	errTooLarge = errors.New("the answer is larger than the limit")
	errIdle     = errors.New("nothing came for too long")
	errTotal    = errors.New("the answer took too long")
)

// codingError says that a body is not packed as its headers say.
type codingError struct{ err error }

func (e *codingError) Error() string { return e.err.Error() }
func (e *codingError) Unwrap() error { return e.err }

// guarded counts what comes over the wire and calls for an end when nothing does.
type guarded struct {
	r    io.Reader
	left int64
	idle time.Duration
	stop *time.Timer
	err  error // the first error of r itself, which unpacking may hide
}

func (g *guarded) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	if n > 0 {
		g.stop.Reset(g.idle)
	}
	if g.left -= int64(n); g.left < 0 {
		err = errTooLarge
	}
	if err != nil && err != io.EOF && g.err == nil {
		g.err = err
	}
	return n, err
}

// readBody reads r to its end and unpacks it. Neither what comes over the wire nor what it unpacks to
// may be larger than limit bytes; giveUp is called when nothing comes for idle.
func readBody(r io.Reader, codings string, limit int64, idle time.Duration, giveUp func(error)) ([]byte, error) {
	timer := time.AfterFunc(idle, func() { giveUp(errIdle) })
	defer timer.Stop()
	wire := &guarded{r: r, left: limit, idle: idle, stop: timer}
	plain, err := unpack(wire, codings)
	var body []byte
	if err == nil {
		body, err = io.ReadAll(io.LimitReader(plain, limit+1))
	}
	switch {
	case wire.err != nil:
		return nil, wire.err
	case err != nil:
		return nil, &codingError{err}
	case int64(len(body)) > limit:
		return nil, errTooLarge
	}
	return body, nil
}

// unpack undoes the codings of a Content-Encoding header, the last one first (RFC 9110, section
// 8.4). More than two are no honest answer.
func unpack(r io.Reader, codings string) (io.Reader, error) {
	list := strings.FieldsFunc(strings.ToLower(codings), func(c rune) bool { return c == ',' || c == ' ' })
	if len(list) > 2 {
		return nil, errors.New("packed more than twice")
	}
	for len(list) > 0 {
		var err error
		if r, err = unpackOne(r, list[len(list)-1]); err != nil {
			return nil, err
		}
		list = list[:len(list)-1]
	}
	return r, nil
}

func unpackOne(r io.Reader, coding string) (io.Reader, error) {
	switch coding {
	case "identity":
		return r, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "deflate":
		return inflate(r)
	case "br":
		return brotli.NewReader(r), nil
	}
	return nil, fmt.Errorf("packed as %.20q, which was not asked for", coding)
}

// inflate reads the "deflate" coding. It means zlib (RFC 9110, section 8.4.1.2), but some servers
// send the bare stream; a zlib header can be told by its check bits (RFC 1950, section 2.2).
func inflate(r io.Reader) (io.Reader, error) {
	br := bufio.NewReader(r)
	head, err := br.Peek(2)
	if err != nil {
		return nil, err
	}
	if head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		return zlib.NewReader(br)
	}
	return flate.NewReader(br), nil
}
