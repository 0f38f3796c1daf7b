package reuse_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
	"headwater/internal/reuse"
	"headwater/internal/text"
)

// link is a derivation without its figures.
type link struct {
	Article, From int
	Kind          news.DerivationKind
	Credited      bool
}

func linksOf(list []news.Derivation) []link {
	var links []link
	for _, d := range list {
		links = append(links, link{d.Article, d.From, d.Kind, d.Credited})
	}
	return links
}

func undated(e example) example {
	e.day = 0
	return e
}

func TestTrace(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles []example
		want     []link
	}{
		{"nothing", nil, nil},
		{"one article", []example{gazette}, nil},
		{"a copy that gives credit", []example{gazette, wire}, []link{{1, 0, news.Copy, true}}},
		{"a rewrite that gives none", []example{gazette, pennant}, []link{{1, 0, news.Rewrite, false}}},
		{"one press conference, two reporters", []example{gazette, radio}, nil},
		{"a newer version", []example{gazette, gazetteLater}, []link{{1, 0, news.Update, true}}},
		{"a further report that corrects the first", []example{gazette, gazetteCorrects}, []link{{1, 0, news.Update, true}}},
		{"one claim with credit", []example{gazette, lamp}, []link{{1, 0, news.Partial, true}}},
		{"another subject", []example{gazette, market}, nil},
		{"the same file twice", []example{gazette, gazette}, []link{{1, 0, news.Copy, true}}},
		{"the same text elsewhere, earlier first", []example{{"Isle Post", 9, gazette.text}, gazette}, []link{{0, 1, news.Copy, true}}},
		{"undated: the one that was told is the source", []example{undated(pennant), undated(gazette)}, []link{{0, 1, news.Rewrite, false}}},
		{"undated: credit", []example{undated(wire), undated(gazette)}, []link{{0, 1, news.Copy, true}}},
		{"direct sources only", []example{gazette, wire, pennant, radio, gazetteLater, lamp, market}, []link{
			{1, 0, news.Copy, true}, {2, 0, news.Rewrite, false}, {4, 0, news.Update, true}, {5, 0, news.Partial, true}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			readings := readingsOf(c.articles...)
			alignments, derivations, _ := reuse.Trace(readings)
			if diff := cmp.Diff(c.want, linksOf(derivations)); diff != "" {
				t.Errorf("derivations (-want +got):\n%s", diff)
			}
			checkSpans(t, readings, alignments, derivations)
		})
	}
}

// TestChain holds that the last of a chain draws on the middle one, whose changes it keeps.
func TestChain(t *testing.T) {
	local := wire
	local.publisher, local.day = "Sallow Bugle", 7
	local.text = "Stuck fast\n\n" + wire.text[len("Ferry aground for five hours\n\n"):]
	_, derivations, _ := reuse.Trace(readingsOf(gazette, wire, local))
	want := []link{{1, 0, news.Copy, true}, {2, 1, news.Copy, true}}
	if diff := cmp.Diff(want, linksOf(derivations)); diff != "" {
		t.Errorf("derivations (-want +got):\n%s", diff)
	}
}

// TestTwoSources holds that an article made from two reports has both as its sources.
func TestTwoSources(t *testing.T) {
	both := example{"Morning Slate", 9, pennant.text + `

The passengers were taken off by pilot launch from eleven o'clock, the youngest first, and given soup in the church hall. “I sang to the little ones until my voice went,” said Corrie Vane, a school cook from Upper Sallow. The council opened the swimming baths early so that anyone who lost a bag or a coat could look for it there.`}
	_, derivations, _ := reuse.Trace(readingsOf(gazette, radio, both))
	var from []int
	for _, d := range derivations {
		if d.Article == 2 {
			from = append(from, d.From)
		}
	}
	if diff := cmp.Diff([]int{0, 1}, from); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}

// TestRewriterHeardNobody holds that a long quotation in a report that is all rewritten comes from the
// other report that has it, and that one who has spoken to somebody may have been there too.
func TestRewriterHeardNobody(t *testing.T) {
	agency := example{"Sound Agency", 5, `Inquiry ordered into grounding

The government ordered an inquiry into the grounding of a ferry in the western sound, and a minister promised it by harvest time.

“We owe the families of the islands an answer that they can read in one evening,” the shipping minister, Aldith Rowe, told reporters in the capital.`}
	quote := "\n\n“We owe the families of the islands an answer that they can read in one evening,” thundered the minister, Aldith Rowe."
	rewritten, reported := pennant, pennant
	rewritten.text += quote
	reported.text += quote + " She then told us what she thinks of ferries."
	for _, c := range []struct {
		later example
		want  []link
	}{
		{rewritten, []link{{2, 0, news.Rewrite, false}, {2, 1, news.Partial, false}}},
		{reported, []link{{2, 0, news.Rewrite, false}}},
	} {
		_, derivations, _ := reuse.Trace(readingsOf(gazette, agency, c.later))
		if diff := cmp.Diff(c.want, linksOf(derivations)); diff != "" {
			t.Errorf("derivations (-want +got):\n%s", diff)
		}
	}
}

