package attribute

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
)

// TestUnnamed reads testdata/unnamed.txt: after each line "# text" a line "count | described | why" for
// each source in it that is not named.
func TestUnnamed(t *testing.T) {
	raw, err := os.ReadFile("testdata/unnamed.txt")
	if err != nil {
		t.Fatal(err)
	}
	for c := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n# ") {
		words, want, _ := strings.Cut(strings.TrimPrefix(c, "# "), "\n")
		var got []string
		for _, a := range invented(words).Attributions {
			if s := a.Source; s.Kind == news.Anonymous && s.Name == "" {
				got = append(got, strings.TrimSpace(fmt.Sprintf("%d | %s | %s", s.Count, s.Described, s.Why)))
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s\n%s", words, diff)
		}
	}
}
