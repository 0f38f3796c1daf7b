package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// heard gives a passage of a reading with who says it.
func heard(r *news.Reading, span text.Span) Telling {
	sentences := around(r.Document, span)
	t := Telling{Passage: sentences, Points: points(r.Article.Text, sentences), Words: sentences.Of(r.Article.Text), Content: span.Of(r.Article.Text), Kind: news.Reporter, Stance: news.Asserts,
		Quote: news.NoQuote, Certainty: news.Asserted}
	for _, a := range r.Attributions {
		if slices.ContainsFunc(a.Content, span.Overlaps) {
			t.Who, t.Kind, t.Via = cmp.Or(a.Source.Name, a.Source.Text), a.Source.Kind, a.Via.Name
			t.Stance, t.Quote, t.Certainty = a.Stance, a.Quote, a.Certainty
		}
	}
	return t
}

// around covers the sentences that a span touches.
func around(d *text.Document, span text.Span) text.Span {
	for i := d.SentenceAt(span.Start); i < len(d.Sentences) && d.Sentences[i].Start < span.End; i++ {
		span = span.Cover(d.Sentences[i].Span)
	}
	return span
}

// addClaims adds the claims of a story that a passage of one of its reports tells.
func (c *check) addClaims(s *Story, number int, span text.Span) {
	for i := range s.Claims {
		known := slices.ContainsFunc(c.claims, func(k CheckedClaim) bool { return k.Story == s.ID && k.Number == i+1 })
		if known || !slices.ContainsFunc(s.Claims[i].Assertions, func(a news.Assertion) bool { return a.Article == number && tells(a, span) }) {
			continue
		}
		c.claims = append(c.claims, s.Claim(i))
	}
}

// tells reports whether half of a passage or half of an assertion's content is the other's.
func tells(a news.Assertion, span text.Span) bool {
	for _, part := range a.Attribution.Content {
		shared := min(part.End, span.End) - max(part.Start, span.Start)
		if 2*shared >= min(part.Len(), span.Len()) && shared > 0 {
			return true
		}
	}
	return false
}

// Claim gives a claim with its origins.
func (s *Story) Claim(i int) CheckedClaim {
	c := &s.Claims[i]
	out := CheckedClaim{Story: s.ID, ID: s.ClaimID(i), Text: c.Text, Number: i + 1, Status: c.Status, AtMost: c.OriginsAtMost, Doubt: c.OriginsDoubt}
	for _, o := range c.Origins {
		out.Origins = append(out.Origins, NamedOrigin{s.Reports[o.Article], o.Source, o.Kind})
	}
	seen := map[int]bool{}
	for _, a := range c.Assertions {
		seen[a.Article] = true
	}
	out.Reports = len(seen)
	return out
}

// answer looks through the candidates and says in one sentence what was found.
func (c *check) answer(ctx context.Context) (*Checked, error) {
	if err := errors.Join(c.place(ctx), ctx.Err()); err != nil {
		return nil, err
	}
	slices.SortStableFunc(c.claims, func(a, b CheckedClaim) int { return b.Reports - a.Reports })
	out := &Checked{Text: c.words, Verdict: CannotTell, Places: c.places, Claims: c.claims}
	if len(c.places) == 0 {
		out.Answer = "Cannot tell: no report at hand has these words or states this, which does not mean that nobody did."
		return out, nil
	}
	order := []Verdict{Exact, Altered, Paraphrased, Otherwise}
	nearest := slices.MinFunc(c.places, func(a, b Place) int { return slices.Index(order, a.How) - slices.Index(order, b.How) })
	out.Verdict = nearest.How
	same, otherwise := c.places, 0
	if out.Verdict != Otherwise {
		same = slices.DeleteFunc(slices.Clone(c.places), func(p Place) bool { return p.How == Otherwise })
		otherwise = len(c.places) - len(same)
	}
	out.Answer = fmt.Sprintf("%s in %s; first in %s.", nearestWords[out.Verdict], count(len(same), "report"), calls(&same[0].Report))
	if otherwise > 0 {
		out.Answer += fmt.Sprintf(" Otherwise, with another number or the opposite sense, in %s.", count(otherwise, "report"))
	}
	out.Answer += alteredWords(same)
	if len(c.claims) > 0 {
		out.Answer += " " + originsWords(&c.claims[0])
	}
	return out, nil
}

// alteredWords warns of places whose quotation is not what the report it comes from has.
func alteredWords(places []Place) string {
	altered := 0
	for i := range places {
		if places[i].Altered {
			altered++
		}
	}
	switch altered {
	case 0:
		return ""
	case len(places):
		return " There the quotation is altered: what it was taken from has other words."
	}
	return fmt.Sprintf(" In %s of these the quotation is altered: what it was taken from has other words.", count(altered, "report"))
}

var nearestWords = map[Verdict]string{
	Exact:       "These words stand, word for word or nearly so,",
	Altered:     "Not these words, but most of them in this order, stand",
	Paraphrased: "Not these words, but what seems the same statement stands",
	Otherwise:   "Not this, but much the same with another number or the opposite sense stands",
}

func originsWords(c *CheckedClaim) string {
	n := count(len(c.Origins), "independent origin")
	switch {
	case c.Status == news.Disputed:
		return fmt.Sprintf("The claim is disputed, and has %s.", n)
	case c.AtMost > len(c.Origins):
		return fmt.Sprintf("The claim has at least %s, and at most %d: %s", n, c.AtMost, c.Doubt)
	}
	return fmt.Sprintf("The claim has %s.", n)
}

// calls names a report in a sentence.
func calls(r *Report) string {
	name := cmp.Or(r.Publisher, r.Title, r.Address)
	if !r.Published.IsZero() {
		name += r.Published.Format(" of 2 January 2006")
	}
	return name
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
