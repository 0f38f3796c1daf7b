package perturb

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// invented writes a folder of articles that every operation finds something in.
func invented(t *testing.T) []Source {
	t.Helper()
	dir := t.TempDir()
	for k := range 4 {
		body := fmt.Sprintf(`Weir at Tolland mill number %d is to be rebuilt

The weir at Tolland will be closed because the piers are worn. Crews found 14 cracks during the survey.

"We have known for many years that this structure could not last another winter," said Edda Prowse, the engineer.

The cost of the works has doubled since the spring, the river board said on Monday. Also the road across it is narrow.

%s`, k, strings.Repeat("Anglers began to gather near the bridge after dawn, as they often do. The river was lowered overnight by some measure. ", 5))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(k)+".txt"), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := ReadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

func TestOperations(t *testing.T) {
	sources := invented(t)
	for _, op := range Operations {
		cases := op.Cases(sources, 3, 7)
		if len(cases) != 3 {
			t.Errorf("%s: %d cases", op.Name, len(cases))
		}
		for _, c := range cases {
			if op.edit != nil && (c.Was == c.Is || !strings.Contains(html.UnescapeString(c.Parents[0]), c.Was) || !strings.Contains(html.UnescapeString(c.Child), c.Is)) {
				t.Errorf("%s: %q became %q in %s", op.Name, c.Was, c.Is, c.Child)
			}
			if credited := strings.Contains(c.Child, "Ledger"); credited == op.uncredited {
				t.Errorf("%s: credited %t", op.Name, credited)
			}
		}
		if diff := cmp.Diff(cases, op.Cases(sources, 3, 7), cmp.AllowUnexported(Operation{}), cmp.FilterPath(isEdit, cmp.Ignore())); diff != "" {
			t.Errorf("%s: the same seed gives other cases: %s", op.Name, diff)
		}
	}
}

func isEdit(p cmp.Path) bool { return strings.HasSuffix(p.String(), "edit") }

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		name    string
		edit    edit
		in      string
		was, is string // empty where the sentence has nothing to change
	}{
		{"number", changeNumber, "Crews found 14 cracks.", "Crews found 14 cracks.", "Crews found 18 cracks."},
		{"year", changeNumber, "In 2014 cracks were found.", "", ""},
		{"range", changeNumber, "It takes five or six years.", "", ""},
		{"hedge", dropHedge, "The weir may be lost.", "The weir may be lost.", "The weir will be lost."},
		{"planted hedge", dropHedge, "The weir was damaged.", "The weir was allegedly damaged.", "The weir was damaged."},
		{"hedge of a source", dropHedge, "The weir may be lost, she said.", "", ""},
		{"source at the end", dropAttribution, "The cost of the works has doubled since the spring, the river board said.",
			"The cost of the works has doubled since the spring, the river board said.", "The cost of the works has doubled since the spring."},
		{"source in front", dropAttribution, "Prowse said the cost of the works has doubled since the spring.",
			"Prowse said the cost of the works has doubled since the spring.", "The cost of the works has doubled since the spring."},
		{"no source", dropAttribution, "The cost of the works has doubled since the spring.", "", ""},
		{"short quotation", alterQuote, "She called it “worn out”.", "", ""},
	} {
		was, is, ok := c.edit(rand.New(rand.NewPCG(1, 1)), c.in)
		if !ok {
			was, is = "", ""
		}
		if was != c.was || is != c.is {
			t.Errorf("%s: %q, %q", c.name, was, is)
		}
	}
}

func TestQuotesStayWhole(t *testing.T) {
	var w rewording
	got := w.sentence("He began: “We began.") + " " + w.sentence("It began.” They began again.")
	if want := "He began: “We began. It began.” They started again."; got != want {
		t.Errorf("got %q", got)
	}
	trimmed, is, ok := trimQuote(rand.New(rand.NewPCG(1, 1)), "“We have known for years that this could not last,” she said.")
	if !ok || is == trimmed || !strings.HasSuffix(is, ",” she said.") && !strings.HasSuffix(is, "last,” she said.") {
		t.Errorf("trimmed to %q", is)
	}
}

func TestCleanPairs(t *testing.T) {
	a := NewSource("a", "The bridge at Orle was shut on Monday after a lorry struck its parapet, the council said.")
	b := NewSource("b", "Drivers face long detours: a crossing in Orle stays closed while masons repair a wall hit by a truck.")
	a.Event, b.Event = "orle", "orle"
	if got := CleanPairs([]Source{a, b, a}, 10, 1); len(got) != 2 {
		t.Errorf("%d pairs: the copy is none", len(got))
	}
}
