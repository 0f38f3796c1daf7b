package reuse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
	"headwater/internal/text"
)

func TestMentions(t *testing.T) {
	publishers := []string{"The Orrin Bay Packet", "Sheep & Wool Weekly", "KPA", "Rill FM 99.1", "The Tide", "Upper Lake Packet", "Morning News Group"}
	var readings []*news.Reading
	for _, p := range publishers {
		readings = append(readings, &news.Reading{Article: &news.Article{Publisher: news.Publisher{Name: p}}})
	}
	dir := newDirectory(readings)
	for _, c := range []struct {
		text string
		own  int
		want []string
	}{
		{"He told the Orrin Bay Packet that it was over.", -1, []string{"0 Orrin Bay Packet"}},
		{"The ORRIN BAY PACKET had it first, and the Packet stands by it.", -1, []string{"0 ORRIN BAY PACKET", "0 Packet"}},
		{"He told the Packet.", -1, nil},
		{"He told the Packet.", 5, []string{"5 Packet"}},
		{"A packet of crisps; the Packet Boat Inn.", 0, nil},
		{"Sheep & Wool wrote of it before Sheep & Wool Weekly did.", -1, []string{"1 Sheep & Wool", "1 Sheep & Wool Weekly"}},
		{"KPA, the Kestrel Press Agency, and the SWW.", -1, []string{"2 KPA", "2 Kestrel Press Agency", "1 SWW"}},
		{"She rang Rill FM on Sunday.", -1, []string{"3 Rill FM"}},
		{"Tide tables are in the Tide, which said that the tide was out.", -1, []string{"4 Tide"}},
		{"(OBP) obp Obp", -1, []string{"0 OBP"}},
	} {
		doc := text.Analyze(c.text)
		var got []string
		for _, m := range dir.mentions(doc, c.own) {
			got = append(got, string(rune('0'+m.outlet))+" "+m.Of(c.text))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}
