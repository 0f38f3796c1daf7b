package wire

import (
	"fmt"
	"slices"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
)

// Ledger is what a story or a comparison says, without the texts of its reports: who draws on whom, what is
// claimed by whom with how many origins, what changed on the way.
type Ledger struct {
	Story    store.StoryID  `json:"story,omitempty" doc:"Number of the story; left out for a comparison"`
	Title    string         `json:"title,omitempty"`
	Answer   string         `json:"answer" doc:"One plain sentence"`
	Reports  []LedgerReport `json:"reports" doc:"In order of time, undated ones last"`
	Near     []Near         `json:"nearDuplicates" doc:"Pairs that share much wording although it cannot be told who draws on whom: neither adds an independent origin to what they share"`
	Claims   []LedgerClaim  `json:"claims" doc:"Those that several reports tell or that are disputed come first"`
	More     int            `json:"moreClaims,omitempty" doc:"Claims left out"`
	Findings []Finding      `json:"findings" doc:"What changed on the way from one report to another, and what is disputed"`
	Unread   []string       `json:"unread,omitempty" doc:"What was handed in and could not be read, and why"`

	MoreReports  int `json:"moreReports,omitempty" doc:"Reports left out of a brief answer"`
	MoreNear     int `json:"moreNearDuplicates,omitempty" doc:"Pairs left out of a brief answer"`
	MoreFindings int `json:"moreFindings,omitempty" doc:"Findings left out of a brief answer"`
}

// LedgerReport is a report with what it draws on.
type LedgerReport struct {
	Number  int     `json:"number" doc:"By which this ledger calls it, from 1"`
	Report  Report  `json:"report"`
	DrawsOn []Drawn `json:"drawsOn" doc:"Empty for a report that draws on no other here"`
}

// Drawn says what a report takes from another.
type Drawn struct {
	From        int                 `json:"from" doc:"Number of the other report"`
	Kind        news.DerivationKind `json:"kind" doc:"copy, rewrite, partial or update"`
	Credited    bool                `json:"credited"`
	Confidence  float64             `json:"confidence" doc:"0 to 1"`
	Copied      float64             `json:"copied" doc:"Share of its words"`
	Paraphrased float64             `json:"paraphrased" doc:"Share of its words"`
	Evidence    []string            `json:"evidence" doc:"Passages that show it, as they stand in this report"`
}

// Near is a pair of reports that share much wording.
type Near struct {
	Reports [2]int  `json:"reports" doc:"Their numbers"`
	Share   float64 `json:"share" doc:"Of the six-word runs of the shorter one, 0 to 1"`
	Why     string  `json:"why" doc:"Why it is no derivation"`
}

// LedgerClaim is a claim with its passages.
type LedgerClaim struct {
	Claim
	Tellings []LedgerTelling `json:"tellings"`

	MoreOrigins  int `json:"moreOrigins,omitempty" doc:"Origins left out of a brief answer"`
	MoreTellings int `json:"moreTellings,omitempty" doc:"Tellings left out of a brief answer"`
}

// LedgerTelling is a passage that tells a claim.
type LedgerTelling struct {
	Report  int             `json:"report" doc:"Number of the report"`
	Passage Passage         `json:"passage"`
	Source  string          `json:"source,omitempty" doc:"Who says it; left out for the writer's own voice"`
	Kind    news.SourceKind `json:"kind"`
	Stance  news.Stance     `json:"stance"`
	Quote   news.QuoteForm  `json:"quote"`
	Why     string          `json:"why,omitempty" doc:"Why it adds an origin to the claim, or none"`
}

// Finding is something a careful reader would want to know, with both passages.
type Finding struct {
	Kind        news.FindingKind `json:"kind"`
	Explanation string           `json:"explanation"`
	Report      int              `json:"report" doc:"Number of the report it is found in"`
	Exact       string           `json:"exact,omitempty" doc:"The words there"`
	Against     int              `json:"against,omitempty" doc:"Number of the report it is compared with"`
	Other       string           `json:"other,omitempty" doc:"The words there"`
}

// The bounds of a ledger.
const (
	mostClaims   = 60
	mostEvidence = 3
)