// TestLentQuotes holds that a report which tells in its own words what four speakers said apart is a
// rewrite of the one that has their words too, unless it has spoken to somebody itself.
func TestLentQuotes(t *testing.T) {
	source := example{"Weir Courier", 4, `Inspectors knew of crack in lock gate, log shows

Inspectors of the canal board noted a crack in the lower gate at Tarrow five weeks before it gave way, according to a log kept by the lock keeper.

“I painted a line round it so that nobody could miss it,” Bettany Orm, the lock keeper, said in her hut. The line stands in three photographs that she took in May.

The board’s engineer, Caspian Holt, disagreed. “A line of paint is not a measurement of anything,” he wrote to the Courier. The gate was due to be changed in the autumn.

A carpenter who worked on the gate asked not to be named. “We were told to leave the old oak where it was,” the carpenter said.

Boats now wait two days. “My cargo of pears has turned to soup,” said Jory Penn, a skipper. Repairs will cost 90,000 crowns and take until the end of August, the board says.`}
	retold := example{"Daily Whip", 5, `OH CRUMBS! Lock chiefs saw killer crack and shrugged

Bungling bosses knew of a crack in the lower lock gate weeks before it burst, a secret log has revealed.

Lock keeper Bettany Orm fumed: “I painted a line round it so that nobody could miss it.”

Stuffy engineer Caspian Holt sniffed that “a line of paint is not a measurement of anything”. It was to be swapped in the autumn anyway.

And a mystery carpenter squealed: “We were told to leave the old oak where it was.”

“My cargo of pears has turned to soup,” wailed skipper Jory Penn. Mending it will swallow 90,000 crowns and take until the end of August.`}
	asked := retold
	asked.text += "\n\nA second skipper told us that he lives on pears."
	for _, c := range []struct {
		later example
		want  []link
	}{
		{retold, []link{{1, 0, news.Rewrite, false}}},
		{asked, nil},
	} {
		_, derivations, _ := reuse.Trace(readingsOf(source, c.later))
		if diff := cmp.Diff(c.want, linksOf(derivations)); diff != "" {
			t.Errorf("derivations (-want +got):\n%s", diff)
		}
	}
}

// TestSecondHandCredit holds that the outlet that another one cites is not drawn on directly.
func TestSecondHandCredit(t *testing.T) {
	late := example{"The Lamp", 9, `Notes from the slipway

I think of soup, mostly. According to Northern Wire, which cites the Quay Gazette, the echo sounder on the bridge had been dark since Wednesday. If that is so, then the rest is talk. My neighbour caulks boats for a living and believes none of it; she has seen three inquiries, and each of them blamed the weather.`}
	_, derivations, _ := reuse.Trace(readingsOf(gazette, wire, late))
	want := []link{{1, 0, news.Copy, true}, {2, 1, news.Partial, true}}
	if diff := cmp.Diff(want, linksOf(derivations)); diff != "" {
		t.Errorf("derivations (-want +got):\n%s", diff)
	}
}

func TestEvidence(t *testing.T) {
	readings := readingsOf(gazette, wire)
	_, derivations, _ := reuse.Trace(readings)
	d := derivations[0]
	if d.Confidence < 0.9 || d.Copied < 0.8 || d.Copied+d.Paraphrased > 1 {
		t.Errorf("confidence %.2f, copied %.2f, paraphrased %.2f", d.Confidence, d.Copied, d.Paraphrased)
	}
	first := d.Evidence[0]
	if got := first.Passage.Span.Of(wire.text); first.Type != "credit" || got != "deckhand told the Quay Gazette" {
		t.Errorf("first evidence: %s %q", first.Type, got)
	}
	if last := d.Evidence[len(d.Evidence)-1]; last.Type != "reuse" || last.Against == nil || last.Why == "" {
		t.Errorf("last evidence: %+v", last)
	}
}

// checkSpans holds what every answer must: indices and spans in range, shares within 0 and 1.
func checkSpans(t *testing.T, readings []*news.Reading, alignments []news.Alignment, derivations []news.Derivation) {
	t.Helper()
	inside := func(p news.Passage) {
		words := readings[p.Article].Article.Text
		if p.Span.Start < 0 || p.Span.End > len(words) || p.Span.Empty() {
			t.Fatalf("article %d: span %v", p.Article, p.Span)
		}
		if !utf8.RuneStart(words[p.Span.Start]) || p.Span.End < len(words) && !utf8.RuneStart(words[p.Span.End]) {
			t.Fatalf("article %d: span %v cuts a character", p.Article, p.Span)
		}
	}
	for _, a := range alignments {
		if a.A >= a.B || len(a.Matches) == 0 {
			t.Fatalf("alignment of %d and %d with %d matches", a.A, a.B, len(a.Matches))
		}
		for _, m := range a.Matches {
			inside(news.Passage{Article: a.A, Span: m.A})
			inside(news.Passage{Article: a.B, Span: m.B})
			if m.Score < 0 || m.Score > 1 {
				t.Fatalf("score %v", m.Score)
			}
		}
	}
	for _, d := range derivations {
		if d.Article == d.From || d.Confidence < 0 || d.Confidence > 1 || d.Copied+d.Paraphrased > 1.000001 {
			t.Fatalf("derivation %+v", d)
		}
		for _, e := range d.Evidence {
			inside(e.Passage)
			if e.Against != nil {
				inside(*e.Against)
			}
		}
	}
}

