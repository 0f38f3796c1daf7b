package entity

import "headwater/internal/seqlabel"

// evidence gathers, over a whole document, in what company a capitalised word is seen. The reader
// of a bare "Halloran" in the ninth paragraph goes by the "Chief Fire Officer Ingrid Halloran" of the
// first: whatever tells about one mention of a word tells about all.
// (Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition", CoNLL 2009,
// call such features non-local.)
type evidence uint32

const (
	inMidSentence  evidence = 1 << iota // with a capital that the place in the sentence does not explain
	inSmall                             // in small letters
	afterTitle                          // "Mr", "President", "spokesman" before it
	afterGiven                          // a given name before it
	bySpeech                            // "said" after or before it
	afterIn                             // "in", "at", "near" before it
	possessing                          // "'s" after it
	afterThe                            // "the" before it, in mid-sentence
	withOrgHead                         // its run closes with "Ministry", "Inc."
	withPlaceHead                       // its run closes with "Street"
	withOutletHead                      // its run closes with "Courier"
	openedByGiven                       // its run opens with a given name
	beforeAge                           // ", 25," after it
	bracketed                           // stands alone in brackets
	inLongRun                           // with other capitalised words
	beforeWho                           // ", who" after it
	twice                               // more than one capitalised mention
	byBody                              // "company" before it
	toldTo                              // "told" before it
	hasRole                             // "spokesman" after it, "spokesman for" before it
	byPress                             // "newspaper" before it
	calledPerson                        // ", an analyst," after its run
	calledBody                          // ", a bank," after its run
	calledPlace                         // ", a village," after its run
	calledWork                          // ", a novel," after its run
)

// locatives open an answer to the question where.
var locatives = map[string]bool{
	"in": true, "at": true, "near": true, "from": true, "across": true, "outside": true, "inside": true,
	"around": true, "into": true, "north": true, "south": true, "east": true, "west": true, "throughout": true,
	"toward": true, "towards": true, "through": true,
}

// witnesses maps the hash of a word in small letters to what the document shows of it.
type witnesses map[seqlabel.Hash]evidence

// gather reads the whole document once.
func gather(ws []word, runs []run) witnesses {
	seen := make(witnesses, 2*len(runs))
	for _, r := range runs {
		for i := r.first; i < r.last; i++ {
			if ws[i].heading || ws[i].form == digits {
				continue
			}
			e := seen[ws[i].hash]
			if e != 0 {
				e |= twice
			}
			seen[ws[i].hash] = e | witness(ws, r, i)
		}
	}
	for i := range ws {
		if ws[i].form == lower {
			if e, ok := seen[ws[i].hash]; ok && e&inSmall == 0 {
				seen[ws[i].hash] = e | inSmall
			}
		}
	}
	return seen
}

// witness tells what one mention of a word shows.
func witness(ws []word, r run, i int) evidence {
	var e evidence
	if !ws[i].opens {
		e |= inMidSentence
	}
	if r.last-r.first > 1 {
		e |= inLongRun
	}
	head := ws[r.last-1].marks
	e |= defined(ws, r) | when(head&(orgHead|orgTail) != 0, withOrgHead) | when(head&placeHead != 0, withPlaceHead) |
		when(head&outletHead != 0, withOutletHead) | when(ws[r.first].marks&given != 0, openedByGiven)
	if i > 0 && ws[i-1].sent == ws[i].sent {
		e |= before(ws, i)
	}
	if !ws[i].last {
		e |= after(ws, i)
	}
	return e
}

func before(ws []word, i int) evidence {
	p := &ws[i-1]
	e := when(p.marks&(title|honorific) != 0 && p.form.isName(), afterTitle) |
		when(p.marks&role != 0 && p.form == lower, afterTitle) |
		when(p.marks&given != 0 && p.form.isName(), afterGiven) |
		when(p.marks&speech != 0 && p.form == lower && p.s != "told", bySpeech) | when(p.s == "told", toldTo) |
		when(p.marks&body != 0 && p.form == lower, byBody) | when(p.marks&press != 0 && p.form == lower, byPress) |
		when(locatives[p.s], afterIn) | when(p.s == "the", afterThe)
	if (p.s == "for" || p.s == "of") && i > 1 && ws[i-2].form == lower && ws[i-2].marks&role != 0 {
		e |= hasRole
	}
	if p.s == "(" && i+1 < len(ws) && ws[i+1].s == ")" {
		e |= bracketed
	}
	return e
}

func after(ws []word, i int) evidence {
	n := &ws[i+1]
	e := when(n.marks&role != 0 && n.form == lower, hasRole) | when(n.s == "'s", possessing) | when(n.marks&speech != 0 && n.form == lower, bySpeech)
	if n.s == "," && i+2 < len(ws) && ws[i+2].sent == ws[i].sent {
		e |= when(isAge(ws[i+2].s), beforeAge) | when(ws[i+2].s == "who", beforeWho)
	}
	return e
}

func when(yes bool, e evidence) evidence {
	if yes {
		return e
	}
	return 0
}

// isAge reports whether s is the age of a grown or half-grown person in figures.
func isAge(s string) bool {
	return len(s) == 2 && s[0] >= '1' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
}
