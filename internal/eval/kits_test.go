package eval

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var sampleKits = []string{"ferry-grounding", "night-buses"}

// scoreSample scores answers made up for the examples, with faults of every kind put in.
func scoreSample(t *testing.T) string {
	t.Helper()
	scores := NewKitScores()
	for _, kit := range sampleKits {
		gold, err := ReadGold(filepath.Join("../../examples", kit))
		if err != nil {
			t.Fatal(err)
		}
		answer, err := os.ReadFile(filepath.Join("testdata", kit+".json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := scores.Add(kit, gold, answer); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := scores.Write(&out, false); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The figures in testdata/figures.txt were printed by the kits' own scorer, a separate program.
func TestKitsAgreeWithTheirScorer(t *testing.T) {
	want, err := os.ReadFile("testdata/figures.txt")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), scoreSample(t)); d != "" {
		t.Error(d)
	}
}

func TestKitsAgreeWithTheirScorerLive(t *testing.T) {
	scorer := "../../../shared/tools/score_kits.py"
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the kits' scorer is not here")
	}
	args := []string{scorer}
	for _, kit := range sampleKits {
		args = append(args, "../../examples/"+kit+"=testdata/"+kit+".json")
	}
	want, err := exec.Command("python3", args...).Output()
	if err != nil {
		t.Skipf("the kits' scorer does not run here: %v", err)
	}
	if d := cmp.Diff(string(want), scoreSample(t)); d != "" {
		t.Error(d)
	}
}

func FuzzKits(f *testing.F) {
	f.Add([]byte(`{"articles":[{"id":"a1","file":"x"}],"claims":[{"id":"c1","assertions":[{"article":"a1","passage":null}]}]}`))
	f.Fuzz(func(t *testing.T, story []byte) {
		gold, err := ReadGold("../../examples/night-buses")
		if err != nil {
			t.Fatal(err)
		}
		_ = NewKitScores().Add("x", gold, story) // must not panic, whatever it is given
	})
}
