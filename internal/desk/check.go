package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/story"
	"headwater/internal/worddiff"
)

// Verdict says how the library has some words.
type Verdict string

const (
	Exact       Verdict = "exact"       // word for word
	Altered     Verdict = "altered"     // most of the words, in order, some of them others
	Paraphrased Verdict = "paraphrased" // the same statement in other words
	Otherwise   Verdict = "otherwise"   // much the same words, but with another number, or saying the opposite
	CannotTell  Verdict = "cannot-tell" // not found, which does not mean that nobody said it
)

// Checked is where some words stand in the library.
type Checked struct {
	Text    string
	Verdict Verdict // of the place that comes nearest
	Answer  string  // one plain sentence
	// Places are where it stands, in order of publication, undated ones last; the first is where it first
	// appears, as far as the library knows.
	Places []Place
	Claims []CheckedClaim // the claims of the ledger that these places tell, those with most tellings first
}

// Place is a passage that has the words.
type Place struct {
	Telling
	How   Verdict
	Share float64 // of the words asked for that stand there in order, 0 to 1
	// Unlike says what is told otherwise there; empty unless How is Otherwise.
	Unlike story.Unlikeness
	// Asked and There are both passages cut into what the other has too and what it lacks.
	Asked, There []worddiff.Part

	number int // of the report in its story
}

// CheckedClaim is a claim of a story, with how many independent origins it has: at least len(Origins), at
// most AtMost, for the reason told in Doubt where these differ.
type CheckedClaim struct {
	Story    store.StoryID
	ID, Text string
	Number   int // in the story, from 1
	Status   news.ClaimStatus
	Origins  []NamedOrigin
	AtMost   int
	Doubt    string
	Reports  int // reports that tell it
}

// NamedOrigin is an independent origin of a claim with the report that carries it first.
type NamedOrigin struct {
	Report Report
	Source string
	Kind   news.SourceKind
}

// Check looks for a quotation or a claim in the library: where it stands, in what words, and with how many
// origins. It is not more than MostCheck bytes. Of all reports those are looked at that share the most of its
// telling words, mostCandidates of them.
func (d *Desk) Check(ctx context.Context, words string) (*Checked, error) {
	c, err := newCheck(words)
	if err != nil {
		return nil, err
	}
	c.desk = d
	return heavily(ctx, func() (*Checked, error) {
		if err := c.gather(ctx); err != nil {
			return nil, err
		}
		return c.answer(ctx)
	})
}

// CheckIn looks for a quotation or a claim as Check does, in texts that are handed in, which are compared with one
// another.
func CheckIn(ctx context.Context, words string, texts []Text) (*Checked, error) {
	c, err := newCheck(words)
	if err != nil {
		return nil, err
	}
	if len(texts) == 1 { // with which there is nothing to compare
		err = fits(texts)
	} else {
		err = comparable(nil, texts)
	}
	if err != nil {
		return nil, err
	}
	return heavily(ctx, func() (*Checked, error) {
		compared, err := new(Desk).compareAll(ctx, nil, texts)
		if err != nil {
			return nil, err
		}
		told := compared.Told()
		for i, r := range compared.Dossier.Readings {
			c.candidates = append(c.candidates, candidate{r, told.Reports[i], told, i})
		}
		return c.answer(ctx)
	})
}

// check is a question on its way to an answer.
type check struct {
	desk       *Desk // nil where texts are looked in
	words      string
	wanted     *news.Reading
	candidates []candidate
	places     []Place
	claims     []CheckedClaim
}

// candidate is a report that may have what is looked for.
type candidate struct {
	reading *news.Reading
	report  Report
	story   *Story // nil where it is in none
	number  int    // of the report in its story
}

func newCheck(words string) (*check, error) {
	words = strings.TrimSpace(words)
	if len(words) > MostCheck {
		return nil, &news.Problem{Kind: news.TooLarge, Where: "text", What: fmt.Sprintf("%d bytes", len(words)), Do: fmt.Sprintf("paste one quotation or claim of %d at most", MostCheck)}
	}
	if err := checkText(words); err != nil {
		return nil, err
	}
	return &check{words: words, wanted: readWords(words)}, nil
}

func checkText(words string) error {
	if !utf8.ValidString(words) || strings.ContainsRune(words, 0) {
		return bad("text", "no text", "write it as UTF-8")
	}
	if len(strings.Fields(words)) < fewestWords {
		return bad("text", "too few words to look for", fmt.Sprintf("paste %d words at least", fewestWords))
	}
	return nil
}

const (
	fewestWords    = 3
	mostCandidates = 30
)

// readWords reads what was pasted as an article of its own.
func readWords(words string) *news.Reading {
	if last, _ := utf8.DecodeLastRuneInString(words); unicode.IsLetter(last) || unicode.IsDigit(last) {
		words += "."
	}
	return ingest.ReadArticle(&news.Article{Text: words, Language: "en"}, today())
}

// place looks for the words in every candidate.
func (c *check) place(ctx context.Context) error {
	d := &news.Dossier{AsOf: today()}
	for _, in := range c.candidates {
		d.Readings = append(d.Readings, in.reading)
	}
	d.Readings = append(d.Readings, c.wanted)
	for _, f := range story.Find(d, len(c.candidates)) {
		in := &c.candidates[f.Article]
		if err := c.locate(ctx, in); err != nil {
			return err
		}
		p := Place{Telling: heard(in.reading, f.Span), How: verdicts[f.Form], Share: f.Share, number: in.number}
		p.Report = in.report
		if p.Unlike = f.Unlike; p.Unlike != "" {
			p.How = Otherwise
		}
		p.Altered = in.story != nil && in.story.altered(in.number, f.Span)
		p.Asked, p.There = worddiff.Compare(c.words, p.Words)
		c.places = append(c.places, p)
		if in.story != nil && p.How != Otherwise {
			c.addClaims(in.story, in.number, f.Span)
		}
	}
	slices.SortStableFunc(c.places, earlier)
	return nil
}

var verdicts = map[story.Form]Verdict{story.Retold: Paraphrased, story.Reworded: Altered, story.Verbatim: Exact}

// earlier orders places by day of publication, undated ones last; those of one day as their stories do, which put
// a report behind those it draws on.
func earlier(a, b Place) int {
	x, y := a.Report.Published, b.Report.Published
	if x.IsZero() != y.IsZero() {
		return cmp.Compare(y.Unix(), x.Unix()) // the zero time is before all others
	}
	return cmp.Or(news.DayOf(x).Compare(news.DayOf(y)), cmp.Compare(a.Report.Story, b.Report.Story), a.number-b.number, cmp.Compare(a.Report.Seq, b.Report.Seq))
}
