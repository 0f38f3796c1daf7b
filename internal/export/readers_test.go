package export_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Readers of the formats' own communities read what is written here. HEADWATER_READERS names a Python that
// has the packages listed in testdata/readers.py.
func TestReaders(t *testing.T) {
	python := os.Getenv("HEADWATER_READERS")
	if python == "" {
		t.Skip("HEADWATER_READERS names no Python with the formats' readers")
	}
	for _, name := range []string{"ferry-grounding", "night-buses"} {
		folder := t.TempDir()
		s := example(t, name, false)
		for _, format := range []string{"prov", "stix", "ftm", "gexf"} {
			if err := os.WriteFile(filepath.Join(folder, "story."+format), named(t, format, s), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if out, err := exec.CommandContext(t.Context(), python, "testdata/readers.py", folder).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
