package desk

import (
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
		if s, body := c.get(kept); s == nil {
			reads++
			c.put(kept, &news.Story{Title: "x"})
		} else if s.Title != "x" || len(body) != mostCached/3 {
			t.Errorf("story %d: %+v with %d bytes", id, s, len(body))
		}
		if c.size > mostCached || c.size != len(c.stories)*(mostCached/3) {
			t.Fatalf("story %d: %d bytes in %d stories", id, c.size, len(c.stories))
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
}
