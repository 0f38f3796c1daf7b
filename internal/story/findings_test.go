package story

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headwater/internal/news"
)

// retelling makes a story of an original and a rewrite of it by another outlet, one paragraph each
// below a headline.
func retelling(t *testing.T, original, rewrite string) (*sketch, *page, *page) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "What the Gazette found", original)
	b := s.article("Daily Tern", 4, "What the Tern tells", rewrite)
	b.from(a, news.Rewrite, true)
	return s, a, b
}

// only checks that st has one finding of the kind wanted, or none of it, and no other kinds but those allowed.
func only(t *testing.T, st *news.Story, want news.FindingKind, kinds ...news.FindingKind) {
	t.Helper()
	var got []news.FindingKind
	for _, f := range st.Findings {
		if slices.Contains(kinds, f.Kind) {
			got = append(got, f.Kind)
			if f.Explanation == "" || strings.Contains(f.Explanation, "\n") {
				t.Errorf("explanation %q", f.Explanation)
			}
		}
	}
	if want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []news.FindingKind{want}) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestQuotes(t *testing.T) {
	const original = "“The pump room was dry for nine days and nobody wrote it down,” said Olle Brandt, the foreman. " +
		"“We told the office twice.” He added that the valves were older than he was himself."
	tests := map[string]struct {
		rewrite, speaker string
		want             news.FindingKind // empty: the quotation is sound
	}{
		"a word changed":           {"“The pump room was dry for ten weeks and nobody wrote it down,” Brandt said.", "Brandt", news.QuoteAltered},
		"cut with no mark":         {"“The pump room was dry and nobody wrote it down,” Brandt said.", "Brandt", news.QuoteAltered},
		"paraphrase put in marks":  {"“The valves were older than I was myself,” Brandt said.", "Brandt", news.QuoteAltered},
		"indirect speech in marks": {"“The valves are older than I am myself,” Brandt said.", "Brandt", news.QuoteAltered},
		"never said":               {"“They will pay for every drop of it,” Brandt said.", "Brandt", news.QuoteUnsupported},
		"said by nobody":           {"“They will pay for every drop of it,” one worker said.", "one worker", news.QuoteUnsupported},
		"shortened at its edges":   {"The room was “dry for nine days”, Brandt said.", "Brandt", ""},
		"honest ellipsis":          {"“The pump room was dry … and nobody wrote it down,” Brandt said.", "Brandt", ""},
		"honest bracket":           {"“The pump room was dry for nine days and [no one] wrote it down,” Brandt said.", "Brandt", ""},
		"other typography":         {"\"The pump room was dry for nine days and nobody wrote it down,\" Brandt said.", "Brandt", ""},
		"split quote joined":       {"“The pump room was dry for nine days and nobody wrote it down. We told the office twice,” Brandt said.", "Brandt", ""},
		"split where it was not":   {"“The pump room was dry for nine days,” Brandt said, “and nobody wrote it down.”", "Brandt", ""},
		"scare quotes":             {"The “safety drive” goes on, Brandt said.", "Brandt", ""},
		"own interview":            {"“They will pay for every drop of it,” Brandt told the Daily Tern.", "Brandt", ""},
		"by telephone":             {"“They will pay for every drop of it,” Brandt said by telephone.", "Brandt", ""},
		"spaced dots":              {"“The pump room was dry . . . and nobody wrote it down,” Brandt said.", "Brandt", ""},
		"a statement, as told by":  {"“The pump room was dry for ten weeks and nobody wrote it down,” Brandt said in a statement, the Quay Gazette reported.", "Brandt", news.QuoteAltered},
		"a statement":              {"“The pump room was dry for ten weeks and nobody wrote it down,” Brandt said in a statement.", "Brandt", ""},
		"an I who is quoted":       {"“I rang and they will pay for every drop of it,” Brandt said.", "Brandt", news.QuoteUnsupported},
		"said to the writer":       {"“They will pay for every drop of it,” Brandt said. I said that I could not pay.", "Brandt", ""},
		"a new witness":            {"“I saw the gate open at noon on the dot,” said Petra Quill, a neighbour.", "Petra Quill", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, a, b := retelling(t, original, test.rewrite)
			a.says("“The pump room was dry for nine days and nobody wrote it down,”", "Olle Brandt", news.NamedPerson)
			kind := news.NamedPerson
			if test.speaker == "one worker" {
				kind = news.Anonymous
			}
			for _, q := range b.r.Document.Quotes {
				b.says(q.Of(b.r.Article.Text), test.speaker, kind)
			}
			only(t, s.build(), test.want, news.QuoteAltered, news.QuoteUnsupported)
		})
	}
}

