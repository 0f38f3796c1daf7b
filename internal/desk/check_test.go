package desk_test

import (
	"strings"
	"testing"

	"headwater/internal/desk"
)

func testCheck(t *testing.T, d *desk.Desk) {
	for _, c := range []struct {
		name, words string
		verdict     desk.Verdict
		first       string // publisher of the report where it first appears
	}{
		{"word for word", `"She just went on turning after I brought the wheel back,"`, desk.Exact, "The Skerrin Log"},
		{"without marks and in capitals", "No VESSEL of ours leaves the quay with an open steering defect", desk.Exact, ""},
		{"a word changed", `"I have never once felt a ship do that."`, desk.Altered, ""},
		{"told indirectly", "He had never once felt a rudder do that, he said.", desk.Altered, ""},
		{"another statement of the same", "A hospital spokeswoman said that nine passengers had been treated for bruises.", desk.Paraphrased, ""},
		{"in other words", "Two inspectors were sent to the island by the Marine Accident Office.", desk.Paraphrased, ""},
		{"with another number", "Nineteen passengers were treated at the cottage hospital.", desk.Altered, ""},
		{"with a number that nobody has", "Forty passengers were treated for cuts and bruises.", desk.Otherwise, ""},
		{"said the other way round", "Vessels of ours leave the quay with an open steering defect.", desk.Otherwise, ""},
		{"cut to the opposite", "vessel of ours leaves the quay with an open steering defect", desk.Otherwise, ""},
		{"a denial of what is told", "The steering alarm had not sounded in the week before.", desk.Otherwise, ""},
		{"nowhere", "The finance minister resigned over an unpaid telephone bill.", desk.CannotTell, ""},
		{"about the same and nowhere", "The captain of the ferry was drunk when it ran aground, a steward said.", desk.CannotTell, ""},
	} {
		got, err := d.Check(t.Context(), c.words)
		ok(t, err)
		if got.Verdict != c.verdict {
			t.Errorf("%s: %s", c.name, got.Answer)
			for _, p := range got.Places {
				t.Logf("  %s %.2f %q in %s", p.How, p.Share, p.Words, p.Report.Publisher)
			}
			continue
		}
		if c.verdict == desk.Otherwise {
			if len(got.Claims) > 0 || got.Places[0].Unlike == "" || !strings.HasPrefix(got.Answer, "Not this") {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if c.verdict == desk.CannotTell {
			if len(got.Places)+len(got.Claims) > 0 || !strings.HasPrefix(got.Answer, "Cannot tell") {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if first := got.Places[0].Report; c.first != "" && first.Publisher != c.first {
			t.Errorf("%s: first in %s", c.name, first.Publisher)
		}
		if len(got.Claims) == 0 || len(got.Claims[0].Origins) == 0 {
			t.Errorf("%s: of no claim", c.name)
		}
	}
}

// testCheckAltered asks for words that stand only where they replaced those that were said.
func testCheckAltered(t *testing.T, d *desk.Desk) {
	got, err := d.Check(t.Context(), "We were told to switch it off and sail")
	ok(t, err)
	if got.Verdict != desk.Exact || !strings.Contains(got.Answer, "the quotation is altered") {
		t.Errorf("%s", got.Answer)
	}
	if p := got.Places[0]; !p.Altered || p.Report.Publisher != "The Daily Gull" {
		t.Errorf("%+v", p)
	}
	if got, err = d.Check(t.Context(), "We were told to reset it and sail"); err != nil || got.Places[0].Altered {
		t.Errorf("%+v %v", got, err)
	}
}

// TestCheckIn looks in texts that are handed in.
func TestCheckIn(t *testing.T) {
	first := desk.Text{Publisher: "The Pell Bay Echo", Body: "Rudder was stiff, surveyor says\n\n11 May 2026\n\n\"We looked at the rudder and did not like what we saw,\" said Ruth Hallam, a coastguard surveyor, in an interview."}
	second := desk.Text{Publisher: "The Tern", Body: "Coastguard doubts rudder of ferry\n\n12 May 2026\n\n\"We looked at the rudder and hated what we saw,\" Ruth Hallam of the coastguard told The Pell Bay Echo."}
	for _, texts := range [][]desk.Text{{first}, {second, first}} {
		got, err := desk.CheckIn(t.Context(), "We looked at the rudder and did not like what we saw", texts)
		ok(t, err)
		if got.Verdict != desk.Exact || len(got.Places) != len(texts) || got.Places[0].Report.Publisher != first.Publisher || got.Places[0].Who != "Ruth Hallam" || len(got.Claims) == 0 {
			t.Errorf("%+v", got)
		}
	}
	ruling := desk.Text{Body: "Judge clears pump\n\n11 May 2026\n\n\"I do not find that the pump at Orrin has failed,\" Judge Ruth Hallam said on Monday."}
	for words, want := range map[string]desk.Verdict{"The judge did not find that the pump at Orrin has failed.": desk.Altered, "The judge found that the pump at Orrin has failed.": desk.Otherwise} {
		if got, err := desk.CheckIn(t.Context(), words, []desk.Text{ruling}); err != nil || got.Verdict != want {
			t.Errorf("%s: %+v %v", words, got, err)
		}
	}
	if got, err := desk.CheckIn(t.Context(), "The mayor resigned last Tuesday", []desk.Text{first}); err != nil || got.Verdict != desk.CannotTell {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := desk.CheckIn(t.Context(), "The mayor resigned last Tuesday", nil); err == nil {
		t.Error("nothing to look in")
	}
}
