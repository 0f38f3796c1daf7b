package web

import (
	"cmp"
	"net/http"
	"net/url"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
)

// storiesPage is the list of stories.
type storiesPage struct {
	frame
	Filter  filter
	Active  []activeFilter
	Stories []storyLine
	Next    string // address of the next page; empty at the end
	First   string // address of the first page; empty on it
	Orders  []choice
	Kinds   []choice
}

// filter is what the form asks for, as it was typed.
type filter struct {
	Words, Name, Publisher, Kind, Since, Until, Order string
}

// activeFilter is one thing that the list is narrowed by, with the address of the list without it.
type activeFilter struct{ What, Value, Without string }

// choice is one of several things to choose from.
type choice struct {
	Value, Name, Href string
	Chosen            bool
}

// storyLine is a story in the list.
type storyLine struct {
	desk.StoryLine
	Href, Day string
	Outlets   string
	Found     int
	Kinds     []foundKind
	Growth    *sparkline
}

// stories shows the list of stories.
func (s *Site) stories(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := storiesPage{frame: s.frame(r, "Stories", "stories"), Filter: newFilter(q)}
	p.Orders, p.Kinds = p.Filter.orders(q), p.Filter.kinds()
	p.Active = p.Filter.active(q)
	asked, err := p.Filter.asked()
	if err != nil {
		return err
	}
	asked.Cursor = q.Get("after")
	page, err := s.Desk.Stories(r.Context(), asked)
	if err != nil {
		return err
	}
	for _, line := range page.Stories {
		p.Stories = append(p.Stories, newStoryLine(line))
	}
	if page.Next != "" {
		p.Next = with("/", q, "after", page.Next)
	}
	if asked.Cursor != "" {
		p.First = with("/", q, "after", "")
	}
	return s.show(w, r, http.StatusOK, "stories.html", p)
}

func newFilter(q url.Values) filter {
	return filter{
		Words: oneField(q, "words"), Name: oneField(q, "name"), Publisher: oneField(q, "publisher"), Kind: oneField(q, "kind"),
		Since: oneField(q, "since"), Until: oneField(q, "until"), Order: oneField(q, "order"),
	}
}

const mostReported = "reports" // the value of order that asks for the most reported first

func (f *filter) asked() (desk.StoriesQuery, error) {
	q := desk.StoriesQuery{Words: f.Words, Name: f.Name, Publisher: f.Publisher, Kind: news.FindingKind(f.Kind)}
	switch f.Order {
	case "", "newest":
	case mostReported:
		q.Order = store.MostReportedFirst
	default:
		return q, &news.Problem{Kind: news.BadArgument, Where: "order " + clip(f.Order, 40), What: "there is no such order", Do: "take newest or reports"}
	}
	var err error
	if q.Since, err = askedDay("from", f.Since); err != nil {
		return q, err
	}
	q.Until, err = askedDay("to", f.Until)
	return q, err
}

func (f *filter) orders(q url.Values) []choice {
	return []choice{
		{"", "Newest", with("/", without(q, "after"), "order", ""), f.Order != mostReported},
		{mostReported, "Most reported", with("/", without(q, "after"), "order", mostReported), f.Order == mostReported},
	}
}

func without(q url.Values, name string) url.Values {
	kept := url.Values{}
	for k, v := range q {
		if k != name {
			kept[k] = v
		}
	}
	return kept
}

func (f *filter) kinds() []choice {
	out := []choice{{"", "Any", "", f.Kind == ""}}
	for _, k := range kinds {
		out = append(out, choice{Value: string(k.kind), Name: k.one, Chosen: f.Kind == string(k.kind)})
	}
	return out
}

// active lists what the list is narrowed by.
func (f *filter) active(q url.Values) []activeFilter {
	var out []activeFilter
	add := func(field, what, value string) {
		if value != "" {
			out = append(out, activeFilter{what, clip(value, 60), with("/", without(q, "after"), field, "")})
		}
	}
	add("words", "Words", f.Words)
	add("name", "Quotes", f.Name)
	add("publisher", "Outlet", f.Publisher)
	if f.Kind != "" {
		add("kind", "Finding", cmp.Or(kindName(news.FindingKind(f.Kind), 1), f.Kind))
	}
	add("since", "From", f.Since)
	add("until", "To", f.Until)
	return out
}

// kindName names a kind of finding for one, or several of them.
func kindName(kind news.FindingKind, n int) string {
	for _, k := range kinds {
		if k.kind == kind && n == 1 {
			return k.one
		} else if k.kind == kind {
			return k.many
		}
	}
	return ""
}

// foundKind is a count of findings of one kind in words, and how it is meant: "bad", "mild".
type foundKind struct{ Words, Tone string }

func kindTone(kind news.FindingKind) string {
	for _, k := range kinds {
		if k.kind == kind {
			return k.tone
		}
	}
	return ""
}

func newStoryLine(line desk.StoryLine) storyLine {
	out := storyLine{StoryLine: line, Href: storyAddress(line.ID), Day: line.Newest.Format("2 Jan 2006"), Growth: newSparkline(line.Growth)}
	out.Title = cmp.Or(oneLine(line.Title), "Untitled story")
	var outlets []string
	for _, p := range line.Publishers {
		outlets = append(outlets, clip(oneLine(p), 40))
	}
	out.Outlets = listed(outlets, 3)
	for _, k := range line.Findings {
		out.Found += k.Count
		if name := kindName(k.Kind, k.Count); name != "" && k.Kind != news.DisputedClaim {
			out.Kinds = append(out.Kinds, foundKind{lowered(k.Count, name), kindTone(k.Kind)})
		}
	}
	return out
}
