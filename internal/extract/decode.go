package extract

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	notTextWhat = "this is not text but a binary file"
	notTextDo   = "save the article as plain text or as a web page (HTML)"
)

// decode turns the bytes of a capture into Unicode with plain line ends and without
// characters that print nothing.
func decode(c *news.Capture) (string, error) {
	b := c.Body
	if order := utf16Order(b); order != nil {
		return tidy(fromUTF16(b, order)), nil
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if isBinary(b) {
		return "", problem(c, news.NotText, notTextWhat, notTextDo)
	}
	return tidy(fromBytes(b, c.Media)), nil
}

// utf16Order tells the byte order of UTF-16, by its mark or by the zero bytes that every second
// place of Western text has; nil for anything else.
func utf16Order(b []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return binary.BigEndian
	}
	head := b[:min(len(b), 512)]
	if len(head) < 16 {
		return nil
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case zeros[1] > half*9/10 && zeros[0] == 0:
		return binary.LittleEndian
	case zeros[0] > half*9/10 && zeros[1] == 0:
		return binary.BigEndian
	}
	return nil
}

func fromUTF16(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

// signatures are the first bytes of files that are no text though they may begin with letters.
var signatures = []string{
	"%PDF-", `{\rtf`, "PK\x03\x04", "PK\x05\x06", "\x89PNG", "GIF87a", "GIF89a", "\xff\xd8\xff", "\x1f\x8b", "BZh", "\xfd7zXZ", "7z\xbc\xaf",
	"\x7fELF", "MZ\x90", "Rar!\x1a", "OggS", "ID3", "RIFF", "wOFF", "wOF2", "SQLite format 3", "\xd0\xcf\x11\xe0", "II*\x00", "MM\x00*", "\x28\xb5\x2f\xfd",
	"\xca\xfe\xba\xbe", "%!PS-", "!<arch>",
}

// isBinary knows files that are no text: by their first bytes, by a zero byte, or by more
// control characters than a slip explains.
func isBinary(b []byte) bool {
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s)) {
			return true
		}
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return true
	}
	control := 0
	for _, c := range b {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			control++
		}
	}
	return control*50 > len(b)
}

// fromBytes decodes text that is not UTF-16. Valid UTF-8 is UTF-8 whatever it says of itself;
// otherwise the declared encoding holds, then UTF-8 with slips, then Windows-1252.
func fromBytes(b []byte, media string) string {
	if utf8.Valid(b) {
		return string(b)
	}
	enc, name, declared := charset.DetermineEncoding(b[:min(len(b), 1024)], media)
	if name != "utf-8" && (declared || !text.MostlyUTF8(b)) {
		if out, err := enc.NewDecoder().Bytes(b); err == nil {
			return strings.ToValidUTF8(string(out), "\ufffd")
		}
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}

// tidy makes line ends "\n" and all spaces plain, and leaves out what prints nothing.
func tidy(s string) string {
	if plainASCII(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(tidyRune, s)
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

func tidyRune(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r >= ' ' && r < 0x7f:
		return r
	case r == '\r' || r == '\f' || r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case r == 0x200d || r == 0x200c: // joiners hold emoji and some scripts together
		return r
	case r == 0xad || r == 0xfeff || unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
		return -1
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}
