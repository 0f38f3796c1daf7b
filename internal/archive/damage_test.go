package archive

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"
)

// brokenAt is the place and kind of one damage.
func brokenAt(list []*Damage) string {
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s %s", d.At, d.Kind))
	}
	return strings.Join(out, "; ")
}

func TestDamagedPlain(t *testing.T) {
	one, three := rawPage(1), rawPage(3)
	length := func(n string) string {
		before, after, _ := strings.Cut(rawPage(2), "Content-Length: ")
		_, after, _ = strings.Cut(after, "\r\n")
		return before + "Content-Length: " + n + "\r\n" + after
	}
	flood := strings.Repeat("X-Field: "+strings.Repeat("x", 500)+"\r\n", 200)
	few := strings.Repeat("X: y\r\n", 300)
	for _, c := range []struct {
		name, middle string
		kind         DamageKind
	}{
		{"too short a length", length("20"), BadLength},
		{"too long a length", length("120"), BadLength},
		{"gigantic length", length("9000000000000000000"), BadLength},
		{"length beyond numbers", length("99999999999999999999999"), BadLength},
		{"negative length", length("-1"), BadLength},
		{"no length", length("none"), BadLength},
		{"junk", "junk\nand more of it\n", Broken},
		{"flood of a header", strings.Replace(rawPage(2), "WARC-Date", flood+"WARC-Date", 1), BadHeader},
		{"flood of fields", strings.Replace(rawPage(2), "WARC-Date", few+"WARC-Date", 1), BadHeader},
		{"endless line", strings.Replace(rawPage(2), "WARC-Date", strings.Repeat("x", 200_000)+"WARC-Date", 1), BadHeader},
		{"no field", strings.Replace(rawPage(2), "WARC-Date", "no field\r\nWARC-Date", 1), BadHeader},
		{"bytes missing", rawPage(2)[:300] + "\r\n", BadLength},
		{"no HTTP", rawRecord("response", "https://weir.example/2", "nothing", httpType), BadHeader},
		{"HTTP without end", rawRecord("response", "https://weir.example/2", "HTTP/1.1 200 OK\r\nX: y\r\n", httpType), BadHeader},
		{"HTTP flood", rawRecord("response", "https://weir.example/2", "HTTP/1.1 200 OK\r\n"+flood+"\r\nx", httpType), BadHeader},
		{"a continuation", rawRecord("continuation", "https://weir.example/2", "tail", "WARC-Segment-Number: 2"), InSegments},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readAll(t, []byte(one+c.middle+three))
			want := fmt.Sprintf("%d %s", len(one), c.kind)
			if addresses(got) != "1 3" || brokenAt(got.damage) != want {
				t.Errorf("got %q, damage %s, want %s", addresses(got), brokenAt(got.damage), want)
			}
			if got.counts.Damaged != len(got.damage) {
				t.Errorf("counts %+v", got.counts)
			}
		})
	}
}

func TestTruncatedPlain(t *testing.T) {
	whole := rawPage(1) + rawPage(2)
	for end := len(rawPage(1)) + 1; end < len(whole)-4; end++ {
		got := readAll(t, []byte(whole[:end]))
		if addresses(got) != "1" || len(got.damage) != 1 || got.damage[0].At.Offset != int64(len(rawPage(1))) {
			t.Fatalf("cut at %d: %q, damage %s", end, addresses(got), brokenAt(got.damage))
		}
	}
}

func TestTruncatedGzip(t *testing.T) {
	one, two := zipped(rawPage(1)), zipped(rawPage(2))
	whole := append(bytes.Clone(one), two...)
	for end := len(one) + 1; end < len(whole); end++ {
		got := readAll(t, whole[:end])
		// All but the checksum may be there, and the record with it.
		if !strings.HasPrefix(addresses(got), "1") || len(got.damage) != 1 || got.damage[0].At.Offset != int64(len(one)) {
			t.Fatalf("cut at %d: %q, damage %s", end, addresses(got), brokenAt(got.damage))
		}
	}
}

