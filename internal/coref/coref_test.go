package coref

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// cast are the entities of the invented articles below, found wherever their names stand.
var cast = []news.Entity{
	{Name: "Marguerite Oduya", Type: news.Person, Gender: "f", Role: "county engineer"},
	{Name: "Edwin Prewitt", Type: news.Person, Gender: "m", Role: "chairman of the Tolland Water Board"},
	{Name: "Tolland Water Board", Type: news.Organization},
	{Name: "Weir Valley Mercury", Type: news.Organization, Outlet: true},
	{Name: "Halvorsen Ltd", Type: news.Organization},
	{Name: "Bea Tranter", Type: news.Person, Gender: "f", Role: "spokeswoman for the residents"},
	{Name: "Piet Lund", Type: news.Person, Gender: "m"},
	{Name: "Tolland", Type: news.Place},
}

// castOf gives those of the cast whose name, or last word of it for a person, stands in s.
func castOf(s string) []news.Entity {
	var out []news.Entity
	for _, e := range cast {
		short := e.Name
		if e.Type == news.Person {
			short = e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
		}
		for at := 0; ; {
			i := strings.Index(s[at:], short)
			if i < 0 {
				break
			}
			span := text.Span{Start: at + i, End: at + i + len(short)}
			if lead := len(e.Name) - len(short); span.Start >= lead && s[span.Start-lead:span.End] == e.Name {
				span.Start -= lead
			}
			e.Mentions = append(e.Mentions, span)
			at = span.End
		}
		if e.Type == news.Place {
			e.Mentions = slices.DeleteFunc(e.Mentions, func(m text.Span) bool { return strings.HasPrefix(s[m.Start:], "Tolland Water") })
		}
		if len(e.Mentions) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// TestRead gives after each text the words that are to be answered, in order, and whom they mean;
// nothing else may be answered.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"the only one of its gender", "Marguerite Oduya opened the gate on Monday. She closed it an hour later.",
			[]string{"She Marguerite Oduya"}},
		{"gender tells two apart", "Marguerite Oduya met Edwin Prewitt at the weir. He brought the drawings and she read them.",
			[]string{"He Edwin Prewitt", "she Marguerite Oduya"}},
		{"own possessive", "Edwin Prewitt sold his boat.", []string{"his Edwin Prewitt"}},
		{"the speaker of the paragraph", "“Nobody asked us,” Edwin Prewitt said. “They never do.” He said the board would meet on Friday.",
			[]string{"He Edwin Prewitt"}},
		{"not the speaker, in his own words", "Edwin Prewitt said: “He has gone.”", nil},
		{"nobody named", "A clerk opened the door. He said nothing.", nil},
		{"a nameless speaker since", "Edwin Prewitt denied it.\nA former clerk said he had seen the letter.", nil},
		{"a body over the pronoun", "The Tolland Water Board said it would appeal.", []string{"it Tolland Water Board"}},
		{"a body with people", "Halvorsen Ltd rejected the report. Its director said nothing.", []string{"Its Halvorsen Ltd"}},
		{"it that means nothing", "Halvorsen Ltd said it was clear that the wall had moved.", nil},
		{"an office", "Marguerite Oduya, the county engineer, wrote two letters. The engineer kept copies.",
			[]string{"The engineer Marguerite Oduya"}},
		{"a spokeswoman", "Bea Tranter, spokeswoman for the residents, was there. Rain fell. “We won,” the spokeswoman said.",
			[]string{"the spokeswoman Bea Tranter"}},
		{"another spokeswoman since", "Bea Tranter, spokeswoman for the residents, was there. A spokeswoman for the police came. The spokeswoman said little.", nil},
		{"a body by its noun", "The Tolland Water Board met twice. The board will meet again.", []string{"The board Tolland Water Board"}},
		{"a company by its form", "Halvorsen Ltd built the dam. The company declined to comment.", []string{"The company Halvorsen Ltd"}},
		{"a newspaper", "Prewitt spoke to the Weir Valley Mercury. The newspaper printed a correction.", []string{"The newspaper Weir Valley Mercury"}},
		{"who spoke, named after the verb", "“It leaked,” said Piet Lund. Edwin Prewitt was away. “We knew,” said Lund, who hates Prewitt. But he added that it held.",
			[]string{"he Piet Lund"}},
		{"an office of something else", "Edwin Prewitt, chairman of the Tolland Water Board, was there. The chairman of the council was not.", nil},
		{"another kind of body", "Halvorsen Ltd built the dam. The council declined to comment.", nil},
		{"no words", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			entities := castOf(c.text)
			var got []string
			for _, r := range Read(text.Analyze(c.text), entities) {
				got = append(got, r.Span.Of(c.text)+" "+entities[r.Entity].Name)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q\nin %q", got, c.want, c.text)
			}
		})
	}
}