// NewLedger puts a story into JSON.
func NewLedger(s *desk.Story) Ledger {
	out := Ledger{Story: s.ID, Title: s.Title, Reports: ledgerReports(s), Near: []Near{}, Claims: []LedgerClaim{}, Findings: []Finding{}}
	for _, n := range s.Dossier.NearDuplicates {
		out.Near = append(out.Near, Near{[2]int{n.A + 1, n.B + 1}, n.Share, n.Why})
	}
	for _, i := range byWeight(s) {
		if len(out.Claims) == mostClaims {
			out.More++
			continue
		}
		out.Claims = append(out.Claims, ledgerClaim(s, i))
	}
	for _, f := range s.Findings {
		out.Findings = append(out.Findings, finding(s, &f))
	}
	for _, p := range s.Dossier.Unread {
		out.Unread = append(out.Unread, p.Error())
	}
	out.Answer = answer(s)
	return out
}

// byWeight lists claims, the disputed and the much told first.
func byWeight(s *desk.Story) []int {
	order := make([]int, len(s.Claims))
	for i := range order {
		order[i] = i
	}
	weight := func(i int) int {
		n := len(s.Claims[i].Assertions)
		if s.Claims[i].Status == news.Disputed {
			n += 1000
		}
		return n
	}
	slices.SortStableFunc(order, func(a, b int) int { return weight(b) - weight(a) })
	return order
}

func ledgerReports(s *desk.Story) []LedgerReport {
	out := make([]LedgerReport, len(s.Reports))
	for i := range s.Reports {
		out[i] = LedgerReport{Number: i + 1, Report: NewReport(&s.Reports[i]), DrawsOn: []Drawn{}}
	}
	for _, d := range s.Dossier.Derivations {
		drawn := Drawn{From: d.From + 1, Kind: d.Kind, Credited: d.Credited, Confidence: d.Confidence, Copied: d.Copied, Paraphrased: d.Paraphrased, Evidence: []string{}}
		for _, e := range d.Evidence {
			if words := wordsOf(s, &e.Passage); words != "" && len(drawn.Evidence) < mostEvidence {
				drawn.Evidence = append(drawn.Evidence, words)
			}
		}
		out[d.Article].DrawsOn = append(out[d.Article].DrawsOn, drawn)
	}
	return out
}

func ledgerClaim(s *desk.Story, i int) LedgerClaim {
	c := s.Claim(i)
	out := LedgerClaim{Claim: newClaim(&c), Tellings: []LedgerTelling{}}
	for _, a := range s.Claims[i].Assertions {
		t := s.Telling(a)
		out.Tellings = append(out.Tellings, LedgerTelling{Report: a.Article + 1, Passage: Passage{t.Points.Start, t.Points.End, t.Words}, Source: t.Who, Kind: t.Kind,
			Stance: t.Stance, Quote: t.Quote, Why: a.Why})
	}
	return out
}

func finding(s *desk.Story, f *news.Finding) Finding {
	out := Finding{Kind: f.Kind, Explanation: f.Explanation, Report: f.Passage.Article + 1, Exact: wordsOf(s, &f.Passage)}
	if f.Against != nil {
		out.Against, out.Other = f.Against.Article+1, wordsOf(s, f.Against)
	}
	return out
}

func wordsOf(s *desk.Story, p *news.Passage) string {
	return p.Span.Of(s.Dossier.Readings[p.Article].Article.Text)
}

// answer says in one sentence how the reports hang together.
func answer(s *desk.Story) string {
	derived := map[int]bool{}
	for _, d := range s.Dossier.Derivations {
		derived[d.Article] = true
	}
	several, disputed := 0, 0
	for _, c := range s.Claims {
		if c.Status == news.Corroborated {
			several++
		}
		if c.Status == news.Disputed {
			disputed++
		}
	}
	roots := len(s.Reports) - len(derived) - len(s.Unrelated)
	return fmt.Sprintf("%s, of which %d draw on no other; %s with two independent origins or more, %s disputed, %s.",
		count(len(s.Reports), "report"), roots, count(several, "claim"), count(disputed, "claim"), count(len(s.Findings), "finding"))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
