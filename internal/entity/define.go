package entity

// Writers say what a name stands for when they first use it: "Orley, a village", "Quay is one of
// three banks", "the band Los Lobos", "the village of Orley". The noun they use is worth more than
// any list of names.

// maxNouns bounds how many words are read for the noun of a definition.
const maxNouns = 8

// defined tells what the words after the run that ends at last, or before the one that begins at
// first, say that it is.
func defined(ws []word, r run) evidence {
	e := definedAfter(ws, r.last)
	if r.first > 1 && ws[r.first-1].s == "of" {
		e |= definition(&ws[r.first-2]) & calledPlace
	}
	if r.first > 0 && ws[r.first-1].form == lower && ws[r.first-1].sent == ws[r.first].sent {
		e |= definition(&ws[r.first-1])
	}
	return e
}

// definedAfter reads ", a small town" and "is one of three banks" from word i on.
func definedAfter(ws []word, i int) evidence {
	i = beyondBrackets(ws, i)
	if i+2 >= len(ws) || ws[i+2].sent != ws[i-1].sent {
		return 0
	}
	switch ws[i].s {
	case ",", "is", "was", "are", "were", "–", "—", "-":
	default:
		return 0
	}
	i++
	switch ws[i].s {
	case "a", "an", "the", "one", "its", "their", "his", "her":
		return nounOf(ws, i+1)
	}
	return 0
}

// beyondBrackets steps over brackets at i.
func beyondBrackets(ws []word, i int) int {
	if i == 0 || i >= len(ws) || ws[i].s != "(" || ws[i].sent != ws[i-1].sent {
		return i
	}
	for j := i; j < len(ws) && ws[j].sent == ws[i].sent && j < i+16; j++ {
		if ws[j].s == ")" {
			return j + 1
		}
	}
	return i
}

// nounOf finds the noun that heads the phrase at i: the last before a word of another kind.
func nounOf(ws []word, i int) evidence {
	var head *word
	for j := i; j < len(ws) && j < i+maxNouns && ws[j].sent == ws[i].sent; j++ {
		w := &ws[j]
		switch {
		case w.s == "of" && j == i: // "one of the"
		case w.s == "'s":
			head = nil // "the country's largest bank"
		case w.form == lower && (w.tag == "NN" || w.tag == "NNS"):
			head = w
		case head != nil && w.s != "-":
			return definition(head)
		case w.form == mark0 && w.s != "," && w.s != "-":
			return 0
		}
	}
	if head == nil {
		return 0
	}
	return definition(head)
}

// definition tells what a noun stands for.
func definition(w *word) evidence {
	if w.form != lower {
		return 0
	}
	return when(w.marks&role != 0, calledPerson) | when(w.marks&(body|press) != 0, calledBody) |
		when(w.marks&site != 0, calledPlace) | when(w.marks&work != 0, calledWork)
}
