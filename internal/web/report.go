package web

import (
	"cmp"
	"fmt"

	"headwater/internal/news"
)

// report is one article as it was read.
type report struct {
	ref
	File, Byline, Agency string
	Publisher            string // empty when nothing tells
	PublisherBasis       string
	Published            string
	PublishedBasis       string
	Words                int
	Unrelated            bool
	Revised, Tone        string // that it is a newer version of another, and whether it says so
	DrawsOn              []draw
	UsedBy               []ref
	Paragraphs           []paragraph
}

// paragraph is a part of the frozen text.
type paragraph struct {
	Text      string
	Furniture bool
}

func (v *view) reports() []report {
	draws := v.draws()
	out := make([]report, len(v.readings))
	for i := range v.readings {
		out[i] = v.reportFacts(i, draws)
		if v.site == nil {
			out[i].Paragraphs = paragraphsOf(v.readings[i])
		}
	}
	return out
}

// reportFacts tells what is known of a report and with which others it has to do.
func (v *view) reportFacts(i int, draws []draw) report {
	a := v.readings[i].Article
	rep := report{
		ref: v.ref(i), File: cmp.Or(a.File, a.URL), Byline: oneLine(a.Byline), Agency: oneLine(a.Agency), Publisher: oneLine(a.Publisher.Name), PublisherBasis: basisText(a.Publisher.Basis),
		Published: publishedText(a.Published), PublishedBasis: basisText(a.Published.Basis), Words: v.wordCount(i), Unrelated: v.unrelated[i],
	}
	for k := range v.Revisions {
		if r := &v.Revisions[k]; r.Article == i && r.Silent() {
			rep.Revised, rep.Tone = fmt.Sprintf("Changed since %d without a word", r.Former+1), "bad"
		} else if r.Article == i && len(r.Edits) > 0 {
			rep.Revised, rep.Tone = fmt.Sprintf("A newer version of %d", r.Former+1), "mild"
		}
	}
	for d, x := range v.Dossier.Derivations {
		if x.Article == i {
			rep.DrawsOn = append(rep.DrawsOn, draws[d])
		}
		if x.From == i {
			rep.UsedBy = append(rep.UsedBy, v.ref(x.Article))
		}
	}
	return rep
}

func publishedText(w news.Window) string {
	s := windowText(w)
	if w.Clock {
		s += " " + zone(w.Earliest)
	}
	return s
}

func paragraphsOf(r *news.Reading) []paragraph {
	var out []paragraph
	a := r.Article
	for _, p := range r.Document.Paragraphs {
		if a.Title.Contains(p) {
			continue
		}
		furniture := false
		for _, f := range a.Furniture {
			furniture = furniture || f.Contains(p)
		}
		out = append(out, paragraph{oneLine(p.Of(a.Text)), furniture})
	}
	return out
}

// unknown is something that could not be told.
type unknown struct {
	What string
	Refs []ref
}

// unknowns says what could not be told, so that nobody takes silence for knowledge.
func (v *view) unknowns() []unknown {
	var nameless, undated, inferred []int
	for i, r := range v.readings {
		a := r.Article
		if a.Publisher.Name == "" {
			nameless = append(nameless, i)
		}
		switch {
		case a.Published.IsZero():
			undated = append(undated, i)
		case a.Published.Basis == news.Inferred:
			inferred = append(inferred, i)
		}
	}
	var out []unknown
	add := func(what string, list []int) {
		if len(list) > 0 {
			out = append(out, unknown{what, v.refs(list)})
		}
	}
	add("Nothing in the text or page tells who published this, so it adds no independence of its own:", nameless)
	add("No date is given and none can be inferred; these stand last, or after what they draw on:", undated)
	add("The date is inferred from the report's own words and from the reports around it:", inferred)
	for _, n := range v.Dossier.NearDuplicates {
		add(fmt.Sprintf("Two reports %s", n), []int{n.A, n.B})
	}
	for _, p := range v.Dossier.Unread {
		out = append(out, unknown{What: fmt.Sprintf("Not read: %s (%s).", p.Where, p.What)})
	}
	return out
}
