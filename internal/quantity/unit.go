package quantity

// currencySign gives the unit of a sign that stands before a number.
var currencySign = map[string]string{"$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "₹": "inr", "₽": "rub", "₩": "krw"}

// units gives the normal form of units, by the words after a number.
var units = map[string]string{
	"%": "percent", "percent": "percent", "pc": "percent", "pct": "percent",
	"dollar": "usd", "dollars": "usd", "euro": "eur", "euros": "eur", "sterling": "gbp", "yen": "jpy", "yuan": "cny",
	"rupees": "inr", "rubles": "rub", "roubles": "rub", "pesos": "mxn", "francs": "chf", "kronor": "sek", "kroner": "nok",
	"cents": "cent", "cent": "cent", "pence": "penny",
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
	"volt": "volt", "volts": "volt", "decibels": "decibel", "hertz": "hertz", "°": "degree", "°c": "degree",
}

// shortUnits are letters that are units only close behind figures.
var shortUnits = set("m", "pc", "mm", "cm", "km", "kg", "ft", "lb", "lbs", "mw", "gw", "mph", "kph", "pct", "°", "°c")

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
	default:
		u := units[r.w(j)]
		if u == "" || shortUnits[r.w(j)] && (!r.figure(a.last-1) || r.upper(j) && !r.p[j].Glued) {
			return
		}
		a.unit, a.end = u, j+1
		if u == "percent" && r.is(j+1, "point", "points") {
			a.unit, a.end = "percentage point", j+2
		}
	}
}
