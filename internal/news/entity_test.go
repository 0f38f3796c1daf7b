package news

import "testing"

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Marguerite Oduya", "Oduya", true},
		{"Dr. Marguerite Oduya", "Ms Oduya", true},
		{"M. Oduya", "Marguerite Oduya", true},
		{"Marguerite Oduya", "Philip Oduya", false},
		{"Marguerite Oduya", "Marguerite Prewitt", false},
		{"Edwin Prewitt Jr.", "Edwin Prewitt", true},
		{"Col. Ann Prewitt", "Ann Prewitt", true},
		{"Edwin James Prewitt", "Edwin Prewitt", true},
		{"The Weir Valley Mercury", "Weir Valley Mercury", true},
		{"The Weir Valley Mercury", "the Mercury", true},
		{"Weir Valley Mercury", "Tolland Mercury", false},
		{"Weir Valley Mercury", "Weir Valley", false},
		{"Kettle & Crane Weekly", "Kettle & Crane", true},
		{"Daily Hornet", "Daily Sentinel", false},
		{"Tolland Water Board", "TWB", true},
		{"Tolland Water Board", "T.W.B.", true},
		{"Office for the Protection of Rivers", "OPR", true},
		{"Tolland Water Board", "Tolland Fire Board", false},
		{"Tolland Water Board", "Water Board", true},
		{"Halvorsen", "Halvorsen Concrete", false},
		{"Halvorsen Holdings", "Halvorsen", true},
		{"Halvorsen Holdings", "Halvorsen Laboratories", false},
		{"St. Cyprian’s Hospital", "St Cyprian's Hospital", true},
		{"Oduya’s", "Oduya", true},
		{"", "Oduya", false},
		{"the", "The Post", false},
	} {
		if got := SameName(c.a, c.b); got != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.a, c.b, got)
		}
		if got := SameName(c.b, c.a); got != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.b, c.a, got)
		}
	}
}

func TestIsAcronym(t *testing.T) {
	for _, c := range []struct {
		short string
		words []string
		want  bool
	}{
		{"TWB", []string{"Tolland", "Water", "Board"}, true},
		{"TPA", []string{"Tolland", "Press-Agency"}, true},
		{"BofT", []string{"Bank", "of", "Tolland"}, false},
		{"BOT", []string{"Bank", "of", "Tolland"}, true},
		{"BT", []string{"Bank", "of", "Tolland"}, true},
		{"T", []string{"Tolland"}, false},
		{"TWB", []string{"Tolland", "Fire", "Board"}, false},
	} {
		if got := IsAcronym(c.short, c.words); got != c.want {
			t.Errorf("IsAcronym(%q, %q) = %v", c.short, c.words, got)
		}
	}
}
