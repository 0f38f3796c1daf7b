package eval

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"headwater/internal/text"
)

// ChainsText is a document labelled with coreference.
type ChainsText struct {
	ID, Text string
	Mentions []ChainMention
}

// ChainMention is a passage that speaks of what the other passages of its chain speak of.
type ChainMention struct {
	Span  text.Span
	Chain string
}

// ReadChains reads a folder of coreference in CoNLL columns (number, word, brackets), as GUM has it. The
// words as printed are taken from GUM's treebank.
func ReadChains(folder, treebank string) ([]ChainsText, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.conll"))
	if err != nil {
		return nil, err
	}
	prints, err := readPrints(treebank)
	if err != nil {
		return nil, err
	}
	var out []ChainsText
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		id := strings.TrimSuffix(filepath.Base(path), ".conll")
		t, err := chainsText(id, prints[id], string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, t)
	}
	return out, nil
}

// readPrints reads the running text of each document of a treebank, a paragraph a line.
func readPrints(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	prints := map[string]string{}
	id, gap := "", ""
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if doc, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			id, gap = doc, ""
		} else if line == "# newpar" && prints[id] != "" {
			gap = "\n"
		} else if print, ok := strings.CutPrefix(line, "# text = "); ok {
			prints[id] += gap + print
			gap = " "
		}
	}
	return prints, lines.Err()
}

func chainsText(id, print, columns string) (ChainsText, error) {
	t := ChainsText{ID: id, Text: print}
	var words, brackets []string
	for line := range strings.Lines(columns) {
		if fields := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(fields) == 3 {
			words, brackets = append(words, fields[1]), append(brackets, fields[2])
		}
	}
	spans, ok := align(words, print, 0)
	if !ok {
		return t, fmt.Errorf("its words are not those of the treebank")
	}
	r := chainsReader{open: map[string][]int{}}
	for i, b := range brackets {
		r.word(spans[i], b)
	}
	t.Mentions = r.mentions
	return t, nil
}

// chainsReader pairs brackets.
type chainsReader struct {
	open     map[string][]int // where each chain's open mentions begin
	mentions []ChainMention
}

// word takes in the brackets of one word: "(person-1(place-2)" opens a mention and has another.
func (r *chainsReader) word(at text.Span, brackets string) {
	for brackets != "" && brackets != "_" {
		opens := brackets[0] == '('
		brackets = strings.TrimPrefix(brackets, "(")
		end := strings.IndexAny(brackets, "()")
		if end < 0 {
			end = len(brackets)
		}
		chain := chainOf(brackets[:end])
		brackets = brackets[end:]
		if opens {
			r.open[chain] = append(r.open[chain], at.Start)
		}
		if strings.HasPrefix(brackets, ")") {
			brackets = brackets[1:]
			r.closes(at, chain)
		}
	}
}

func (r *chainsReader) closes(at text.Span, chain string) {
	starts := r.open[chain]
	if len(starts) == 0 {
		return
	}
	r.open[chain] = starts[:len(starts)-1]
	r.mentions = append(r.mentions, ChainMention{text.Span{Start: starts[len(starts)-1], End: at.End}, chain})
}

// chainOf gives "1" of "person-1-Valeska_Paris".
func chainOf(label string) string {
	if parts := strings.SplitN(label, "-", 3); len(parts) > 1 {
		return parts[1]
	}
	return label
}

// ChainAt is the chain of the shortest mention that holds span, or "".
func (t *ChainsText) ChainAt(span text.Span) string {
	chain, least := "", len(t.Text)+1
	for _, m := range t.Mentions {
		if m.Span.Contains(span) && m.Span.Len() < least {
			chain, least = m.Chain, m.Span.Len()
		}
	}
	return chain
}

// ChainOfNames is the chain that most of the spans belong to, the earliest of several, or "".
func (t *ChainsText) ChainOfNames(spans []text.Span) string {
	best, counts := "", map[string]int{}
	for _, span := range spans {
		chain := t.ChainAt(span)
		if chain == "" {
			continue
		}
		counts[chain]++
		if counts[chain] > counts[best] {
			best = chain
		}
	}
	return best
}
