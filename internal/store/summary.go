package store

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// Summary is what lists show of a story besides its columns.
type Summary struct {
	Articles   []Seq       // in the order of the story's body
	Publishers []string    // none twice, in that order; the first MostPublishers
	Growth     []DayCount  // reports by day of publication, oldest first
	Kinds      []KindCount // findings by kind, most first
	Disputed   int         // claims that are disputed
	Confirmed  int         // claims of two origins or more
}

// MostPublishers is how many publishers a Summary has at most.
const MostPublishers = 200

// DayCount counts the reports of one day, "2026-03-10".
type DayCount struct {
	Day     string
	Reports int
}

// KindCount counts the findings of one kind.
type KindCount struct {
	Kind  news.FindingKind
	Count int
}

// Speaker is a person or body that reports name as the source of what they tell.
type Speaker struct {
	Name    string
	Sayings int // how often they do, in one story or in all
	// Who is the form of the name by which it is one and the same in all stories, as SpokenName gives it; empty
	// where the name is not enough to tell, as a family name alone.
	Who string
}

// Source is a person or body that reports of any story name as a source.
type Source struct {
	Name    string // its shortest spelling
	Who     string // as of its Speakers
	Sayings int    // how often it is one
	Stories int    // in how many
}

// SourceQuery asks for sources, most quoted first and then by Who.
type SourceQuery struct {
	Words string  // of the name: all of them, whole, in any order; empty for all sources
	After *Source // the last of the page before, by Sayings and Who; nil for the first page
	Limit int
}

// NameKeys gives the words of a name under which sources are found.
func NameKeys(name string) []string {
	words := strings.Fields(SpokenName(name))
	slices.Sort(words)
	return slices.Compact(words)
}

// SpokenName is the form under which a source's name is kept: its words that count (news.NameWords) in lower
// case, so that titles, articles and marks make no difference. It is empty for what names nobody.
func SpokenName(name string) string {
	words := slices.DeleteFunc(news.NameWords(Column(name)), func(w string) bool { return !strings.ContainsFunc(w, isWordRune) })
	return strings.ToLower(strings.Join(words, " "))
}

// LastName is the last word of a SpokenName, by which sources are found that may be one and the same.
func LastName(spoken string) string { return spoken[strings.LastIndexByte(spoken, ' ')+1:] }