func TestTheWordsOfAStatement(t *testing.T) {
	const own = "No bid for the yard above nine crowns has ever been made to us by anybody."
	for quoted, want := range map[string]news.FindingKind{
		own: "", "No bid for the yard above two crowns has ever been made to us by anybody.": news.QuoteAltered,
	} {
		s, _, b := retelling(t, own, "“"+quoted+"” it said.")
		b.says("“"+quoted+"”", "it", news.OrganizationSource)
		only(t, s.build(), want, news.QuoteAltered)
	}
}

func TestNumbers(t *testing.T) {
	tests := map[string]struct {
		original, rewrite, was, is string
		from, to                   float64
		nouns                      [2]string
		want                       news.FindingKind
	}{
		"changed": {"Rescuers pulled 14 divers from the flooded tunnel at Orm.", "Rescuers pulled 41 divers from the flooded tunnel at Orm.",
			"14", "41", 14, 41, [2]string{"diver", "diver"}, news.NumberChanged},
		"noun left out": {"Rescuers took 14 others from the flooded tunnel to hospital.", "Rescuers took another 17 from the flooded tunnel to hospital.",
			"14", "17", 14, 17, [2]string{"other", ""}, news.NumberChanged},
		"in words": {"Rescuers pulled 12 divers from the flooded tunnel at Orm.", "Rescuers pulled twelve divers from the flooded tunnel at Orm.",
			"12", "twelve", 12, 12, [2]string{"diver", "diver"}, ""},
		"digits swapped in other words": {"The pact gives Orm 2,840 berths in the old harbour.", "In the old harbour of Orm the pact, signed at dawn, means 2,480 berths for its boats.",
			"2,840", "2,480", 2840, 2480, [2]string{"berth", "berth"}, news.NumberChanged},
		"another figure in other words": {"The pact gives Orm 2,840 berths in the old harbour.", "In the old harbour of Orm the pact, signed at dawn, leaves 615 berths to its boats.",
			"2,840", "615", 2840, 615, [2]string{"berth", "berth"}, ""},
		"the figure has moved on": {"Rescuers pulled 14 divers from the flooded tunnel at Orm.", "Rescuers pulled 17 divers from the flooded tunnel at Orm, revised figures show.",
			"14", "17", 14, 17, [2]string{"diver", "diver"}, ""},
		"another noun in its place": {"At least 340 terns on nine skerries had died.", "A shocking 430 deaths on nine skerries had been counted.",
			"340", "430", 340, 430, [2]string{"tern", "death"}, news.NumberChanged},
		"one digit other, the sentence too": {"Ormsund Yards, the oldest on the coast, plans to lay off 430 welders by June, the letter says.",
			"A bombshell letter shows that 480 welders will be kicked out of the yards.", "430", "480", 430, 480, [2]string{"welder", "welder"}, news.NumberChanged},
		"of other people": {"Ormsund Yards, the oldest on the coast, plans to lay off 430 welders by June, the letter says.",
			"The choir of the town, 480 welders and their children, sang by the river.", "430", "480", 430, 480, [2]string{"welder", "welder"}, ""},
		"rounded": {"Ormsund Yards, the oldest on the coast, plans to lay off 430 welders by June, the letter says.",
			"A bombshell letter shows that over 400 welders will be kicked out of the yards.", "430", "over 400", 430, math.Inf(1), [2]string{"welder", "welder"}, ""},
		"another quantity": {"Rescuers pulled 12 divers from the flooded tunnel at Orm.", "Rescuers pulled 3 boats from the flooded tunnel at Orm.",
			"12", "3", 12, 3, [2]string{"diver", "boat"}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, a, b := retelling(t, test.original, test.rewrite)
			a.counts(test.was, test.from, test.nouns[0])
			b.counts(test.is, test.to, test.nouns[1])
			if math.IsInf(test.to, 1) {
				b.r.Quantities[0].Low = 400
			}
			only(t, s.build(), test.want, news.NumberChanged)
		})
	}
}

