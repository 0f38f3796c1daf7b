package archive

import (
	"fmt"
	"strconv"
	"strings"
)

// Position is a place in an archive where a record begins. The zero Position is the beginning.
type Position struct {
	Entry  int   // of a WACZ: which of its files of records, from 0
	Offset int64 // into the bytes of the file (or entry), in bytes: where the gzip member begins
	Skip   int64 // bytes to pass over in that member, after decompression
}

// String writes a position so that ParsePosition reads it: "1834", "1834+96", "2:1834+96".
func (p Position) String() string {
	s := strconv.FormatInt(p.Offset, 10)
	if p.Skip > 0 {
		s += "+" + strconv.FormatInt(p.Skip, 10)
	}
	if p.Entry > 0 {
		s = strconv.Itoa(p.Entry) + ":" + s
	}
	return s
}

// ParsePosition reads what Position.String wrote.
func ParsePosition(s string) (Position, error) {
	var p Position
	rest := s
	if entry, after, ok := strings.Cut(s, ":"); ok {
		n, err := strconv.ParseUint(entry, 10, 31)
		if err != nil {
			return Position{}, fmt.Errorf("archive: position %q: %w", s, err)
		}
		p.Entry, rest = int(n), after
	}
	offset, skip, inside := strings.Cut(rest, "+")
	if !inside {
		skip = "0"
	}
	for _, field := range []struct {
		digits string
		value  *int64
	}{{offset, &p.Offset}, {skip, &p.Skip}} {
		n, err := strconv.ParseUint(field.digits, 10, 63)
		if err != nil {
			return Position{}, fmt.Errorf("archive: position %q: %w", s, err)
		}
		*field.value = int64(n)
	}
	return p, nil
}
