package quantity

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

// show writes a quantity in one line: words, range, unit, noun, attributes.
func show(s string, q news.Quantity) string {
	n := number(q.Low)
	if q.High != q.Low {
		n += ".." + number(q.High)
	}
	if q.Approx {
		n = "~" + n
	}
	parts := []string{q.Of(s), n}
	if q.Unit != "" {
		parts = append(parts, "unit "+q.Unit)
	}
	if q.Noun != "" {
		parts = append(parts, "noun "+q.Noun)
	}
	if q.Attributes != nil {
		parts = append(parts, strings.Join(q.Attributes, "+"))
	}
	return strings.Join(parts, " | ")
}

// number writes f with at most two decimals.
func number(f float64) string {
	if math.IsInf(f, 0) {
		return fmt.Sprint(f)
	}
	return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64)
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Forty-six workers walked out.", []string{"Forty-six workers | 46 | noun worker"}},
		{"A dozen boats sank.", []string{"A dozen boats | 12 | noun boat"}},
		{"Nearly 3,000 homes lost power.", []string{"Nearly 3,000 homes | ~3000 | noun home"}},
		{"Police seized more than 40 suspected pirate boats.", []string{"more than 40 suspected pirate boats | 40..+Inf | noun boat | suspected+pirate"}},
		{"At least 14 people were hurt.", []string{"At least 14 people | 14..+Inf | noun people"}},
		{"Up to 400 jobs may go.", []string{"Up to 400 jobs | -Inf..400 | noun job"}},
		{"Fewer than ten crews remain.", []string{"Fewer than ten crews | -Inf..10 | noun crew"}},
		{"Prices rose 4.1 percent.", []string{"4.1 percent | 4.1 | unit percent"}},
		{"Shares fell 38% on the day.", []string{"38% | 38 | unit percent"}},
		{"The firm paid $20 million in damages.", []string{"$20 million in damages | 20000000 | unit usd | noun damage"}},
		{"The bridge cost £3bn.", []string{"£3bn | 3000000000 | unit gbp"}},
		{"The thieves took ₦7.4bn.", []string{"₦7.4bn | 7400000000 | unit ngn"}},
		{"They owe 7.4 billion naira.", []string{"7.4 billion naira | 7400000000 | unit ngn"}},
		{"Some 3.4 lakh people fled.", []string{"Some 3.4 lakh people | ~340000 | noun people"}},
		{"They owe €450k to lenders.", []string{"€450k | 450000 | unit eur"}},
		{"The yard shipped 96,000 tonnes of gravel.", []string{"96,000 tonnes of gravel | 96000 | unit tonne | noun gravel"}},
		{"A 7.2-metre sea wall will go up.", []string{"7.2-metre sea wall | 7.2 | unit metre | noun wall | sea"}},
		{"He worked there for 17 years.", []string{"17 years | 17 | unit year"}},
		{"Three of the five cranes were idle.", []string{"Three of the five cranes | 3 | noun crane", "five cranes | 5 | noun crane"}},
		{"About 60 nurses signed.", []string{"About 60 nurses | ~60 | noun nurse"}},
		{"Just over 200 seats sold.", []string{"Just over 200 seats | ~200 | noun seat"}},
		{"It released between 40 and 60 cubic metres of water.", []string{"between 40 and 60 cubic metres of water | 40..60 | unit cubic metre | noun water"}},
		{"Two-thirds of voters agreed.", []string{"Two-thirds of voters | ~66.67 | unit percent | noun voter"}},
		{"More than a third of residents left.", []string{"More than a third of residents | ~33.33..+Inf | unit percent | noun resident"}},
		{"Hundreds of mourners gathered.", []string{"Hundreds of mourners | ~100..1000 | noun mourner"}},
		{"Tens of thousands of fans came.", []string{"Tens of thousands of fans | ~10000..100000 | noun fan"}},
		{"One in five patients relapsed.", []string{"One in five patients | ~20 | unit percent | noun patient"}},
		{"They hired 3 to 4 million temps.", []string{"3 to 4 million temps | 3000000..4000000 | noun temp"}},
		{"The panel wants 40-60 new beds.", []string{"40-60 new beds | 40..60 | noun bed | new"}},
		{"No fewer than seven trucks stood idle.", []string{"No fewer than seven trucks | 7..+Inf | noun truck"}},
		{"Officials counted 212 or more nests.", []string{"212 or more nests | 212..+Inf | noun nest"}},
		{"The race drew 9,000-plus runners.", []string{"9,000-plus runners | 9000..+Inf | noun runner"}},
		{"At least 30 were injured.", []string{"At least 30 | 30..+Inf"}},
		{"An estimated 1.2 million birds nest there.", []string{"An estimated 1.2 million birds | ~1200000 | noun bird"}},
		{"The tank holds 2 1/2 gallons.", []string{"2 1/2 gallons | 2.5 | unit gallon"}},
		{"Half of the members voted.", []string{"Half of the members | ~50 | unit percent | noun member"}},
		{"It rose by 2 percentage points.", []string{"2 percentage points | 2 | unit percentage point"}},
		{"The farm covers 80 square kilometres.", []string{"80 square kilometres | 80 | unit square kilometre"}},
		{"He ran 5km in the rain.", []string{"5km | 5 | unit kilometre"}},
		{"Five other drivers quit.", []string{"Five other drivers | 5 | noun driver"}},
		{"The fire killed two firefighters and a clerk.", []string{"two firefighters | 2 | noun firefighter"}},

		{"Two of the barn's six gates were open.", []string{"Two of the barn's six gates | 2 | noun gate", "six gates | 6 | noun gate"}},
		{"She leased four of the 30 acres.", []string{"four of the 30 acres | 4 | unit acre", "30 acres | 30 | unit acre"}},

		{"On March 3, 2026, the port closed.", nil},
		{"The ruling, at paragraph 58, was brief.", nil},
		{"Guards held doors 2 and 7 shut.", nil},
		{"The last death was in 1998.", nil},
		{"It opened at 9:41 p.m. on Tuesday.", nil},
		{"The 67-year-old farmer fled.", nil},
		{"Mara Voss, 43, runs the port.", nil},
		{"He lives at No. 3 with his sister.", nil},
		{"Members of Local 212 met the mayor.", nil},
		{"Smoke came from Door 9 and the stairs.", nil},
		{"The first ship arrived.", nil},
		{"Call 555-0142 for help.", nil},
		{"The town won 3-2 at home.", nil},
		{"One of the guards slept.", nil},
		{"No one was hurt.", nil},
		{"The permit was dated 21 October 2025.", nil},
		{"Fashions of the 1990s came back.", nil},
		{"The vote is due by 2026-03-04.", nil},
	} {
		var got []string
		for _, q := range Read(text.Analyze(c.text)) {
			got = append(got, show(c.text, q))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("More than 30 boats and $20 million; 3-2, two-thirds of 1998's 40 to 60 cubic metres.")
	f.Add("between between 1 and and 9 of of the £ £3bn 7.2-metre ½ a a third one in five")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, q := range Read(text.Analyze(s)) {
			if q.Start < last || q.End > len(s) || q.Empty() || !q.Contains(q.Number) || q.Number.Empty() {
				t.Fatalf("%q: %v after %d, number %v", s, q.Span, last, q.Number)
			}
			if math.IsNaN(q.Low) || math.IsNaN(q.High) || q.Low > q.High {
				t.Fatalf("%q: from %v to %v", s, q.Low, q.High)
			}
			last = q.Start
		}
	})
}

func BenchmarkRead(b *testing.B) {
	doc := text.Analyze(strings.Repeat("At least 14 people were hurt on March 3 when 96,000 tonnes of gravel slid into the yard, "+
		"the harbour board said in a statement that named nobody, and repairs would cost more than $20 million.\n", 20))
	b.ReportAllocs()
	for b.Loop() {
		Read(doc)
	}
}
