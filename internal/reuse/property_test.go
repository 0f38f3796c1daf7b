package reuse_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"headwater/internal/reuse"
	"headwater/internal/text"
)

var everyExample = []example{gazette, wire, pennant, radio, gazetteLater, lamp, market, heardByOne, heardByAnother}

// TestOrderOfArrival holds that the order of the readings changes nothing but the indices.
func TestOrderOfArrival(t *testing.T) {
	want := namedLinks(everyExample)
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation(everyExample).Draw(t, "order")
		if got := namedLinks(order); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// namedLinks gives the near-duplicates by their publishers and the derivations by the first words of the
// articles, in order.
func namedLinks(examples []example) []string {
	_, derivations, near := reuse.Trace(readingsOf(examples...))
	var names []string
	for _, n := range near {
		pair := []string{examples[n.A].publisher, examples[n.B].publisher}
		slices.Sort(pair)
		names = append(names, strings.Join(pair, " = ")+" "+n.String())
	}
	for _, d := range derivations {
		later, _, _ := strings.Cut(examples[d.Article].text, "\n")
		earlier, _, _ := strings.Cut(examples[d.From].text, "\n")
		names = append(names, later+" < "+earlier+" "+string(d.Kind))
	}
	slices.Sort(names)
	return names
}

// TestDatesGiveTheDirection holds that swapping two dates swaps who drew on whom.
func TestDatesGiveTheDirection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := gazette, pennant
		a.day, b.day = rapid.IntRange(1, 9).Draw(t, "a"), rapid.IntRange(20, 28).Draw(t, "b")
		_, forward, _ := reuse.Trace(readingsOf(a, b))
		a.day, b.day = b.day, a.day
		_, backward, _ := reuse.Trace(readingsOf(a, b))
		if len(forward) != 1 || len(backward) != 1 || forward[0].From != 0 || backward[0].From != 1 {
			t.Fatalf("%v, %v", linksOf(forward), linksOf(backward))
		}
	})
}

var invented = strings.Fields(`lantern orchard copper meadow sailor thicket gravel ribbon velvet anchor marble walnut saddle
	timber candle pepper barley falcon hammer kettle needle pebble quiver rafter shovel tunnel violin willow beacon
	carries found opened painted mended counted lifted broke carved sold`)

// proseOf draws sentences of words that mean nothing together.
func proseOf(t *rapid.T, label string) string {
	var b strings.Builder
	for range rapid.IntRange(8, 20).Draw(t, label+" sentences") {
		words := rapid.SliceOfN(rapid.SampledFrom(invented), 9, 16).Draw(t, label)
		b.WriteString("The " + strings.Join(words, " ") + ".\n\n")
	}
	return b.String()
}

// TestAnyTextIsItsOwnCopy holds that a text is found to be derived from itself, whatever it says.
func TestAnyTextIsItsOwnCopy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := proseOf(t, "a")
		loud := strings.ToUpper(s)
		if derived, confidence := reuse.Judge(text.Analyze(s), text.Analyze(s)); !derived || confidence < 0.9 {
			t.Fatalf("copy: %t, %.2f", derived, confidence)
		}
		if derived, _ := reuse.Judge(text.Analyze(s), text.Analyze(loud)); !derived && len(s) > 900 {
			t.Fatal("a copy in capitals is not found")
		}
	})
}

// TestUnrelatedTexts holds that texts drawn apart from each other are not derived, and that Judge
// does not care which is which.
func TestUnrelatedTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Analyze(proseOf(t, "a")), text.Analyze(proseOf(t, "b"))
		derived, p := reuse.Judge(a, b)
		_, q := reuse.Judge(b, a)
		if derived || p != q {
			t.Fatalf("derived %t, %v and %v", derived, p, q)
		}
	})
}

func FuzzTrace(f *testing.F) {
	f.Add(gazette.text, wire.text, "Northern Wire")
	f.Add("“One “two “three", "\x00”\xff", "")
	f.Add(strings.Repeat("again and again. ", 50), strings.Repeat("again and again. ", 70), "The the")
	f.Fuzz(func(t *testing.T, a, b, publisher string) {
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?") // as every article's text is
		readings := readingsOf(example{publisher, 3, a}, example{"The Quay Gazette", 0, b}, example{"", 2, a + "\n\n" + b})
		alignments, derivations, _ := reuse.Trace(readings)
		checkSpans(t, readings, alignments, derivations)
	})
}
