package news

import (
	"fmt"
	"slices"
	"time"

	"headwater/internal/text"
)

// Dossier is all that is known of a set of articles before any judgement: their readings and which
// passages they share. Its order is canonical (see ingest), so equal inputs give equal dossiers.
type Dossier struct {
	AsOf        time.Time // midnight UTC; nothing is dated after it
	Readings    []*Reading
	Alignments  []Alignment  // every pair of articles that shares wording, From < To by index
	Derivations []Derivation // which of those pairs draw on one another
	// NearDuplicates are pairs that share much wording although neither draws on the other, nor both on one.
	NearDuplicates []NearDuplicate
	Unread         []*Problem // what was handed in and could not be read, by name
}

// Alignment is the wording two articles share, whoever had it first.
type Alignment struct {
	A, B    int // indices into Dossier.Readings, A < B
	Matches []Match
}

// Match is one passage that stands in two articles in the same or similar words.
type Match struct {
	A, B  text.Span // into the texts of Alignment.A and Alignment.B
	Kind  MatchKind
	Score float64 // likeness of the words, 0 to 1; 1 for a copied passage
}

// MatchKind says how alike two passages are.
type MatchKind string

const (
	CopiedPassage      MatchKind = "copied"
	ParaphrasedPassage MatchKind = "paraphrased"
)

// Derivation says that an article draws on another.
type Derivation struct {
	Article, From       int // indices into Dossier.Readings
	Kind                DerivationKind
	Credited            bool
	Confidence          float64 // 0 to 1
	Copied, Paraphrased float64 // shares of the later article's words
	Evidence            []Evidence
}

// DerivationKind says how one article draws on another.
type DerivationKind string

const (
	Copy    DerivationKind = "copy"
	Rewrite DerivationKind = "rewrite"
	Partial DerivationKind = "partial"
	Update  DerivationKind = "update"
)

// Ancestors tells for each of n articles which ones it draws on, directly or through others: the first
// index is the article, the second what it draws on.
func Ancestors(n int, derivations []Derivation) [][]bool {
	parents := make([][]int, n)
	for _, d := range derivations {
		parents[d.Article] = append(parents[d.Article], d.From)
	}
	above := make([][]bool, n)
	for i := range above {
		above[i] = make([]bool, n)
		for queue := slices.Clone(parents[i]); len(queue) > 0; queue = queue[1:] {
			if p := queue[0]; p != i && !above[i][p] {
				above[i][p] = true
				queue = append(queue, parents[p]...)
			}
		}
	}
	return above
}

// NearDuplicate says that two articles share much of their wording, yet nothing tells that one draws on the
// other: who had it from whom, or both from a third, is open.
type NearDuplicate struct {
	A, B   int           // indices into Dossier.Readings, A < B
	Share  float64       // of the six-word runs of the shorter article, those that the other has too; 0 to 1
	Shared SharedWording // what most of the shared words are
	Why    string        // one plain sentence on why it is no derivation
}

// String says of "they" what they share: "share 34% of their words; nothing tells …".
func (n NearDuplicate) String() string {
	of := map[SharedWording]string{SharedQuotations: ", quotations for the most part", SharedBoilerplate: ", standing text for the most part"}[n.Shared]
	return fmt.Sprintf("share %.0f%% of their words%s; nothing tells that one draws on the other. %s", 100*n.Share, of, n.Why)
}

// SharedWording says what kind of words two articles share.
type SharedWording string

const (
	SharedProse       SharedWording = "prose"
	SharedQuotations  SharedWording = "quotations"
	SharedBoilerplate SharedWording = "boilerplate" // addresses, bylines, notes on an agency: not reporting
)

// Evidence is a passage that shows something, with the passage it is compared with.
type Evidence struct {
	Type    string  // credit | reuse | update | order
	Passage Passage // in the later article
	Against *Passage
	Why     string // one plain sentence

	// Differences are where the words of Passage and Against differ, in reading order.
	Differences []Difference
}

// Difference is some words of an earlier passage with those that stand in their place in a later one.
// Either span is empty, at the place where they would stand, when words were left out or put in.
type Difference struct {
	Kind           DifferenceKind
	Earlier, Later text.Span
}

// DifferenceKind says what became of some words.
type DifferenceKind string

const (
	TypographyDiffers DifferenceKind = "typography"      // case, marks, hyphens, figures for words
	SpeechShifted     DifferenceKind = "indirect-speech" // tense, person, here and now
	WordedOtherwise   DifferenceKind = "synonym"         // other words, with no sign of another sense
	PassageShortened  DifferenceKind = "shortened"
	PassageExpanded   DifferenceKind = "expanded"
	FactChanged       DifferenceKind = "changed-fact" // a name, number, negation or opposite
)

