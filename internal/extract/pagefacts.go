package extract

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"headwater/internal/news"
)

// header reads the lines around the headline, and those that the page's author named as byline or
// date and that stand just before or after the story.
func (p *page) header() credits {
	var c credits
	lo, hi := p.headerRange()
	for i := lo; i < hi; i++ {
		b := &p.reader.blocks[i]
		isHeader := slices.Contains(p.chosen.header, i)
		if len(c.posted) == 0 && p.signsOff(i) {
			isHeader = true
		}
		if !isHeader && b.zone != metaZone || b.words > smallBox || isBoilerplate(b) && !isDateLine(b.text, p.today) && !isBylineText(b.text) {
			continue
		}
		trust := b.zone == metaZone || isHeader && b.level() == 0 && i > p.chosen.headline
		c.add(readHeaderLine(b.text, trust, p.scope))
	}
	return c
}

// signsOff reports whether block i stands below the story and is a date line: "Coast Desk, 4 March 2026".
func (p *page) signsOff(i int) bool {
	b := &p.reader.blocks[i]
	n := len(p.chosen.story)
	return n > 0 && i > p.chosen.story[n-1] && b.zone == storyZone && b.linked == 0 && b.level() == 0 && isDateLine(b.text, p.today)
}

// headerRange is the part of the page in which byline and date are looked for: from a few blocks
// above the headline to a few below the story.
func (p *page) headerRange() (lo, hi int) {
	const margin = 8
	n := len(p.reader.blocks)
	if len(p.chosen.story) == 0 {
		return 0, n
	}
	lo, hi = p.chosen.story[0], p.chosen.story[len(p.chosen.story)-1]
	if h := p.chosen.headline; h >= 0 {
		lo = min(lo, h)
	}
	return max(0, lo-margin), min(n, hi+margin)
}

func (p *page) byline(head credits, end closings) string {
	m := p.meta
	for _, list := range [][]string{m.linked.authors, m.authors, {head.byline}, m.relAuthors, {end.byline}} {
		if s := joinNames(p.writers(list)); s != "" {
			return s
		}
	}
	return ""
}

// writers cleans a list of authors: no addresses, no names of the site, none twice.
func (p *page) writers(list []string) []string {
	var out []string
	for _, s := range list {
		if by, ok := cutBy(s); ok {
			s = by
		}
		s = strings.Trim(fold(s), " ,.|")
		known := p.knownSite(s) || slices.Contains(out, s)
		if s == "" || known || isAddress(s) || wordCount(s) > 14 || notWriters[strings.ToLower(s)] {
			continue
		}
		out = append(out, s)
	}
	return out
}

var notWriters = wordSet("admin", "administrator", "editor", "webmaster", "author", "unknown", "none", "null", "undefined", "guest", "user", "root", "wordpress")

// published takes the first date that can be believed: of the metadata, shown on the page, in its
// address; published before modified.
func (p *page) published(a *news.Article, head credits, end closings, d dateline) {
	m := p.meta
	dayFirst := func() bool { return writesDayFirst(m.lang, a.Text) }
	stamps := append([]string{m.linked.published}, m.published...)
	if len(stamps) == 1 && stamps[0] == "" {
		stamps = p.timesNearHeadline(head)
	}
	stated := append(append([]string{}, m.linked.modified), m.modified...)
	if a.Published = firstStamp(stamps, p.today); !a.Published.IsZero() {
		return
	}
	posted := append(head.posted, end.posted...)
	switch day, ok := addressDay(p.address(), p.today); {
	case len(head.posted) > 0 || len(end.posted) > 0 && d.Date.IsZero():
		setPublished(a, posted[0], dayFirst)
	case !d.Date.IsZero():
		a.Published = dayWindow(d.Date, news.FromDateline)
	case len(head.changed) > 0:
		setPublished(a, head.changed[0], dayFirst)
	case !firstStamp(stated, p.today).IsZero():
		a.Published = firstStamp(stated, p.today)
	case ok:
		a.Published = dayWindow(day, news.FromMetadata)
	default:
		if day, ok := p.edition(); ok {
			setPublished(a, day, dayFirst)
		}
	}
}

// firstStamp reads the first of the dates for machines that can be believed.
func firstStamp(stamps []string, today time.Time) news.Window {
	for _, s := range stamps {
		if w, ok := parseStamp(s, today); ok {
			return w
		}
	}
	return news.Window{}
}

// timesNearHeadline are the <time> elements, when there are so few that they are the story's own.
func (p *page) timesNearHeadline(head credits) []string {
	if len(p.meta.times) == 0 || len(p.meta.times) > 3 && len(head.posted) > 0 {
		return nil
	}
	return p.meta.times[:1]
}

