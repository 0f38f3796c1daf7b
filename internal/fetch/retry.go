package fetch

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"headwater/internal/news"
)

func isUnreachable(err error) bool {
	var p *news.Problem
	return errors.As(err, &p) && p.Kind == news.Unreachable
}

// pause is how long a host rests after the given number of errors in a row: rest after the first,
// twice as long after each further one, an hour at most.
func pause(errors int, rest time.Duration) time.Duration {
	for ; errors > 1 && rest < time.Hour; errors-- {
		rest *= 2
	}
	return min(rest, time.Hour)
}

// retryAfter is the wait that an answer asks for, in seconds or as a date (RFC 9110, section
// 10.2.3); a day at most, zero when it asks for none.
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := h.Get("Retry-After")
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		return min(time.Duration(seconds)*time.Second, maxRest)
	}
	date, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return min(max(date.Sub(now), 0), maxRest)
}

// freshness is how long an answer may be kept, by max-age or Expires (RFC 9111, section 4.2.1); a
// day at most.
func freshness(h http.Header, now time.Time) time.Duration {
	control := directives(h)
	if _, forbidden := control["no-store"]; forbidden {
		return 0
	}
	if _, forbidden := control["no-cache"]; forbidden {
		return 0
	}
	if age, given := control["max-age"]; given {
		seconds, err := strconv.ParseUint(age, 10, 32)
		if err != nil {
			return 0
		}
		return min(time.Duration(seconds)*time.Second, maxRest)
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	return min(max(expires.Sub(now), 0), maxRest)
}

// directives are those of Cache-Control, names in lower case.
func directives(h http.Header) map[string]string {
	found := map[string]string{}
	for d := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(d), "=")
		found[strings.ToLower(name)] = strings.Trim(value, `"`)
	}
	return found
}
