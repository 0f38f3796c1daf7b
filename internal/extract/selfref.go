package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Phrases in which an outlet speaks of itself. The name stands where the phrase has its gap: before
// "has asked … for comment", after "seen by". Strong ones are used by the outlet alone; weak ones
// also by others that credit it.
var (
	strongAfterName = []string{"has asked", "has contacted", "has approached", "has reached out to", "reached out to", "contacted", "has requested", "approached",
		"previously reported", "has previously reported", "has learned", "has learnt", "understands that", "can reveal", "can report", "was not able to verify",
		"was unable to verify", "could not independently", "has not independently", "was not able to independently", "was unable to independently",
		"was not immediately able to", "could not immediately", "has not been able to independently", "has seen and verified", "could not determine", "has reported", "regrets the error", "request for", "requests for"}
	weakAfterName    = []string{"has seen", "has reviewed", "has obtained", "could not verify", "could not establish", "could not reach", "revealed", "asked", "reporter saw", "reporter watched", "reporter counted"}
	weakBeforeName   = []string{"told", "seen by", "reviewed by", "obtained by", "viewed by", "shared with", "provided to", "sent to", "interview with", "asked by", "contacted by", "confirmed to", "in an email to", "statement to", "speak to", "speak with", "speaking to", "speaking with", "Speaking to", "spoke to", "spoke with", "call with"}
	strongBeforeName = []string{"not be reached by", "not immediately be reached by", "not respond to questions from", "not answer questions from", "not reply to questions from"}
	// creditBeforeName and creditAfterName give another outlet its due.
	creditBeforeName = []string{"first reported by", "reported by", "according to", "citing", "cited by", "report by", "report in", "reports in", "published by", "published in", "reporting by", "broken by", "originally reported by"}
	creditAfterName  = []string{"newspaper", "magazine", "in an interview", "in interviews", "reported", "reports", "said", "says", "first reported", "wrote", "writes", "disclosed", "broke", "’s report", "'s report", "published"}
)

// reference counts how an outlet is spoken of in one text.
type reference struct {
	strong, weak, credited int
	seen                   int  // places
	told                   int  // places where somebody "told the" name and no noun follows
	article                bool // written with a capital "The" inside a sentence
}

// selfReference returns the outlet that a text shows to be its own, or "". It must be spoken of twice
// or more as only the outlet speaks of itself, or once and be addressed by sources too, and nowhere be
// credited as somebody else.
func selfReference(t string) string {
	seen, order := references(t)
	joinShort(seen, order)
	best, score := "", 0
	for _, name := range order {
		r := seen[name]
		if r == nil {
			continue
		}
		s := 2*r.strong + r.weak
		if r.credited > 0 || s < 3 || r.strong == 0 && !isOutletName(strings.TrimPrefix(name, "the ")) {
			continue
		}
		if s > score {
			best, score = name, s
			if r.article {
				best = "The " + name
			}
		} else if s == score {
			best = ""
		}
	}
	return best
}

// joinShort counts what a text says of an outlet by the last word of its name, as only the outlet does or
// with credit, for the one full name that ends so: "the Packet" for the Saltmarsh Packet.
func joinShort(seen map[string]*reference, order []string) {
	full := map[string]string{} // by last word, "" where several names have it
	for _, name := range order {
		i := strings.LastIndexByte(name, ' ')
		if i < 0 || !isOutletName(name) {
			continue
		}
		last := name[i+1:]
		if _, several := full[last]; several {
			name = ""
		}
		full[last] = name
	}
	for _, short := range order {
		name, r := full[short], seen[short]
		if name == "" || r.strong+r.credited == 0 {
			continue
		}
		seen[name].strong += r.strong
		seen[name].weak += r.weak
		seen[name].credited += r.credited
		delete(seen, short)
	}
}

// strangers are what a report calls an outlet that is not its own: "told the journal Harbour Matters".
var strangers = []string{" newspaper", " daily", " weekly", " journal", " magazine", " broadcaster", " station", " agency", " website", " tabloid", " paper", " site", " outlet", " channel"}

