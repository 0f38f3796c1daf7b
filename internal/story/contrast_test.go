package story

import (
	"testing"

	"headwater/internal/news"
)

func TestAFigurePutAsideIsDenied(t *testing.T) {
	for _, c := range []struct {
		said string
		want bool
	}{
		{"The crane weighed 40 tonnes, not 60 tonnes", true},
		{"The crane weighed 40 tonnes, not 70 tonnes", false},
		{"The crane weighed 60 tonnes, not one of them too many", false},
		{"The crane weighed 60 tonnes and had not been moved", false},
		{"The ferry carried 40 people, not 60", false},
	} {
		s := newSketch(t)
		a := s.article("Quay Gazette", 3, "Crane falls", "The crane weighed 60 tonnes, the dockers said.", c.said+", Ida Voss said.")
		a.says("The crane weighed 60 tonnes", "the dockers", news.Anonymous)
		a.says(c.said, "Ida Voss", news.NamedPerson)
		if got := has(s.build(), news.DisputedClaim, c.said); got != c.want {
			t.Errorf("%q: disputed is %v", c.said, got)
		}
	}
}
