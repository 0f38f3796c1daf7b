package feed

import (
	"hash/fnv"
	"slices"
	"strconv"
	"time"
)

// The bounds of the pace at which a feed is asked.
const (
	MinPoll = 5 * time.Minute
	MaxPoll = 24 * time.Hour

	firstPoll  = time.Hour     // for a feed of which nothing is known
	maxHint    = 6 * time.Hour // the most that a ttl or a cache header may hold a feed back
	recentGaps = 20
)

// History is what is known of a feed when it has just been asked.
type History struct {
	Address string // of the feed, so that not all feeds of one pace are asked at one moment
	Now     time.Time
	Changes []time.Time   // when it was seen to change, or when its items were published; in any order
	Fresh   time.Duration // what the cache headers of its answer allow
	TTL     time.Duration // what the feed itself asks for
	Errors  int           // in a row up to now
	Retry   time.Duration // what its host asked for after an error
}

// NextPoll is the time to wait before a feed is asked again: its Pace, half as often after each error in
// a row, never before its host's Retry-After, stretched by up to a tenth that depends on the feed and
// the moment, so that feeds drift apart. It is from MinPoll to MaxPoll; the same history gives the same
// answer.
func NextPoll(h History) time.Duration {
	wait := Pace(h)
	for range min(h.Errors, 9) {
		wait = min(2*wait, MaxPoll)
	}
	wait = min(wait, MaxPoll*10/11)
	wait += time.Duration(float64(wait) / 10 * share(h.Address, h.Now))
	return min(max(wait, h.Retry), MaxPoll)
}

// Pace is how often a feed is worth asking: after half the usual gap between two changes, since for a
// page that changes at a steady rate such a pace misses few changes and wastes few requests (after Cho
// and Garcia-Molina, "Estimating Frequency of Change", ACM TOIT 2003). A feed that has been quiet for
// longer than usual is asked less and less often. Cache headers and ttl hold it back within reason.
func Pace(h History) time.Duration {
	wait := firstPoll
	if gap := usualGap(h); gap > 0 {
		wait = gap / 2
	}
	return min(max(wait, min(max(h.Fresh, h.TTL), maxHint), MinPoll), MaxPoll)
}

// usualGap is the median of the latest gaps between changes, or a quarter of the quiet since the
// last one where that is more; zero when nothing is known.
func usualGap(h History) time.Duration {
	changes := slices.DeleteFunc(slices.Clone(h.Changes), func(t time.Time) bool { return t.IsZero() || t.After(h.Now) })
	if len(changes) == 0 {
		return 0
	}
	slices.SortFunc(changes, time.Time.Compare)
	changes = changes[max(0, len(changes)-recentGaps-1):]
	quiet := h.Now.Sub(changes[len(changes)-1])
	gaps := []time.Duration{}
	for i := 1; i < len(changes); i++ {
		gaps = append(gaps, changes[i].Sub(changes[i-1]))
	}
	if len(gaps) == 0 {
		return max(quiet, 2*MinPoll)
	}
	slices.Sort(gaps)
	return max(gaps[len(gaps)/2], quiet/4, 2*MinPoll)
}

// share is a number from 0 to 1 that looks like chance and follows from its arguments.
func share(address string, now time.Time) float64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(address + strconv.FormatInt(now.Unix(), 10))) // never fails
	return float64(h.Sum64()>>11) / (1 << 53)
}

// rechecks are the ages at which a report is looked at again. Reports are mostly changed soon after
// they come out (Spangher and others, "NewsEdits", NAACL 2022), so most of these are in the first day.
var rechecks = []time.Duration{
	15 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 16 * time.Hour, 24 * time.Hour,
	3 * 24 * time.Hour, 7 * 24 * time.Hour, 30 * 24 * time.Hour,
}

// Recheck tells how long to wait before a report of the given age is looked at again for changes
// that its publisher does not announce; false when it is too old to be looked at any more. An age
// below zero counts as none.
func Recheck(age time.Duration) (time.Duration, bool) {
	age = max(age, 0)
	for _, r := range rechecks {
		if r > age {
			return r - age, true
		}
	}
	return 0, false
}
