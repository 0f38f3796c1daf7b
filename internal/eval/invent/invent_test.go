package invent

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// A stream is long articles of events of many sizes, in order, the same for one seed.
func TestStream(t *testing.T) {
	o := Options{Seed: 1, PerDay: 20, Largest: 30, Recycled: 0.1}
	a, b := New(o), New(o)
	sizes, words, recycled := map[string]int{}, 0, 0
	last := firstDay
	const reports = 2500
	for range reports {
		r := a.Next()
		if !reflect.DeepEqual(r, b.Next()) {
			t.Fatalf("%s is not the same twice", r.ID)
		}
		body := strings.Join(r.Paragraphs, " ")
		if !r.Published.After(last) || r.Title == "" || !utf8.ValidString(body) || strings.ContainsAny(body, "{}") {
			t.Fatalf("%+v", r)
		}
		last = r.Published
		sizes[r.Story]++
		words += len(strings.Fields(body))
		if r.Recycled {
			recycled++
		}
	}
	largest := 0
	for _, n := range sizes {
		largest = max(largest, n)
	}
	if words/reports < 600 || words/reports > 800 || largest < 10 || len(sizes) < 200 || recycled < 20 {
		t.Errorf("%d words each, %d events, the largest of %d reports, %d recycled", words/reports, len(sizes), largest, recycled)
	}
}
