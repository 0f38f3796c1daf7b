package desk

import (
	"sync"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// mostCached is how many bytes the stories that are remembered have in JSON; in memory they take about three times
// as many.
const mostCached = 16 << 20

// cache remembers stories that were read from what is kept. What is built again is read again.
type cache struct {
	mutex   sync.Mutex
	stories map[store.StoryID]cached
	clock   int64 // counts uses
	size    int   // bytes of all
}

type cached struct {
	built time.Time
	story *news.Story
	body  []byte
	used  int64
}

// get gives a story that was read before, and its body; nil where it was not, or was built again since.
func (c *cache) get(kept *store.Story) (*news.Story, []byte) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	known, here := c.stories[kept.ID]
	if !here || !known.built.Equal(kept.Built) {
		return nil, nil
	}
	c.clock++
	known.used = c.clock
	c.stories[kept.ID] = known
	return known.story, known.body
}

// put remembers a story and forgets those that were not asked for longest where there are too many.
func (c *cache) put(kept *store.Story, s *news.Story) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.stories == nil {
		c.stories = map[store.StoryID]cached{}
	}
	c.clock++
	c.forget(kept.ID)
	c.stories[kept.ID] = cached{kept.Built, s, kept.Body, c.clock}
	c.size += len(kept.Body)
	for c.size > mostCached && len(c.stories) > 1 {
		c.forget(c.oldest())
	}
}

func (c *cache) forget(id store.StoryID) {
	c.size -= len(c.stories[id].body)
	delete(c.stories, id)
}

// oldest gives the story that was not asked for longest.
func (c *cache) oldest() store.StoryID {
	var oldest store.StoryID
	for id, known := range c.stories {
		if first, any := c.stories[oldest]; !any || known.used < first.used {
			oldest = id
		}
	}
	return oldest
}
