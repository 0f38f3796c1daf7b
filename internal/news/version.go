package news

import (
	"strings"

	"headwater/internal/text"
)

// Revision is what one version of a report has otherwise than the version before it.
type Revision struct {
	Article, Former int         // the newer and the older; indices into Dossier.Readings
	Notes           []text.Span // new in Article: where it tells that it was changed; none when it is silent
	Edits           []Edit      // in the order of the newer text
	Changes         []Change    // what the edits mean, where they mean anything; in the order of the edits
}

// Edit is a run of sentences that differ. Either span is empty, at the place where they would stand, when
// sentences were put in or taken out.
type Edit struct{ Older, Newer text.Span }

// Change is something that a revision changed. Its Passage lies in the newer version, empty where the words
// are gone; Against in the older, nil where there was nothing.
type Change struct {
	Finding
	Noted bool // the newer version says so itself
}

// Silent reports whether something that stood there was changed or taken out without a word.
func (r *Revision) Silent() bool {
	for _, c := range r.Changes {
		if c.Alters() && !c.Noted {
			return true
		}
	}
	return false
}

// Alters reports whether what was said before is changed or gone; news that is only added alters nothing.
func (c *Change) Alters() bool { return c.Kind != ClaimAdded && c.Kind != HeadlineChanged }

// Between gives the revision with other numbers for its two versions.
func (r Revision) Between(former, article int) Revision {
	changes := make([]Change, len(r.Changes))
	for i, c := range r.Changes {
		c.Passage.Article = article
		if c.Against != nil {
			c.Against = &Passage{Article: former, Span: c.Against.Span}
		}
		changes[i] = c
	}
	r.Article, r.Former, r.Changes = article, former, changes
	return r
}

// SamePage reports whether two articles are versions of one report.
func (a *Article) SamePage(b *Article) bool {
	return a.Version > 0 && b.Version > 0 && a.Address() == b.Address()
}

// Address is what captures of one page have in common: its URL, or the name of a file.
func (a *Article) Address() string {
	if a.URL != "" {
		return a.URL
	}
	return a.File
}

// SameText reports whether two captures of a page tell the same in the same words. Furniture and line
// breaks do not count.
func (a *Article) SameText(b *Article) bool {
	return a.Text == b.Text || strings.Join(a.prose(), " ") == strings.Join(b.prose(), " ")
}

// prose gives the words outside furniture.
func (a *Article) prose() []string {
	var words []string
	from := 0
	for _, f := range a.Furniture {
		words = append(words, strings.Fields(a.Text[from:f.Start])...)
		from = f.End
	}
	return append(words, strings.Fields(a.Text[from:])...)
}

// Newest gives for each reading the newest version of its report: itself, where there is no newer one.
func (d *Dossier) Newest() []int {
	newest := make([]int, len(d.Readings))
	last := map[string]int{}
	for i, r := range d.Readings {
		if newest[i] = i; r.Article.Version > 0 {
			j, known := last[r.Article.Address()]
			if !known || d.Readings[j].Article.Version < r.Article.Version {
				last[r.Article.Address()] = i
			}
		}
	}
	for i, r := range d.Readings {
		if r.Article.Version > 0 {
			newest[i] = last[r.Article.Address()]
		}
	}
	return newest
}

// Former gives for each reading the version before it, -1 where there is none.
func (d *Dossier) Former() []int {
	former := make([]int, len(d.Readings))
	pages := map[string][]int{}
	for i, r := range d.Readings {
		former[i] = -1
		if r.Article.Version > 0 {
			pages[r.Article.Address()] = append(pages[r.Article.Address()], i)
		}
	}
	for i, r := range d.Readings {
		for _, j := range pages[r.Article.Address()] {
			v := d.Readings[j].Article.Version
			if r.Article.Version > 0 && v < r.Article.Version && (former[i] < 0 || v > d.Readings[former[i]].Article.Version) {
				former[i] = j
			}
		}
	}
	return former
}
