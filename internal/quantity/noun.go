package quantity

import (
	"strings"

	"headwater/internal/text/piece"
)

// thing is what a quantity counts.
type thing struct {
	noun       string
	attributes []string
	end        int // piece after it; 0 when there is none
}

// longest is how many words a counted noun phrase may have.
const longest = 6

// thing reads the noun phrase after an amount: "40 fishing boats", "96,000 tonnes of coal",
// "three of the five cranes", "a 7.2-metre sea wall".
func (r *reader) thing(a amount) thing {
	j := a.end
	if r.is(j, "of") {
		j++
		for r.is(j, "the", "its", "their", "his", "her", "these", "those", "all", "our", "my", "your") {
			j++
		}
		if j > a.end+1 {
			j = r.skipNumber(j)
		}
	} else if a.unit == "percent" && a.end == a.last && r.is(a.last-1, "half") && r.is(j, "the", "its", "their", "his", "her", "all") {
		j++ // "half the voters"
	} else if j = r.hyphen(j); a.unit != "" && a.end == a.last && r.is(j, "in") && !r.is(j+1, "the", "a", "its") {
		j++ // "$20 million in damages"
	}
	for r.is(j, "more", "other", "additional", "further", "extra", "people's") {
		j++
	}
	if a.unit != "" && a.end > a.last && j == a.end && !r.attributive(a) {
		return thing{} // "rose 4 percent last year"
	}
	return r.phrase(j, a)
}

// skipNumber steps over the "five" of "three of the five cranes".
func (r *reader) skipNumber(j int) int {
	_, n := r.number(j)
	return j + n
}

// attributive reports a unit that stands before a noun: "7.2-metre wall", "17-year sentence".
func (r *reader) attributive(a amount) bool {
	if r.joined(a) || a.unit == "percent" {
		return true
	}
	w := r.w(a.end - 1)
	return a.low != 1 && !strings.HasSuffix(w, "s") && w != "feet" && a.unit != "cent"
}

// joined reports a unit that hangs on its number: "7.2-metre".
func (r *reader) joined(a amount) bool { return a.end > a.last && r.is(a.last, "-", "‑") }

// phrase walks a noun phrase from piece j.
func (r *reader) phrase(j int, a amount) thing {
	var t thing
	last := -1 // the noun that is the head so far
	k := j
	for ; k < len(r.p) && k < j+longest; k++ {
		if r.is(k, "-", "–") && r.p[k].Glued {
			continue
		}
		if last >= 0 && r.is(k, "'s", "'") && k < j+4 { // "two of the barn's gates"
			j, last = r.skipNumber(k+1), -1
			k = j - 1
			continue
		}
		if r.p[k].Kind != piece.Word || r.ends(k) {
			break
		}
		if r.nounAt(k) {
			last = k
			if r.pluralAt(k) && !r.joined(a) && !r.is(k+1, "'s", "'") {
				break
			}
		}
	}
	if last < 0 {
		return t
	}
	t.noun, t.end = r.lemma(last), last+1
	for i := j; i < last; i++ {
		if r.p[i].Kind == piece.Word {
			t.attributes = append(t.attributes, r.lemma(i))
		}
	}
	return t
}

// ends reports whether piece k closes a noun phrase.
func (r *reader) ends(k int) bool {
	if closed[r.w(k)] {
		return true
	}
	t := r.tag(k)
	if t == "" {
		return false
	}
	switch t {
	case "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN", "CD", "HYPH", "FW", "AFX", "POS":
		return t == "POS"
	}
	return true
}

// nounAt reports whether piece k is a noun; without tags any word may be one.
func (r *reader) nounAt(k int) bool {
	t := r.tag(k)
	return t == "" || strings.HasPrefix(t, "NN")
}

var manyOnes = set("people", "men", "women", "children", "police", "staff", "fish", "sheep", "aircraft", "personnel", "crew", "feet", "teeth", "cattle")

func (r *reader) pluralAt(k int) bool {
	if t := r.tag(k); t != "" {
		return t == "NNS" || t == "NNPS" || manyOnes[r.w(k)]
	}
	w := r.w(k)
	return manyOnes[w] || len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "ous") && !strings.HasSuffix(w, "us")
}

// lemma returns the dictionary form of the token that piece k lies in, or the words of the piece
// where the token holds more or is a participle: "suspected boats".
func (r *reader) lemma(k int) string {
	t := r.doc.Tokens[r.p[k].Token]
	if t.Len() == r.p[k].Len() && !strings.HasPrefix(t.Tag, "VB") {
		return t.Lemma
	}
	return r.p[k].Lower
}

// isVerb reports a word that goes on after a bare number: "30 were hurt".
func (r *reader) isVerb(i int) bool {
	if t := r.tag(i); t != "" {
		return strings.HasPrefix(t, "VB") || t == "MD"
	}
	return r.is(i, "were", "are", "have", "had", "remain", "remained", "died", "survived", "was", "will", "would", "could", "may")
}

// closed are words that end a noun phrase.
var closed = set("a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "by", "to", "for", "from", "with", "without", "into",
	"onto", "over", "under", "about", "after", "before", "since", "until", "during", "through", "between", "against", "among", "across",
	"around", "near", "off", "out", "up", "down", "as", "than", "that", "this", "these", "those", "which", "who", "whom", "whose", "when",
	"where", "while", "because", "if", "though", "although", "so", "it", "he", "she", "they", "we", "i", "you", "them", "him", "us", "me",
	"is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can",
	"could", "may", "might", "must", "shall", "should", "said", "says", "say", "told", "not", "n't", "also", "only", "just", "still",
	"already", "yet", "ago", "later", "earlier", "each", "every", "apart", "away", "long", "wide", "high", "deep", "tall", "per", "via",
	"his", "her", "its", "their", "our", "my", "your", "there", "here", "then", "now", "last", "next", "monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday", "sunday", "yesterday", "today", "tomorrow", "within", "including", "according", "despite", "'s", "'",
	"am", "pm", "a.m.", "p.m.", "inside", "outside", "along", "toward", "towards", "behind", "beyond", "north", "south", "east", "west",
	"went", "came", "took", "fell", "rose", "left", "killed", "injured", "died", "compared", "ended", "total", "alone", "altogether", "overall")
