package perturb

import (
	"math/rand/v2"
	"strings"
)

const (
	// keptSentences is the share of the parent's sentences that a child takes over.
	keptSentences = 0.85
	// mostWordings is how many words of one sentence are exchanged at most.
	mostWordings = 3
)

// rewritten retells an article: is stands in place of the sentence at, some others are left out, and
// the given share of the rest is worded differently where that is possible.
func rewritten(r *rand.Rand, s Source, at place, is string, share float64) Source {
	child := Source{Name: s.Name, Title: s.Title}
	for i, p := range s.Paragraphs {
		var out []string
		var w rewording
		for j, sentence := range p {
			switch {
			case at == place{i, j}:
				out = append(out, is)
				w.pass(sentence)
			case r.Float64() > keptSentences && !dependent(p, j):
			case r.Float64() < share:
				out = append(out, w.sentence(sentence))
			default:
				out = append(out, sentence)
				w.pass(sentence)
			}
		}
		if len(out) > 0 {
			child.Paragraphs = append(child.Paragraphs, out)
		}
	}
	return child
}

// dependent reports whether a sentence cannot be left out alone, because its paragraph has a
// quotation that may run over several.
func dependent(paragraph []string, j int) bool {
	return j+1 < len(paragraph) && strings.ContainsAny(strings.Join(paragraph, " "), `“”"`)
}

// sentence exchanges words outside quotation marks for others of the same sense.
func (w *rewording) sentence(s string) string {
	left := mostWordings
	words := strings.Fields(s)
	for i, word := range words {
		if quoted := w.quoted; w.pass(word) || quoted || left == 0 {
			continue
		}
		if other, ok := sameSense[word]; ok {
			words[i] = other
			left--
		}
	}
	return strings.Join(words, " ")
}

// rewording goes through the sentences of one paragraph and knows where a quotation runs on.
type rewording struct{ quoted bool }

// pass moves behind a piece of the paragraph and reports whether a quotation is open there.
func (w *rewording) pass(piece string) bool {
	for _, r := range piece {
		switch r {
		case '“':
			w.quoted = true
		case '”', '"': // some texts open with the mark that closes
			w.quoted = !w.quoted
		}
	}
	return w.quoted
}

// sameSense are words that a sub-editor would exchange without a thought. None of them tells how
// sure something is, who said it or how much of it there is.
var sameSense = wordPairs(`also=too because=as while=as however=though but=yet during=in after=following
	began=started begin=start started=began start=begin ended=finished end=finish help=aid helped=aided
	big=large large=big small=little quickly=fast often=frequently near=close-to across=throughout
	among=amid within=inside toward=towards through=via use=employ used=employed using=employing
	buy=purchase bought=purchased leave=depart left=departed including=among-them
	earlier=previously recent=latest important=significant difficult=hard main=chief
	children=youngsters home=house house=home car=vehicle vehicle=car road=street street=road
	problems=troubles town=community crowd=throng fight=battle blaze=fire fire=blaze
	arrested=detained died=perished injured=hurt`)

func wordPairs(list string) map[string]string {
	pairs := map[string]string{}
	for entry := range strings.FieldsSeq(list) {
		from, to, _ := strings.Cut(entry, "=")
		pairs[from] = strings.ReplaceAll(to, "-", " ")
	}
	return pairs
}
