package story

import (
	"strings"

	"headwater/internal/news"
)

// known tells what the names of a dossier name, counted over all of its articles.
type known struct {
	outlets map[string]bool                    // folded names of the publishers
	votes   map[string]map[news.EntityType]int // folded name → type → mentions
}

func newKnown(d *news.Dossier) known {
	k := known{map[string]bool{}, map[string]map[news.EntityType]int{}}
	for _, r := range d.Readings {
		if name := foldName(r.Article.Publisher.Name); name != "" && !isBody(d, r.Article.Publisher.Name) {
			k.outlets[name] = true
		}
		for _, e := range r.Entities {
			name := foldName(e.Name)
			if k.votes[name] == nil {
				k.votes[name] = map[news.EntityType]int{}
			}
			if e.Type != news.Person || e.Role != "" || e.Gender != "" || strings.Contains(name, " ") {
				k.votes[name][e.Type] += len(e.Mentions) // papers introduce persons in full, and companies by one word
			}
		}
	}
	return k
}

// isBody reports whether the articles know a publisher as a body that is no outlet: one that puts out statements.
func isBody(d *news.Dossier, publisher string) bool {
	body, outlet := false, false
	for _, r := range d.Readings {
		for _, e := range r.Entities {
			if e.Type == news.Organization && news.SameName(e.Name, publisher) {
				body, outlet = body || !e.Outlet, outlet || e.Outlet
			}
		}
	}
	return body && !outlet
}

// kindOf corrects the kind of a named source by what the other articles know of the name: one that
// publishes an article here is an outlet, one that is mostly a body elsewhere is no person.
func (k known) kindOf(s news.Source) news.SourceKind {
	name := foldName(s.Name)
	if name == "" {
		name = foldName(s.Text)
	}
	if name == "" || s.Kind == news.Anonymous && s.Name == "" && !k.outlets[name] {
		return s.Kind
	}
	if s.Kind != news.DocumentSource && k.isOutlet(name) || s.Kind == news.OrganizationSource && isPress(s.Text) {
		return news.OutletSource
	}
	persons, bodies := k.count(name, news.Person), k.count(name, news.Organization)
	switch {
	case s.Kind == news.NamedPerson && bodies > persons:
		return news.OrganizationSource
	case s.Kind == news.OrganizationSource && s.Name != "" && persons > bodies:
		return news.NamedPerson
	}
	return s.Kind
}

// isPress recognises a description such as "the trade journal Hull Review".
func isPress(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if pressWords[w] {
			return true
		}
	}
	return false
}

var pressWords = set("newspaper journal magazine website tabloid daily weekly broadsheet broadcaster newsletter publication blog")

// isOutlet reports whether name is a publisher's, whole or without what goes before ("the Gazette"
// for the Quay Gazette).
func (k known) isOutlet(name string) bool {
	if k.outlets[name] {
		return true
	}
	for full := range k.outlets {
		if endsInWords(full, name) {
			return true
		}
	}
	return false
}

// count adds up the mentions of a name, and of longer names that begin with it, as of type t.
func (k known) count(name string, t news.EntityType) int {
	n := 0
	for full, votes := range k.votes {
		if full == name || strings.HasPrefix(full, name+" ") {
			n += votes[t]
		}
	}
	return n
}