// Passage is a span in one article of a dossier.
type Passage struct {
	Article int
	Span    text.Span
}

// Story is the judgement on a dossier.
type Story struct {
	Dossier   *Dossier
	Title     string
	Claims    []Claim
	Findings  []Finding
	Timeline  []Event
	Unrelated []int // articles that tell of something else than the rest; indices into Dossier.Readings
	Revisions []Revision
}

// Roots are the articles of the story, in their newest versions, that draw on no other report.
func (s *Story) Roots() []int {
	newest := s.Dossier.Newest()
	derived := slices.Clone(s.Unrelated)
	for _, d := range s.Dossier.Derivations {
		if newest[d.Article] != newest[d.From] {
			derived = append(derived, d.Article)
		}
	}
	var roots []int
	for i := range s.Dossier.Readings {
		if newest[i] == i && !slices.Contains(derived, i) {
			roots = append(roots, i)
		}
	}
	return roots
}

// Lines is how many independent lines of reporting the roots are at least: of those that share their prose,
// only one is known to be.
func (s *Story) Lines() int {
	roots, newest := s.Roots(), s.Dossier.Newest()
	line := map[int]int{}
	for _, i := range roots {
		line[i] = i
	}
	lines := len(roots)
	for _, n := range s.Dossier.NearDuplicates {
		a, okA := line[newest[n.A]]
		b, okB := line[newest[n.B]]
		if n.Shared != SharedProse || !okA || !okB || a == b {
			continue
		}
		lines--
		for _, i := range roots {
			if line[i] == b {
				line[i] = a
			}
		}
	}
	return lines
}

// ClaimStatus says how a claim stands among its sources.
type ClaimStatus string

const (
	SingleOrigin ClaimStatus = "single-origin"
	Corroborated ClaimStatus = "corroborated"
	Disputed     ClaimStatus = "disputed"
)

// Claim is one proposition across articles.
type Claim struct {
	Text       string // word for word from one assertion
	Status     ClaimStatus
	Origins    []Origin // independent ones, none counted twice: there are at least these
	Assertions []Assertion

	// OriginsAtMost is how many origins there may be, not fewer than Origins; where it is more, OriginsDoubt
	// is one plain sentence on what cannot be told.
	OriginsAtMost int
	OriginsDoubt  string
}

// Assertion is one article's telling of a claim.
type Assertion struct {
	Article     int
	Attribution Attribution
	Why         string // one plain sentence on why it adds an origin to its claim, or none
}

// Stated is what the assertion states, or all of it where it states nothing.
func (a *Assertion) Stated() Passage {
	if stated := a.Attribution.Stated(); !stated.Empty() {
		return Passage{Article: a.Article, Span: stated}
	}
	return Passage{Article: a.Article, Span: a.Attribution.Passage}
}

// Origin is an independent root of reporting behind a claim.
type Origin struct {
	Article int // the earliest that carries it
	Source  string
	Kind    SourceKind
}

// FindingKind names something a careful reader would want to know.
type FindingKind string

const (
	QuoteAltered       FindingKind = "quote-altered"
	QuoteUnsupported   FindingKind = "quote-unsupported"
	NumberChanged      FindingKind = "number-changed"
	DateChanged        FindingKind = "date-changed"
	HedgeDropped       FindingKind = "hedge-dropped"
	HedgeAdded         FindingKind = "hedge-added"
	AttributionChanged FindingKind = "attribution-changed"
	AttributionDropped FindingKind = "attribution-dropped"
	CreditMissing      FindingKind = "credit-missing"
	DisputedClaim      FindingKind = "disputed"
	CorrectedClaim     FindingKind = "corrected"

	// These are found between two versions of a report alone.
	ClaimAdded      FindingKind = "claim-added"
	ClaimWithdrawn  FindingKind = "claim-withdrawn"
	NameChanged     FindingKind = "name-changed"
	HeadlineChanged FindingKind = "headline-changed"
)

// Finding is one such thing, with both passages and one plain sentence.
type Finding struct {
	Kind        FindingKind
	Passage     Passage
	Against     *Passage // nil where there is no other side
	Explanation string
}

// Event is one dated happening.
type Event struct {
	Earliest, Latest time.Time
	Expression       Passage // the time expression itself
	Clause           text.Span
	Claims           []int // indices into Story.Claims
}