func dayWindow(day time.Time, basis news.Basis) news.Window {
	return news.Window{Earliest: day, Latest: day, Basis: basis}
}

func (p *page) address() string {
	for _, a := range []string{p.capture.URL, p.meta.canonical, p.meta.linked.url} {
		if hostOf(a) != "" {
			return a
		}
	}
	return ""
}

// addressDay reads the date in an address such as /2026/03/04/title.
func addressDay(address string, today time.Time) (time.Time, bool) {
	for i := 0; i+11 < len(address); i++ {
		if address[i] != '/' {
			continue
		}
		part := address[i+1 : i+11]
		if t, err := time.Parse("2006/01/02", part); err == nil && plausible(t, today) {
			return t, true
		}
		if t, err := time.Parse("2006-01-02", part); err == nil && plausible(t, today) {
			return t, true
		}
	}
	return time.Time{}, false
}

func (p *page) publisher(head credits, end closings, d dateline, a *news.Article) news.Publisher {
	m := p.meta
	_, site := splitTitle(m.title, p.headline, func(s string) bool { return p.knownSite(s) || isOutletName(s) || p.onNameplate(s) })
	c := clues{
		metadata:  []string{m.siteName, m.linked.publisher, m.linked.website, m.appName, plainCase(site)},
		hint:      head.hint,
		signed:    head.signed,
		place:     d.Place,
		agency:    d.agency,
		text:      a.Text,
		addresses: []string{p.capture.URL, m.canonical, m.linked.url},
	}
	c.line = append(c.line, m.mastheads...)
	c.line = append(c.line, p.mastheads()...)
	c.line = append(append(c.line, end.owner), p.owners()...)
	c.line = append(c.line, head.outlet, end.outlet, p.opener(head))
	return c.publisher()
}

// owners are the names in copyright lines.
func (p *page) owners() []string {
	var out []string
	for i := range p.reader.blocks {
		b := &p.reader.blocks[i]
		if b.words <= 60 && b.zone != commentZone {
			if owner := copyrightOwner(b.text); owner != "" {
				out = append(out, owner)
			}
			if name := cmp.Or(imprint(b.text), addressesReaders(b.text)); name != "" && i > p.lastStory() {
				out = append(out, name)
			}
		}
	}
	return out
}

// opener returns the name before the sections at the top of the page, or before "Staff" beside the date,
// where the page bears it out in another place: the one of these two, or the first words of its foot.
func (p *page) opener(head credits) string {
	staff := ""
	for _, name := range []string{head.hint, head.byline} {
		if bare, ok := strings.CutSuffix(name, " Staff"); ok {
			staff = bare
		}
	}
	if staff != "" && p.opensFoot(staff) {
		return staff
	}
	for i := range p.reader.blocks[:min(nameplateBlocks, len(p.reader.blocks))] {
		b := &p.reader.blocks[i]
		if name := b.unlinked(); b.linked > 0 && i <= p.lastStory() && wordCount(name) <= 5 && isNamePhrase(name) && (name == staff || p.opensFoot(name)) {
			return name
		}
	}
	return ""
}

// opensFoot reports whether a line below the story opens with name.
func (p *page) opensFoot(name string) bool {
	return slices.ContainsFunc(p.reader.blocks[p.lastStory()+1:], func(b block) bool {
		rest, ok := strings.CutPrefix(strings.TrimPrefix(b.text, "The "), strings.TrimPrefix(name, "The ")+" ")
		return ok && wordCount(rest) > 2 && b.zone != commentZone
	})
}

// lastStory is the index of the last block of the story.
func (p *page) lastStory() int {
	if n := len(p.chosen.story); n > 0 {
		return p.chosen.story[n-1]
	}
	return -1
}

// imprint returns the outlet that a line below the story tells of: "The Cove Herald is published by
// …", "Cove Herald · About · Contact".
func imprint(s string) string {
	for _, said := range []string{" is published ", " is owned ", " is part of ", " is a member ", " is paid for ", " is funded ", " is brought ", " is produced "} {
		if name, _, ok := strings.Cut(s, said); ok && endsLikeOutletOrStation(name) && isNamePhrase(name) {
			return name
		}
	}
	if wordCount(s) > 12 || !strings.ContainsAny(s, "·|•") {
		return ""
	}
	for part := range splitParts(s) {
		if endsLikeOutlet(part) {
			return part
		}
		return ""
	}
	return ""
}
