package eval

import (
	"strings"
	"testing"
)

func TestMendLines(t *testing.T) {
	for lines, want := range map[string]string{
		"He left . ''|We stay , '' she said .":      "He left .|'' We stay , '' she said .",
		"'' We left . ''|We stay , '' she said .":   "'' We left . ''|We stay , '' she said .",
		"and left . ''|`` We stay , '' she said .":  "and left . ''|`` We stay , '' she said .",
		"One ''|two '' ''|three , '' she said .":    "One|'' two ''|'' three , '' she said .",
		"It was over . ''|Nobody had anything more": "It was over . ''|Nobody had anything more",
	} {
		var article []LabelledLine
		for line := range strings.SplitSeq(lines, "|") {
			article = append(article, LabelledLine{Tokens: strings.Fields(line)})
		}
		var got []string
		for _, tokens := range MendLines(article) {
			got = append(got, strings.Join(tokens, " "))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s\n got %s\nwant %s", lines, s, want)
		}
	}
}

func TestOpenFirst(t *testing.T) {
	for labels, want := range map[string]string{
		"I-content I-content O": "B-content I-content O", "O I-cue": "O I-cue", "": "",
	} {
		if got := strings.Join(OpenFirst(strings.Fields(labels)), " "); got != want {
			t.Errorf("%s became %s, want %s", labels, got, want)
		}
	}
}