// TestCreditedFigure holds that one sentence which names an outlet and has a figure of its report is
// enough, where nothing else is shared.
func TestCreditedFigure(t *testing.T) {
	credit := example{"Sallow Shipping", 9, `Yard men fear for their berths

Merrow Lines has told its crews nothing since Friday. The Quay Gazette, which had the story first, said the company gave 3.2 million for the ship in 2015. “I hear more from the gulls,” said Dunstan Alder, a cook.`}
	unnamed := credit
	unnamed.text = strings.Replace(unnamed.text, "The Quay Gazette, which had the story first, said", "People ashore say", 1)
	for _, c := range []struct {
		later example
		want  []link
	}{
		{credit, []link{{1, 0, news.Partial, true}}},
		{unnamed, nil},
	} {
		_, derivations, _ := reuse.Trace(readingsOf(gazette, c.later))
		if diff := cmp.Diff(c.want, linksOf(derivations)); diff != "" {
			t.Errorf("derivations (-want +got):\n%s", diff)
		}
	}
}

// TestCapitalOpensQuotation holds that a word is no name for opening a quotation: two short sentences that
// one reporter was told are then enough.
func TestCapitalOpensQuotation(t *testing.T) {
	source := example{"Weir Courier", 4, "Night in the school hall\n\nThey slept on mats. The headmistress took this reporter round. “Soup we have. Spoons there are none.”"}
	later := example{"Daily Whip", 6, "Flood families huddle on floor\n\nThere was nothing to eat with. The head of the school sighed. “Soup we have. Spoons there are none.”"}
	_, derivations, _ := reuse.Trace(readingsOf(source, later))
	if diff := cmp.Diff([]link{{1, 0, news.Partial, false}}, linksOf(derivations)); diff != "" {
		t.Errorf("derivations (-want +got):\n%s", diff)
	}
}

// TestUnnamedSpeaker holds that a quotation of one unnamed person comes from the report that had it
// first, and that what a crowd shouts many hear.
func TestUnnamedSpeaker(t *testing.T) {
	const words = "“Somebody in this building wanted the pumps to fail,”"
	source := example{"Weir Courier", 4, "Pumps stood still for two hours\n\nThe pumps at Tarrow stood still while the water rose. " + words + " said a fitter who is not allowed to talk to reporters. The board is looking into it."}
	later := example{"Daily Whip", 6, "Cellars drown as town sleeps\n\nHundreds of cellars filled up on Tuesday night. " + words + " one insider said. Insurers expect a busy summer."}
	for _, c := range []struct {
		plural bool
		want   []link
	}{
		{false, []link{{1, 0, news.Partial, false}}},
		{true, nil},
	} {
		readings := readingsOf(source, later)
		for _, r := range readings {
			at := strings.Index(r.Article.Text, words)
			r.Attributions = []news.Attribution{{
				Passage: text.Span{Start: at, End: at + len(words)}, Quote: news.Direct,
				Source: news.Source{Kind: news.Anonymous, Plural: c.plural},
			}}
		}
		_, derivations, _ := reuse.Trace(readings)
		if diff := cmp.Diff(c.want, linksOf(derivations)); diff != "" {
			t.Errorf("plural %v: derivations (-want +got):\n%s", c.plural, diff)
		}
	}
}

// TestConferenceCall holds that a report which had a word with the speaker has not his public words alone.
func TestConferenceCall(t *testing.T) {
	asked := example{"Weir Courier", 4, "Board chief keeps calm\n\n“Nobody has decided anything about the lock keepers,” Caspian Holt said on a conference call. He told the Courier that he sleeps well."}
	heard := example{"Lock & Barge", 5, "What the board would not say\n\nThe call ended as it began. “Nobody has decided anything about the lock keepers,” Mr Holt repeated, and rang off."}
	if _, derivations, _ := reuse.Trace(readingsOf(asked, heard)); derivations != nil {
		t.Errorf("derivations %v", linksOf(derivations))
	}
}

// TestStampedBeforeItsSource holds that a sister paper's copy, stamped before the report that it says it
// prints, is not taken for the source of a third.
func TestStampedBeforeItsSource(t *testing.T) {
	twin := gazette
	twin.publisher, twin.day = "Sallow Mercury", 3
	twin.text += "\n\nThis article first appeared in our sister paper, the Quay Gazette."
	_, derivations, _ := reuse.Trace(readingsOf(gazette, twin, pennant))
	want := []link{{1, 0, news.Copy, true}, {2, 0, news.Rewrite, false}}
	if diff := cmp.Diff(want, linksOf(derivations)); diff != "" {
		t.Errorf("derivations (-want +got):\n%s", diff)
	}
}
