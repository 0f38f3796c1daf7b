package reuse_test

import (
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/reuse"
)

const speech = "“We were told in March that the sluice would hold for another winter, and it did not hold for another week. " +
	"I have asked for the papers, all of them, and I have asked to see the man who signed the last page,” the mayor told a meeting in the corn hall."

var (
	heardByOne = example{"The Quay Gazette", 4, "Mayor wants sluice papers\n\nBarley fields west of the town still stand under water. " + speech +
		"\n\nPumps came from two counties on Tuesday, and a school has taken in the cattle."}
	heardByAnother = example{"Harbour Radio", 4, "Hall cheers as mayor speaks\n\nFour hundred people filled every bench, and more listened from the yard. " + speech +
		"\n\nHer husband, a beekeeper, lost all his hives when the dyke went."}
)

func TestNearDuplicates(t *testing.T) {
	carried := func(outlet string) *news.Reading {
		r := example{outlet, 5, strings.ReplaceAll(wire.text, "(Northern Wire) - ", "")}.reading()
		r.Article.Agency = "Northern Wire"
		return r
	}
	for _, c := range []struct {
		name     string
		readings []*news.Reading
		want     news.SharedWording // of the one pair; empty when there is none
		why      string
	}{
		{"one speech", readingsOf(heardByOne, heardByAnother), news.SharedQuotations, "whoever heard them"},
		{"one agency", []*news.Reading{carried("Daily Pennant"), carried("The Lamp")}, news.SharedProse, "a report of Northern Wire"},
		{"one drawn from the other", readingsOf(gazette, wire), "", ""},
		{"a chain", readingsOf(gazette, wire, pennant), "", ""},
		{"two events", readingsOf(gazette, market), "", ""},
	} {
		_, derivations, near := reuse.Trace(c.readings)
		if c.want == "" {
			if len(near) > 0 {
				t.Errorf("%s: %+v", c.name, near)
			}
			continue
		}
		if len(derivations) > 0 || len(near) != 1 || near[0].Shared != c.want || near[0].Share < .2 || !strings.Contains(near[0].Why, c.why) {
			t.Errorf("%s: %v, %+v", c.name, linksOf(derivations), near)
		}
	}
}
