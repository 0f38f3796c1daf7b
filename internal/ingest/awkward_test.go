package ingest

import (
	"context"
	"strings"
	"testing"

	"headwater/internal/news"
)

// The kinds of reports that mislead whoever counts sources. Each is read and judged whole.

const speech = `“We have argued about this pier for eleven years, and I will not argue about it for a twelfth,” the mayor, Ilsa Brenning, said. “It comes down in October. The timbers are rotten from the waterline to the mud, and the engineers have told me three times that they cannot promise another winter. I would rather be shouted at for a summer than pull a family out of the water.”`

const fromTheGallery = `Pier will come down in October, mayor tells council

By Josef Arnholt, Tarn Harbour Echo
March 4, 2026

Tarn Harbour's old pier will be demolished in October, the mayor told a packed council chamber on Tuesday night.

` + speech + `

Anglers in the public gallery booed. The council voted 14 to 9 for the budget that pays for the work, some 2.3 million crowns.`

const fromTheSteps = `Tarn Harbour gives up on its pier

By Petra Vell, Northcoast Radio
March 4, 2026

There were boos from the benches and one paper aeroplane, but by ten o'clock the matter was settled: no more pier.

` + speech + `

Dagmar Oest, who has sold bait at the gate since 1998, told Northcoast Radio that nobody had asked her. "I have 400 rods on hire for the summer," she said.`

const copied = `Pier to be demolished in October

March 5, 2026
The Lakeland Post

Tarn Harbour's old pier will be demolished in October, the mayor told a packed council chamber on Tuesday night.

` + speech + `

Anglers in the public gallery booed. The council voted 14 to 9 for the budget that pays for the work.`

const liveBlog = `Council night, as it happened

Northcoast Radio
March 3, 2026

21.40 The Tarn Harbour Echo is reporting that the pier will be demolished in October. We have not confirmed that.

21.15 In Hollbeck the swimming bath stays open until June, the leader of the council there said.

20.50 Two buses are stuck behind a fallen tree on the Mere road, police say. Nobody is hurt.`

const roundUp = `The week on the coast

Coast Weekly
March 8, 2026

Hollbeck keeps its swimming bath until June.

Tarn Harbour's old pier will be demolished in October, the mayor told a packed council chamber on Tuesday night, the Tarn Harbour Echo reported.

Two buses spent four hours behind a fallen tree on the Mere road, and 31 passengers sang.`

const satire = `Pier to be replaced by longer argument

The Soggy Biscuit
March 6, 2026

Tarn Harbour is to knock down its pier and put up an argument in its place, it was not announced last night.

“We have argued about this pier for eleven years, and I will not argue about it for a twelfth,” said the mayor, before arguing about it. The new argument will be 200 metres long and have a café.`

const withComments = `<!doctype html><html><head><title>Pier will come down in October | Tarn Harbour Echo</title>
<meta property="og:site_name" content="Tarn Harbour Echo"><meta property="article:published_time" content="2026-03-04T07:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Pier will come down in October</h1>
<p>Tarn Harbour's old pier will be demolished in October, the mayor told a packed council chamber on Tuesday night.</p>
<p>Anglers in the public gallery booed. The council voted 14 to 9 for the budget that pays for the work, some 2.3 million crowns.</p></article>
<aside class="related"><h2>Related stories</h2><ul><li><a href="/a">Mayor denies taking money from builders</a></li><li><a href="/b">Nine drown off Mere Point</a></li></ul></aside>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment"><p>Rodney44: The mayor took 90,000 crowns from the builders, everybody knows it.</p></div></section></body></html>`

// judged reads and compares texts named 0, 1, … and returns the story with the index of each text.
func judged(t *testing.T, texts ...string) (*news.Story, []int) {
	t.Helper()
	var all []*news.Capture
	for i, s := range texts {
		all = append(all, &news.Capture{Name: string(rune('0' + i)), Body: []byte(s)})
	}
	var readings []*news.Reading
	for _, o := range ReadAll(context.Background(), all, asOf) {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
		readings = append(readings, o.Reading)
	}
	s := Compare(readings, asOf)
	at := make([]int, len(texts))
	for i, r := range s.Dossier.Readings {
		at[r.Article.File[0]-'0'] = i
	}
	return s, at
}