// seemsOwn returns the name by which t seems to speak of its own outlet though it does not settle who
// that is: a short one it speaks of as only the outlet does, or a full one spoken of so that others
// might. Names that are credited, and more than one, are none.
func seemsOwn(t string) string {
	seen, order := references(t)
	joinShort(seen, order)
	own, standing := "", 0
	for _, name := range order {
		switch s := seen[name].standing(name); {
		case s > standing:
			own, standing = name, s
		case s == standing && s > 0:
			own = "" // either could be meant
		}
	}
	return own
}

// standing weighs how likely the outlet that t speaks of as r counts is its own: 0 is not at all. A name
// that only sources address must read as an outlet's, or else stand nowhere but there.
func (r *reference) standing(name string) int {
	short := !strings.Contains(name, " ")
	switch {
	case r == nil || r.credited > 0 || r.strong == 0 && (short || r.weak == 0):
		return 0
	case short && outletWords[strings.ToLower(name)], !short && isOutletName(name):
		return 2 + 2*min(r.strong, 1)
	case !short && r.told == r.seen && r.told > 0 && r.strong == 0 && couldNameSite(name) && !hearsPeople(name):
		return 1
	}
	return 0
}

// bodies close the names of those who are told things and print nothing; plurals do too.
var bodies = wordSet("court", "committee", "subcommittee", "council", "commission", "board", "parliament", "house", "senate", "assembly", "tribunal", "inquiry", "panel",
	"department", "ministry", "authority", "agency", "association", "union", "police", "bank", "university", "college", "institute", "company", "club", "party",
	"office", "service", "group", "hearing", "conference", "summit", "congress", "chamber", "cabinet", "government", "forum", "bureau", "jury", "judge",
	"minister", "president", "secretary", "foundation", "trust", "fund", "league", "society", "federation", "alliance", "coalition", "school", "hospital", "center", "centre",
	"guard", "force", "administration", "corporation", "organization", "organisation", "team", "family", "crew", "embassy", "church", "synod", "registry", "exchange", "mission", "delegation", "convention", "institution", "laboratory", "academy", "prosecutor", "ombudsman", "regulator", "operator", "community", "city", "town", "state", "nation", "kingdom")

func hearsPeople(name string) bool {
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	return bodies[last] || strings.HasSuffix(last, "s") || strings.HasSuffix(last, "men")
}

// references counts how each capitalised name of t is spoken of; order lists the names as they come.
func references(t string) (seen map[string]*reference, order []string) {
	seen = map[string]*reference{}
	for _, m := range capitalRuns(t) {
		name := withoutDay(strings.TrimSuffix(strings.TrimSuffix(t[m[0]:m[1]], "’s"), "'s"))
		if joinsOutlets(name) {
			continue
		}
		r := seen[name]
		if r == nil {
			r = &reference{}
			seen[name] = r
			order = append(order, name)
		}
		r.look(t, m[0], m[1])
	}
	return seen, order
}

// withoutDay takes the day off a name that runs into it: "told the Cove Herald Tuesday".
func withoutDay(name string) string {
	if rest, last, ok := cutLast(name, " "); ok && isWeekday(last) && strings.HasSuffix(last, "day") { // not the Sun
		return rest
	}
	return name
}

// joinsOutlets reports whether a run of capitals names two outlets, of which neither can be told to be the
// report's own: "told Rope Walker and Tide Weekly".
func joinsOutlets(name string) bool {
	_, second, ok := strings.Cut(name, " and ")
	return ok && isOutletName(second)
}

// speaksAs reports whether t speaks of name as of its own outlet at least once, and nowhere credits it
// as another.
func speaksAs(t, name string) bool {
	seen, _ := references(t)
	r := seen[strings.TrimPrefix(name, "The ")]
	return r != nil && r.strong+r.weak > 0 && r.credited == 0
}

// ownName returns name if the text speaks of it, anywhere, as only an outlet is spoken of and nowhere
// credits it as somebody else's; "" otherwise. One place is enough for a name beside the dateline.
func ownName(t, name string) string {
	r := &reference{}
	for i := 0; name != ""; i += len(name) {
		j := strings.Index(t[i:], name)
		if j < 0 {
			break
		}
		i += j
		r.look(t, i, i+len(name))
	}
	if r.credited > 0 || r.strong+r.weak == 0 {
		return ""
	}
	return name
}

