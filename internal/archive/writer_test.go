package archive

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
)

var testInfo = Info{Software: "headwater 1", Title: "Weir", Created: testDay}

func testRecords() []*Record {
	page := func(n int) news.Capture {
		return news.Capture{URL: fmt.Sprintf("https://www.Weir.example/%d?Q=a", n), Media: "text/html; charset=utf-8", Body: []byte(fmt.Sprintf("<p>Page %d</p>", n))}
	}
	header := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nServer: lock\r\n\r\n"
	return []*Record{{Capture: page(2), Date: testDay, Header: []byte(header)}, {Capture: page(1), Date: testDay.Add(time.Hour)}}
}

func written(t *testing.T) ([]byte, []Placed) {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	var places []Placed
	for _, r := range testRecords() {
		p, err := w.Write(r)
		if err != nil {
			t.Fatal(err)
		}
		places = append(places, p)
	}
	return b.Bytes(), places
}

func TestWriter(t *testing.T) {
	file, places := written(t)
	if again, _ := written(t); !bytes.Equal(file, again) {
		t.Error("equal input, other bytes")
	}
	got := readAll(t, file)
	if len(got.items) != 2 || len(got.damage) > 0 || got.counts.Infos != 1 {
		t.Fatalf("%d items, damage %v", len(got.items), got.damage)
	}
	for i, r := range testRecords() {
		it := got.items[i]
		if it.Capture.URL != r.Capture.URL || it.Capture.Media != r.Capture.Media || !bytes.Equal(it.Capture.Body, r.Capture.Body) || !it.Date.Equal(r.Date) || len(it.Flaws) > 0 {
			t.Errorf("%+v", it)
		}
		if it.At != (Position{Offset: places[i].Offset}) {
			t.Errorf("at %s, said to be at %d", it.At, places[i].Offset)
		}
	}
	want := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Archive-Orig-Content-Encoding: gzip\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nServer: lock\r\nContent-Length: 13\r\n\r\n"
	if string(got.items[0].Header) != want {
		t.Errorf("header %q", got.items[0].Header)
	}
}

// TestRecordIDs looks at the identifiers: each once, version 5.
func TestRecordIDs(t *testing.T) {
	file, _ := written(t)
	s, err := newStream(newRaw(bytes.NewReader(file), int64(len(file))), Position{}, isRecord)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for s.toSign() == nil {
		h, err := s.readHeader()
		if err != nil {
			t.Fatal(err)
		}
		if seen[h.id] || len(h.id) != len("<urn:uuid:>")+36 || h.id[24] != '5' {
			t.Errorf("identifier %q", h.id)
		}
		seen[h.id] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d records", len(seen))
	}
}

func TestUnwritable(t *testing.T) {
	w, err := NewWriter(io.Discard, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Record{
		{Date: testDay}, {Capture: news.Capture{URL: "https://weir.example/"}},
		{Capture: news.Capture{URL: "https://weir.example/\r\nWARC-Type: x"}, Date: testDay},
	} {
		if _, err := w.Write(r); !errors.Is(err, ErrRecord) {
			t.Errorf("%+v: %v", r, err)
		}
	}
	if _, err := w.Write(&Record{Capture: news.Capture{URL: "https://weir.example/"}, Date: testDay, Header: []byte("junk")}); err == nil {
		t.Error("a header that is none is written")
	}
}

func writtenWACZ(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWACZWriter(&b, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range testRecords() {
		if err := w.Write(r, fmt.Sprintf("Title %d", i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parts(t *testing.T, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
	}
	return all
}

func TestWACZ(t *testing.T) {
	file := writtenWACZ(t)
	if !bytes.Equal(file, writtenWACZ(t)) {
		t.Error("equal input, other bytes")
	}
	all := parts(t, file)
	var description struct {
		Version   string `json:"wacz_version"`
		Resources []resource
	}
	if err := json.Unmarshal([]byte(all["datapackage.json"]), &description); err != nil || description.Version != "1.1.1" || len(description.Resources) != 3 {
		t.Errorf("description %s, %v", all["datapackage.json"], err)
	}
	for _, r := range description.Resources {
		if r.Hash != fmt.Sprintf("sha256:%x", sumOf("sha256", []byte(all[r.Path]))) || r.Bytes != int64(len(all[r.Path])) {
			t.Errorf("%+v", r)
		}
	}
	if digest := all["datapackage-digest.json"]; !strings.Contains(digest, fmt.Sprintf("sha256:%x", sumOf("sha256", []byte(all["datapackage.json"])))) {
		t.Errorf("digest %s", digest)
	}
	index := strings.Split(all[waczIndex], "\n")
	if len(index) != 3 || !strings.HasPrefix(index[0], `example,weir)/1?q=a 20260304101011 {"url":"https://www.Weir.example/1?Q=a","mime":"text/html","status":"200"`) {
		t.Errorf("index %q", index)
	}
	if pages := all[waczPages]; strings.Count(pages, "\n") != 3 || !strings.Contains(pages, `"title":"Title 1"`) {
		t.Errorf("pages %q", pages)
	}
	got := readAll(t, file)
	if len(got.items) != 2 || len(got.damage) > 0 {
		t.Fatalf("%d items, damage %v", len(got.items), got.damage)
	}
	if again := readFrom(t, file, got.items[1].At); len(again.items) != 1 || !bytes.Equal(again.items[0].Capture.Body, got.items[1].Capture.Body) {
		t.Errorf("from %s: %d items", got.items[1].At, len(again.items))
	}
}

func TestSortKey(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.example.org/A/b?C=d": "org,example)/a/b?c=d", "http://example.org": "org,example)/", "http://Example.org:8080/": "org,example:8080)/", "urn:x y": "urn:x%20y",
	} {
		if got := sortKey(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
