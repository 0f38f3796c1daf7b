package wire

import (
	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/worddiff"
)

// Telling is a passage of a report with who says what in it.
type Telling struct {
	Report    Report          `json:"report"`
	Passage   Passage         `json:"passage" doc:"All of it, source and cue included"`
	Content   string          `json:"content,omitempty" doc:"What is stated"`
	Source    string          `json:"source,omitempty" doc:"Who says it; left out for the writer's own voice"`
	Kind      news.SourceKind `json:"kind" doc:"Kind of source: named-person, organization, anonymous, document, outlet or reporter"`
	Via       string          `json:"via,omitempty" doc:"Outlet that the source spoke through"`
	Stance    news.Stance     `json:"stance" doc:"asserts, denies, declines-comment or no-response"`
	Quote     news.QuoteForm  `json:"quote" doc:"direct, indirect, mixed or none"`
	Certainty news.Certainty  `json:"certainty" doc:"asserted or hedged"`
	Altered   bool            `json:"altered,omitempty" doc:"The quotation is not what the report it comes from has"`
}

// NewTelling puts a telling into JSON.
func NewTelling(t *desk.Telling) Telling {
	return Telling{Report: NewReport(&t.Report), Passage: Passage{t.Points.Start, t.Points.End, t.Words}, Content: t.Content, Source: t.Who, Kind: t.Kind,
		Via: t.Via, Stance: t.Stance, Quote: t.Quote, Certainty: t.Certainty, Altered: t.Altered}
}

// Checked is where some words stand in the library.
type Checked struct {
	Text    string       `json:"text"`
	Verdict desk.Verdict `json:"verdict" enum:"exact,altered,paraphrased,otherwise,cannot-tell" doc:"How the nearest place has the words; otherwise: much the same with another number or the opposite sense; cannot-tell: nothing was found, which does not mean that nobody said it"`
	Answer  string       `json:"answer" doc:"One plain sentence"`
	Places  []Place      `json:"places" doc:"In order of publication; the first is where it first appears, as far as the library knows"`
	Claims  []Claim      `json:"claims" doc:"The claims of the ledger that these places tell, with their origins"`
}

// Place is a passage that has the words.
type Place struct {
	Telling
	How    desk.Verdict `json:"how" enum:"exact,altered,paraphrased,otherwise"`
	Unlike string       `json:"unlike,omitempty" doc:"What is told otherwise there: number, negation or opposite"`
	Share  float64      `json:"share" doc:"Of the words asked for that stand there in order; for a paraphrase, how likely it is the same statement"`
	Asked  []Run        `json:"asked" doc:"The words asked for, cut into those that stand there and those that do not"`
	There  []Run        `json:"there" doc:"The passage, cut likewise"`
}

// Run is some words of a passage, and whether the other one has them too.
type Run struct {
	Text   string `json:"text"`
	Shared bool   `json:"shared"`
}

// Claim is a claim of a story with its independent origins.
type Claim struct {
	Story   store.StoryID    `json:"story,omitempty"`
	ID      string           `json:"id" doc:"Lasts as long as the report leads that told it first"`
	Number  int              `json:"number" doc:"In the story's document, where it is called c and this number"`
	Text    string           `json:"text"`
	Status  news.ClaimStatus `json:"status" enum:"single-origin,corroborated,disputed"`
	Reports int              `json:"reports" doc:"Reports that tell it"`
	Origins []Origin         `json:"origins" doc:"Those known to be independent: there are at least these"`
	AtMost  int              `json:"originsAtMost,omitempty" doc:"How many origins there may be"`
	Doubt   string           `json:"originsDoubt,omitempty" doc:"Why it cannot be told whether there are more"`
}

// Origin is an independent root of the reporting behind a claim.
type Origin struct {
	Report Report          `json:"report" doc:"The first report that carries it"`
	Source string          `json:"source,omitempty"`
	Kind   news.SourceKind `json:"kind"`
}

