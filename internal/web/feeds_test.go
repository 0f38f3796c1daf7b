package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"headwater/internal/desk/desktest"
	"headwater/internal/store"
)

// TestFeeds holds that feeds are listed with how they are, those in trouble first, and a hundred to a page; that
// what a feed calls itself is no markup, and an address that is none of the web leads nowhere.
func TestFeeds(t *testing.T) {
	s := newTestSite(t, desktest.Library(t))
	now := time.Now()
	for i := range 120 {
		w := store.Watch{Address: fmt.Sprintf("https://feeds.example/%03d", i), Kind: store.FeedWatch, Title: "Well", Added: now, Checked: now, Due: now.Add(time.Hour), Every: time.Hour}
		switch i {
		case 60:
			w.Failures, w.Reason, w.Title = 3, "it answers with "+evil, evil
		case 70:
			w.Address, w.Failures = "javascript:alert(1)", 20
		}
		if err := s.library.SaveWatch(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	first, second := s.get("/feeds"), s.get("/feeds?page=2")
	body := first.Body.String()
	if first.Code != http.StatusOK || second.Code != http.StatusOK || strings.Count(body, "<tr>") != 101 || strings.Count(second.Body.String(), "<tr>") != 21 {
		t.Errorf("%d with %d rows, %d with %d", first.Code, strings.Count(body, "<tr>"), second.Code, strings.Count(second.Body.String(), "<tr>"))
	}
	dead, failing, well := strings.Index(body, "javascript:alert(1)"), strings.Index(body, "feeds.example/060"), strings.Index(body, "feeds.example/000")
	if dead < 0 || dead > failing || failing > well {
		t.Errorf("in the order %d, %d, %d", dead, failing, well)
	}
	checkSitePage(t, "/feeds", first)
	s.noFaults(t)
}
