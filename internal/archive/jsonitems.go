package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// maxValue is the largest JSON value read, in bytes: a text of MaxBody and its escapes.
const maxValue = 2 * MaxBody

// jsonItems reads JSON objects, each on a line, over several lines, or in an array.
type jsonItems struct {
	*stream
	source string
	counts *Counts
	buf    bytes.Buffer
}

func isValue(b []byte) bool { return len(b) > 0 && b[0] == '{' }

// next reads one object. On damage it goes on to the next line that begins one.
func (j *jsonItems) next() (*Item, error) {
	err := j.betweenValues()
	at := j.position()
	if err == nil {
		err = j.value()
	}
	if d, ok := errors.AsType[*Damage](err); ok {
		d.At = at
		if err := j.toSign(); err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
	}
	if err != nil {
		return nil, err
	}
	r, err := readReport(j.buf.Bytes(), j.counts)
	_ = j.betweenValues() // what is wrong there is met again
	if d, ok := errors.AsType[*Damage](err); ok {
		d.At = at
	}
	if r == nil || err != nil {
		return nil, err
	}
	c, err := r.capture(j.source)
	if err != nil {
		return nil, err
	}
	return &Item{Capture: c, At: at}, nil
}

// betweenValues passes over white space and the signs of an array.
func (j *jsonItems) betweenValues() error {
	for {
		b, err := j.Peek(1)
		switch {
		case len(b) == 0:
			return err
		case !bytes.Contains([]byte(" \t\r\n,[]\ufeff"), b):
			return nil
		}
		if _, err := j.Discard(1); err != nil {
			return err
		}
	}
}

// value reads the object that begins here into the buffer.
func (j *jsonItems) value() error {
	j.buf.Reset()
	var o outline
	for !o.done {
		if _, err := j.Peek(1); errors.Is(err, io.EOF) {
			return damaged(Truncated, "the file ends inside a JSON object")
		} else if err != nil {
			return err
		}
		b, _ := j.Peek(j.Buffered())
		n, err := o.follow(b)
		j.buf.Write(b[:n])
		if _, err := j.Discard(n); err != nil {
			return err
		}
		if err != nil {
			return err
		}
		if j.buf.Len() > maxValue {
			return damaged(TooLarge, "a JSON object is larger than 32 MB")
		}
	}
	if !json.Valid(j.buf.Bytes()) {
		return damaged(Broken, "this is no valid JSON")
	}
	return nil
}

// outline follows a JSON object to its end: strings and brackets, nothing else.
type outline struct {
	depth    int
	inString bool
	escaped  bool
	newLine  bool
	last     byte // that is no white space
	done     bool
}

// follow reads on and says how many bytes belong to the object. A line that ends inside a string, or
// one that begins an object where none can be, shows that the object was cut off.
func (o *outline) follow(b []byte) (int, error) {
	for i, c := range b {
		switch {
		case o.inString:
			if c == '\n' {
				return i, damaged(Truncated, "a JSON string ends with its line")
			}
			o.inString = o.escaped || c != '"'
			o.escaped = !o.escaped && c == '\\'
			continue
		case c == '\n':
			o.newLine = true
			continue
		case c == ' ' || c == '\t' || c == '\r':
			o.newLine = false
			continue
		}
		if err := o.sign(c); err != nil {
			return max(i, 1), err
		}
		if o.done {
			return i + 1, nil
		}
		o.newLine, o.last = false, c
	}
	return len(b), nil
}

// sign takes one byte outside strings.
func (o *outline) sign(c byte) error {
	switch c {
	case '"':
		o.inString = true
	case '{', '[':
		if o.newLine && o.depth == 1 && c == '{' && o.last != ':' {
			return damaged(Truncated, "a JSON object ends with its line")
		}
		o.depth++
	case '}', ']':
		o.depth--
	}
	if o.depth < 1 && c != '}' {
		return damaged(Broken, "no JSON object begins here")
	}
	o.done = o.depth == 0
	return nil
}
