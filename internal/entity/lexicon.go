package entity

import (
	"embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is a set of things that the lexicon knows of a word or phrase.
type mark uint32

const (
	givenMale mark = 1 << iota
	givenFemale
	surname
	place
	demonym
	outlet
	outletHead // closes an outlet's name: "Courier"
	outletLead // opens one: "Radio"
	org
	orgHead   // closes a body's name: "Ministry"
	orgTail   // legal form: "Inc."
	placeHead // closes a place's name: "Street"
	honorific // "Ms"
	title     // "President"
	titleLead // "Deputy"
	role      // "spokesman", in small letters
	calendar  // "Monday", and other capitalised words that name nothing of ours
	common    // "the", "however"
	speech    // "said"
	topic     // "Health"
	masculine // of an honorific or a role
	feminine
	prefix // opens a longer entry of the lexicon: "New" for "New Zealand"
	inside // part of a phrase of the lexicon, not its first word
	body   // "company", in small letters
	press  // "newspaper", in small letters
	site   // "village", in small letters
	work   // "novel", in small letters
)

const given = givenMale | givenFemale

//go:embed lexicon/*.txt
var lists embed.FS

// exact holds words and phrases as they are written; folded holds words of the language, in small
// letters. Both are filled once and only read after that.
var exact, folded = loadLexicon()

// listMarks says what being on a list means and whether case counts there.
var listMarks = []struct {
	file  string
	mark  mark
	exact bool
}{
	{"given_male", givenMale, true}, {"given_female", givenFemale, true}, {"surname", surname, true},
	{"place", place, true}, {"demonym", demonym, true}, {"outlet", outlet, true},
	{"outlet_head", outletHead, true}, {"outlet_lead", outletLead, true}, {"org", org, true},
	{"org_head", orgHead, true}, {"org_tail", orgTail, true}, {"place_head", placeHead, true},
	{"honorific", honorific, true}, {"title", title, true}, {"title_lead", titleLead, true},
	{"topic", topic, true}, {"calendar", calendar, true},
	{"role", role, false}, {"common", common, false}, {"speech", speech, false},
	{"body", body, false}, {"press", press, false},
	{"site", site, false}, {"work", work, false},
}

// IsGivenName reports whether a word is a given name of either gender, whatever else it may be. Capitals after the
// first letter do not count.
func IsGivenName(word string) bool {
	first, n := utf8.DecodeRuneInString(word)
	return exact[string(unicode.ToUpper(first))+strings.ToLower(word[n:])]&given != 0
}

func loadLexicon() (exact, folded map[string]mark) {
	exact, folded = make(map[string]mark, 8192), make(map[string]mark, 2048)
	for _, l := range listMarks {
		data, err := lists.ReadFile("lexicon/" + l.file + ".txt")
		if err != nil {
			panic(err) // the lists are part of the program
		}
		into := folded
		if l.exact {
			into = exact
		}
		addList(into, string(data), l.mark)
	}
	return exact, folded
}

// addList reads entries set apart by commas. A line that opens with "#" is a remark; "m:", "f:" and
// "-:" open lines whose words tell a gender, or none.
func addList(into map[string]mark, data string, m mark) {
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		m := m
		if len(line) > 2 && line[1] == ':' {
			switch line[0] {
			case 'm':
				m |= masculine
			case 'f':
				m |= feminine
			}
			line = line[2:]
		}
		for entry := range strings.SplitSeq(line, ",") {
			addEntry(into, strings.TrimSpace(entry), m)
		}
	}
}

func addEntry(into map[string]mark, entry string, m mark) {
	if entry == "" {
		return
	}
	into[entry] |= m
	for i, c := range entry {
		if c == ' ' {
			into[entry[:i]] |= prefix
		}
	}
}

// fold looks a word up in small letters without allocating for ASCII words.
func fold(word string) mark {
	var buf [32]byte
	if len(word) > len(buf) {
		return 0
	}
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return folded[strings.ToLower(strings.ReplaceAll(word, "’", "'"))]
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return folded[string(buf[:len(word)])] | roleByEnding(string(buf[:len(word)]))
}

// roleByEnding knows the nouns for people that English makes at will.
func roleByEnding(word string) mark {
	switch {
	case strings.HasSuffix(word, "ologist"), strings.HasSuffix(word, "person"):
		return role
	case strings.HasSuffix(word, "woman"):
		return role | feminine
	case len(word) > 6 && strings.HasSuffix(word, "sman"), strings.HasSuffix(word, "eman"):
		return role | masculine
	}
	return 0
}

// plain straightens curly apostrophes, as the lexicon writes them.
func plain(s string) string {
	if !strings.Contains(s, "’") {
		return s
	}
	return strings.ReplaceAll(s, "’", "'")
}
