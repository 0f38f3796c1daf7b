package timex

import "headwater/internal/text/piece"

// class says which rules a word can open.
type class uint8

const (
	noClass class = iota
	aMonth
	aWeekday
	aShortWeekday
	aSeason
	aUnit
	aNearDay
	aStep // this, last, next, that, same
	aPortion
	aNumber
	anOrdinal
	anArticle
	aHedge
	aRepeater // each, every
	aClockWord
	aFestival
	aWord // vague, adverbs of repetition and other single words
)

var classes = classify()

// classify gathers the words of all lists; where a word is in several, the later class counts.
func classify() map[string]class {
	c := map[string]class{}
	add := func(k class, words ...string) {
		for _, w := range words {
			c[w] = k
		}
	}
	add(aNumber, "half", "two", "three", "four", "five", "six", "seven", "eight", "nine", "one", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
		"fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "dozen", "several", "few", "many", "some", "numerous", "couple")
	add(anOrdinal, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
		"twelfth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "final")
	add(anArticle, "the", "a", "an")
	add(aRepeater, "each", "every", "twice", "once")
	add(aClockWord, "noon", "midnight", "midday", "overnight")
	add(aWord, "year-end", "fiscal", "fy", "ago", "future", "present", "recent", "mid", "past")
	addKeys(c, aMonth, months)
	addKeys(c, aShortWeekday, shortWeekdays)
	addKeys(c, aWeekday, weekdays)
	addKeys(c, aSeason, seasons)
	addKeys(c, aUnit, unitWords)
	addKeys(c, aNearDay, nearDays)
	addKeys(c, aStep, steps)
	addKeys(c, aPortion, portions)
	addKeys(c, aWord, vague)
	addKeys(c, aWord, repeatedly)
	addKeys(c, aHedge, hedges)
	addKeys(c, aFestival, festivals)
	add(aStep, "that", "same", "recent")
	add(anOrdinal, "second")
	add(aHedge, "more", "less", "fewer", "at", "up", "no", "not")
	add(aNumber, "some")
	return c
}

func addKeys[V any](c map[string]class, k class, words map[string]V) {
	for w := range words {
		c[w] = k
	}
}

// read tries the rules at piece i, keeps what it finds, and returns where to go on.
func (r *reader) read(i int) int {
	m := r.at(i)
	if !m.ok() {
		return max(i+1, r.skipName(i))
	}
	r.push(m)
	return r.rangeEnd(m)
}

// at reads the expression that opens at piece i.
func (r *reader) at(i int) mention {
	switch r.p[i].Kind {
	case piece.Figure:
		return r.figure(i)
	case piece.Ordinal:
		return r.ordinal(i)
	case piece.Mark:
		return r.apostrophe(i)
	}
	return r.open(i, classes[r.p[i].Lower])
}

// open dispatches on the class of the word at i.
func (r *reader) open(i int, c class) mention {
	switch c {
	case aMonth:
		return r.monthFirst(i)
	case aWeekday, aShortWeekday:
		return r.weekday(i)
	case aSeason:
		return r.season(i)
	case aUnit:
		return r.bareUnit(i)
	case aNearDay:
		return r.nearDay(i)
	case aStep:
		return r.stepped(i)
	case aPortion:
		return r.portion(i)
	case aNumber:
		return r.figure(i)
	case anOrdinal:
		return r.ordinal(i)
	case anArticle:
		return r.article(i)
	case aHedge:
		return r.hedged(i)
	case aRepeater:
		return r.every(i)
	case aClockWord:
		return r.clockWord(i)
	case aFestival:
		return r.festival(i)
	case aWord:
		return r.single(i)
	}
	return mention{}
}

// first returns the reading of the first rule that has one.
func (r *reader) first(i int, rules ...func(*reader, int) mention) mention {
	for _, rule := range rules {
		if m := rule(r, i); m.ok() {
			return m
		}
	}
	return mention{}
}

// figure reads what opens with a number, in digits or words.
func (r *reader) figure(i int) mention {
	return r.first(i, (*reader).numericDate, (*reader).clockTime, (*reader).dayFirst, (*reader).decade,
		(*reader).amount, (*reader).yearAlone, (*reader).spokenYear)
}

// ordinal reads "21st of October", "third quarter", "20th century", "first nine months".
func (r *reader) ordinal(i int) mention {
	return r.first(i, (*reader).dayFirst, (*reader).nthPart, (*reader).nthCentury, (*reader).nthWeekday, (*reader).nthWeek, (*reader).nthUnits)
}

// article reads "the" and "a" with what follows.
func (r *reader) article(i int) mention {
	if r.w(i) != "the" {
		return r.first(i, (*reader).amount, (*reader).yearBefore)
	}
	return r.first(i, (*reader).yearBefore, (*reader).theDayBeside, (*reader).theHazy, (*reader).monthDayOrDefinite)
}

// monthDayOrDefinite reads what "the" opens at i.
func (r *reader) monthDayOrDefinite(i int) mention {
	if m := r.theDefinite(i); m.ok() {
		return m
	}
	return r.monthDay(i)
}

// single reads words that stand for a time by themselves.
func (r *reader) single(i int) mention {
	return r.first(i, (*reader).yearEnd, (*reader).fiscal, (*reader).midPeriod, (*reader).hazyWord, (*reader).adverb)
}

// skipName steps over the rest of a name that holds a word of time: "Mr. March", "April Jones".
func (r *reader) skipName(i int) int {
	if titles[r.w(i)] && r.upper(i) {
		if j := r.stop(i + 1); r.upper(j) {
			return j + 1
		}
	}
	return i
}
