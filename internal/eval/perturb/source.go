package perturb

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"headwater/internal/eval"
	"headwater/internal/text"
)

// Source is an article to work from: a title and paragraphs of sentences.
type Source struct {
	Name       string
	Event      string // articles of one event share it; empty when it is not known
	Title      string
	Paragraphs [][]string
}

// ReadFolder reads the articles below dir, in order of their names: topics of ECB+ where it has
// files of that corpus, else every plain text file.
func ReadFolder(dir string) ([]Source, error) {
	reports, err := eval.ReadECBPlus(dir)
	if err != nil {
		return nil, err
	}
	var sources []Source
	for _, r := range reports {
		s := NewSource(r.Name, asPrinted(r.Text))
		s.Event = r.Topic
		if r.Second {
			s.Event += "+"
		}
		sources = append(sources, s)
	}
	if sources != nil {
		return sources, nil
	}
	err = filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		body, err := os.ReadFile(path)
		if err == nil {
			sources = append(sources, NewSource(filepath.Base(path), strings.ReplaceAll(string(body), "''", `"`)))
		}
		return err
	})
	return sources, err
}

// NewSource cuts an article into title, paragraphs and sentences. The first line is the title when it
// is no longer than one.
func NewSource(name, body string) Source {
	s := Source{Name: name}
	doc := text.Analyze(agencyTag.ReplaceAllString(body, ""))
	last := -1
	for _, sentence := range doc.Sentences {
		words := strings.Join(strings.Fields(sentence.Of(doc.Text)), " ")
		if sentence.Paragraph != last {
			s.Paragraphs = append(s.Paragraphs, nil)
			last = sentence.Paragraph
		}
		p := &s.Paragraphs[len(s.Paragraphs)-1]
		*p = append(*p, words)
	}
	if len(s.Paragraphs) > 1 && len(s.Paragraphs[0]) == 1 && len(strings.Fields(s.Paragraphs[0][0])) <= longestTitle {
		s.Title = strings.TrimSuffix(s.Paragraphs[0][0], ".")
		s.Paragraphs = s.Paragraphs[1:]
	}
	return s
}

// agencyTag is a dateline with an agency, or a closing line that names one. Two papers that print one
// agency's report have not drawn on each other, so the tag would undo the case.
var agencyTag = regexp.MustCompile(`(?m)(?:^[A-Z][\w .,]{0,30})?\((?:AP|UPI|AFP|Reuters)\)\s*(?:—|–|--|-)?\s*|^\(?(?:AP|UPI|AFP|Reuters|The Associated Press)[^\n]{0,40}$`)

const longestTitle = 22 // words

// clone copies the paragraphs, so that they can be changed.
func (s Source) clone() Source {
	paragraphs := make([][]string, len(s.Paragraphs))
	for i, p := range s.Paragraphs {
		paragraphs[i] = slices.Clone(p)
	}
	s.Paragraphs = paragraphs
	return s
}

func (s Source) words() int {
	n := 0
	for _, p := range s.Paragraphs {
		for _, sentence := range p {
			n += len(strings.Fields(sentence))
		}
	}
	return n
}

func (s Source) body() string {
	var paragraphs []string
	for _, p := range s.Paragraphs {
		if len(p) > 0 {
			paragraphs = append(paragraphs, strings.Join(p, " "))
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

var (
	spaceBefore = regexp.MustCompile(` ([,.;:!?%)\]”]|n't\b|['’](?:s|re|ve|ll|d|m)\b)`)
	spaceAfter  = regexp.MustCompile(`([(\[“$]) `)
)

// asPrinted closes the gaps that a corpus of tokens leaves around punctuation, makes every line a
// paragraph and drops lines that are addresses.
func asPrinted(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if !strings.Contains(line, "http :") {
			lines = append(lines, spaceAfter.ReplaceAllString(spaceBefore.ReplaceAllString(strings.TrimSpace(line), "$1"), "$1"))
		}
	}
	return strings.Join(lines, "\n\n")
}