func (r *reference) look(t string, start, end int) {
	before := strings.TrimSuffix(strings.TrimRight(t[max(0, start-40):start], " "), " the")
	if cut, ok := strings.CutSuffix(before, " The"); ok {
		before = cut
		r.article = r.article || !endsSentence(cut)
	}
	after := strings.TrimLeft(t[end:min(len(t), end+40)], " ")
	r.seen++
	if tellsThe(t[max(0, start-10):start]) && endsName(after) {
		r.told++
	}
	switch {
	case endsWithAny(before, creditBeforeName), endsWithAny(before, strangers):
		r.credited++
	case endsWithAny(before, strongBeforeName), correctsItself(t, start, end):
		r.strong++
	case beginsWithAny(after, strongAfterName):
		if asksForComment(t, end) || !beginsWithAny(after, strongAfterName[:8]) {
			r.strong++
		}
	case beginsWithAny(after, creditAfterName):
		r.credited++
	case beginsWithAny(after, weakAfterName), endsWithAny(before, weakBeforeName):
		r.weak++
	}
}

func tellsThe(before string) bool {
	return strings.HasSuffix(before, "told the ") || strings.HasSuffix(before, "told The ")
}

// afterTold are the words with which what a source told goes on.
var afterTold = []string{"that", "in", "on", "by", "he", "she", "they", "it", "there", "the", "a", "an", "how", "why", "what", "this", "his", "her", "our", "we"}

// endsName reports whether no noun follows a name: "told the Harbour Lamp that", not "the Harbour Rowing club".
func endsName(after string) bool {
	return after == "" || strings.ContainsRune(".,;:\n", rune(after[0])) || beginsWithAny(after, afterTold)
}

// longestNote bounds how far into a correction the name of the report's owner is looked for, in bytes.
const longestNote = 600

// correctsItself reports whether the name at start stands in a correction as that of the report's owner:
// "Correction: the Packet's article of May 4 misstated …".
func correctsItself(t string, start, end int) bool {
	name, after := t[start:end], strings.TrimLeft(t[end:min(len(t), end+40)], " ")
	if !strings.HasSuffix(name, "'s") && !strings.HasSuffix(name, "’s") ||
		!beginsWithAny(after, []string{"article", "report", "story", "earlier", "original"}) {
		return false
	}
	from := max(0, start-longestNote)
	line := strings.LastIndexByte(t[from:start], '\n')
	if line < 0 && from > 0 {
		return false
	}
	opening := t[from+line+1 : start]
	opening = strings.ToLower(opening[:min(len(opening), 16)])
	return strings.HasPrefix(opening, "correction") || strings.HasPrefix(opening, "clarification")
}

// asksForComment reports whether the sentence at hand asks somebody for an answer.
func asksForComment(t string, from int) bool {
	rest := t[from:min(len(t), from+300)]
	if i := strings.Index(rest, ". "); i >= 0 {
		rest = rest[:i]
	}
	return hasAny(rest, "for comment", "for a response", "to comment", "for further comment", "for a statement", "for an interview", "for a reply", "for its response")
}

func beginsWithAny(s string, list []string) bool {
	for _, w := range list {
		if strings.HasPrefix(s, w) && !endsWord(s, len(w)) {
			return true
		}
	}
	return false
}

func endsWithAny(s string, list []string) bool {
	for _, w := range list {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// capitalRuns returns the runs of capitalised words of t that could be names of outlets, small words
// inside included and an article in front left out.
func capitalRuns(t string) [][2]int {
	var out [][2]int
	start, end, words := -1, 0, 0
	flush := func() {
		if start >= 0 && words <= 6 {
			out = append(out, [2]int{start, end})
		}
		start, words = -1, 0
	}
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && !isBreak(t[j]) {
			j++
		}
		word := strings.TrimRight(t[i:j], ".,;:!?)\"'”’")
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case word == "" && j == i:
		case word != "" && unicode.IsUpper(r) && !(start < 0 && (word == "The" || word == "A" || word == "In")):
			if start < 0 {
				start = i
			}
			end = i + len(word)
			words++
			if len(word) < j-i {
				flush()
			}
		case start >= 0 && (word == "&" || word == "of" || word == "and") && len(word) == j-i:
			words++
		default:
			flush()
		}
		if j < len(t) && t[j] == '\n' {
			flush()
		}
		i = j + 1
	}
	flush()
	return out
}

func isBreak(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }
