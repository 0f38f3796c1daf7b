package quantity

// currencySign gives the unit of a sign that stands before a number.
var currencySign = map[string]string{"$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "₹": "inr", "₽": "rub", "₩": "krw",
	"₦": "ngn", "₺": "try", "₫": "vnd", "₴": "uah", "₪": "ils", "₱": "php", "₵": "ghs", "₸": "kzt", "฿": "thb"}

// currency are the units that are money.
var currency = set("usd", "eur", "gbp", "jpy", "cny", "inr", "rub", "mxn", "chf", "sek", "nok", "ngn", "zar", "try")

// units gives the normal form of units, by the words after a number.
var units = map[string]string{
	"%": "percent", "percent": "percent", "pc": "percent", "pct": "percent",
	"dollar": "usd", "dollars": "usd", "euro": "eur", "euros": "eur", "sterling": "gbp", "yen": "jpy", "yuan": "cny",
	"rupees": "inr", "rubles": "rub", "roubles": "rub", "pesos": "mxn", "francs": "chf", "kronor": "sek", "kroner": "nok",
	"naira": "ngn", "rand": "zar", "lira": "try", "cents": "cent", "cent": "cent", "pence": "penny",
	"mm": "millimetre", "millimetre": "millimetre", "millimetres": "millimetre", "millimeter": "millimetre", "millimeters": "millimetre",
	"cm": "centimetre", "centimetre": "centimetre", "centimetres": "centimetre", "centimeter": "centimetre", "centimeters": "centimetre",
	"m": "metre", "metre": "metre", "metres": "metre", "meter": "metre", "meters": "metre",
	"km": "kilometre", "kilometre": "kilometre", "kilometres": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre",
	"inch": "inch", "inches": "inch", "foot": "foot", "feet": "foot", "ft": "foot", "yard": "yard", "yards": "yard",
	"mile": "mile", "miles": "mile", "mph": "mile per hour", "kph": "kilometre per hour", "knots": "knot",
	"gram": "gram", "grams": "gram", "kg": "kilogram", "kilogram": "kilogram", "kilograms": "kilogram", "kilo": "kilogram", "kilos": "kilogram",
	"tonne": "tonne", "tonnes": "tonne", "ton": "ton", "tons": "ton", "pound": "pound", "pounds": "pound", "lb": "pound", "lbs": "pound",
	"ounce": "ounce", "ounces": "ounce",
	"litre": "litre", "litres": "litre", "liter": "litre", "liters": "litre", "gallon": "gallon", "gallons": "gallon",
	"barrel": "barrel", "barrels": "barrel", "acre": "acre", "acres": "acre", "hectare": "hectare", "hectares": "hectare",
	"second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
	"day": "day", "days": "day", "night": "day", "nights": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
	"year": "year", "years": "year", "decade": "decade", "decades": "decade",
	"degree": "degree", "degrees": "degree", "megawatt": "megawatt", "megawatts": "megawatt", "mw": "megawatt",
	"gigawatt": "gigawatt", "gigawatts": "gigawatt", "gw": "gigawatt", "kilowatt": "kilowatt", "kilowatts": "kilowatt",
	"volt": "volt", "volts": "volt", "decibels": "decibel", "hertz": "hertz", "°": "degree",
	"p": "penny", "in": "inch", "pp": "percentage point",
}

// temperatures are letters that tell a scale right behind a figure or a degree sign.
var temperatures = map[string]string{"c": "celsius", "f": "fahrenheit", "celsius": "celsius", "fahrenheit": "fahrenheit"}

// shortUnits are letters that are units only close behind figures.
var shortUnits = set("m", "pc", "mm", "cm", "km", "kg", "ft", "lb", "lbs", "mw", "gw", "mph", "kph", "pct", "°", "p", "pp")

// follow reads the unit after a number: "percent", "cubic metres", "-metre", "million dollars".
func (r *reader) follow(a *amount) {
	j := a.end
	if a.unit != "" {
		return
	}
	j = r.hyphen(j)
	switch {
	case r.is(j, "per") && r.is(j+1, "cent"):
		a.unit, a.end = "percent", j+2
	case r.is(j, "percentage") && r.is(j+1, "point", "points"):
		a.unit, a.end = "percentage point", j+2
	case r.is(j, "square", "cubic", "sq", "cu"):
		k := r.hyphen(j + 1)
		if r.is(k, ".") {
			k++
		}
		u := units[r.w(k)]
		if u == "" {
			return
		}
		kind := map[string]string{"square": "square ", "sq": "square ", "cubic": "cubic ", "cu": "cubic "}[r.w(j)]
		a.unit, a.end = kind+u, k+1
	case r.is(j, "us", "canadian", "australian") && r.is(j+1, "dollars", "dollar"):
		a.unit, a.end = map[string]string{"us": "usd", "canadian": "cad", "australian": "aud"}[r.w(j)], j+2
	case r.is(j, "c", "f") && r.upper(j) && r.p[j].Glued && r.figure(a.last-1):
		a.unit, a.end = temperatures[r.w(j)], j+1
	case r.is(j, "magnitude") && j > a.end, r.is(a.first-1, "magnitude"):
		a.unit, a.end = "magnitude", max(a.end, r.after(j, "magnitude"))
	default:
		r.plainUnit(a, j)
	}
}

// after returns the piece behind word where it stands at i, else 0.
func (r *reader) after(i int, word string) int {
	if r.is(i, word) {
		return i + 1
	}
	return 0
}

// plainUnit reads a unit of one word at piece j, and what is said more of it: "percent points", "miles
// per hour", "degrees Celsius", "5 feet 9 inches".
func (r *reader) plainUnit(a *amount, j int) {
	u := units[r.w(j)]
	if u == "" || shortUnits[r.w(j)] && (!r.figure(a.last-1) || r.upper(j) && !r.p[j].Glued) || r.is(j, "in") && !r.p[j].Glued {
		return
	}
	a.unit, a.end = u, j+1
	switch k := j + 1; {
	case u == "percent" && r.is(k, "point", "points"):
		a.unit, a.end = "percentage point", k+1
	case (u == "mile" || u == "kilometre") && (r.is(k, "per", "an") && r.is(k+1, "hour") || r.is(k, "/") && r.is(k+1, "h", "hr")):
		a.unit, a.end = u+" per hour", k+2
	case u == "degree" && temperatures[r.w(k)] != "" && (r.p[j].Lower == "°" && r.p[k].Glued || r.p[k].Len() > 1):
		a.unit, a.end = temperatures[r.w(k)], k+1
	case u == "foot":
		r.inches(a)
	}
}

// inches adds the second half of "5ft 9in" and counts the whole in inches.
func (r *reader) inches(a *amount) {
	v, n := r.number(a.end)
	if n != 1 || v >= 12 || a.low != a.high || units[r.w(a.end+1)] != "inch" || r.is(a.end+1, "in") && !r.p[a.end+1].Glued {
		return
	}
	total := 12*a.low + v
	a.low, a.high, a.unit, a.end = total, total, "inch", a.end+2
}
