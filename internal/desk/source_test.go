package desk_test

import (
	"testing"

	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
)

// TestFamilyNameAlone holds that people of one family name are not put together over stories: their page says that
// in each somebody else may be meant, and no list has them.
func TestFamilyNameAlone(t *testing.T) {
	l := desktest.Library(t)
	desktest.Add(t, l, 20, desktest.Capture("dues.txt", "Harbour dues rise at Pell\n\n3 July 2026\n\nThe dues at Pell will rise by a tenth in August. \"We need a new crane,\" Mr Marrow said on Friday.\n"))
	desktest.Add(t, l, 21, desktest.Capture("choir.txt", "Choir of Orrin wins a cup\n\n5 July 2026\n\nThe choir of Orrin came home with a silver cup. \"We sang until the lamps went out,\" Mrs Marrow said on Sunday.\n"))
	d := desk.New(l)
	answer, err := d.Source(t.Context(), "Marrow", "", 0)
	ok(t, err)
	if !answer.Alone || len(answer.Stories) != 2 || len(answer.Stories[0].Claims) == 0 {
		t.Errorf("%+v", answer)
	}
	page, err := d.Sources(t.Context(), "marrow", "", 0)
	ok(t, err)
	if len(page.Sources) != 0 {
		t.Errorf("%+v", page.Sources)
	}
}
