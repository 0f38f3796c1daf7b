package attribute

import (
	"strings"

	"headwater/internal/news"
)

// viaOf names the outlet that a source spoke to or through.
func (u *unit) viaOf(d *draft) news.Via {
	if v := u.outletIn(d.via); v.Name != "" {
		return v
	}
	for i := d.passage.first; i < d.passage.last; i++ {
		if !u.channel(i) {
			continue
		}
		if v := u.outletIn(run{i + 1, u.simpleRight(i + 1)}); v.Name != "" {
			return v
		}
	}
	return news.Via{}
}

// channel reports whether item i leads to an outlet that something came through: "reported by",
// "seen by", "in a statement to", "interview with".
func (u *unit) channel(i int) bool {
	prev := u.low(i - 1)
	switch u.low(i) {
	case "by":
		return prev == "reported" || prev == "seen" || prev == "obtained" || prev == "reviewed" || prev == "published" || prev == "quoted"
	case "to", "with":
		return u.noun(i-1) && occasions[prev] || u.low(i) == "to" && (prev == "confirmed" || prev == "emailed" || prev == "sent")
	}
	return false
}

// outletIn is the outlet that r names or describes.
func (u *unit) outletIn(r run) news.Via {
	for i := r.first; i < r.last; i++ {
		if e := u.entityOf(i); e >= 0 && u.Entities[e].Outlet {
			return news.Via{Name: u.Entities[e].Name, Span: u.span(r)}
		}
	}
	if r.empty() {
		return news.Via{}
	}
	w := u.low(u.head(r))
	if kinds[w] == news.OutletSource {
		s := u.identify(r)
		name := s.Name
		if name == "" && w == "station" {
			name = u.article.Publisher.Name
		}
		return news.Via{Name: name, Span: u.span(r)}
	}
	if w == "us" {
		return news.Via{Name: u.article.Publisher.Name, Span: u.span(r)}
	}
	return news.Via{}
}

// officialReport are the words around "report" that make it a document: whose it is, and how it
// came to hand.
var officialReport = set(`by seen obtained page drawn dated inspection annual police official published
	medical audit light commissioned inquiry government interim leaked confidential final
	prepared released internal preliminary coroner autopsy draft document earnings quarterly`)

// officialReports reports whether anything in the article tells whose work a report is.
func (rd *reader) officialReports() bool {
	if !rd.askedReports {
		rd.askedReports = true
		for i := range rd.doc.Tokens {
			if w := rd.tokenWord(i); w == "report" || w == "reports" {
				rd.official = rd.official || rd.officialNear(i)
			}
		}
	}
	return rd.official
}

func (rd *reader) officialNear(i int) bool {
	for k := max(0, i-4); k < min(i+6, len(rd.doc.Tokens)); k++ {
		if w := rd.tokenWord(k); officialReport[w] || strings.HasSuffix(w, "-page") {
			return true
		}
	}
	return false
}

func (rd *reader) tokenWord(i int) string { return strings.ToLower(rd.doc.Tokens[i].Of(rd.doc.Text)) }
