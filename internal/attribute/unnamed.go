package attribute

import (
	"strconv"
	"strings"

	"headwater/internal/news"
)

// unnamed tells of a source that bears no name how many they are, what they are said to be, and why they are
// not named. The editors' codes of most newspapers ask for the latter two.
func (u *unit) unnamed(s news.Source, np run, h int) news.Source {
	s.Count = u.countOf(np, h, s.Plural)
	if quantities[u.low(h)] && u.low(h+1) == "of" && h+2 < np.last {
		np.first = h + 2
		h = u.head(np)
	}
	s.Described = u.descriptionIn(np, h)
	return u.withReason(s, np)
}

// withReason adds why the source is not named, where the unit tells it and nothing did before.
func (u *unit) withReason(s news.Source, np run) news.Source {
	if s.Kind == news.Anonymous && s.Name == "" && s.Why == "" {
		if r := u.reasonFor(np); !r.empty() {
			s.Why = u.words(r)
		}
	}
	return s
}

// meantBy gives the source s, which bears the words, all that is known of the one it means.
func meantBy(s, known news.Source) news.Source {
	known.Text, known.Span, known.Plural = s.Text, s.Span, s.Plural
	return known
}

// counts are the words that tell how many.
var counts = map[string]int{
	"a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "someone": 1, "somebody": 1,
	"pair": 2, "couple": 2, "trio": 3,
}

// countOf is how many the noun phrase np, whose head is item h, says they are; 0 where it does not. "More than two"
// and "half a dozen" are no numbers of people.
func (u *unit) countOf(np run, h int, plural bool) int {
	for i := max(0, np.first-1); i <= h; i++ {
		switch w := u.low(i); {
		case w == "than" || w == "dozen" || w == "dozens" || w == "about":
			return 0
		case i < np.first:
		case u.tag(i) == "CD" || counts[w] > 1 || i == h && counts[w] == 1:
			if n, err := strconv.Atoi(w); err == nil {
				return n
			}
			return counts[w]
		}
	}
	if plural {
		return 0
	}
	return 1
}

// somebody are the nouns that say no more than that there is somebody.
var somebody = set("source sources person persons people individual individuals one ones someone somebody those others other another " +
	"two three four five six several some both many few")

// leadsIn are the words that open a noun phrase and tell only how many.
var leadsIn = set("a an the one two three four five six seven eight nine ten several some many multiple few both another other " +
	"at least about more than all most these those second third no fewer of half dozen dozens scores hundreds thousands")

// quantities are the nouns that with "of" tell how many.
var quantities = set("pair couple trio number group handful dozens scores hundreds thousands majority")

// descriptionIn gives what np says of people besides how many they are and why they are not named.
func (u *unit) descriptionIn(np run, h int) string {
	first, last := np.first, np.last
	for first < h && (leadsIn[u.low(first)] || u.tag(first) == "CD") {
		first++
	}
	for i := h + 1; i < last; i++ {
		if u.comma(i) || relatives[u.low(i)] && !u.reason.empty() && !u.reasonIn(run{i, last}).empty() {
			last = i
		}
	}
	if r := u.reason; r.first > first && r.first < last {
		last = max(h+1, r.first)
		if u.tag(last-1) == "VBG" {
			last--
		}
	}
	if first == h && somebody[u.low(h)] {
		first = h + 1
		if relatives[u.low(first)] || u.low(first) == "of" {
			first++
		}
	}
	if first >= last {
		return ""
	}
	return strings.TrimSpace(u.words(run{first, last}))
}