func draws(s *news.Story, article, from int) *news.Derivation {
	for i, d := range s.Dossier.Derivations {
		if d.Article == article && d.From == from {
			return &s.Dossier.Derivations[i]
		}
	}
	return nil
}

func found(s *news.Story, kind news.FindingKind, article int) bool {
	for _, f := range s.Findings {
		if f.Kind == kind && f.Passage.Article == article {
			return true
		}
	}
	return false
}

func TestOneSpeechHeardTwiceIsNoCopy(t *testing.T) {
	s, at := judged(t, fromTheGallery, fromTheSteps)
	if len(s.Dossier.Derivations) > 0 {
		t.Errorf("the report of article %d is taken for drawn from %d", s.Dossier.Derivations[0].Article, s.Dossier.Derivations[0].From)
	}
	if found(s, news.CreditMissing, at[0]) || found(s, news.CreditMissing, at[1]) {
		t.Error("a credit is missed between two who sat in one chamber")
	}
}

func TestOneArticleUnderTwoPublishers(t *testing.T) {
	s, at := judged(t, fromTheGallery, copied)
	if d := draws(s, at[1], at[0]); d == nil || d.Kind != news.Copy || d.Credited {
		t.Fatalf("want an uncredited copy, got %+v", s.Dossier.Derivations)
	}
	for _, c := range s.Claims {
		if len(c.Origins) > 1 {
			t.Errorf("%q has %d origins", c.Text, len(c.Origins))
		}
	}
}

func TestALiveBlogAccusesNobody(t *testing.T) {
	s, at := judged(t, fromTheGallery, liveBlog)
	if draws(s, at[0], at[1]) != nil {
		t.Error("the report is taken for drawn from the live blog that names it")
	}
	if len(s.Findings) > 0 {
		t.Errorf("found %+v", s.Findings)
	}
}

func TestARoundUpAccusesNobody(t *testing.T) {
	s, at := judged(t, fromTheGallery, roundUp)
	if d := draws(s, at[1], at[0]); d == nil || !d.Credited {
		t.Errorf("want a credited derivation, got %+v", s.Dossier.Derivations)
	}
	if len(s.Findings) > 0 {
		t.Errorf("found %+v", s.Findings)
	}
}

func TestSatireAltersNothing(t *testing.T) {
	s, at := judged(t, fromTheGallery, satire)
	if found(s, news.QuoteAltered, at[1]) {
		t.Error("a quotation that satire gives word for word is called altered")
	}
	for _, c := range s.Claims {
		if len(c.Origins) > 1 {
			t.Errorf("%q has %d origins", c.Text, len(c.Origins))
		}
	}
}

func TestCommentsAndTeasersSayNothing(t *testing.T) {
	s, _ := judged(t, withComments)
	for _, c := range s.Claims {
		for _, a := range c.Assertions {
			said := a.Attribution.Passage.Of(s.Dossier.Readings[0].Article.Text)
			for _, word := range []string{"Rodney", "builders", "drown"} {
				if strings.Contains(said, word) {
					t.Errorf("%q is taken for reporting", said)
				}
			}
		}
	}
}

// A report stamped before the one it credits: the stamp is wrong, or the credit is; no report draws on
// one that draws on it, and the credit shows the way.
func TestClocksThatDisagree(t *testing.T) {
	early := `Pier to go, paper says

March 3, 2026
The Lakeland Post

Tarn Harbour's old pier will be demolished in October, the mayor told a packed council chamber on Tuesday night, the Tarn Harbour Echo reported.

` + speech + `

Anglers in the public gallery booed, according to the Echo. The council voted 14 to 9 for the budget that pays for the work, some 2.3 million crowns.`
	s, at := judged(t, fromTheGallery, early)
	if d := draws(s, at[1], at[0]); d == nil || !d.Credited {
		t.Errorf("the credit is not believed against the clock: %+v", s.Dossier.Derivations)
	}
	if draws(s, at[0], at[1]) != nil {
		t.Error("the report that is credited is taken for drawn from the one that credits it")
	}
}
