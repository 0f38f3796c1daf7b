package entity

import (
	"strings"
	"testing"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

func read(s string) []news.Entity { return Read(text.Analyze(s), &news.Article{Text: s}) }

// find returns the entity of the given name.
func find(t *testing.T, entities []news.Entity, name string) news.Entity {
	t.Helper()
	var names []string
	for _, e := range entities {
		if e.Name == name {
			return e
		}
		names = append(names, string(e.Type)+" "+e.Name)
	}
	t.Fatalf("no entity %q among %q", name, names)
	return news.Entity{}
}

func TestRead(t *testing.T) {
	entities := read(report)
	for _, c := range []struct {
		name     string
		kind     news.EntityType
		outlet   bool
		role     string
		gender   string
		mentions string
	}{
		{"Marguerite Oduya", news.Person, false, "engineer", "f", "Marguerite Oduya|Oduya|Oduya"},
		{"Weir Valley Mercury", news.Organization, true, "", "", "Weir Valley Mercury"},
		{"Tolland Water Board", news.Organization, false, "", "", "Tolland Water Board"},
		{"Edwin Prewitt", news.Person, false, "chairman", "m", "Edwin Prewitt|Prewitt"},
		{"Halvorsen Concrete", news.Organization, false, "", "", "Halvorsen Concrete|Halvorsen"},
		{"Bea Tranter", news.Person, false, "Councillor", "", "Bea Tranter"},
		{"St. Cyprian's Church", news.Organization, false, "", "", "St. Cyprian's Church"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := find(t, entities, c.name)
			if e.Type != c.kind || e.Outlet != c.outlet || e.Role != c.role || e.Gender != c.gender {
				t.Errorf("got %+v", e)
			}
			var mentions []string
			for _, m := range e.Mentions {
				mentions = append(mentions, m.Of(report))
			}
			if got := strings.Join(mentions, "|"); got != c.mentions {
				t.Errorf("mentions %s", got)
			}
		})
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		text, name string
		kind       news.EntityType
	}{
		{"i flew to chicago and i loved it.", "chicago", news.Place},
		{"They spent the summer in Brellwick, a small village on the coast.", "Brellwick", news.Place},
		{"He subscribed to the newsletter Lantern in March.", "Lantern", news.Organization},
	} {
		t.Run(c.name, func(t *testing.T) {
			if e := find(t, read(c.text), c.name); e.Type != c.kind {
				t.Errorf("%s, want %s", e.Type, c.kind)
			}
		})
	}
}

func TestNoNames(t *testing.T) {
	for _, s := range []string{"The figures are in Tables.pdf and Notes.htm.", "We walked to chicago-style bars and read of turkey recipes."} {
		if e := read(s); len(e) > 0 {
			t.Errorf("%+v in %q", e, s)
		}
	}
}

func TestRoles(t *testing.T) {
	for _, c := range []struct{ text, name, role string }{
		{"The plan was defended by US Transport Secretary Helen Marchetti on Friday.", "Helen Marchetti", "US Transport Secretary"},
		{"The mayor's chief of staff Hollis Grant said nothing.", "Hollis Grant", "chief of staff"},
		{"It was wrong, said Mara Quillfeather, the harbour's director.", "Mara Quillfeather", "harbour's director"},
		{"Bettina Rask, 41, a sprinter from Umea, won.", "Bettina Rask", "sprinter from Umea"},
		{"Its president, Aurelio Santangelo, said so.", "Aurelio Santangelo", "president"},
		{"Peter Okafor, who chairs the tenants' league, disagreed.", "Peter Okafor", "chair of the tenants' league"},
		{"After talks with the president, Peter Okafor left for home and slept.", "Peter Okafor", ""},
		{"Alice Brandreth, president of Dockers Local 12, told them.", "Alice Brandreth", "president of Dockers Local 12"},
		{"A company spokeswoman, Alice Brandreth, declined to comment.", "Alice Brandreth", "company spokeswoman"},
		{"Alice Brandreth, workers said, had left.", "Alice Brandreth", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			if e := find(t, read(c.text), c.name); e.Role != c.role {
				t.Errorf("role %q, want %q", e.Role, c.role)
			}
		})
	}
}

func TestGender(t *testing.T) {
	for _, c := range []struct{ text, name, gender string }{
		{"Mr Kovalan spoke first. Kovalan said little.", "Kovalan", "m"},
		{"The spokeswoman Ellery Quist denied it.", "Ellery Quist", "f"},
		{"Ellery Quist said that her office was closed.", "Ellery Quist", "f"},
		{"Ellery Quist said that the office was closed.", "Ellery Quist", ""},
		{"Ingrid Solheim said nothing.", "Ingrid Solheim", "f"},
	} {
		t.Run(c.text, func(t *testing.T) {
			if e := find(t, read(c.text), c.name); e.Gender != c.gender {
				t.Errorf("gender %q, want %q", e.Gender, c.gender)
			}
		})
	}
}

func TestOutlets(t *testing.T) {
	for _, c := range []struct {
		text, name string
		outlet     bool
	}{
		{"The talks failed, two officials told Reuters on Monday.", "Reuters", true},
		{"The plan was first reported by the Tolland Examiner.", "Tolland Examiner", true},
		{"She spoke to Radio Northmoor on Monday.", "Radio Northmoor", true},
		{"He told the newsletter Lantern in March that he would go.", "Lantern", true},
		{"The minister told the Tolland Water Board on Monday.", "Tolland Water Board", false},
	} {
		t.Run(c.text, func(t *testing.T) {
			if e := find(t, read(c.text), c.name); e.Outlet != c.outlet {
				t.Errorf("outlet %v", e.Outlet)
			}
		})
	}
}

