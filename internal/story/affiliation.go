package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// affiliations tells which bodies a person has been introduced as speaking or acting for, anywhere
// in a dossier: "Ada Holm, president of the Dockers' Union", "the council's spokesman, Ray Toll".
// Keys and values are folded names.
type affiliations map[string][]string

// roleNouns name somebody's place in a body.
var roleNouns = set(`president chief head director manager officer official secretary minister chairman chairwoman chair
chairperson founder executive ceo treasurer spokesman spokeswoman spokesperson counsel solicitor lawyer attorney
commissioner commander inspector editor leader boss dean principal captain owner partner deputy governor mayor
superintendent coordinator mouthpiece`)

// mouthRoles need no body beside them: it is the one last spoken of.
var mouthRoles = set("spokesman spokeswoman spokesperson mouthpiece")

const (
	roleReach = 6  // tokens between a name and its role
	bodyReach = 12 // tokens between a name and the body it acts for
)

func readAffiliations(d *news.Dossier) affiliations {
	of := affiliations{}
	for _, r := range d.Readings {
		bodies := bodyMentions(r)
		for i := range r.Entities {
			if e := &r.Entities[i]; e.Type == news.Person && len(e.Mentions) > 0 {
				for _, m := range e.Mentions {
					of.add(foldName(e.Name), bodyBeside(r, m, bodies))
				}
			}
		}
	}
	return of
}

func (of affiliations) add(person, body string) {
	if person != "" && body != "" && !slices.Contains(of[person], body) {
		of[person] = append(of[person], body)
	}
}

// acts reports whether the person has been introduced as acting for the body.
func (of affiliations) acts(person, body string) bool {
	return slices.ContainsFunc(of[person], func(b string) bool { return b == body || partOfName(b, body) || partOfName(body, b) })
}

// actsForNamed reports whether words, a description without a name ("the president of the Dockers'
// Union"), names a body that the person acts for.
func (of affiliations) actsForNamed(person, words string) bool {
	return slices.ContainsFunc(of[person], func(b string) bool { return mentionsWords(words, b) })
}

type mention struct {
	span text.Span
	name string
}

// bodyMentions lists every mention of a body in r in order.
func bodyMentions(r *news.Reading) []mention {
	var list []mention
	for _, e := range r.Entities {
		if e.Type == news.Organization {
			for _, m := range e.Mentions {
				list = append(list, mention{m, foldName(e.Name)})
			}
		}
	}
	slices.SortFunc(list, func(a, b mention) int { return a.span.Start - b.span.Start })
	return list
}

// bodyBeside returns the body that the person mentioned at span is introduced with, or "".
func bodyBeside(r *news.Reading, span text.Span, bodies []mention) string {
	d := r.Document
	s := d.Sentences[r.Document.SentenceAt(span.Start)]
	first := d.TokenFrom(span.Start)
	role, mouth, its := false, false, false
	for i := max(s.First, first-roleReach); i < min(s.Last, first+roleReach+2); i++ {
		w := strings.ToLower(d.Tokens[i].Of(d.Text))
		role = role || roleNouns[w]
		mouth = mouth || mouthRoles[w]
		its = its || w == "its" || w == "their"
	}
	if !role {
		return ""
	}
	from, to := max(s.First, first-bodyReach), min(s.Last, first+bodyReach+2)-1
	near := text.Span{Start: d.Tokens[from].Start, End: d.Tokens[max(from, to)].End}
	last := ""
	for _, b := range bodies {
		if near.Contains(b.span) && !b.span.Overlaps(span) {
			return b.name
		}
		if b.span.End <= span.Start {
			last = b.name
		}
	}
	if mouth || its {
		return last
	}
	return ""
}
