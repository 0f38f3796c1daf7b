package desk

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/store"
)

// bad is a question that makes no sense.
func bad(where, what, do string) error {
	return &news.Problem{Kind: news.BadArgument, Where: where, What: what, Do: do}
}

// words reports what is wrong with words that are asked for.
func checkWords(where, s string) error {
	switch {
	case len(s) > MostAsked:
		return &news.Problem{Kind: news.TooLarge, Where: where, What: fmt.Sprintf("%d bytes", len(s)), Do: fmt.Sprintf("ask with %d at most", MostAsked)}
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		return bad(where, "no text", "write it as UTF-8")
	}
	return nil
}

// pageLength gives how many entries a page has.
func pageLength(asked int) (int, error) {
	const usual = 20
	switch {
	case asked == 0:
		return usual, nil
	case asked < 0 || asked > MostListed:
		return 0, bad("limit", fmt.Sprintf("%d is no length of a page", asked), fmt.Sprintf("ask for 1 to %d", MostListed))
	}
	return asked, nil
}

// A cursor names the last entry of a page: what it is ordered by and its number, in decimal, with dots between.
func cursor(parts ...int64) string {
	words := make([]string, len(parts))
	for i, n := range parts {
		words[i] = strconv.FormatInt(n, 10)
	}
	return strings.Join(words, ".")
}

// readCursor undoes cursor; nil for none.
func readCursor(s string, n int) ([]int64, error) {
	if s == "" {
		return nil, nil
	}
	wrong := bad("cursor", "no cursor of this list", "take it from the page before, or leave it out to begin")
	words := strings.Split(s, ".")
	if len(words) != n {
		return nil, wrong
	}
	parts := make([]int64, n)
	for i, w := range words {
		var err error
		if parts[i], err = strconv.ParseInt(w, 10, 64); err != nil {
			return nil, wrong
		}
	}
	return parts, nil
}

// storyCursor names the story after which the next page begins.
func storyCursor(last *store.Story) string {
	return cursor(last.Newest.UnixMilli(), int64(last.Reports), int64(last.ID))
}

func readStoryCursor(s string) (*store.Story, error) {
	parts, err := readCursor(s, 3)
	if err != nil || parts == nil {
		return nil, err
	}
	return &store.Story{Newest: time.UnixMilli(parts[0]).UTC(), Reports: int(parts[1]), ID: store.StoryID(parts[2])}, nil
}
