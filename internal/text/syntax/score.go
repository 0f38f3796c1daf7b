package syntax

// Score gives the share of words whose head a model finds, and of those whose relation it finds too.
// Punctuation does not count, as is usual.
func Score(m *Model, sentences []Sentence) (heads, relations float64) {
	p := m.NewParser()
	all, right, named := 0, 0, 0
	for _, s := range sentences {
		t := p.parseWords(s.Words, s.Tags)
		for i, name := range s.Relations {
			want := relationOf(name)
			if want == Punctuation {
				continue
			}
			all++
			if t.Heads[i] != s.Heads[i] {
				continue
			}
			right++
			if t.Relations[i] == want {
				named++
			}
		}
	}
	return float64(right) / float64(max(all, 1)), float64(named) / float64(max(all, 1))
}

// parseWords parses one sentence that is not part of a document.
func (p *Parser) parseWords(words, tags []string) *Tree {
	p.tree.Heads, p.tree.Relations, p.words = p.tree.Heads[:0], p.tree.Relations[:0], p.words[:0]
	for i, w := range words {
		p.words = append(p.words, newWord(w, tags[i]))
	}
	p.sentence(0)
	return &p.tree
}
