package quantity

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"headwater/internal/news"
	"headwater/internal/text"
)

// only reads a sentence that holds one quantity.
func only(t interface{ Fatalf(string, ...any) }, s string) news.Quantity {
	found := Read(text.Analyze(s))
	if len(found) != 1 {
		t.Fatalf("%q holds %d quantities: %+v", s, len(found), found)
	}
	return found[0]
}

// TestSameQuantity: what means the same can be the same, of the same thing; what does not, cannot.
func TestSameQuantity(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"A dozen boats sank.", "12 boats sank.", true},
		{"Twelve boats sank.", "A dozen boats sank.", true},
		{"Half a million people fled.", "500,000 people fled.", true},
		{"Three-quarters of a million people fled.", "750,000 people fled.", true},
		{"3.2m people fled.", "3.2 million people fled.", true},
		{"It cost £4bn.", "It cost £4,000 million.", true},
		{"It cost 40m euros.", "It cost €40 million.", true},
		{"Two-thirds of voters left.", "Two out of three voters left.", true},
		{"Two-thirds of voters left.", "67% of voters left.", true},
		{"One in 20 boats sank.", "5 percent of boats sank.", true},
		{"Half the voters left.", "50 per cent of voters left.", true},
		{"Between 12 and 15 boats sank.", "12-15 boats sank.", true},
		{"Between 3 and 4 million people fled.", "3.5 million people fled.", true},
		{"40 boats or more sank.", "At least 40 boats sank.", true},
		{"It fell to minus 5C.", "It fell to -5°C.", true},
		{"It fell to minus 5 degrees Celsius.", "It fell to −5C.", true},
		{"He is 5ft 9in tall.", "He is 69 inches tall.", true},
		{"It rose 2 percentage points.", "It rose 2pp.", true},
		{"The wind blew at 40 miles per hour.", "The wind blew at 40mph.", true},
		{"The wall was 3.2m high.", "The wall was 3.2 metres high.", true},
		{"The death toll rose to 40.", "The death toll stands at 40.", true},

		{"A dozen boats sank.", "Half a dozen boats sank.", false},
		{"It fell to minus 5C.", "It reached 5C.", false},
		{"It cost £4bn.", "It cost £4m.", false},
		{"It cost $40 million.", "It cost €40 million.", false},
		{"It rose 2 percent.", "It rose 2 percentage points.", false},
		{"One in five boats sank.", "One in 20 boats sank.", false},
		{"3.2m people fled.", "3.2 billion people fled.", false},
		{"More than 40 boats sank.", "Fewer than 40 boats sank.", true}, // both can be of 40 itself
		{"More than 40 boats sank.", "30 boats sank.", false},
		{"A magnitude 6.2 quake struck.", "A 5.1-magnitude quake struck.", false},
		{"The death toll rose to 40.", "The death toll rose to 58.", false},
		{"He is 5ft 9in tall.", "He is 5ft 2in tall.", false},
	} {
		a, b := only(t, c.a), only(t, c.b)
		if a.Compatible(b) != c.same || b.Compatible(a) != c.same {
			t.Errorf("%q and %q: same is %t", c.a, c.b, !c.same)
		}
		if c.same && a.Noun != b.Noun && a.Unit == "" {
			t.Errorf("%q counts %q, %q %q", c.a, a.Noun, c.b, b.Noun)
		}
	}
}

// TestNoQuantity are figures that count nothing.
func TestNoQuantity(t *testing.T) {
	for _, s := range []string{
		"The second boat sank.", "His 15th boat sank.", "A 43-year-old woman sank.", "A woman, 43, sank.", "They won 2-1 at Orley.",
		"They lost 3–2 on penalties.", "The A40 road was shut.", "The M25 motorway was shut.", "G7 leaders met.", "The 5G masts fell.",
		"Channel 4 said so.", "Article 50 was invoked.", "A vote of 40-12 passed it.", "The 9/11 attacks came first.", "He gave 24/7 care.",
	} {
		if found := Read(text.Analyze(s)); len(found) > 0 {
			t.Errorf("%q: %s", s, show(s, found[0]))
		}
	}
}

// TestNumbersReadBack writes any number in several ways and reads it back.
func TestNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 999).Draw(t, "n")
		times := rapid.SampledFrom([]struct {
			word, letters string
			by            float64
		}{{" million", "m", 1e6}, {" billion", "bn", 1e9}}).Draw(t, "magnitude")
		for _, s := range []string{
			fmt.Sprintf("They lost $%d%s on it.", n, times.word), fmt.Sprintf("They lost $%d%s on it.", n, times.letters),
			fmt.Sprintf("They lost %d%s dollars on it.", n, times.word), fmt.Sprintf("They lost %d%s dollars on it.", n, times.letters),
		} {
			if q := only(t, s); q.Low != float64(n)*times.by || q.High != q.Low || q.Unit != "usd" {
				t.Fatalf("%q is %s", s, show(s, q))
			}
		}
		m := rapid.IntRange(2, 999).Draw(t, "m")
		a, b := only(t, fmt.Sprintf("Some villagers said that %d boats sank.", n)), only(t, fmt.Sprintf("Some villagers said that %d boats sank.", m))
		if (n == m) != (a.Low == b.Low) || n == m && !a.Compatible(b) {
			t.Fatalf("%d and %d: %v, %v", n, m, a, b)
		}
	})
}
