package eval

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAttributionScore(t *testing.T) {
	gold := LabelledLine{ID: "a", Labels: strings.Fields("B-content I-content O B-cue B-source I-source B-source O")}
	var s AttributionScore
	s.Add(gold, strings.Fields("B-content I-content I-content B-cue B-source I-source O B-cue"))
	for role, want := range map[string]PRF{"content": {0, 1, 1}, "cue": {1, 1, 0}, "source": {1, 0, 1}} {
		if got := s.roles[role].PRF; got != want {
			t.Errorf("%s: %v, want %v", role, got, want)
		}
	}
	var b bytes.Buffer
	if err := s.Write(&b, true); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"content  too long     1", "cue      spurious     1", "source   missed       1"} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("no line %q in\n%s", line, b.String())
		}
	}
}

func TestErrorKinds(t *testing.T) {
	gold := []labelledSpan{{"cue", 3, 6}, {"cue", 7, 9}}
	for kind, found := range map[string][]labelledSpan{
		"missed":      {{"cue", 6, 8}},
		"wrong type":  {{"source", 2, 4}},
		"too short":   {{"source", 5, 6}, {"cue", 3, 5}},
		"too long":    {{"cue", 3, 7}},
		"wrong start": {{"cue", 2, 6}},
		"shifted":     {{"cue", 2, 5}},
		"split":       {{"cue", 3, 4}, {"cue", 5, 6}},
		"merged":      {{"cue", 3, 9}},
	} {
		if got := gold[0].errorKind(gold, found); got != kind {
			t.Errorf("%v is %q, want %q", found, got, kind)
		}
	}
}

func TestLabelledLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.jsonl")
	body := `{"id":"a","tokens":["She","said"],"labels":["B-source","B-cue"]}` + "\n\n" + `{"id":"a","tokens":["."],"labels":["O"]}` + "\n"
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	lines, err := ReadLabelledLines(path)
	if err != nil || len(lines) != 2 || !slices.Equal(lines[0].Tokens, []string{"She", "said"}) {
		t.Fatalf("read %v, %v", lines, err)
	}
	var b bytes.Buffer
	if err := WriteLabelledLines(&b, lines); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"a","labels":["B-source","B-cue"]}` + "\n" + `{"id":"a","labels":["O"]}` + "\n"; b.String() != want {
		t.Errorf("wrote %s", b.String())
	}
}
