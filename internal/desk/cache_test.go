package desk

import (
	"errors"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

func TestCache(t *testing.T) {
	var c cache
	reads := 0
	ask := func(id store.StoryID, built int64) {
		t.Helper()
		kept := &store.Story{ID: id, Built: time.UnixMilli(built), Body: make([]byte, mostCached/3)}
		s, err := c.story(kept, func([]byte) (*news.Story, error) { reads++; return &news.Story{Title: "x"}, nil })
		if err != nil || s.Title != "x" || c.size > mostCached || c.size != len(c.stories)*(mostCached/3) {
			t.Fatalf("story %d: %v, %d bytes in %d stories", id, err, c.size, len(c.stories))
		}
	}
	for _, step := range []struct {
		id    store.StoryID
		built int64
		reads int
	}{{1, 1, 1}, {1, 1, 1}, {1, 2, 2}, {2, 1, 3}, {3, 1, 4}, {1, 2, 4}, {4, 1, 5}, {1, 2, 5}, {2, 1, 6}} {
		if ask(step.id, step.built); reads != step.reads {
			t.Errorf("story %d of %d: read %d times, want %d", step.id, step.built, reads, step.reads)
		}
	}
	if _, err := c.story(&store.Story{ID: 9}, func([]byte) (*news.Story, error) { return nil, errors.New("damaged") }); err == nil || c.stories[9].story != nil {
		t.Error("what could not be read is remembered")
	}
}