func TestRank(t *testing.T) {
	const s = "Edwin Prewitt told Piet Lund that he had the letter."
	entities := castOf(s)
	at := strings.Index(s, "he had")
	shares := Rank(text.Analyze(s), entities, text.Span{Start: at, End: at + 2})
	if len(shares) != 2 || shares[0] <= 0 || shares[1] <= 0 || shares[0]+shares[1] > 1 {
		t.Errorf("shares are %v", shares)
	}
	if shares := Rank(text.Analyze(s), entities, text.Span{Start: 0, End: 5}); shares != nil {
		t.Errorf("a name has shares %v", shares)
	}
}

func TestLoad(t *testing.T) {
	for _, bad := range []string{"1 2", "1 2 x", "99 0 1", "0 9999 1", "-1 0 1", "a b c"} {
		if _, err := load([]byte(bad)); !errors.Is(err, ErrModel) {
			t.Errorf("load(%q): %v", bad, err)
		}
	}
	again, err := load(theModel().pack())
	if err != nil || !slices.Equal(again.weights, theModel().weights) {
		t.Errorf("weights do not survive packing: %v", err)
	}
}

// TestTrain: two lessons that only the parts of the sentence tell apart are learnt.
func TestTrain(t *testing.T) {
	const s = "Edwin Prewitt met Piet Lund. He laughed."
	entities := castOf(s)
	at := strings.Index(s, "He ")
	lesson := Lesson{Doc: text.Analyze(s), Entities: entities, Pronoun: text.Span{Start: at, End: at + 2}, Right: 1}
	m := train(slices.Repeat([]Lesson{lesson}, 40), chosen)
	p := newPage(lesson.Doc, entities)
	p.walkTo(m, at, func(c *choice) {
		if e, share := c.best(); e != 1 || share < 0.9 {
			t.Errorf("learnt %d, %.2f", e, share)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("Edwin Prewitt said he told the board. “It is hers,” she said. They left their boats.", uint16(3), uint16(17))
	f.Add("his \x80 him “ her ” Its Ltd", uint16(0), uint16(200))
	f.Fuzz(func(t *testing.T, s string, start, end uint16) {
		entities := castOf(s)
		if a, b := int(start), int(end); a < b && b <= len(s) && utf8.RuneStart(s[a]) {
			entities = append(entities, news.Entity{Name: s[a:b], Type: news.Person, Mentions: []text.Span{{Start: a, End: b}}})
		}
		doc := text.Analyze(s)
		last := 0
		for _, r := range Read(doc, entities) {
			if r.Span.Start < last || r.Span.End <= r.Span.Start || r.Span.End > len(s) {
				t.Fatalf("span %v after %d in %d bytes", r.Span, last, len(s))
			}
			if !utf8.RuneStart(s[r.Span.Start]) || r.Span.End < len(s) && !utf8.RuneStart(s[r.Span.End]) && utf8.ValidString(s) {
				t.Fatalf("span %v cuts a character", r.Span)
			}
			if r.Entity < 0 || r.Entity >= len(entities) || r.Confidence < leastConfidence || r.Confidence > 1 {
				t.Fatalf("%+v of %d entities", r, len(entities))
			}
			last = r.Span.Start
		}
	})
}

const report = `Marguerite Oduya, the county engineer, told the Weir Valley Mercury that her office had warned the Tolland Water Board twice. "They had the drawings," she said. "They had our letter."
The board's chairman, Edwin Prewitt, denied it. He said no letter from Oduya had reached him before June, and that the engineer was mistaken.
A spokesman for Halvorsen Ltd, which built the spillway in 1974, declined to comment. The company said in a statement that its staff had left the site.
Bea Tranter, who speaks for the residents, said people were frightened. She has lived below the dam since her father bought the mill, and her sons were born there.
`

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat(report, 6)
	doc, entities := text.Analyze(s), castOf(s)
	b.ReportAllocs()
	b.ReportMetric(float64(doc.WordCount()), "words")
	for b.Loop() {
		Read(doc, entities)
	}
}