func TestDamagedGzip(t *testing.T) {
	one, two, three := zipped(rawPage(1)), zipped(rawPage(2)), zipped(rawPage(3))
	flipped := func(at int) []byte {
		b := bytes.Clone(two)
		b[at] ^= 0x55
		return b
	}
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for _, c := range []struct {
		name   string
		middle []byte
	}{
		{"sign", flipped(0)},
		{"body", flipped(len(two) / 2)},
		{"first block", flipped(12)},
		{"cut", two[:len(two)/2]},
		{"cut in its header", two[:5]},
		{"junk", []byte("this is no gzip at all")},
		{"zeros", make([]byte, 100_000)},
		{"false sign", []byte("\x1f\x8b\x08\x00\x00\x00")},
		{"another member", zipped("no record")},
		{"a record that is cut off", zipped(rawPage(2)[:200])},
		{"a header that is cut off", zipped("WARC/1.1\r\nWARC-Ty")},
		{"gigantic length", zipped("WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 9000000000000000000\r\n\r\nx")},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readAll(t, join(one, c.middle, three))
			if addresses(got) != "1 3" || len(got.damage) == 0 || got.damage[0].At.Offset != int64(len(one)) {
				t.Errorf("got %q, damage %s, want one at %d", addresses(got), brokenAt(got.damage), len(one))
			}
			last := readAll(t, join(one, c.middle))
			if addresses(last) != "1" || len(last.damage) == 0 {
				t.Errorf("at the end: got %q, damage %s", addresses(last), brokenAt(last.damage))
			}
		})
	}
	crc := readAll(t, join(one, flipped(len(two)-6), three))
	if addresses(crc) != "1 2 3" || brokenAt(crc.damage) == "" || brokenAt(crc.items[1].Flaws) == "" {
		t.Errorf("wrong checksum: got %q, damage %s", addresses(crc), brokenAt(crc.damage))
	}
}

// TestEveryByte damages each byte in turn: the pages around are read, and the reading ends.
func TestEveryByte(t *testing.T) {
	one, two, three := zipped(rawPage(1)), zipped(rawPage(2)), zipped(rawPage(3))
	for at := range two {
		b := bytes.Join([][]byte{one, two, three}, nil)
		b[len(one)+at] ^= 0xff
		got := addresses(readAll(t, b))
		if !strings.HasPrefix(got, "1") || !strings.HasSuffix(got, "3") {
			t.Errorf("byte %d: %q", at, got)
		}
	}
}

// zeros is a member of n zero bytes behind a text.
func zeros(head string, n int) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, head)
	block := make([]byte, 1<<20)
	for range n >> 20 {
		_, _ = w.Write(block)
	}
	_ = w.Close()
	return b.Bytes()
}

func TestBomb(t *testing.T) {
	head := "WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\n\r\n"
	got := readAll(t, bytes.Join([][]byte{zipped(rawPage(1)), zeros(head, 96<<20), zipped(rawPage(2))}, nil))
	if addresses(got) != "1 2" || len(got.damage) != 1 || got.damage[0].Kind != TooLarge {
		t.Errorf("got %q, damage %s", addresses(got), brokenAt(got.damage))
	}
	body := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + string(zeros("", 20<<20))
	inner := readAll(t, []byte(rawPage(1)+rawRecord("response", "https://weir.example/2", body, httpType)+rawPage(3)))
	if addresses(inner) != "1 3" || len(inner.damage) != 1 || inner.damage[0].Kind != TooLarge {
		t.Errorf("bomb in a body: got %q, damage %s", addresses(inner), brokenAt(inner.damage))
	}
}

func TestFlaws(t *testing.T) {
	page := "<p>Words</p>"
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	for _, c := range []struct {
		name, field string
		want        DamageKind
	}{
		{"sha1 in base 32", "WARC-Payload-Digest: sha1:" + sum32("sha1", page), ""},
		{"sha1 in hexadecimal", fmt.Sprintf("WARC-Payload-Digest: sha1:%x", sumOf("sha1", []byte(page))), ""},
		{"sha256 in base 32", "WARC-Payload-Digest: SHA-256:" + strings.ToLower(sum32("sha256", page)), ""},
		{"sha256 in hexadecimal", fmt.Sprintf("WARC-Payload-Digest: sha256:%X", sumOf("sha256", []byte(page))), ""},
		{"of the block", "WARC-Block-Digest: sha1:" + sum32("sha1", block), ""},
		{"unknown", "WARC-Payload-Digest: whirl:0000", ""},
		{"wrong", "WARC-Payload-Digest: sha1:" + sum32("sha1", "other"), BadDigest},
		{"no digest", "WARC-Payload-Digest: sha1:?", BadDigest},
		{"wrong of the block", "WARC-Block-Digest: sha256:" + sum32("sha256", "other"), BadDigest},
		{"cut off", "WARC-Truncated: length", Truncated},
		{"first segment", "WARC-Segment-Number: 1", InSegments},
	} {
		got := readAll(t, []byte(rawPage(1)+rawRecord("response", "https://weir.example/2", block, httpType, c.field)))
		if addresses(got) != "1 2" || len(got.damage) > 0 {
			t.Fatalf("%s: got %q", c.name, addresses(got))
		}
		kind := DamageKind("")
		for _, d := range got.items[1].Flaws {
			kind = d.Kind
			if d.At != got.items[1].At {
				t.Errorf("%s: flaw at %s", c.name, d.At)
			}
		}
		if kind != c.want {
			t.Errorf("%s: %q, want %q", c.name, kind, c.want)
		}
	}
}
