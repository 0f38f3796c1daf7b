package extract

import (
	"strings"
	"time"
	"unicode"

	"headwater/internal/news"
)

// A date such as 05/06/2026 is the fifth of June in London and the sixth of May in Chicago. What
// tells is, the surest first: that one of the two is no day or lies ahead, the weekday beside it, the
// language the page declares, how the text spells and writes other dates. The day it is not taken
// for is kept, for the other reports of the story may show that it was meant.

// reversed gives the day that the slashed date at piece i means when day and month change places,
// zero when there is no such day.
func (d *dateScan) reversed(i int) time.Time {
	a, b, c := d.p[i], d.p[i+1], d.p[i+2]
	if sep := d.gap(i); sep != "/" && sep != "-" || a.Len() > 2 || a.num == b.num {
		return time.Time{}
	}
	year := c.num
	if c.Len() == 2 {
		year += 2000
	}
	day, _ := validDay(year, time.Month(b.num), a.num, 3)
	return day
}

// believe takes the other reading where the first cannot be believed, and drops it where it cannot.
func (d *dayMention) believe(today time.Time) {
	if d.other.IsZero() || d.other.Equal(d.day) {
		d.other = time.Time{}
		return
	}
	if !plausible(d.day, today) {
		d.day, d.other = d.other, time.Time{}
	} else if !plausible(d.other, today) {
		d.other = time.Time{}
	}
}

// onWeekday settles the reading by the name of the weekday that stands before the date.
func (d *dayMention) onWeekday(name string) {
	if name == "" || !isWeekday(name) || d.other.IsZero() {
		return
	}
	is := func(t time.Time) bool { return strings.EqualFold(t.Weekday().String()[:3], name[:3]) }
	switch {
	case is(d.day) && !is(d.other):
		d.other = time.Time{}
	case is(d.other) && !is(d.day):
		d.day, d.other = d.other, time.Time{}
	}
}

// setPublished dates a by d, of whose two readings dayFirst tells the likely one.
func setPublished(a *news.Article, d dayMention, dayFirst func() bool) {
	if !d.other.IsZero() {
		if dayFirst() {
			d.day, d.other = d.other, d.day
		}
		a.Reversed = dayWindow(d.other, news.FromText)
	}
	a.Published = dayWindow(d.day, news.FromText)
}

// monthFirstLands write the month before the day.
var monthFirstLands = wordSet("us", "ph", "fm", "mh", "pr")

// writesDayFirst tells how a text would write a date in figures. It goes by the land in the code of
// the language ("en-GB"), and where that has none by the spelling and the money of the text and by
// the order of its other dates. In doubt the month comes first.
func writesDayFirst(lang, t string) bool {
	if code, land, ok := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-"); ok && code == "en" {
		return !monthFirstLands[land]
	}
	votes := strings.Count(t, "£") + strings.Count(t, "€") - strings.Count(t, "$")
	before := ""
	for w := range strings.FieldsSeq(t) {
		w = strings.Trim(w, ".,;:!?()\"“”‘’'")
		lower := strings.ToLower(w)
		switch {
		case britishWords[lower], lower == "cent" && before == "per":
			votes++
		case americanWords[lower]:
			votes--
		case isMonthName(w) && isDayNumber(before):
			votes += 2
		case isDayNumber(w) && isMonthName(before):
			votes -= 2
		}
		before = w
	}
	return votes > 0
}

func isMonthName(w string) bool {
	return w != "" && unicode.IsUpper(rune(w[0])) && len(w) <= 9 && months[strings.ToLower(w)] > 0
}

func isDayNumber(w string) bool { return w != "" && len(w) <= 2 && strings.Trim(w, "0123456789") == "" }

// Words that are spelt one way on either side of the Atlantic.
var (
	britishWords = wordSet("colour", "labour", "harbour", "neighbour", "neighbours", "favour", "honour", "behaviour", "rumour", "centre", "theatre",
		"metre", "metres", "kilometre", "kilometres", "litre", "litres", "tonne", "tonnes", "programme", "programmes", "defence", "offence", "licence", "cheque",
		"organise", "organised", "organisation", "realise", "realised", "recognise", "recognised", "apologise", "apologised", "criticised", "authorised", "authorities’",
		"travelled", "cancelled", "travelling", "labelled", "fuelled", "judgement", "grey", "tyre", "tyres", "aeroplane", "aeroplanes", "whilst", "learnt", "pence", "mum", "councillor", "councillors", "solicitor", "barrister", "lorry", "lorries")
	americanWords = wordSet("color", "labor", "harbor", "neighbor", "neighbors", "favor", "honor", "behavior", "rumor", "center", "theater",
		"meter", "meters", "kilometer", "kilometers", "liter", "liters", "program", "programs", "defense", "offense", "percent",
		"organize", "organized", "organization", "realize", "realized", "recognize", "recognized", "apologize", "apologized", "criticized", "authorized",
		"traveled", "canceled", "traveling", "labeled", "fueled", "gray", "tire", "tires", "airplane", "airplanes", "mom", "councilman", "councilwoman", "attorney", "truck", "trucks", "downtown", "sheriff", "feet", "miles")
)