func TestPublisherIsOutlet(t *testing.T) {
	s := "A reader told Lantern Street on Monday that the lights had failed. Lantern Street has asked the council why."
	a := &news.Article{Text: s, Publisher: news.Publisher{Name: "Lantern Street"}}
	e := find(t, Read(text.Analyze(s), a), "Lantern Street")
	if !e.Outlet || e.Type != news.Organization {
		t.Errorf("got %+v", e)
	}
}

// A body that puts out a statement is its publisher and no outlet.
func TestABodyThatPublishesIsNoOutlet(t *testing.T) {
	const body = "The Tolland Water Board has shut the weir. The Tolland Water Board asks walkers to keep away."
	e := find(t, Read(text.Analyze(body), &news.Article{Text: body, Publisher: news.Publisher{Name: "Tolland Water Board"}}), "Tolland Water Board")
	if e.Outlet {
		t.Errorf("got %+v", e)
	}
}

// Whoever has a people of that name is a land.
func TestLands(t *testing.T) {
	const told = "Veskara says that twelve men crossed the weir. Veskara has asked for talks, and the mayor heard Veskara out."
	land := find(t, read(told+" A Veskaran captain had led the men, the mayor said of the Veskaran army."), "Veskara")
	if land.Type != news.Place {
		t.Errorf("with its people: %+v", land)
	}
	if alone := find(t, read(told), "Veskara"); alone.Type == news.Place {
		t.Errorf("without: %+v", alone)
	}
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // names of entities, each with the number of its mentions
	}{
		{"two of one family name", "Ana Petrosyan met Levon Petrosyan. Ms Petrosyan laughed.", []string{"Ana Petrosyan 2", "Levon Petrosyan 1"}},
		{"acronym in brackets", "The Coastal Rescue Agency (CRA) sent boats. The CRA said so.", []string{"Coastal Rescue Agency 3"}},
		{"parent kept apart", "Fenwick Foods closed. Its parent, Fenwick Holdings, fell. Fenwick Foods said so.", []string{"Fenwick Foods 2", "Fenwick Holdings 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			entities := read(c.text)
			for _, w := range c.want {
				i := strings.LastIndexByte(w, ' ')
				e := find(t, entities, w[:i])
				if got := string(rune('0' + len(e.Mentions))); got != w[i+1:] {
					t.Errorf("%s has %s mentions, want %s", e.Name, got, w[i+1:])
				}
			}
		})
	}
}

func TestFurnitureHoldsNoMention(t *testing.T) {
	s := "By Ingrid Solheim\n\nThe bridge at Oslo was closed, said Bettina Rask."
	a := &news.Article{Text: s, Furniture: []text.Span{{Start: 0, End: 17}}}
	for _, e := range Read(text.Analyze(s), a) {
		if e.Name == "Ingrid Solheim" {
			t.Errorf("the byline is a mention: %+v", e)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(report)
	f.Add("MILL FIRE KILLS THREE\n\nBy ADA HOLT\n\nORLEY, Feb. 2 (Quill Press) -- \"No,\" Ms. Holt's aide said.")
	f.Add("al Qaeda's U.S.-led \xff O'Neill–Smith & Co. (CIA)")
	f.Fuzz(func(t *testing.T, s string) {
		entities := read(s)
		first := -1
		for _, e := range entities {
			if len(e.Mentions) == 0 || e.Name == "" || e.Type == "" {
				t.Fatalf("empty entity %+v", e)
			}
			if e.Mentions[0].Start <= first {
				t.Fatalf("entities out of order at %+v", e)
			}
			first = e.Mentions[0].Start
			checkMentions(t, s, e.Mentions)
		}
	})
}

func checkMentions(t *testing.T, s string, mentions []text.Span) {
	end := 0
	for _, m := range mentions {
		if m.Start < end || m.End > len(s) || m.Empty() {
			t.Fatalf("mention %v out of order or range", m)
		}
		if utf8.ValidString(s) && (!utf8.RuneStart(s[m.Start]) || m.End < len(s) && !utf8.RuneStart(s[m.End])) {
			t.Fatalf("mention %v off a character boundary", m)
		}
		end = m.End
	}
}

// TestIncorporate reads companies that are named as persons are.
func TestIncorporate(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       news.EntityType
	}{
		{"Talks began in March, people close to Tarrant said. Tarrant lowered its forecast on Monday.", "Tarrant", news.Organization},
		{"Tarrant's shares fell by a tenth. Later Tarrant said nothing.", "Tarrant", news.Organization},
		{"A takeover of Tarrant would need consent. Tarrant said nothing.", "Tarrant", news.Organization},
		{"Tarrant Optics, the country's largest maker of lamps, will close. Tarrant said so on Monday.", "Tarrant Optics", news.Organization},
		{"Dora Tarrant, the company's largest owner, will sell. Tarrant said so on Monday.", "Dora Tarrant", news.Person},
		{"Mr Tarrant sold up. The board of Tarrant met on Monday.", "Tarrant", news.Person},
		{"Dora Tarrant sold up. A takeover of Tarrant would need consent.", "Dora Tarrant", news.Person},
	} {
		if e := find(t, read(c.text), c.name); e.Type != c.want {
			t.Errorf("%s: %s", c.text, e.Type)
		}
	}
}
