package perturb

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
)

// counted is a number before the plural of what it counts, not a part of a date, price or score.
var counted = regexp.MustCompile(`(?:^| )(\d{1,3}(?:,\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ([a-z]{3,}s|percent|people|men|women|children|more|other)\b`)

// between ends before the second number of a range.
var between = regexp.MustCompile(`\b(or|to|and|between|from) $`)

// changeNumber makes a number of things a third more, and two more at least.
func changeNumber(_ *rand.Rand, s string) (was, is string, ok bool) {
	at, n := countIn(s)
	if at == nil || n < 2 {
		return "", "", false
	}
	return s, s[:at[2]] + written(n+max(2, n/3)) + s[at[3]:], true
}

// retold are numbers in two forms.
var retold = [][2]string{
	{"12", "a dozen"}, {"24", "two dozen"}, {"36", "three dozen"}, {"3", "three"}, {"eight", "8"},
	{"eleven", "11"}, {"1,500", "1500"}, {"2 million", "2,000,000"}, {"15,000", "15 thousand"},
}

// retellNumber gives the parent a number of things in one form and the child the same in another.
func retellNumber(r *rand.Rand, s string) (was, is string, ok bool) {
	at, _ := countIn(s)
	if at == nil || s[at[4]:at[5]] == "percent" {
		return "", "", false
	}
	forms := retold[r.IntN(len(retold))]
	return s[:at[2]] + forms[0] + s[at[3]:], s[:at[2]] + forms[1] + s[at[3]:], true
}

// countIn finds the one number of things in a sentence without quotations.
func countIn(s string) (at []int, n int) {
	if quotes(s) {
		return nil, 0
	}
	all := counted.FindAllStringSubmatchIndex(s, 2)
	if len(all) != 1 || between.MatchString(s[:all[0][2]]) {
		return nil, 0
	}
	at = all[0]
	word := s[at[2]:at[3]]
	if i := indexOf(numberWords, word); i >= 0 {
		return at, i
	}
	n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
	if err != nil || 1900 <= n && n < 2100 {
		return nil, 0
	}
	return at, n
}

var numberWords = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// written sets a number with commas.
func written(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
