package attribute

import (
	"cmp"
	"strings"

	"headwater/internal/news"
)

// referent is someone or something that was spoken of and that a later word may mean.
type referent struct {
	source    news.Source
	words     string // name, role and description in lower case, with a space at both ends
	gender    string
	unit      int
	paragraph int
	weight    int // 3 a speaker, 2 a subject, 1 another mention
}

// memory is how many referents back a description can reach.
const memory = 600

// referentNamed is the nearest referent that carries the name, by its last word.
func (rd *reader) referentNamed(name string) *referent {
	w := strings.ToLower(name)
	if i := strings.LastIndexByte(w, ' '); i >= 0 {
		w = w[i+1:]
	}
	for i := len(rd.referents) - 1; i >= max(0, len(rd.referents)-memory); i-- {
		r := &rd.referents[i]
		if r.source.Name != "" && strings.HasSuffix(strings.ToLower(r.source.Name), w) {
			return r
		}
	}
	return nil
}

// refer adds a referent.
func (u *unit) refer(s news.Source, weight int) {
	u.outletSpoke = u.outletSpoke || s.Kind == news.OutletSource
	r := referent{source: s, words: bag(s.Text + " " + s.Role), unit: u.count, paragraph: u.paragraph, weight: weight}
	if s.Entity >= 0 {
		r.words += u.known[s.Entity].words
		r.gender = u.known[s.Entity].gender
	} else if s.Name != "" {
		r.words += bag(s.Name)
	}
	if r.gender == "" {
		r.gender = genderOf(r.words)
	}
	u.referents = append(u.referents, r)
}

// mentioned adds an entity that the unit names and that neither speaks nor is its subject.
func (u *unit) mentioned(e int) {
	s := u.namedSource(news.Source{}, e)
	u.outletSpoke = u.outletSpoke || s.Kind == news.OutletSource
	r := referent{source: s, words: u.known[e].words, gender: u.known[e].gender, unit: u.count, paragraph: u.paragraph, weight: 1}
	u.referents = append(u.referents, r)
}

// known is what every referent of one entity shares: the words of its name and role, and the gender that it has or that
// they tell.
type known struct{ words, gender string }

func knownOf(es []news.Entity) []known {
	out := make([]known, len(es))
	for i := range es {
		words := bag(es[i].Name + " " + es[i].Role)
		out[i] = known{words, cmp.Or(es[i].Gender, genderOf(words))}
	}
	return out
}

// bag is the words of s in lower case, each with a space on both sides.
func bag(s string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), separates), " ") + " "
}

func separates(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '’' || r == '\'' }

// genderOf tells a gender from a title or a noun.
func genderOf(words string) string {
	for w := range strings.FieldsSeq(words) {
		switch w {
		case "mr", "mr.", "spokesman", "man", "father", "son", "brother", "husband", "chairman", "he", "king", "sir", "boy":
			return "m"
		case "mrs", "mrs.", "ms", "ms.", "spokeswoman", "woman", "mother", "daughter", "sister", "wife", "widow", "chairwoman", "she", "queen", "dame", "girl":
			return "f"
		}
	}
	return ""
}

func sameReferent(a, b *referent) bool {
	return a.source.Entity >= 0 && a.source.Entity == b.source.Entity || a.source.Name != "" && a.source.Name == b.source.Name || a.words == b.words
}

// voice is one who speaks, with where he was last heard.
type voice struct {
	source    news.Source
	paragraph int
	unit      int  // as reader.count has it
	quoting   bool // his words run on into the next paragraph
	fresh     bool
}

// voiceOf resolves the source of draft i.
func (u *unit) voiceOf(ds []draft, i int, voices []*voice) *voice {
	d := &ds[i]
	if d.voice != nil {
		v := *d.voice
		v.paragraph = u.paragraph
		return &v
	}
	if d.source.empty() && d.shares >= 0 && voices[d.shares] != nil {
		return voices[d.shares]
	}
	v := &voice{paragraph: u.paragraph}
	v.source = u.identify(d.source)
	u.refer(v.source, 3)
	return v
}

// remember keeps whom the unit spoke of.
func (u *unit) remember(ds []draft, voices []*voice) {
	for i := range ds {
		v := voices[i]
		if v == nil || v.source.Kind == "" {
			continue
		}
		u.last = v
		v.paragraph, v.unit = u.paragraph, u.count
		v.quoting = u.runsOn(&ds[i])
	}
	u.announce(ds)
	u.rememberSubject()
	u.rememberPaper()
	for i := 0; i < len(u.items); i++ {
		if e := u.entityOf(i); e >= 0 {
			u.mentioned(e)
			i = u.mentionEnd(i) - 1
		}
	}
	u.count++
}

// rememberSubject keeps the subject of the first clause.
func (u *unit) rememberSubject() {
	for i := range u.items {
		if !u.finite(i) || relatives[u.low(i-1)] {
			continue
		}
		np := u.subject(i)
		if np.empty() || u.tag(u.head(np)) == "PRP" || nobodys[u.low(u.head(np))] {
			return
		}
		s := u.identify(np)
		if s.Name != "" || u.speaker(u.low(u.head(np))) {
			u.refer(s, 2)
		}
		return
	}
}

// nobodys are the words for how many of some did a thing, whom no pronoun means later.
var nobodys = set("none nobody neither everyone everybody most few some all")

// runsOn reports whether the draft ends in a quotation that the next paragraph continues.
func (u *unit) runsOn(d *draft) bool {
	for _, r := range d.content {
		for i := r.first; i < r.last; i++ {
			if u.isQuote(i) && u.doc.Quotes[u.items[i].quote].Continues {
				return true
			}
		}
	}
	return false
}