func TestDates(t *testing.T) {
	tests := map[string]struct {
		original, rewrite, was, is string
		from, to                   int
		want                       news.FindingKind
	}{
		"changed":                {"The gate was welded shut on 2 June by a contractor.", "The gate was welded shut on 9 June by a contractor.", "2 June", "9 June", 2, 9, news.DateChanged},
		"another step":           {"The gate was proposed for closing by the contractor on 2 June.", "Councillors met the contractor on 9 June, and the gate was closed.", "2 June", "9 June", 2, 9, ""},
		"a week apart":           {"The gate was welded shut on Tuesday by a contractor.", "The gate was welded shut last Tuesday by a contractor.", "Tuesday", "last Tuesday", 2, 9, ""},
		"told another way":       {"The gate was welded shut on Tuesday by a contractor.", "The gate was welded shut on 2 June by a contractor.", "Tuesday", "2 June", 2, 2, ""},
		"the same words":         {"The gate was welded shut on Tuesday by a contractor.", "The gate was welded shut on Tuesday by a contractor.", "Tuesday", "Tuesday", 2, 9, ""},
		"of something else":      {"The gate was welded shut on 2 June by a contractor.", "A hearing about pensions opens on 9 June in the town hall.", "2 June", "9 June", 2, 9, ""},
		"the sentence told anew": {"Results of the swabs, taken at the old lido by the harbour board, are due on 3 June.", "Bathers must wait until 13 June for the results of the board's swabs.", "3 June", "13 June", 3, 13, news.DateChanged},
		"one more day":           {"Results of the swabs, taken at the old lido by the harbour board, are due on 3 June.", "The board will meet at the lido on 13 June to vote on new showers.", "3 June", "13 June", 3, 13, ""},
		"another month":          {"Holm Fell owns 4.9 per cent of the yard, which it bought in March.", "Holm Fell has a stake of 4.9 per cent in the yard, bought in May.", "March", "May", -3, -5, news.DateChanged},
		"passages apart": {"The six-page letter, signed by the harbour master and dated 2 June, lists the broken gates one by one.",
			"It is dated 9 June. Of the gates nothing more was told.", "2 June", "9 June", 2, 9, news.DateChanged},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, a, b := retelling(t, test.original, test.rewrite)
			a.on(test.was, test.from)
			b.on(test.is, test.to)
			only(t, s.build(), test.want, news.DateChanged)
		})
	}
}

func TestTheDayOfAStatement(t *testing.T) {
	for other, want := range map[string]news.FindingKind{"5 June": news.DateChanged, "2 June": ""} {
		s, a, b := retelling(t, "On 2 June the keeper Ada Holm told the council that nobody had ever swum in the old lido.",
			"The council was assured on "+other+" by Ada Holm that nobody had ever swum in the old lido.")
		a.on("2 June", 2)
		b.on(other, int(other[0]-'0'))
		a.says("nobody had ever swum in the old lido", "Ada Holm", news.NamedPerson)
		b.says("nobody had ever swum in the old lido", "Ada Holm", news.NamedPerson)
		only(t, s.build(), want, news.DateChanged)
	}
}

