package desk

import (
	"cmp"
	"context"
	"encoding/base64"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// SourceAnswer is what one person or body is told to have said, over all stories.
type SourceAnswer struct {
	Name    string          // as the stories write it most often
	Stories []SourceInStory // newest first
	Next    string          // the cursor of the next page; empty at the end
	// Forms are the spellings that were put together here, with most statements first: they differ in titles and in
	// what the person is called before the name.
	Forms []store.Speaker
	// Alone: the name is a family name alone or has no more than an initial besides, so that in each story somebody
	// else may be meant.
	Alone bool
	// Others are sources whose names may mean the same person or body, and may not: they are not counted
	// in.
	Others []store.Speaker
}

// SourceInStory is what a source is told to have said in one story.
type SourceInStory struct {
	Story  StoryLine
	Claims []SourceClaim // in order of the story
}

// SourceClaim is one claim with what reports have the source say to it.
type SourceClaim struct {
	ID, Text string
	Number   int // in the story, from 1
	Status   news.ClaimStatus
	Tellings []Telling
	// Differs: two reports quote the source on this in different words, so that neither quotation holds
	// the other.
	Differs bool
}

// Telling is a passage of a report with who says what in it.
type Telling struct {
	Report    Report
	Passage   text.Span // into the report's text, source and cue included
	Points    text.Span // the same in code points, as the formats for other programs count
	Words     string    // of the passage
	Content   string    // what is stated
	Who       string    // the source as the report knows it; empty for the writer's own voice
	Kind      news.SourceKind
	Via       string // the outlet that the source spoke through
	Stance    news.Stance
	Quote     news.QuoteForm
	Certainty news.Certainty
	Altered   bool // a finding says that this quotation is not what the report it comes from has
}

// Source gives a page of the stories in which a person or body is a source, with what it is told to have said.
func (d *Desk) Source(ctx context.Context, name, cursor string, limit int) (*SourceAnswer, error) {
	spoken := store.SpokenName(name)
	if err := checkWords("name", name); err != nil {
		return nil, err
	}
	if spoken == "" {
		return nil, bad("name", "no name", "write whom you mean, as a report would")
	}
	if limit == 0 {
		limit = usualSourceStories
	}
	page, err := d.Stories(ctx, StoriesQuery{Name: name, Cursor: cursor, Limit: limit})
	if err != nil {
		return nil, err
	}
	answer := &SourceAnswer{Name: name, Next: page.Next}
	own, err := d.addSpellings(ctx, answer, spoken)
	if err != nil {
		return nil, err
	}
	for _, line := range page.Stories {
		s, err := d.Story(ctx, line.ID)
		if err != nil {
			return nil, err
		}
		answer.Stories = append(answer.Stories, SourceInStory{line, s.saidBy(own)})
	}
	if len(answer.Stories) == 0 && cursor == "" && len(answer.Others) == 0 {
		return nil, &news.Problem{Kind: news.NotFound, Where: name, What: "nobody of this name is a source here", Do: "look for the name with search"}
	}
	return answer, nil
}

// usualSourceStories is how many stories a page of a source has: each is read whole.
const usualSourceStories = 10

// addSpellings gives an answer its name as it is mostly written, the spellings that are put together, which it
// returns as SpokenName has them, and the names that may mean the same.
func (d *Desk) addSpellings(ctx context.Context, answer *SourceAnswer, spoken string) (own map[string]bool, err error) {
	own = map[string]bool{spoken: true}
	if answer.Forms, err = d.library.Forms(ctx, spoken); err != nil {
		return nil, err
	}
	for i, f := range answer.Forms {
		own[store.SpokenName(f.Name)] = true
		if i == 0 {
			answer.Name, answer.Alone = f.Name, f.Who == ""
		}
	}
	speakers, err := d.library.Speakers(ctx, spoken, MostListed)
	for _, sp := range speakers {
		if !own[store.SpokenName(sp.Name)] && news.SameName(sp.Name, spoken) {
			answer.Others = append(answer.Others, sp)
		}
	}
	return own, err
}

// SourcesPage is a page of a list of sources.
type SourcesPage struct {
	Sources []store.Source // most quoted first, then by name
	Next    string         // the cursor of the next page; empty at the end
}

// Sources lists persons and bodies that reports name as sources, all of them or those with all the given words in
// their names. Persons known by a family name alone are in no list.
func (d *Desk) Sources(ctx context.Context, words, cursor string, limit int) (*SourcesPage, error) {
	if err := checkWords("words", words); err != nil {
		return nil, err
	}
	limit, err := pageLength(limit)
	if err != nil {
		return nil, err
	}
	asked := store.SourceQuery{Words: words, Limit: limit + 1}
	if asked.After, err = readSourceCursor(cursor); err != nil {
		return nil, err
	}
	page := &SourcesPage{}
	if page.Sources, err = d.library.Sources(ctx, asked); err != nil {
		return nil, err
	}
	if len(page.Sources) > limit {
		page.Sources = page.Sources[:limit]
		page.Next = sourceCursor(&page.Sources[limit-1])
	}
	return page, nil
}

// sourceCursor names the source after which the next page begins.
func sourceCursor(last *store.Source) string {
	return cursor(int64(last.Sayings)) + "." + base64.RawURLEncoding.EncodeToString([]byte(last.Who))
}

func readSourceCursor(s string) (*store.Source, error) {
	if s == "" {
		return nil, nil
	}
	said, name, _ := strings.Cut(s, ".")
	parts, err := readCursor(said, 1)
	who, unreadable := base64.RawURLEncoding.DecodeString(name)
	if err != nil || unreadable != nil || len(parts) == 0 || len(who) == 0 || parts[0] < 0 || parts[0] > math.MaxInt32 {
		return nil, bad("cursor", "no cursor of this list", "take it from the page before, or leave it out to begin")
	}
	return &store.Source{Sayings: int(parts[0]), Who: strings.ToValidUTF8(string(who), "")}, nil
}

// saidBy gathers the claims of a story for which a source is named in one of some spellings.
func (s *Story) saidBy(spoken map[string]bool) []SourceClaim {
	var list []SourceClaim
	for i := range s.Claims {
		c := &s.Claims[i]
		said := SourceClaim{ID: s.ClaimID(i), Text: c.Text, Number: i + 1, Status: c.Status}
		for _, a := range c.Assertions {
			if a.Attribution.Source.HasName() && spoken[store.SpokenName(a.Attribution.Source.Name)] {
				said.Tellings = append(said.Tellings, s.Telling(a))
			}
		}
		if len(said.Tellings) > 0 {
			said.Differs = differ(said.Tellings)
			list = append(list, said)
		}
	}
	return list
}

// Telling gives an assertion of the story as a passage with its source.
func (s *Story) Telling(a news.Assertion) Telling {
	words, x := s.Dossier.Readings[a.Article].Article.Text, a.Attribution
	t := Telling{
		Report: s.Reports[a.Article], Passage: x.Passage, Points: points(words, x.Passage), Words: x.Passage.Of(words), Who: cmp.Or(x.Source.Name, x.Source.Text), Kind: x.Source.Kind,
		Via: x.Via.Name, Stance: x.Stance, Quote: x.Quote, Certainty: x.Certainty,
	}
	t.Content = x.Stated().Of(words)
	t.Altered = s.altered(a.Article, x.Passage)
	return t
}

// altered reports whether a quotation in a passage of a report is found not to be what the report it comes from has.
func (s *Story) altered(number int, passage text.Span) bool {
	return slices.ContainsFunc(s.Findings, func(f news.Finding) bool {
		return f.Kind == news.QuoteAltered && f.Passage.Article == number && f.Passage.Span.Overlaps(passage)
	})
}

// differ reports whether two of the quotations among tellings are in other words: neither holds the other.
func differ(tellings []Telling) bool {
	var quoted []string
	for _, t := range tellings {
		if t.Quote == news.Direct {
			quoted = append(quoted, bareWords(t.Content))
		}
	}
	for i, a := range quoted {
		for _, b := range quoted[:i] {
			if !strings.Contains(a, b) && !strings.Contains(b, a) {
				return true
			}
		}
	}
	return false
}

// bareWords folds what makes no other words: case, marks and space. Each word has a space on both sides.
func bareWords(s string) string {
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(fields, " ") + " "
}

// points counts the code points before both ends of a span.
func points(s string, span text.Span) text.Span {
	start := utf8.RuneCountInString(s[:span.Start])
	return text.Span{Start: start, End: start + utf8.RuneCountInString(span.Of(s))}
}