// NewChecked puts what was found of a quotation or claim into JSON.
func NewChecked(c *desk.Checked) Checked {
	out := Checked{Text: c.Text, Verdict: c.Verdict, Answer: c.Answer, Places: []Place{}, Claims: []Claim{}}
	for i := range c.Places {
		p := &c.Places[i]
		out.Places = append(out.Places, Place{NewTelling(&p.Telling), p.How, string(p.Unlike), p.Share, runs(p.Asked), runs(p.There)})
	}
	for i := range c.Claims {
		out.Claims = append(out.Claims, newClaim(&c.Claims[i]))
	}
	return out
}

func runs(parts []worddiff.Part) []Run {
	out := []Run{}
	for _, p := range parts {
		out = append(out, Run{p.Text, p.Shared})
	}
	return out
}

func newClaim(c *desk.CheckedClaim) Claim {
	out := Claim{Story: c.Story, ID: c.ID, Number: c.Number, Text: c.Text, Status: c.Status, Reports: c.Reports, Origins: []Origin{}, AtMost: c.AtMost, Doubt: c.Doubt}
	for i := range c.Origins {
		out.Origins = append(out.Origins, Origin{NewReport(&c.Origins[i].Report), c.Origins[i].Source, c.Origins[i].Kind})
	}
	return out
}

// Source is what one person or body is told to have said, over all stories.
type Source struct {
	Name    string        `json:"name"`
	Stories []SourceStory `json:"stories" doc:"Newest first"`
	Forms   []Speaker     `json:"forms" doc:"The spellings that were put together here, with most statements first"`
	Alone   bool          `json:"alone" doc:"The name is a family name alone, or has no more than an initial besides: in each story somebody else may be meant"`
	Others  []Speaker     `json:"others" doc:"Names that may mean the same person or body, and may not: they are not counted in"`
	Next    string        `json:"next,omitempty" doc:"Cursor of the next page; left out on the last"`
}

// SourceStory is what a source is told to have said in one story.
type SourceStory struct {
	Story  Story         `json:"story"`
	Claims []SourceClaim `json:"claims"`
}

// SourceClaim is one claim with what reports have the source say to it.
type SourceClaim struct {
	ID       string           `json:"id"`
	Number   int              `json:"number"`
	Text     string           `json:"text"`
	Status   news.ClaimStatus `json:"status"`
	Differs  bool             `json:"differs" doc:"Two reports quote the source on this in different words"`
	Tellings []Telling        `json:"tellings"`
}

// Speaker is a name with how often it is a source.
type Speaker struct {
	Name    string `json:"name"`
	Sayings int    `json:"sayings"`
}

// NewSource puts what a source said into JSON.
func NewSource(a *desk.SourceAnswer) Source {
	out := Source{Name: a.Name, Stories: []SourceStory{}, Forms: speakers(a.Forms), Alone: a.Alone, Others: speakers(a.Others), Next: a.Next}
	for i := range a.Stories {
		in := SourceStory{NewStory(&a.Stories[i].Story), []SourceClaim{}}
		for _, c := range a.Stories[i].Claims {
			said := SourceClaim{c.ID, c.Number, c.Text, c.Status, c.Differs, []Telling{}}
			for k := range c.Tellings {
				said.Tellings = append(said.Tellings, NewTelling(&c.Tellings[k]))
			}
			in.Claims = append(in.Claims, said)
		}
		out.Stories = append(out.Stories, in)
	}
	return out
}

func speakers(list []store.Speaker) []Speaker {
	out := []Speaker{}
	for _, s := range list {
		out = append(out, Speaker{s.Name, s.Sayings})
	}
	return out
}

// Sources is a page of a list of sources.
type Sources struct {
	Sources []ListedSource `json:"sources"`
	Next    string         `json:"next,omitempty" doc:"Cursor of the next page; left out on the last"`
}

// ListedSource is a person or body with how often, and in how many stories, it is a source.
type ListedSource struct {
	Name    string `json:"name"`
	Sayings int    `json:"sayings"`
	Stories int    `json:"stories"`
}

// NewSources puts a list of sources into JSON.
func NewSources(p *desk.SourcesPage) Sources {
	out := Sources{Sources: []ListedSource{}, Next: p.Next}
	for _, s := range p.Sources {
		out.Sources = append(out.Sources, ListedSource{s.Name, s.Sayings, s.Stories})
	}
	return out
}
