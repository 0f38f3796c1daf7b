// Package alert decides who is to be told of what. It is pure: it compares a story with what it was before,
// lists what is new in it as events, and picks those that a rule asks for. What becomes of them (a request
// to a webhook, an entry in a feed) is the work of others; here are the words that they send.
//
// An event is told once. It has a key made of what it is about, the pages and the exact words, and not of the
// story's number or of when it was judged: a story that is judged anew, merged or split has the same
// events. Packages that keep deliveries pass over a key that a rule has had.
package alert

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"headwater/internal/news"
)

// The kinds of event. Beside these every news.FindingKind that a story may have is one.
const (
	NewReport       news.FindingKind = "new-report"       // a report came to the story
	OriginGained    news.FindingKind = "origin-gained"    // a claim has a further independent origin, the second or a later one
	Denied          news.FindingKind = "denied"           // somebody denies a claim that nobody denied before
	ClaimTold       news.FindingKind = "claim-told"       // a further report tells a claim
	Revised         news.FindingKind = "revised"          // a report was changed and says so, or changed nothing that is claimed
	SilentlyChanged news.FindingKind = "silently-changed" // a report was changed in what it claims, without a word
)

// Kinds are all kinds that a rule may ask for.
func Kinds() []news.FindingKind {
	return append([]news.FindingKind{NewReport, OriginGained, Denied, ClaimTold, Revised, SilentlyChanged}, news.FindingKinds...)
}

// aboutClaims are told only of claims that a rule follows, or to rules that ask for them.
var aboutClaims = map[news.FindingKind]bool{OriginGained: true, Denied: true, ClaimTold: true}

// Event is something new in a story.
type Event struct {
	Kind     news.FindingKind
	Changed  []news.FindingKind // of a revision: the kinds of all that it changed
	Key      string             // tells it from every other
	What     string             // one plain sentence
	Passages []news.Passage     // the words that show it, the newest first; into the story's articles
	Claim    int                // index of the claim that it is about, -1 when it is about none
}

// is reports whether an event is of a kind, or changes something of that kind.
func (e *Event) is(kind news.FindingKind) bool {
	return e.Kind == kind || slices.Contains(e.Changed, kind)
}

// keyOf makes a key of parts.
func keyOf(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// keyOf names a passage by its page and its words.
func (s *side) keyOf(p news.Passage) string {
	a := s.Dossier.Readings[p.Article].Article
	return a.Address() + "\x00" + strings.Join(strings.Fields(p.Span.Of(a.Text)), " ")
}
