package timex

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// published is a Wednesday.
var published = news.Window{Earliest: news.Day(2026, 3, 11), Latest: news.Day(2026, 3, 11)}

// cases are read on Wednesday, 11 March 2026. What is wanted: words, type and value of each
// expression; its days follow where the value does not tell them.
var cases = []struct{ text, want string }{
	// dates told in full
	{"The bridge opened on 21 October 2025.", "21 October 2025=2025-10-21"},
	{"The bridge opened on Oct. 21, 2025, she said.", "Oct. 21, 2025=2025-10-21"},
	{"On the 21st of October, 2025, it rained.", "the 21st of October, 2025=2025-10-21"},
	{"It burned in October 2025.", "October 2025=2025-10"},
	{"It burned in October, 2025, they say.", "October, 2025=2025-10"},
	{"Filed 2025-10-21 with the court.", "2025-10-21=2025-10-21"},
	{"Filed 10/21/2025 with the court.", "10/21/2025=2025-10-21"},
	{"Filed 21/10/2025 with the court.", "21/10/2025=2025-10-21"},
	{"Filed 10/21/98 with the court.", "10/21/98=1998-10-21"},
	{"She arrived on Monday, Dec. 29, 2025.", "Monday, Dec. 29, 2025=2025-12-29"},
	{"She arrived on Friday 6 March 2026.", "Friday 6 March 2026=2026-03-06"},
	{"The mill closed in 1998.", "1998=1998"},
	{"The mill closed in the year 2000.", "the year 2000=2000"},
	{"The 1998 flood took the bridge.", "1998=1998"},
	{"They danced in the 1990s.", "the 1990s=199"},
	{"They danced in the '90s.", "the '90s=199"},
	{"They danced in the nineties.", "the nineties=199"},
	{"It began in the mid-1980s.", "the mid-1980s=198"},
	{"It began in mid-2019.", "mid-2019=2019 2019-04-02..2019-10-01"},
	{"The canal dates from the 19th century.", "the 19th century=18"},
	{"Sales rose in spring 2024.", "spring 2024=2024-SP"},
	{"Sales rose in the autumn of 2024.", "the autumn of 2024=2024-FA"},
	{"Sales rose in the third quarter of 2024.", "the third quarter of 2024=2024-Q3"},
	{"Sales rose in the 2024 third quarter.", "the 2024 third quarter=2024-Q3"},
	{"Profit doubled in fiscal 2003.", "fiscal 2003=2003"},
	{"Profit doubled in fiscal year 2003.", "fiscal year 2003=2003"},
	{"He was born on the first Monday of May 1961.", "the first Monday of May 1961=1961-05-01"},
	{"It was nineteen ninety-six.", "nineteen ninety-six=1996"},

	// dates without a year
	{"The strike began on March 3.", "March 3=2026-03-03"},
	{"The strike began on Nov. 14.", "Nov. 14=2025-11-14"},
	{"The strike began on 14 November.", "14 November=2025-11-14"},
	{"The council will vote on March 26.", "March 26=2026-03-26"},
	{"They had until 26 March to pay.", "26 March=2026-03-26"},
	{"The hearing is scheduled for Jan. 5.", "Jan. 5=2027-01-05"},
	{"The guild's board meets on Thursday to decide.", "Thursday=2026-03-12"},
	{"The fair opens Friday.", "Friday=2026-03-13"},
	{"They met in November.", "November=2025-11"},
	{"They will meet in November.", "November=2026-11"},
	{"They met in early March.", "early March=2026-03 2026-03-01..2026-03-16"},
	{"They met in late February.", "late February=2026-02 2026-02-15..2026-02-28"},
	{"It may resume as early as April.", "April=2026-04"},
	{"She retired in January last year.", "January last year=2025-01"},
	{"Talks ran from March 3 to 5.", "March 3=2026-03-03; 5=2026-03-05"},
	{"Talks ran from 3 to 5 March 2024.", "3=2024-03-03; 5 March 2024=2024-03-05"},
	{"Talks ran on March 3-5, 2024.", "March 3=2024-03-03; 5, 2024=2024-03-05"},
	{"The season 2019-20 was short.", "2019=2019; 20=2020"},
	{"He governed from 2019 to 2021.", "2019=2019; 2021=2021"},
	{"The shop shut between Monday and Thursday.", "Monday=2026-03-09; Thursday=2026-03-05"},
	{"Survivors of the Sept. 11 attacks spoke.", "Sept. 11=2025-09-11"},

	// days named from now
	{"It rained yesterday.", "yesterday=2026-03-10"},
	{"It rained today.", "today=2026-03-11"},
	{"It will rain tomorrow morning.", "tomorrow morning=2026-03-12TMO TIME"},
	{"The vote is tonight.", "tonight=2026-03-11TNI TIME"},
	{"It rained the day before yesterday.", "the day before yesterday=2026-03-09"},
	{"The dock burned on Monday.", "Monday=2026-03-09"},
	{"The dock burned on Monday night.", "Monday night=2026-03-09TNI TIME"},
	{"The dock burned late on Monday.", "late on Monday=2026-03-09"},
	{"The board met on Wednesday.", "Wednesday=2026-03-11"},
	{"The board will meet on Monday.", "Monday=2026-03-16"},
	{"The board will meet on Wednesday.", "Wednesday=2026-03-11"},
	{"On Friday, the board is expected to vote.", "Friday=2026-03-13"},
	{"Officials said a meeting on Friday will decide.", "Friday=2026-03-13"},
	{"Saturday's flood ruined the crop.", "Saturday=2026-03-07"},
	{"The board met last Friday.", "last Friday=2026-03-06"},
	{"The board met last Wednesday.", "last Wednesday=2026-03-04"},
	{"The board will meet next Friday.", "next Friday=2026-03-13"},
	{"It rained last night.", "last night=2026-03-10TNI TIME"},
	{"It rained this morning.", "this morning=2026-03-11TMO TIME"},
	{"The firm must reply by Friday.", "Friday=2026-03-13"},
	{"The strike began on Monday of last week.", "Monday of last week=2026-03-02"},
	{"The board met on Tuesday this week.", "Tuesday this week=2026-03-10"},
	{"They meet on Wednesday next week.", "Wednesday next week=2026-03-18"},
	{"The strike ended three weeks ago on Thursday.", "three weeks ago on Thursday=2026-02-19"},
	{"The pier was shut this past Sunday.", "this past Sunday=2026-03-08"},
	{"On the second of last month the weir failed.", "the second of last month=2026-02-02"},
	{"A hearing is set for the 20th of this month.", "the 20th of this month=2026-03-20"},
	{"The board will decide on the 26th.", "the 26th=2026-03-26"},
	{"The board will decide on the 3rd.", "the 3rd=2026-04-03"},
	{"He resigned on the 3rd.", "the 3rd=2026-03-03"},
	{"He resigned on the 26th.", "the 26th=2026-02-26"},
	{"The kiosk is on the 12th floor.", ""},
	{"The vote on 4/3/2026 failed.", "4/3/2026=2026-03-04"},
	{"The vote on 3/4/2026 failed.", "3/4/2026=2026-03-04"},
	{"The vote on 1/2/2026 failed.", "1/2/2026=2026-02-01 2026-01-02..2026-02-01"},
	{"The vote on 1/2/2026 failed, that on 23/2/2026 passed.", "1/2/2026=2026-02-01; 23/2/2026=2026-02-23"},
	{"The vote on 1/2/2026 failed, that on 2/23/2026 passed.", "1/2/2026=2026-01-02; 2/23/2026=2026-02-23"},
	{"It had been scheduled to expire on Friday.", "Friday=2026-03-06"},
	{"It opened on 06.07.2025.", "06.07.2025=2025-07-06"},
	{"On March the 3rd he left.", "March the 3rd=2026-03-03"},
	{"Two Fridays ago he left.", "Two Fridays ago=2026-02-27"},
	{"The week before last he left.", "The week before last=2026-W09"},
	{"They meet the Monday after next.", "the Monday after next=2026-03-23"},
	{"Half a year ago he left.", "Half a year ago=2025-09"},
	{"It was shut between January and March 2025.", "January=2025-01; March 2025=2025-03"},
	{"It was shut from Nov. 3 to Jan. 5, 2025.", "Nov. 3=2024-11-03; Jan. 5, 2025=2025-01-05"},
	{"It was shut from 9 a.m. to 5 p.m. on Monday.", "9 a.m.=2026-03-09T09:00 TIME; 5 p.m. on Monday=2026-03-09T17:00 TIME"},
	{"Norling has until 8 July to decide.", "8 July=2026-07-08"},
	{"The first week of March was wet.", "The first week of March=2026-W10"},
	{"They left in the last week of February.", "the last week of February=2026-W09"},
	{"The autumn of last year was wet.", "The autumn of last year=2025-FA"},

	// longer spans named from now
	{"The firm closed last week.", "last week=2026-W10"},
	{"The firm closes next week.", "next week=2026-W12"},
	{"The firm closed last month.", "last month=2026-02"},
	{"The firm closed last year.", "last year=2025"},
	{"The firm closed earlier this month.", "earlier this month=2026-03 2026-03-01..2026-03-11"},
	{"The firm closed earlier this year.", "earlier this year=2026 2026-01-01..2026-03-11"},
	{"The firm will close later this month.", "later this month=2026-03 2026-03-11..2026-03-31"},
	{"The lamps went out last September.", "last September=2025-09"},
	{"The chains went up last fall.", "last fall=2025-FA"},
	{"It opens this summer.", "this summer=2026-SU"},
	{"Sales fell in the fourth quarter.", "the fourth quarter=2025-Q4"},
	{"Sales fell in this year's first quarter.", "this year's first quarter=2026-Q1"},
	{"They rallied at the weekend.", "the weekend=2026-W10-WE"},
	{"The work ends by the end of the month.", "the end of the month=2026-03 2026-03-16..2026-03-31"},
	{"It happened in the week of March 2.", "the week of March 2=2026-W10"},
	{"He came two days ago.", "two days ago=2026-03-09"},
	{"He came three weeks ago.", "three weeks ago=2026-W08"},
	{"He came five months ago.", "five months ago=2025-10"},
	{"He came nearly four years ago.", "nearly four years ago=2022"},
	{"He came several years ago.", "several years ago=PAST_REF"},
	{"It will open two weeks from now.", "two weeks from now=2026-W13"},

	// spans named from a date told before
	{"The vote was on March 3. A week earlier, he had quit.", "March 3=2026-03-03; A week earlier=2026-W09"},
	{"The vote was on March 3. The previous day, he had quit.", "March 3=2026-03-03; The previous day=2026-03-02"},
	{"She was freed in 1998 and married the following year.", "1998=1998; the following year=1999"},
	{"The vote was on March 3. Two days later he quit.", "March 3=2026-03-03; Two days later=2026-03-05"},
	{"On March 3 she wrote: “We wait until May 20.” Two days later he quit.", "March 3=2026-03-03; May 20=2026-05-20; Two days later=2026-03-05"},
	{"They walked out on March 2 and returned the next day.", "March 2=2026-03-02; the next day=2026-03-03"},
	{"The vote was on March 3. The night before, he had quit.", "March 3=2026-03-03; The night before=2026-03-02TNI TIME"},
	{"The vote was on March 3. The following Tuesday he quit.", "March 3=2026-03-03; The following Tuesday=2026-03-10"},
	{"It opened on March 5, a Thursday.", "March 5=2026-03-05"},

	// spans named from an event
	{"The vote was held on March 3. He quit two days after the vote.", "March 3=2026-03-03; two days=2026-03-05"},
	{"He quit two days after the vote. Tuesday's vote had failed.", "two days=2026-03-12; Tuesday=2026-03-10"},
	{"He quit the day before the hearing, which is set for March 20.", "the day=2026-03-19; March 20=2026-03-20"},
	{"A week after the fire they returned. The fire broke out on March 2.", "A week=2026-W11; March 2=2026-03-02"},
	{"The council voted on March 3. The night before the vote he quit.", "March 3=2026-03-03; The night=2026-03-02TNI TIME"},
	{"He quit two days before Christmas.", "two days=2025-12-23; Christmas=2025-12-25"},
	{"He quit the day before last Tuesday.", "the day=2026-03-09; last Tuesday=2026-03-10"},
	{"He quit the day after March 3.", "the day=2026-03-04; March 3=2026-03-03"},
	{"The raid was on March 3. Three hours after the raid he called.", "March 3=2026-03-03; Three hours=PT3H DURATION 2026-03-03..2026-03-04"},
	{"The raid was on March 3. Three hours later he called.", "March 3=2026-03-03; Three hours=PT3H DURATION 2026-03-03..2026-03-04"},
	{"He quit two days after the vote.", "two days=P2D DURATION"},
	{"The vote was on March 3. Another vote was on March 5. He quit two days after the vote.", "March 3=2026-03-03; March 5=2026-03-05; two days=P2D DURATION"},
	{"The vote was on March 3. He quit two days after the previous vote.", "March 3=2026-03-03; two days=P2D DURATION"},
	{"After the fire on Monday they met. He quit two days after the strike.", "Monday=2026-03-09; two days=P2D DURATION"},
	{"A report on the vote was published on March 3. He quit two days after the vote.", "March 3=2026-03-03; two days=P2D DURATION"},
	{"He quit the day before the hearing.", ""},
	{"The siege lasted three hours.", "three hours=PT3H DURATION"},
	{"He quit two days after the board had met. The board met on March 3.", "two days=P2D DURATION; March 3=2026-03-03"},

	// times of day
	{"The blast came at 9:41 p.m. on Monday.", "9:41 p.m. on Monday=2026-03-09T21:41 TIME"},
	{"The blast came at 6 a.m. Tuesday.", "6 a.m. Tuesday=2026-03-10T06:00 TIME"},
	{"The blast came on Monday at 9:41 p.m., they said.", "Monday at 9:41 p.m.=2026-03-09T21:41 TIME"},
	{"The ship called at 2130 GMT.", "2130 GMT=2026-03-11T21:30 TIME"},
	{"They meet at noon.", "noon=2026-03-11T12:00 TIME"},
	{"They left at 4 in the morning.", "4 in the morning=2026-03-11T04:00 TIME"},
	{"Doors opened at 11pm.", "11pm=2026-03-11T23:00 TIME"},

	// lengths
	{"She ruled for three years.", "three years=P3Y DURATION"},
	{"A 30-day period has begun.", "30-day=P30D DURATION"},
	{"She spent nine months there.", "nine months=P9M DURATION"},
	{"She spent nearly two years there.", "nearly two years=P2Y DURATION"},
	{"She spent 2 1/2 years there.", "2 1/2 years=P2Y6M DURATION"},
	{"It took a couple of weeks.", "a couple of weeks=P2W DURATION"},
	{"It took several weeks.", "several weeks=PXW DURATION"},
	{"It has grown in the past three months.", "the past three months=P3M DURATION 2025-12-11..2026-03-11"},
	{"It will grow over the next two days.", "the next two days=P2D DURATION 2026-03-11..2026-03-13"},
	{"They waited at least 20 more minutes.", "at least 20 more minutes=PT20M DURATION"},
	{"It has failed in recent years.", "recent years=PXY DURATION"},
	{"She has been there since 2019.", "2019=2019"},

	// repetitions
	{"The band plays every Tuesday.", "every Tuesday=XXXX-WXX-2 SET"},
	{"The band plays on Tuesdays.", "Tuesdays=XXXX-WXX-2 SET"},
	{"The ferry sails daily.", "daily=P1D SET"},
	{"They meet annually.", "annually=P1Y SET"},
	{"The band plays twice a week.", "twice a week=P1W SET"},
	{"Each July they march.", "Each July=XXXX-07 SET"},

	// vague ones
	{"It has recently grown.", "recently=PAST_REF"},
	{"They are now at sea.", "now=PRESENT_REF"},
	{"It worked in the past.", "the past=PAST_REF"},
	{"It may work in the future.", "the future=FUTURE_REF"},

	// holidays
	{"The shop closed on Christmas Day.", "Christmas Day=2025-12-25"},
	{"The shop closed on New Year's Eve.", "New Year's Eve=2025-12-31"},
	{"The raid came last Thanksgiving.", "last Thanksgiving=2025-11-27"},
	{"They will march on Good Friday.", "Good Friday=2026-04-03"},
	{"They will march on Easter Monday.", "Easter Monday=2026-04-06"},
	{"The parade on Labor Day 2024 was long.", "Labor Day 2024=2024-09-02"},

	// what is none
	{"It may rain.", ""},
	{"May I come in?", ""},
	{"They march on the palace.", ""},
	{"Mr. March declined to comment.", ""},
	{"A lawyer, April Jones, declined to comment.", ""},
	{"The second ship is faster.", ""},
	{"The sun came out.", ""},
	{"It was in the 30s and wet.", ""},
	{"The 67-year-old fisherman fled.", ""},
	{"A boy aged 5 fell.", ""},
	{"The deal cost $2000 in fees.", ""},
	{"They use Ledger 2019 for accounts.", ""},
	{"Some 2000 people came.", ""},
	{"He ran 1,998 metres.", ""},
	{"The fall of the wall was sudden.", ""},
	{"They drank from the spring.", ""},
	{"The Harbour Weekly reported it.", ""},
}

