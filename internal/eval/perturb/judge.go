package perturb

import (
	"strings"

	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
)

// Verdict says how a case was answered.
type Verdict struct {
	Right   bool           // what was to be found was, and nothing where nothing was to be
	Derived eval.Tally     // of the parents, how many the child was found to draw on
	Amiss   []news.Finding // findings that no change calls for
}

// ParentFile and ChildFile name the files of a case for Judge.
func ParentFile(k int) string { return "parent" + string(rune('1'+k)) + ".html" }

// ChildFile is the name of the derived report.
const ChildFile = "child.html"

// Judge reads the answer to a case: a story of its parents, named by ParentFile, and its child.
func (c Case) Judge(s *news.Story) Verdict {
	var v Verdict
	for k := range c.Parents {
		v.Derived.Count(derived(s, ChildFile, ParentFile(k)))
	}
	found := false
	for _, f := range s.Findings {
		switch at := c.atChange(s, f); {
		case at && c.Operation.Expects != "" && f.Kind == c.Operation.Expects:
			found = true
		case f.Kind == news.CreditMissing && c.Operation.uncredited:
		case f.Kind == news.DisputedClaim && (!c.Operation.independent || f.Against != nil && f.Against.Article == f.Passage.Article):
			// articles tell of disputes of their own
		case f.Kind == news.QuoteUnsupported && c.Operation.excerpt: // the other article's own
		default:
			v.Amiss = append(v.Amiss, f)
		}
	}
	switch op := c.Operation; {
	case op.Expects != "":
		v.Right = found
	case op.reorder:
		v.Right = v.Derived.Correct == v.Derived.Of && len(v.Amiss) == 0
	case op.edit != nil:
		v.Right = !c.amissAtChange(s, v.Amiss)
	case op.uncredited, op.excerpt:
		v.Right = v.Derived.Correct == v.Derived.Of
	default:
		v.Right = len(s.Dossier.Derivations) == 0 && len(v.Amiss) == 0
	}
	return v
}

func (c Case) amissAtChange(s *news.Story, findings []news.Finding) bool {
	for _, f := range findings {
		if c.atChange(s, f) {
			return true
		}
	}
	return false
}

// atChange reports whether a finding stands at the changed sentence of the child: anywhere in the
// child for a change of the whole.
func (c Case) atChange(s *news.Story, f news.Finding) bool {
	a := s.Dossier.Readings[f.Passage.Article].Article
	if a.File != ChildFile || c.Is == "" {
		return a.File == ChildFile
	}
	start := strings.Index(a.Text, c.Is)
	return start >= 0 && f.Passage.Span.Overlaps(text.Span{Start: start, End: start + len(c.Is)})
}

func derived(s *news.Story, child, parent string) bool {
	for _, d := range s.Dossier.Derivations {
		if s.Dossier.Readings[d.Article].Article.File == child && s.Dossier.Readings[d.From].Article.File == parent {
			return true
		}
	}
	return false
}
