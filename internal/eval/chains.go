package eval

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	docs, err := readChainDocs(treebank)
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
		at := slices.IndexFunc(docs, func(d chainDoc) bool { return d.id == id })
		if at < 0 {
			return nil, fmt.Errorf("%s is not in %s", id, treebank)
		}
		d := chainDoc{id: id, print: docs[at].print}
		for line := range strings.Lines(string(data)) {
			if fields := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(fields) == 3 {
				d.words, d.brackets = append(d.words, fields[1]), append(d.brackets, fields[2])
			}
		}
		if out, err = d.appendTo(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// ReadTreebankChains reads the coreference in GUM's treebank itself, of the documents of one genre.
func ReadTreebankChains(path, genre string) ([]ChainsText, error) {
	docs, err := readChainDocs(path)
	if err != nil {
		return nil, err
	}
	var out []ChainsText
	for i := range docs {
		if strings.HasPrefix(docs[i].id, "GUM_"+genre+"_") {
			if out, err = docs[i].appendTo(out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// chainDoc is a document as it is read: its running text, a paragraph a line, its words, and the
// brackets at each.
type chainDoc struct {
	id, print       string
	words, brackets []string
}

func readChainDocs(path string) ([]chainDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var docs []chainDoc
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	gap := ""
	for lines.Scan() {
		line := lines.Text()
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			docs, gap = append(docs, chainDoc{id: id}), ""
		} else if len(docs) > 0 {
			gap = docs[len(docs)-1].line(line, gap)
		}
	}
	return docs, lines.Err()
}

// line takes in one line of a treebank and gives what stands before the next sentence.
func (d *chainDoc) line(line, gap string) string {
	if line == "# newpar" && d.print != "" {
		return "\n"
	}
	if print, ok := strings.CutPrefix(line, "# text = "); ok {
		d.print += gap + print
		return " "
	}
	columns := strings.Split(line, "\t")
	if len(columns) == 10 && !strings.ContainsAny(columns[0], "-.") {
		_, marks, _ := strings.Cut(columns[9], "Entity=")
		marks, _, _ = strings.Cut(marks, "|")
		d.words, d.brackets = append(d.words, columns[1]), append(d.brackets, marks)
	}
	return gap
}

// appendTo finds the mentions of the document and appends it to texts.
func (d *chainDoc) appendTo(texts []ChainsText) ([]ChainsText, error) {
	spans, ok := align(d.words, d.print, 0)
	if !ok {
		return nil, fmt.Errorf("%s: its words are not those of its text", d.id)
	}
	r := chainsReader{open: map[string][]int{}}
	for i, b := range d.brackets {
		r.word(spans[i], b)
	}
	return append(texts, ChainsText{d.id, d.print, r.mentions}), nil
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

// chainOf gives the first number in "person-1-Ann_Brown" or "1-person-new".
func chainOf(label string) string {
	for part := range strings.SplitSeq(label, "-") {
		if part != "" && strings.Trim(part, "0123456789") == "" {
			return part
		}
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
