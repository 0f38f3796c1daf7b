package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// StoriesQuery asks for a page of stories. A field that is zero asks for nothing; a story must satisfy all
// others.
type StoriesQuery struct {
	Words     string           // words of one of its reports, as Search takes them; only the newest few thousand such reports count
	Name      string           // a person or body quoted in it
	Publisher string           // an outlet with a report in it
	Kind      news.FindingKind // a finding in it
	// Since and Until are days (midnight UTC), both included, between which its newest report came out.
	Since, Until time.Time
	Order        store.StoryOrder
	Cursor       string // Next of the page before
	Limit        int    // 1 to MostListed; 0 for 20
}

// StoriesPage is a page of stories, with the cursor of the next; empty at the end.
type StoriesPage struct {
	Stories []StoryLine
	Next    string
}

// StoryLine is a story as lists show it.
type StoryLine struct {
	ID         store.StoryID
	Title      string
	Newest     time.Time // when its newest report was published, or captured where that is not known
	Reports    int
	Origins    int               // most independent origins of any of its claims
	Findings   []store.KindCount // by kind, most first
	Disputed   int               // claims that are disputed
	Confirmed  int               // claims of two origins or more
	Publishers []string          // in order of their first reports; no more than store.MostPublishers
	Growth     []store.DayCount  // reports by day of publication, oldest first; days without one left out
	Stale      bool              // more has come since; it is about to be judged again
}

// Stories lists stories.
func (d *Desk) Stories(ctx context.Context, q StoriesQuery) (*StoriesPage, error) {
	asked, err := q.asked()
	if err != nil {
		return nil, err
	}
	list, err := d.library.Stories(ctx, asked)
	if err != nil {
		return nil, err
	}
	page := &StoriesPage{}
	if len(list) == asked.Limit {
		list = list[:asked.Limit-1]
		page.Next = storyCursor(&list[len(list)-1])
	}
	for i := range list {
		page.Stories = append(page.Stories, storyLine(&list[i]))
	}
	return page, nil
}

// asked puts the question to the store: one story more than a page, to know whether there is another.
func (q *StoriesQuery) asked() (store.StoryQuery, error) {
	asked := store.StoryQuery{Order: q.Order, Since: q.Since, Kind: q.Kind, Text: q.Words, Name: q.Name, Publisher: q.Publisher}
	for where, words := range map[string]string{"words": q.Words, "name": q.Name, "publisher": q.Publisher} {
		if err := checkWords(where, words); err != nil {
			return asked, err
		}
	}
	if q.Kind != "" && !slices.Contains(news.FindingKinds, q.Kind) {
		return asked, bad("kind", fmt.Sprintf("%.40q is no kind of finding", q.Kind), "take one of "+kindList())
	}
	if !q.Until.IsZero() {
		asked.Until = q.Until.AddDate(0, 0, 1)
	}
	limit, err := pageLength(q.Limit)
	if err != nil {
		return asked, err
	}
	asked.Limit = limit + 1
	asked.After, err = readStoryCursor(q.Cursor)
	return asked, err
}

func kindList() string {
	words := make([]string, len(news.FindingKinds))
	for i, k := range news.FindingKinds {
		words[i] = string(k)
	}
	return strings.Join(words, ", ")
}

func storyLine(st *store.Story) StoryLine {
	return StoryLine{
		ID: st.ID, Title: st.Title, Newest: st.Newest, Reports: st.Reports, Origins: st.Origins, Findings: st.Summary.Kinds,
		Disputed: st.Summary.Disputed, Confirmed: st.Summary.Confirmed, Publishers: st.Summary.Publishers, Growth: st.Summary.Growth, Stale: st.Stale,
	}
}
