package piece

import "math"

// Numbers written in words, as newspapers write them below ten and at the start of sentences.

var units = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}

var teens = map[string]float64{
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}

var tens = map[string]float64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var magnitudes = map[string]float64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"mln": 1e6, "mn": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "dozen": 12,
	"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}

var ordinals = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
	"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
	"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

var glyphs = map[string]float64{"½": .5, "¼": .25, "¾": .75, "⅓": 1. / 3, "⅔": 2. / 3}

// Rank returns the number that p, "third" or "3rd", stands for.
func (p *Piece) Rank() (float64, bool) {
	if p.Kind == Ordinal {
		return p.Value, true
	}
	v, ok := ordinals[p.Lower]
	return v, ok
}

// Numeral reads the cardinal number that opens p, in figures or in words: "1,200", "2 1/2",
// "4.1 million", "sixty-one", "a hundred and five", "two and a half", "half a dozen". It returns
// its value and how many pieces it takes; 0 when p opens with no number.
func Numeral(p []Piece) (value float64, used int) {
	if len(p) == 0 {
		return 0, 0
	}
	if p[0].Kind == Figure {
		return magnified(p, p[0].Value, 1)
	}
	if v, ok := glyphs[p[0].Lower]; ok {
		return magnified(p, v, 1)
	}
	if word(p, 0) == "half" && word(p, 1) == "a" && magnitudes[word(p, 2)] > 0 {
		return magnitudes[p[2].Lower] / 2, 3
	}
	if (word(p, 0) == "a" || word(p, 0) == "an") && len(p) > 1 {
		if m := magnitudes[p[1].Lower]; m >= 12 && p[1].Kind == Word {
			return spelled(p, 1)
		}
		return 0, 0
	}
	return spelled(p, 0)
}

func word(p []Piece, i int) string {
	if i < len(p) && p[i].Kind == Word {
		return p[i].Lower
	}
	return ""
}

// magnified goes on after a figure: a fraction, then a word of magnitude.
func magnified(p []Piece, v float64, n int) (float64, int) {
	if f, used := fraction(p[n:]); used > 0 && v == float64(int64(v)) {
		v, n = v+f, n+used
	}
	if m := magnitudes[word(p, n)]; m > 0 {
		return scale(v, m), n + 1
	}
	if n+1 < len(p) && p[n].Lower == "-" && p[n].Glued && p[n+1].Glued && magnitudes[word(p, n+1)] > 0 {
		return scale(v, magnitudes[p[n+1].Lower]), n + 2
	}
	return v, n
}

// fraction reads "1/2" or "½" after a whole number.
func fraction(p []Piece) (float64, int) {
	if len(p) > 0 {
		if v, ok := glyphs[p[0].Lower]; ok {
			return v, 1
		}
	}
	if len(p) < 3 || p[0].Kind != Figure || p[1].Lower != "/" || p[2].Kind != Figure {
		return 0, 0
	}
	if p[0].Glued || p[0].Value >= p[2].Value || p[2].Value > 64 {
		return 0, 0
	}
	return p[0].Value / p[2].Value, 3
}

// spelled reads number words. The parts go down in size: hundreds, tens, units; a magnitude
// multiplies what stands before it.
func spelled(p []Piece, start int) (float64, int) {
	var total, current float64
	limit, end := 1e15, start // what may come next is below limit
	for i := start; i < len(p); {
		v, size, ok := numberWord(word(p, i))
		if !ok || (size == 0 && v >= limit) {
			break
		}
		if size == 0 {
			current, limit = current+v, nextLimit(v)
		} else {
			total, current, limit = multiply(total, current, size)
		}
		i++
		end = i
		i = joint(p, i, size)
	}
	if end == start {
		return 0, 0
	}
	return half(p, total+current, end)
}

// numberWord gives the value of a small number, or the size of a magnitude.
func numberWord(w string) (value, size float64, ok bool) {
	if w == "" {
		return 0, 0, false
	}
	for _, m := range [...]map[string]float64{units, teens, tens} {
		if v, ok := m[w]; ok {
			return v, 0, true
		}
	}
	m, ok := magnitudes[w]
	return 0, m, ok
}

func nextLimit(v float64) float64 {
	if v >= 20 {
		return 10 // "twenty" may be followed by "one"
	}
	return 0
}

func multiply(total, current, size float64) (t, c, limit float64) {
	current = max(current, 1)
	if size <= 100 {
		return total, current * size, 100
	}
	return total + current*size, 0, 1000
}

// joint steps over the hyphen of "twenty-one" and the "and" of "a hundred and five".
func joint(p []Piece, i int, size float64) int {
	if i+1 >= len(p) {
		return i
	}
	_, _, more := numberWord(word(p, i+1))
	if more && (p[i].Lower == "-" && p[i].Glued && p[i+1].Glued || size >= 100 && p[i].Lower == "and") {
		return i + 1
	}
	return i
}

// half reads "two and a half".
func half(p []Piece, v float64, n int) (float64, int) {
	if word(p, n) == "and" && word(p, n+1) == "a" && word(p, n+2) == "half" {
		v, n = v+.5, n+3
	}
	if m := magnitudes[word(p, n)]; m > 100 && v != float64(int64(v)) {
		v, n = scale(v, m), n+1
	}
	return v, n
}

// scale multiplies without the dust that binary fractions leave: 4.1 million is 4,100,000.
func scale(v, by float64) float64 { return math.Round(v*by*100) / 100 }
