package attribute

import "strings"

// unfound reads "could not be found", of a person.
func (u *unit) unfound(i int) int {
	np := u.subject(u.groupAt(i).first)
	h := u.head(np)
	if u.low(i-1) != "be" || !negatives[u.low(i-2)] || np.empty() {
		return 0
	}
	if e := u.entityOf(h); e >= 0 && u.isPerson(e) || u.low(h) == "he" || u.low(h) == "she" {
		return i + 1
	}
	return 0
}

// keepingMum reads "has kept silent", "is keeping mum", "remained tight-lipped".
func (u *unit) keepingMum(i int) int {
	np := u.subject(u.groupAt(i).first)
	if np.empty() || !u.canTalk(np) {
		return 0
	}
	if w := u.low(i + 1); w == "mum" || w == "mute" || w == "silent" || w == "tight-lipped" || w == "quiet" && strings.HasPrefix(u.low(i), "ke") {
		return i + 2
	}
	if u.low(i+1) == "tight" {
		return i + 4
	}
	return 0
}

// noBody reports whether the subject before item i is nobody: "no one at the company".
func (u *unit) noBody(i int) bool { return !u.behindNobody(u.subject(u.groupAt(i).first)).empty() }

// behindNobody is the body in "nobody at the company", "no one from the ministry".
func (u *unit) behindNobody(np run) run {
	i := np.first
	if u.low(i) == "no" && (u.low(i+1) == "one" || u.low(i+1) == "word" || u.low(i+1) == "reply") {
		i++
	} else if u.low(i) != "nobody" {
		return run{}
	}
	if w := u.low(i + 1); w == "at" || w == "from" || w == "in" {
		return run{i + 2, max(i+2, np.last)}
	}
	return run{}
}

// addressee is whom the calls or messages in np went to.
func (u *unit) addressee(np run) run {
	for i := np.first; i < np.last; i++ {
		if !unanswered[u.low(i)] {
			continue
		}
		if w := u.low(i + 1); w == "left" || w == "sent" || w == "put" || w == "addressed" {
			i++
		}
		if w := u.low(i + 1); w == "to" || w == "for" || w == "with" || w == "at" {
			return run{i + 2, min(np.last, u.simpleRight(i+2))}
		}
	}
	return run{}
}

// abortive reads "proved abortive", "proved unsuccessful", "failed" of attempts to reach somebody.
func (u *unit) abortive(i int) int {
	if u.sought(u.groupAt(i).first).empty() {
		return 0
	}
	switch {
	case u.low(i) == "failed":
		return i + 1
	case u.low(i+1) == "abortive" || u.low(i+1) == "unsuccessful" || u.low(i+1) == "futile":
		return i + 2
	}
	return 0
}

// sought is who was to be reached in "Efforts to reach Mara Voss", before item end.
func (u *unit) sought(end int) run {
	for i := 0; i+3 < end; i++ {
		if attempts[u.low(i)] && u.low(i+1) == "to" && reaching[u.low(i+2)] {
			return run{i + 3, min(end, u.personOrBody(i+3))}
		}
	}
	return run{}
}

// personOrBody is the end of the noun phrase at i, what he was wanted for left out.
func (u *unit) personOrBody(i int) int {
	end := u.simpleRight(i)
	for k := i + 1; k < end; k++ {
		if u.low(k) == "for" {
			return k
		}
	}
	return end
}

var (
	attempts = set("effort efforts attempt attempts bid bids")
	reaching = set("reach contact get speak")
)
