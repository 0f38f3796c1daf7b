package piece

import (
	"strings"
	"testing"

	"headwater/internal/text"
)

func split(s string) []Piece {
	d := text.Analyze(s)
	return Append(nil, d, 0, len(d.Tokens))
}

func TestAppend(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A 67-year-old", "a 67 +- +year +- +old"},
		{"5km away", "5 +km away"},
		{"filed 2025-10-21", "filed 2025 +- +10 +- +21"},
		{"1,200.5 tonnes", "1,200.5 tonnes"},
		{"the 21st day", "the 21st day"},
		{"at 9 p.m. there", "at 9 p.m. there"},
		{"$20", "$ +20"},
	} {
		var got []string
		for _, p := range split(c.text) {
			w := p.Lower
			if p.Kind == Ordinal {
				w = strings.ToLower(p.Of(c.text))
			}
			if p.Glued {
				w = "+" + w
			}
			got = append(got, w)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for _, c := range []struct {
		text string
		want float64
		used int
	}{
		{"12 boats", 12, 1},
		{"1,200.5 boats", 1200.5, 1},
		{"1,20,000 boats", 120000, 1},
		{"12,34,56,789 boats", 123456789, 1},
		{"1,20 boats", 1, 1},
		{"1.2 lakh boats", 120000, 2},
		{"three crore boats", 3e7, 2},
		{"4.1 million boats", 4.1e6, 2},
		{"2 1/2 years", 2.5, 4},
		{"2½ years", 2.5, 2},
		{"sixty-one boats", 61, 3},
		{"sixty one boats", 61, 2},
		{"a hundred and five boats", 105, 4},
		{"two thousand three hundred boats", 2300, 4},
		{"three million boats", 3e6, 2},
		{"a dozen boats", 12, 2},
		{"half a dozen boats", 6, 3},
		{"two dozen boats", 24, 2},
		{"two and a half boats", 2.5, 4},
		{"nineteen ninety-six", 19, 1},
		{"three-quarters", 3, 1},
		{"a boat", 0, 0},
		{"boats", 0, 0},
	} {
		v, n := Numeral(split(c.text))
		if v != c.want || n != c.used {
			t.Errorf("%s: got %v over %d pieces, want %v over %d", c.text, v, n, c.want, c.used)
		}
	}
}

func FuzzAppend(f *testing.F) {
	f.Add("67-year-old 1,200.5 21st p.m. ’s '90s 2½ 1,,2..3")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for i, p := range split(s) {
			if p.Start < last || p.End > len(s) || p.Empty() || p.Kind == 0 {
				t.Fatalf("%q: piece %d is %+v", s, i, p)
			}
			last = p.End
		}
		Numeral(split(s))
	})
}
