package eval

import (
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
)

const timeMLDoc = `<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2026-03-11">March 11</TIMEX3></DCT>
<TEXT>“Né &amp; Co” <EVENT eid="e1">shut</EVENT> <TIMEX3 tid="t1" type="DATE" value="2026-03-09">Monday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>.</TEXT></TimeML>`

func TestReadTimeML(t *testing.T) {
	d, err := ReadTimeML([]byte(timeMLDoc))
	if err != nil {
		t.Fatal(err)
	}
	if !d.Created.Equal(news.Day(2026, 3, 11)) || d.Text != "“Né & Co” shut Monday for\ntwo days." {
		t.Errorf("created %s, text %q", d.Created.Format(time.DateOnly), d.Text)
	}
	runes := []rune(d.Text)
	for i, want := range []string{"Monday", "two days"} {
		if g := d.Gold[i]; string(runes[g.Start:g.End]) != want || g.Text != want {
			t.Errorf("expression %d: %+v", i, g)
		}
	}
}

func TestDateScores(t *testing.T) {
	gold := []DateMark{{0, 6, "Monday", "DATE", "2026-03-09"}, {10, 18, "two days", "DURATION", "P2D"}, {30, 33, "now", "DATE", "PRESENT_REF"}}
	got := []DateMark{{0, 12, "Monday night", "TIME", "2026-03-09TNI"}, {10, 18, "two days", "DURATION", "P2D"}, {40, 44, "2019", "DATE", "2019"}}
	var s DateScores
	s.Add(gold, got)
	if s.Relaxed.PRF != (PRF{2, 1, 1}) || s.Strict.PRF != (PRF{1, 2, 2}) || s.Type.PRF != (PRF{1, 2, 2}) || s.Value.PRF != (PRF{1, 2, 2}) {
		t.Errorf("got %+v", s)
	}
	var out strings.Builder
	if err := s.Write(&out, true); err != nil || !strings.Contains(out.String(), `missed: "now" PRESENT_REF`) || !strings.Contains(out.String(), "1  too long\n") {
		t.Errorf("%v: %s", err, out.String())
	}
}
