package desk

import (
	"sync"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// mostCached is how many stories are remembered as they were read, about 200 kB each.
const mostCached = 64

// cache remembers stories that were read from what is kept. What is built again is read again.
type cache struct {
	mutex   sync.Mutex
	stories map[store.StoryID]cached
	clock   int64 // counts uses
}

type cached struct {
	built time.Time
	story *news.Story
	used  int64
}

// story gives a story as it was read before, or reads it.
func (c *cache) story(kept *store.Story, read func([]byte) (*news.Story, error)) (*news.Story, error) {
	if known := c.get(kept); known != nil {
		return known, nil
	}
	s, err := read(kept.Body)
	if err == nil {
		c.put(kept, s)
	}
	return s, err
}

func (c *cache) get(kept *store.Story) *news.Story {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	known, here := c.stories[kept.ID]
	if !here || !known.built.Equal(kept.Built) {
		return nil
	}
	c.clock++
	known.used = c.clock
	c.stories[kept.ID] = known
	return known.story
}

// put remembers a story and forgets the one that was not asked for longest.
func (c *cache) put(kept *store.Story, s *news.Story) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.stories == nil {
		c.stories = map[store.StoryID]cached{}
	}
	c.clock++
	c.stories[kept.ID] = cached{kept.Built, s, c.clock}
	if len(c.stories) <= mostCached {
		return
	}
	oldest := kept.ID
	for id, known := range c.stories {
		if known.used < c.stories[oldest].used {
			oldest = id
		}
	}
	delete(c.stories, oldest)
}
