package timex

// The words of time, in lower case. Abbreviations stand without their stop.

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// doubtful are the names of months that are also other words or the names of people.
var doubtful = set("march", "may", "april", "june", "august", "mar", "jan", "sep", "dec")

var weekdays = map[string]int{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
	"mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6, "sundays": 7,
}

// shortWeekdays count only where a date follows.
var shortWeekdays = map[string]int{
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}

// seasons gives the month a season starts in.
var seasons = map[string]int{"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}

var unitWords = map[string]grain{
	"second": second, "minute": minute, "hour": hour, "day": day, "night": day, "weekend": weekend, "week": week,
	"fortnight": week, "month": month, "quarter": quarter, "year": year, "decade": decade, "century": century,
	"hr": hour, "hrs": hour, "min": minute, "mins": minute, "yr": year, "yrs": year,
	"seconds": second, "minutes": minute, "hours": hour, "days": day, "nights": day, "weekends": weekend,
	"weeks": week, "fortnights": week, "months": month, "quarters": quarter, "years": year,
	"decades": decade, "centuries": century, "summers": season, "winters": season,
}

// dayParts give TIMEX3's codes for parts of the day.
var dayParts = map[string]string{
	"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "mornings": "MO",
	"afternoons": "AF", "evenings": "EV", "nights": "NI", "midmorning": "MO", "midafternoon": "AF", "lunchtime": "MI",
	"dawn": "MO", "daybreak": "MO", "dusk": "EV",
}

// nearDays are days named from the day of speaking.
var nearDays = map[string]int{"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

// steps say which way "last week" or "next month" goes.
var steps = map[string]int{
	"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}

// portions narrow a period: "early March", "the end of the year".
var portions = map[string]portion{
	"early": early, "earlier": early, "beginning": early, "start": early, "mid": mid, "middle": mid,
	"late": late, "later": late, "end": late, "close": late, "opening": early,
}

// vague words name no day: TIMEX3 writes them as references to past, present and future.
var vague = map[string]string{
	"now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
	"recently": "PAST_REF", "lately": "PAST_REF", "formerly": "PAST_REF",
	"soon": "FUTURE_REF",
}

// adverbs of repetition, and how often.
var repeatedly = map[string]string{
	"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
	"monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}

// titles stand before the name of a person, who may be called March or April.
var titles = set("mr", "mrs", "ms", "miss", "dr", "sir", "sen", "rep", "gov", "judge", "president", "justice",
	"captain", "lady", "lord", "professor", "prof", "sgt", "lt", "col", "gen", "capt", "minister", "detective")

// leads are the words after which the name of a month or season is one.
var leads = set("in", "of", "since", "by", "until", "till", "during", "from", "to", "through", "after", "before", "for",
	"last", "next", "this", "early", "late", "mid", "each", "every", "between", "past", "previous", "following",
	"around", "late", "on", "and", "or", "over", "throughout", "than", "that", "the", "as", "for", "end", "beginning", "into")

// vagueCounts are amounts that give no number: TIMEX3 writes X.
var vagueCounts = set("several", "few", "many", "some", "numerous", "various", "couple")

// hedges before an amount belong to it: "nearly two years".
var hedges = set("nearly", "almost", "about", "around", "roughly", "approximately", "over", "some", "barely", "just", "only")

// set makes a set of words.
func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