func TestHedges(t *testing.T) {
	tests := map[string]struct {
		original, rewrite string
		want              news.FindingKind
	}{
		"dropped":                   {"The leak is believed to have begun in a cracked valve under the pump.", "The leak began in a cracked valve under the pump.", news.HedgeDropped},
		"may":                       {"The mayor may close the lido before the winter festival.", "The mayor will close the lido before the winter festival.", news.HedgeDropped},
		"a term in marks":           {"The clerk may have been paid 9,000 crowns in fees by the builder of the lido.", "The clerk was paid 9,000 crowns in “fees” by the builder of the lido.", news.HedgeDropped},
		"another verb":              {"The clerk may have been paid 9,000 crowns in fees by the builder of the lido.", "I leave out the tale of the clerk and the 9,000 crowns in fees.", ""},
		"would have":                {"The leak may have begun in a cracked valve under the pump.", "The leak would have begun in a cracked valve under the pump.", ""},
		"added":                     {"The leak began in a cracked valve under the pump.", "The leak reportedly began in a cracked valve under the pump.", news.HedgeAdded},
		"another verb in its place": {"The storm is likely to delay the regatta, due in June, by three weeks.", "The storm will put the regatta, due in June, back by three weeks.", news.HedgeDropped},
		"a verb without content":    {"About 300 boats may go, most of them from the old harbour of Orm.", "About 300 boats will go, most of them from the old port of Orm.", news.HedgeDropped},
		"a pronoun and a modal":     {"The sluice of the weir had stood open for two months.", "It may have stood open for two months.", news.HedgeAdded},
		"a merged sentence":         {"A firm bid for the ferries could come before winter, one of the bankers said.", "The owners of the northern yard will table a firm bid for the ferries before winter, in a deal that values all nine boats at 80 million crowns.", news.HedgeDropped},
		"a sentence split":          {"The holes in the hull were probably drilled with a hand tool, though the insurers of the yard have yet to see any of them.", "Some sailor drilled the holes with a hand tool.", news.HedgeDropped},
		"a day that may come":       {"The new ferry, built at Orm, could be launched as soon as 12 June.", "It will be launched on 12 June.", news.HedgeDropped},
		"another day":               {"The new ferry, built at Orm, could be launched as soon as 12 June.", "It was launched on 14 June.", ""},
		"flat elsewhere":            {"A firm bid for the ferries could come before winter. A firm bid for the ferries comes before winter or never.", "The owners of the northern yard will table a firm bid for the ferries before winter, in a deal that values all nine boats at 80 million crowns.", ""},
		"what is not hedged":        {"A boy may have hurt his wrist when a swan of the harbour attacked the pedal boats.", "A swan of the harbour attacked the pedal boats.", ""},
		"hearsay":                   {"The trust has put two million crowns into the lido since the flood.", "The trust is said to have put two million crowns into the lido since the flood.", news.HedgeAdded},
		"what was said":             {"The trust has put two million crowns into the lido since the flood.", "The trust said it has put two million crowns into the lido since the flood.", ""},
		"kept":                      {"The leak is believed to have begun in a cracked valve under the pump.", "The leak is thought to have begun in a cracked valve under the pump.", ""},
		"no hedge":                  {"The leak began in a cracked valve, and the foreman thought of his children.", "The leak began in a cracked valve under the pump.", ""},
		"something else":            {"The mayor may close the lido before the winter festival.", "The choir sang outside the town hall all evening.", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, a, b := retelling(t, test.original, test.rewrite)
			for _, p := range []*page{a, b} {
				if on := regexp.MustCompile(`\d+ June`).FindString(p.r.Article.Text); on != "" {
					day, _ := strconv.Atoi(strings.Fields(on)[0])
					p.on(on, day)
				}
			}
			only(t, s.build(), test.want, news.HedgeDropped, news.HedgeAdded)
		})
	}
}

