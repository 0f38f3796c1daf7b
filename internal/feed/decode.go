package feed

import (
	"bytes"
	"compress/gzip"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/text"

	"golang.org/x/net/html/charset"
)

// unzip unpacks a document that is itself a gzip file, as sitemaps may be, up to just past MaxBytes.
// What breaks off is given as far as it goes, to fail as what it is.
func unzip(b []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return b
	}
	plain, _ := io.ReadAll(io.LimitReader(z, MaxBytes+1)) // an error leaves a document that is cut off
	return plain
}

// decode turns the bytes of a document into trimmed, valid UTF-8 without control characters, written out or by number. A byte
// order mark tells the encoding, then the zero bytes of UTF-16 (XML 1.0, appendix F); what is valid
// UTF-8 is UTF-8 whatever it says; then the XML declaration counts, then the media type, and what
// nobody declared is Windows-1252.
//
// XML declarations are made ineffective, since they would have the text decoded again.
func decode(b []byte, media string) string {
	if label := encodingOf(b, media); label != "utf-8" {
		if enc, _ := charset.Lookup(label); enc != nil {
			if out, err := enc.NewDecoder().Bytes(b); err == nil {
				b = out
			}
		}
	}
	s := strings.ToValidUTF8(string(b), "\ufffd")
	s = withoutReferences(strings.Map(printable, s))
	return strings.ReplaceAll(strings.TrimSpace(s), "<?xml", "<?was-xml")
}

func encodingOf(b []byte, media string) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("<\x00")), bytes.HasPrefix(b, []byte("{\x00")):
		return "utf-16le"
	case bytes.HasPrefix(b, []byte("\xfe\xff")), bytes.HasPrefix(b, []byte("\x00<")), bytes.HasPrefix(b, []byte("\x00{")):
		return "utf-16be"
	case utf8.Valid(b):
		return "utf-8"
	}
	if label := declared(b); label != "" && !strings.HasPrefix(strings.ToLower(label), "utf-") {
		return label
	}
	_, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], media)
	if name == "utf-8" && !text.MostlyUTF8(b) {
		return "windows-1252"
	}
	return name
}

// declared is the encoding that an XML declaration names.
func declared(b []byte) string {
	declaration, _, found := bytes.Cut(b[:min(len(b), 256)], []byte("?>"))
	_, value, named := bytes.Cut(declaration, []byte("encoding="))
	if !found || !named || len(value) == 0 {
		return ""
	}
	label, _, _ := bytes.Cut(value[1:], value[:1])
	return string(label)
}

// printable drops the control characters, the byte order mark and the marks that turn the
// direction of a line. White space stays as it is.
func printable(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return r
	case r < ' ' || r >= 0x7f && r < 0xa0, r == 0xfeff, r == 0xfffe || r == 0xffff:
		return -1
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return -1
	}
	return r
}

// withoutReferences drops references to characters that are not printable ("&#0;"), which no
// reader of XML lets pass.
func withoutReferences(s string) string {
	if !strings.Contains(s, "&#") {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "&#")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		s = after
		end := strings.IndexByte(after[:min(len(after), 12)], ';')
		if end >= 0 && !isPrintableReference(after[:end]) {
			s = after[end+1:]
		} else {
			b.WriteString("&#")
		}
	}
}

// isPrintableReference judges what stands between "&#" and ";".
func isPrintableReference(digits string) bool {
	base := 10
	if strings.HasPrefix(digits, "x") {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return err != nil || n > unicode.MaxRune || printable(rune(n)) >= 0
}
