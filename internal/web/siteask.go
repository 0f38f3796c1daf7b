package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// What a page is asked with is read here, and told back where it makes no sense.

// askedNumber reads a number over 0 out of a path or a form.
func askedNumber(what, s string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n <= 0 {
		return 0, &news.Problem{Kind: news.BadArgument, Where: clip(oneLine(s), 40), What: "not the number of a " + what, Do: "take it from a link"}
	}
	return n, nil
}

// storyAsked gives the number of the story in the path. What is none is a page that is not there.
func storyAsked(r *http.Request) (store.StoryID, error) {
	n, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || n <= 0 {
		return 0, noPage(r)
	}
	return store.StoryID(n), nil
}

// askedDay reads a day; empty for none.
func askedDay(what, s string) (time.Time, error) {
	if s = strings.TrimSpace(s); s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, &news.Problem{Kind: news.BadArgument, Where: fmt.Sprintf("%s %q", what, clip(oneLine(s), 40)), What: "not a day", Do: "write it as 2026-03-10"}
	}
	return t, nil
}

// askedPage reads the number of a page, from 1; nothing is the first.
func askedPage(s string) (int, error) {
	if s == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 100_000 {
		return 0, &news.Problem{Kind: news.BadArgument, Where: fmt.Sprintf("page %q", clip(oneLine(s), 40)), What: "no number of a page", Do: "begin with the first"}
	}
	return n, nil
}

// oneField gives the first value of a field of a form, white space folded.
func oneField(q url.Values, name string) string { return oneLine(q.Get(name)) }

// with gives the address of a page with one field of its query changed; empty takes it out.
func with(path string, q url.Values, name, value string) string {
	changed := url.Values{}
	for k, v := range q {
		changed[k] = v
	}
	if value == "" {
		changed.Del(name)
	} else {
		changed.Set(name, value)
	}
	if len(changed) == 0 {
		return path
	}
	return path + "?" + changed.Encode()
}