func TestCorrections(t *testing.T) {
	const older = "The survey counted nine herons at Orm. Lena Fisk kept the tern colony for 30 years."
	tests := map[string]struct {
		newer string
		want  news.FindingKind
	}{
		"a note to editors": {"The survey of birds at Orm goes on.\n(Eds: Corrects number of herons. The survey counted six herons at Orm.)", news.CorrectedClaim},
		"a note":            {"The survey of birds at Orm goes on.\nCorrection: An earlier version misstated the number of herons at Orm. The survey counted six, not nine.", news.CorrectedClaim},
		"nothing changed":   {older, ""},
		"only more news":    {older + " A storm is due on the coast tonight.", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, _, b := retelling(t, older, test.newer)
			b.r.Article.Publisher.Name = "Quay Gazette"
			s.d.Derivations[0].Kind = news.Update
			only(t, s.build(), test.want, news.CorrectedClaim)
		})
	}
	for newer, want := range map[string]news.FindingKind{
		"A swimmer was wounded by the winch of the night ferry at Orm.":              news.CorrectedClaim,
		"A swimmer was killed by the winch of the old night ferry at Orm.":           "",
		"A swimmer was slain by the winch of the night ferry at Orm.":                "",
		"The log of the ferry, dated June 7, has three pages.":                       news.CorrectedClaim,
		"The log of the ferry, dated June 5, has three pages.":                       "",
		"The bone is about 6,200 years old, not 58,000, Lena Fisk said on the pier.": news.CorrectedClaim,
		"The bone is in a drawer, not on show, Lena Fisk said on the pier.":          "",
	} {
		s, a, b := retelling(t, "A swimmer was killed by the winch of the night ferry at Orm. The ferry's log is dated June 5. The bone is about 58,000 years old, Lena Fisk said.", newer)
		b.r.Article.Publisher.Name = "Quay Gazette"
		s.d.Derivations[0].Kind = news.Update
		a.on("June 5", 5)
		if i := strings.Index(newer, "June "); i > 0 {
			b.on(newer[i:i+6], int(newer[i+5]-'0'))
		}
		only(t, s.build(), want, news.CorrectedClaim)
	}
	t.Run("without a word", func(t *testing.T) {
		s, a, b := retelling(t, older, strings.Replace(older, "nine", "six", 1))
		a.counts("nine", 9, "heron")
		b.counts("six", 6, "heron")
		b.r.Article.Publisher.Name = "Quay Gazette"
		s.d.Derivations[0].Kind = news.Update
		only(t, s.build(), news.CorrectedClaim, news.CorrectedClaim, news.NumberChanged)
	})
}

func TestDisputes(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Lido", "The mayor ordered the lido drained in secret, said Nils Rook, a councillor.",
		"The town hall rejected that. “No such order was given by the mayor,” said Ebba Lund, its spokeswoman.")
	a.says("The mayor ordered the lido drained in secret", "Nils Rook", news.NamedPerson)
	bare := a.says("rejected that", "The town hall", news.OrganizationSource)
	bare.Stance, bare.Content = news.Denies, nil
	a.says("“No such order was given by the mayor,”", "Ebba Lund", news.NamedPerson)
	st := s.build()
	only(t, st, news.DisputedClaim, news.DisputedClaim)
	if !has(st, news.DisputedClaim, "No such order was given") {
		t.Errorf("the quotation should stand for the denial: %q", kinds(st))
	}
	if c := claimWith(t, st, "drained in secret"); c.Status != news.Disputed || len(c.Origins) != 1 {
		t.Errorf("got %s, %+v", c.Status, c.Origins)
	}
}

