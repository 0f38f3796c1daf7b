package eval

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var wordPattern = regexp.MustCompile(`[a-z0-9]+`)
var apostrophes = strings.NewReplacer("’", "", "'", "")

func kitWords(s string) []string {
	return wordPattern.FindAllString(apostrophes.Replace(strings.ToLower(s)), -1)
}

func bag(words []string) map[string]int {
	m := make(map[string]int, len(words))
	for _, w := range words {
		m[w]++
	}
	return m
}

// shared counts the words two bags have in common, and each bag's own words.
func shared(a, b string) (both, inA, inB int) {
	wa, wb := kitWords(a), kitWords(b)
	ma, mb := bag(wa), bag(wb)
	for w, n := range ma {
		both += min(n, mb[w])
	}
	return both, len(wa), len(wb)
}

func samePassage(gold, got string) bool {
	both, g, s := shared(gold, got)
	if g == 0 || s == 0 || s > 4*g+20 {
		return false
	}
	return float64(both)/float64(g) >= 0.8 || 2*float64(both)/float64(g+s) >= 0.5
}

func likeness(gold, got string) float64 {
	both, g, s := shared(gold, got)
	return 2 * float64(both) / float64(max(1, g+s))
}

var stopWords = bag(strings.Fields("the a an of to in on at with by for and or who that his her its their mr mrs ms dr"))

func contentWords(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range kitWords(s) {
		if stopWords[w] == 0 {
			m[w] = true
		}
	}
	return m
}

func sameSource(gold, got string) bool {
	g, s := contentWords(gold), contentWords(got)
	if len(g) == 0 || len(s) == 0 {
		return strings.Join(kitWords(gold), " ") == strings.Join(kitWords(got), " ")
	}
	for w := range g {
		if s[w] {
			return true
		}
	}
	return false
}

// wordsWithin reports whether s has words and every one of them stands in snippet.
func wordsWithin(s, snippet string) bool {
	words, in := kitWords(s), bag(kitWords(snippet))
	for _, w := range words {
		if in[w] == 0 {
			return false
		}
	}
	return len(words) > 0
}

// daysOnly cuts the clock from a date or a range of dates.
func daysOnly(when string) string {
	parts := strings.Split(when, "/")
	for i, p := range parts {
		parts[i] = p[:min(10, len(p))]
	}
	return strings.Join(parts, "/")
}

// sameTime reports whether the days earliest..latest mean the labelled date, month, year or range.
func sameTime(gold, earliest, latest string) bool {
	if len(earliest) < 10 || len(latest) < 10 {
		return false
	}
	from, to, cut := strings.Cut(gold, "/")
	if !cut || to == "" {
		to = from
	}
	g0, _ := dayRange(from)
	_, g1 := dayRange(to)
	s0, s1 := dayNumber(earliest[:10]), dayNumber(latest[:10])
	both := min(g1, s1) - max(g0, s0) + 1
	if both <= 0 {
		return false
	}
	ng, ns := g1-g0+1, s1-s0+1
	if float64(both)/float64(ng+ns-both) >= 0.5 {
		return true
	}
	return both == ns && float64(ns)/float64(ng) >= 0.3
}

// dayRange returns the first and last day of a date, a month or a year, as days since 1970.
func dayRange(when string) (first, last int) {
	var part [3]int
	fields := strings.Split(when, "-")
	for i := range min(3, len(fields)) {
		part[i], _ = strconv.Atoi(fields[i])
	}
	start := func(y, m, d int) int {
		return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	}
	switch len(fields) {
	case 1:
		return start(part[0], 1, 1), start(part[0], 12, 31)
	case 2:
		return start(part[0], part[1], 1), start(part[0], part[1]+1, 1) - 1
	}
	d := start(part[0], part[1], part[2])
	return d, d
}

func dayNumber(date string) int {
	d, _ := dayRange(date)
	return d
}
