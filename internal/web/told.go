package web

import (
	"bytes"
	"html/template"
	"sync"
	"time"

	"headwater/internal/desk"
	"headwater/internal/store"
)

// telling is the part of a story's page that is the same for all its readers, as it was rendered once.
type telling struct {
	Title, AsOf    string
	Answered, Told template.HTML // what our own templates made
}

// mostTold is how many stories are held as they were rendered, up to 150 kB each.
const mostTold = 128

// tellings are held by story, until it is built again or others are asked for more lately.
type tellings struct {
	mutex sync.Mutex
	of    map[store.StoryID]*held
	clock int64 // counts uses
}

type held struct {
	*telling
	built time.Time
	used  int64
}

// telling gives the story as it is held, or renders it.
func (t *tellings) telling(story *desk.Story) (*telling, error) {
	if known := t.get(story); known != nil {
		return known, nil
	}
	made, err := renderStory(story)
	if err == nil {
		t.put(story, made)
	}
	return made, err
}

func (t *tellings) get(story *desk.Story) *telling {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	known := t.of[story.ID]
	if known == nil || !known.built.Equal(story.Built) {
		return nil
	}
	t.clock++
	known.used = t.clock
	return known.telling
}

// put holds a story and lets the one go that was not asked for longest.
func (t *tellings) put(story *desk.Story, made *telling) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.of == nil {
		t.of = map[store.StoryID]*held{}
	}
	t.clock++
	t.of[story.ID] = &held{made, story.Built, t.clock}
	if len(t.of) <= mostTold {
		return
	}
	oldest := story.ID
	for id, h := range t.of {
		if h.used < t.of[oldest].used {
			oldest = id
		}
	}
	delete(t.of, oldest)
}

func renderStory(story *desk.Story) (*telling, error) {
	t, err := templates()
	if err != nil {
		return nil, err
	}
	p := newPage(viewOf(story))
	var answered, told bytes.Buffer
	if err := t.ExecuteTemplate(&answered, "answer", p); err != nil {
		return nil, err
	}
	if err := t.ExecuteTemplate(&told, "told", p); err != nil {
		return nil, err
	}
	return &telling{p.Title, p.AsOf, template.HTML(answered.String()), template.HTML(told.String())}, nil
}