func TestABareDenialIsShownWithWhatFollows(t *testing.T) {
	s := newSketch(t)
	a := s.article("Quay Gazette", 3, "Lido", "The mayor ordered the lido drained in secret, said Nils Rook, a councillor.",
		"“Rubbish,” said Ebba Lund, the mayor. “The lido was closed for the winter.” Ducks wintered there.")
	a.says("The mayor ordered the lido drained in secret", "Nils Rook", news.NamedPerson)
	a.says("“Rubbish,”", "Ebba Lund", news.NamedPerson).Stance = news.Denies
	a.says("“The lido was closed for the winter.”", "Ebba Lund", news.NamedPerson)
	st := s.build()
	only(t, st, news.DisputedClaim, news.DisputedClaim)
	if !has(st, news.DisputedClaim, "closed for the winter") || has(st, news.DisputedClaim, "Ducks") {
		t.Errorf("got %q", kinds(st))
	}
}

func TestGarbles(t *testing.T) {
	for _, c := range []struct {
		x, y float64
		want bool
	}{
		{38500, 35800, true}, {240, 420, true}, {15, 50, true}, {50000, 15000, true}, {1451, 1459, true}, {12, 21, true},
		{12, 13, false}, {15, 40, false}, {240, 240, false}, {240, 24, false}, {1900, 1400, false},
	} {
		if garbles(c.x, c.y) != c.want || garbles(c.y, c.x) != c.want {
			t.Errorf("%v and %v: not %t", c.x, c.y, c.want)
		}
	}
}

func TestNearMisses(t *testing.T) {
	for _, c := range []struct {
		x, y float64
		want bool
	}{
		{480, 430, true}, {8, 18, true}, {4, 0.4, false}, {330, 310, true}, {40, 14, true}, {1160, 1106, true}, {6, 4, true},
		{2840, 615, false}, {22000, 60000, false}, {120, 350, false}, {5, 318, false},
	} {
		if isNearMiss(c.x, c.y) != c.want || isNearMiss(c.y, c.x) != c.want {
			t.Errorf("%v and %v: not %t", c.x, c.y, c.want)
		}
	}
}

func TestWhoHasMoreSpeakersIsNotTheCopy(t *testing.T) {
	s, a, b := retelling(t, "The crane fell at noon, Ada Holm said.", "It was noon when the crane fell, Ada Holm said. The brakes were gone, Olle Brandt said.")
	a.says("The crane fell at noon", "Ada Holm", news.NamedPerson)
	b.says("It was noon when the crane fell", "Ada Holm", news.NamedPerson)
	b.says("The brakes were gone", "Olle Brandt", news.NamedPerson)
	v := &s.d.Derivations[0]
	v.Credited, v.Confidence = false, 0.5
	only(t, s.build(), "", news.CreditMissing)
	v.Confidence = 0.9
	only(t, s.build(), news.CreditMissing, news.CreditMissing)
}

func TestHeadlines(t *testing.T) {
	const original = "The dam’s sluice gates may have been opened without any warning, two farmers said. The board put the damage at 46,000 crowns."
	for headline, want := range map[string]news.FindingKind{
		"Sluice gates opened without warning as village slept":    news.HedgeDropped,
		"Sluice gates may have been opened without warning":       "",
		"Sluice gates opened without warning, farmers said":       "",
		"Were the sluice gates opened without warning?":           "",
		"Village still under water":                               "",
		"Flood cost village 64,000 crowns":                        news.NumberChanged,
		"Flood cost village 46,000 crowns":                        "",
		"Flood cost village 58,000 crowns, and the bill may grow": "",
	} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 3, "What became of the village", original)
		a.says("The dam’s sluice gates may have been opened without any warning", "two farmers", news.Anonymous).Certainty = news.Hedged
		a.counts("46,000", 46000, "crown")
		b := s.article("Daily Tern", 4, headline, "Nobody in the village knows yet when the school will open again.")
		if i := strings.Index(headline, ",000"); i > 0 {
			b.counts(headline[i-2:i+4], map[string]float64{"64": 64000, "46": 46000, "58": 58000}[headline[i-2:i]], "crown")
		}
		b.from(a, news.Rewrite, true)
		only(t, s.build(), want, news.HedgeDropped, news.NumberChanged)
	}
}