// show writes the expressions found in one line.
func show(s string, times []news.Time) string {
	var parts []string
	for _, t := range times {
		p := t.Of(s) + "=" + t.Value
		if t.Type != "DATE" {
			p += " " + t.Type
		}
		if days := t.Earliest.Format(time.DateOnly) + ".." + t.Latest.Format(time.DateOnly); !t.Earliest.IsZero() && !plainDays(t) {
			p += " " + days
		}
		parts = append(parts, p)
	}
	return strings.Join(parts, "; ")
}

// plainDays reports that the days are those that the value says.
func plainDays(t news.Time) bool {
	v, _, _ := strings.Cut(t.Value, "T")
	if len(v) == 10 {
		return t.Earliest.Format(time.DateOnly) == v && t.Latest.Equal(t.Earliest)
	}
	if len(v) == 4 || len(v) == 7 {
		if d, err := time.Parse("2006-01-02", (v + "-01-01")[:10]); err == nil {
			return t.Earliest.Equal(d) && t.Latest.Equal(d.AddDate((7-len(v))/3, (len(v)-4)/3, -1))
		}
	}
	return !strings.HasPrefix(v, "P") && len(v) != 4
}

func TestRead(t *testing.T) {
	for _, c := range cases {
		got := show(c.text, Read(text.Analyze(c.text), published, news.Day(2026, 11, 20)))
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestReadUndated reads without a day of publication.
func TestReadUndated(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The dock burned on Monday.", "Monday=XXXX-WXX-1"},
		{"The dock burned yesterday.", "yesterday=XXXX-XX-XX"},
		{"The dock burned last week.", "last week=XXXX-WXX"},
		{"The dock burned last month.", "last month=XXXX-XX"},
		{"The dock burned on December 26.", "December 26=2025-12-26"},
		{"The dock burned on March 12.", "March 12=2025-03-12"},
		{"The council will meet on March 26.", "March 26=2026-03-26"},
		{"The dock burned on Sunday, March 1.", "Sunday, March 1=2026-03-01"},
		{"The dock burned on Saturday, March 1.", "Saturday, March 1=2025-03-01"},
		{"The dock burned in 1998.", "1998=1998"},
	} {
		got := show(c.text, Read(text.Analyze(c.text), news.Window{}, news.Day(2026, 3, 11)))
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestReadWindow reads an article known to have appeared on one of two days.
func TestReadWindow(t *testing.T) {
	w := news.Window{Earliest: news.Day(2025, 12, 29), Latest: news.Day(2025, 12, 30), Basis: news.Inferred}
	for _, c := range []struct{ text, want string }{
		{"It burned on Monday.", "2025-12-29..2025-12-29"},
		{"It burned yesterday.", "2025-12-28..2025-12-29"},
		{"It burned earlier this month.", "2025-12-01..2025-12-30"},
	} {
		x := Read(text.Analyze(c.text), w, news.Day(2026, 3, 11))
		got := ""
		for _, e := range x {
			got += fmt.Sprintf("%s..%s", e.Earliest.Format(time.DateOnly), e.Latest.Format(time.DateOnly))
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Add("this Yr's")
	f.Add("’s 's - - the the of 99999999 99999999 ago 1/2/3/4 12:61 p.m. the last 999999999999 years next next")
	f.Fuzz(func(t *testing.T, s string) {
		doc := text.Analyze(s)
		last := 0
		for _, e := range Read(doc, published, news.Day(2026, 11, 20)) {
			if e.Start < last || e.End > len(s) || e.Empty() {
				t.Fatalf("%q: %v after %d", s, e.Span, last)
			}
			if e.Latest.Before(e.Earliest) || e.Value == "" || e.Type == "" {
				t.Fatalf("%q: %+v", s, e)
			}
			last = e.End
		}
		Read(doc, news.Window{}, time.Time{})
		Window(doc, news.Day(2026, 11, 20), time.Time{}, time.Time{})
	})
}

func BenchmarkRead(b *testing.B) {
	doc := text.Analyze(strings.Repeat("The dock burned on Monday night, three weeks after the harbour board had closed it, and the mayor "+
		"said the town would vote on March 26 on whether to build it again where the old one stood since 1998.\n", 17))
	b.ReportAllocs()
	for b.Loop() {
		Read(doc, published, news.Day(2026, 11, 20))
	}
}
