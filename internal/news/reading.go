package news

import (
	"time"

	"headwater/internal/text"
)

// Reading is everything one article says, before it is compared with any other.
type Reading struct {
	Article      *Article
	Document     *text.Document // of Article.Text
	Times        []Time         // in order of Span
	Quantities   []Quantity     // in order of Span
	Entities     []Entity
	References   []Reference   // in order of Span; only those that can be told
	Attributions []Attribution // in order of Passage
}

// Time is a time expression and the days it means.
type Time struct {
	text.Span
	Type  string // TimeML: DATE | TIME | DURATION | SET
	Value string // TIMEX3 value, such as "2025-12-26", "2025-W52", "P3D", "PAST_REF"

	// Earliest and Latest are the first and last day meant, at midnight UTC; both zero when the
	// expression names no place on the calendar (a duration, or a relative one in an undated article).
	Earliest, Latest time.Time
}

// Quantity is a number and what it counts or measures.
type Quantity struct {
	text.Span            // "more than 30 suspected trafficking boats": number, bounds and unit or counted noun
	Number     text.Span // "30"
	Low, High  float64   // equal for an exact number; math.Inf for an open end ("more than 30")
	Approx     bool      // "about", "nearly", "some"
	Unit       string    // normalised: "percent", "usd", "metre", …; empty for a bare count
	Noun       string    // lemma of the head noun counted: "boat"; empty when none
	Attributes []string  // lemmas that narrow the noun: "suspected", "trafficking"
}

// EntityType says what a name names.
type EntityType string

const (
	Person       EntityType = "person"
	Organization EntityType = "organization"
	Place        EntityType = "place"
	OtherEntity  EntityType = "other"
)

// Entity is one person, body or place with every mention of it in an article.
type Entity struct {
	Name     string // fullest form: "Pete Hegseth"
	Type     EntityType
	Outlet   bool        // a news outlet or agency
	Role     string      // "US Defense Secretary"; empty when not told
	Gender   string      // "m", "f" or empty
	Mentions []text.Span // names only, pronouns and descriptions left out; in order
}

// Reference is a pronoun or a description and the entity it means: "she", "the minister".
type Reference struct {
	Span       text.Span
	Entity     int     // index into Reading.Entities
	Confidence float64 // 0 to 1: how likely this is the one meant
}

// Attribution is one statement with who stands behind it.
type Attribution struct {
	Passage text.Span   // the whole of it, source and cue included
	Content []text.Span // what is stated: one span, or several in order when the cue splits it
	Cue     text.Span   // "said"; empty when there is none
	Source  Source
	// Via is the outlet or document that the source spoke through: "told CNN", "in a report seen by
	// the Gazette". Zero when none is named.
	Via       Via
	Stance    Stance
	Quote     QuoteForm
	Certainty Certainty
	Parent    int // index of the attribution whose content holds this one, or -1
}

// Stated is what is stated, from its first word to its last; empty where nothing is.
func (a *Attribution) Stated() text.Span {
	var all text.Span
	for _, part := range a.Content {
		all = all.Cover(part)
	}
	return all
}

// Via is an outlet through which a source is heard.
type Via struct {
	Name string
	Span text.Span
}

// Source is who a statement is attributed to.
type Source struct {
	Text   string    // the words there: "he"; empty for the writer's own voice
	Span   text.Span // of those words; they may stand in an earlier sentence
	Kind   SourceKind
	Name   string // resolved: "Donald Trump"; empty when it cannot be told
	Entity int    // index into Reading.Entities, or -1
	Role   string // "spokesman", "police chief"; empty when not told
	Plural bool   // "officials", "two sources"

	// Of a source that is not named: how many they are, 0 when no number is told; what they are said to
	// be, without what says only that there is somebody ("familiar with the matter" for "two people
	// familiar with the matter"); and the words that tell why they are not named ("because they were not
	// authorised to speak").
	Count     int
	Described string
	Why       string
}

// SourceKind says what kind of source stands behind a statement.
type SourceKind string

const (
	NamedPerson        SourceKind = "named-person"
	OrganizationSource SourceKind = "organization"
	Anonymous          SourceKind = "anonymous"
	DocumentSource     SourceKind = "document"
	OutletSource       SourceKind = "outlet"
	Reporter           SourceKind = "reporter"
)

// Stance is what the source does with the content.
type Stance string

const (
	Asserts         Stance = "asserts"
	Denies          Stance = "denies"
	DeclinesComment Stance = "declines-comment"
	NoResponse      Stance = "no-response"
)

// QuoteForm says how much of the content stands in quotation marks.
type QuoteForm string

const (
	Direct   QuoteForm = "direct"
	Indirect QuoteForm = "indirect"
	Mixed    QuoteForm = "mixed"
	NoQuote  QuoteForm = "none"
)

// Certainty is how firmly the content is put.
type Certainty string

const (
	Asserted Certainty = "asserted"
	Hedged   Certainty = "hedged"
)
