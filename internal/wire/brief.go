package wire

import "unicode/utf8"

// The bounds of a brief ledger: together they are what an assistant can take in and still think.
const (
	briefReports  = 60
	briefClaims   = 20
	briefTellings = 5 // of a claim, the first
	briefOrigins  = 8 // of a claim
	briefFindings = 24
	briefNear     = 12
	briefWords    = 500 // characters of a passage
)

// Brief leaves out of a ledger what is more than its bounds, tells how much that is, and cuts long passages, which then
// end in an ellipsis.
func (l *Ledger) Brief() {
	l.Reports, l.MoreReports = first(l.Reports, briefReports)
	l.Near, l.MoreNear = first(l.Near, briefNear)
	l.Findings, l.MoreFindings = first(l.Findings, briefFindings)
	var left int
	l.Claims, left = first(l.Claims, briefClaims)
	l.More += left
	for i := range l.Claims {
		c := &l.Claims[i]
		c.Tellings, c.MoreTellings = first(c.Tellings, briefTellings)
		c.Origins, c.MoreOrigins = first(c.Origins, briefOrigins)
		c.Text = cut(c.Text, briefWords)
		for k := range c.Tellings {
			c.Tellings[k].Passage.Exact = cut(c.Tellings[k].Passage.Exact, briefWords)
		}
	}
	for i := range l.Findings {
		f := &l.Findings[i]
		f.Explanation, f.Exact, f.Other = cut(f.Explanation, briefWords), cut(f.Exact, briefWords), cut(f.Other, briefWords)
	}
	for i := range l.Reports {
		r := &l.Reports[i]
		for k := range r.DrawsOn {
			d := &r.DrawsOn[k]
			d.Evidence, _ = first(d.Evidence, 1)
			for e := range d.Evidence {
				d.Evidence[e] = cut(d.Evidence[e], briefWords)
			}
		}
	}
}

// first gives so many entries of a list at most, and how many are left out.
func first[T any](list []T, most int) (kept []T, left int) {
	kept = list[:min(len(list), most)]
	return kept, len(list) - len(kept)
}

// cut ends a text in an ellipsis where it has more characters than so many.
func cut(s string, longest int) string {
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return string([]rune(s)[:longest]) + "…"
}
