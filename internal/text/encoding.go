package text

import "unicode/utf8"

// MostlyUTF8 reports whether bytes that are not quite UTF-8 hold more characters beyond ASCII that are than
// bytes that cannot be, so that reading them as UTF-8 loses least.
func MostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > bad
}
