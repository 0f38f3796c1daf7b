package reuse_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/reuse"
)

// TestManyReports holds that among many reports, where not every pair is compared, copies, rewrites
// and the outlets that are named are found all the same.
func TestManyReports(t *testing.T) {
	readings := generated(60)
	first := len(readings)
	readings = append(readings, readingsOf(gazette, wire, pennant, lamp)...)
	_, derivations, _ := reuse.Trace(readings)
	var links []link
	for _, l := range linksOf(derivations) {
		if l.Article >= first || l.From >= first {
			links = append(links, link{l.Article - first, l.From - first, l.Kind, l.Credited})
		}
	}
	want := []link{{1, 0, "copy", true}, {2, 0, "rewrite", false}, {3, 0, "partial", true}}
	if diff := cmp.Diff(want, links); diff != "" {
		t.Errorf("derivations (-want +got):\n%s", diff)
	}
}
