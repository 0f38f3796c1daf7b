package invent

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// event is what some reports tell of: people, places and words of its own, and sentences made of them.
type event struct {
	random *rand.Rand
	label  string
	begun  time.Time
	left   int // how many reports are still to come

	slots     map[string][]string
	sentences [][2]string
	told      []*Report
}

func newEvent(random *rand.Rand, label string, at time.Time, size int) *event {
	e := &event{random: random, label: label, begun: at, left: size, slots: map[string][]string{}}
	for range 7 {
		e.slots["person"] = append(e.slots["person"], pick(random, given)+" "+pick(random, onsets)+pick(random, nameEnds))
	}
	for range 3 {
		e.slots["place"] = append(e.slots["place"], pick(random, onsets)+pick(random, placeEnds))
		e.slots["body"] = append(e.slots["body"], "the "+pick(random, onsets)+pick(random, placeEnds)+" "+pick(random, bodies))
	}
	e.draw("noun", 16, nouns)
	e.draw("verb", 10, verbs)
	e.draw("adj", 10, adjectives)
	e.draw("role", 5, roles)
	return e
}

func (e *event) draw(slot string, n int, from []string) {
	for range n {
		e.slots[slot] = append(e.slots[slot], pick(e.random, from))
	}
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// learn adds sentences that are told from now on.
func (e *event) learn(n int, now time.Time) {
	for range n {
		p := patterns[e.random.IntN(len(patterns))]
		bound := map[string]string{}
		e.sentences = append(e.sentences, [2]string{e.fill(p[0], bound, now), e.fill(p[1], bound, now)})
	}
}

// fill puts words into the slots of a pattern; those that are bound have theirs.
func (e *event) fill(pattern string, bound map[string]string, now time.Time) string {
	var s strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		s.WriteString(before)
		if !found {
			break
		}
		slot, after, _ := strings.Cut(rest, "}")
		if bound[slot] == "" {
			bound[slot] = e.word(slot[:len(slot)-1], now)
		}
		s.WriteString(bound[slot])
		pattern = after
	}
	first, size := utf8.DecodeRuneInString(s.String())
	return string(unicode.ToUpper(first)) + s.String()[size:]
}

func (e *event) word(slot string, now time.Time) string {
	switch slot {
	case "number":
		return fmt.Sprint(12 + e.random.IntN(88))
	case "day":
		day := now.AddDate(0, 0, -e.random.IntN(5)).Weekday().String()
		return pick(e.random, []string{"on ", "late on ", "early on "}) + day
	}
	return pick(e.random, e.slots[slot])
}

// headline is of the event's words.
func (e *event) headline() string {
	return e.fill(pick(e.random, []string{
		"{place1} {noun1} {verb1} as {adj1} {noun2} divides {role1}s",
		"{role1} says {adj1} {noun1} was {verb1} in {place1}",
		"Anger at {body1}, under fire over {adj1} {noun1}",
		"Who {verb1} the {noun1} of {place1}?",
	}), map[string]string{}, e.begun)
}
