package reuse

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headwater/internal/text"
)

// A topic of ECB+ holds reports of two look-alike events: one man's arrest and another's, one
// earthquake and another. Files are named by topic, number and event.
const ecbPlus = "../../../shared/data/ecbplus"

// report of ECB+.
type ecbReport struct {
	name string
	plus bool // of the topic's second event
	*draft
	grams map[string]bool
}

// TestLookAlikeEvents holds that no report of the one event is taken for a version of one of the
// other, and that nearly all reports of one event that share a fifth of their six-word runs outside
// quotations are taken for versions of one text.
func TestLookAlikeEvents(t *testing.T) {
	topics, err := filepath.Glob(filepath.Join(ecbPlus, "*", ""))
	if err != nil || len(topics) == 0 {
		t.Skip("no ECB+ beside the repository")
	}
	var c comparer
	var near, found, derived, across int
	for _, topic := range topics {
		reports := readTopic(t, topic)
		for i, a := range reports {
			for _, b := range reports[:i] {
				evidence := c.compare(b.draft, a.draft).evidence
				yes := evidence >= evenEvidence
				if a.plus != b.plus {
					if yes {
						across++
						t.Errorf("%s and %s tell of two events: evidence %.2f", b.name, a.name, evidence)
					}
					continue
				}
				if yes {
					derived++
				}
				if contained(a.grams, b.grams) >= 0.2 {
					near++
					if yes {
						found++
					} else {
						t.Logf("%s and %s share wording: evidence %.2f", b.name, a.name, evidence)
					}
				}
			}
		}
	}
	t.Logf("%d of %d pairs that share a fifth of their six-word runs; %d pairs derived; %d across events", found, near, derived, across)
}

func readTopic(t *testing.T, dir string) []ecbReport {
	files, err := filepath.Glob(filepath.Join(dir, "*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	v := newVocabulary()
	var reports []ecbReport
	for _, f := range files {
		s := readTokens(t, f)
		name := strings.TrimSuffix(filepath.Base(f), ".xml")
		reports = append(reports, ecbReport{name, strings.HasSuffix(name, "ecbplus"), newDraft(v, text.Analyze(s), nil, nil), sixWordRuns(s)})
	}
	return reports
}

// readTokens rebuilds a text from the token elements of a file, one sentence a line.
func readTokens(t *testing.T, file string) string {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type token struct {
		Sentence string `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	}
	var b strings.Builder
	last := ""
	for d := xml.NewDecoder(f); ; {
		el, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		start, ok := el.(xml.StartElement)
		if !ok || start.Name.Local != "token" {
			continue
		}
		var w token
		if err := d.DecodeElement(&w, &start); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if w.Sentence != last {
			b.WriteByte('\n')
			last = w.Sentence
		}
		b.WriteString(w.Text + " ")
	}
}

func sixWordRuns(s string) map[string]bool {
	var words []string
	for _, f := range strings.Fields(s) {
		if w := string(fold(nil, f)); w != "" {
			words = append(words, w)
		}
	}
	runs := map[string]bool{}
	for i := 0; i+6 <= len(words); i++ {
		runs[strings.Join(words[i:i+6], " ")] = true
	}
	return runs
}

func contained(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for g := range a {
		if b[g] {
			n++
		}
	}
	return float64(n) / float64(max(len(a), 1))
}
