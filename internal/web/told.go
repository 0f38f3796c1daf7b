package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"sync"
	"time"

	"github.com/go-json-experiment/json"

	"headwater/internal/desk"
	"headwater/internal/store"
)

// telling is the part of a story's page that is the same for all its readers, as it was rendered once: when the
// story was built, and kept with it, or else when it was first asked for.
type telling struct {
	Look           string // what the pages looked like then: what was kept by another version is rendered anew
	Title, AsOf    string
	Answered, Told template.HTML // what our own templates made
}

// lookNumber is raised whenever the code makes another page of the same story. What templates make is noticed.
const lookNumber = 2

// look names what story pages look like.
var look = sync.OnceValue(func() string {
	hash := sha256.New()
	_, _ = fmt.Fprint(hash, lookNumber)
	names, _ := fs.Glob(files, "page/*.html")
	for _, name := range names {
		_, _ = fmt.Fprint(hash, name, asset(name[len("page/"):]))
	}
	return hex.EncodeToString(hash.Sum(nil)[:8])
})

// Keep makes what a library keeps of a story's page, so that no reader waits for it. The story is read from its
// headwater/story/1 document, as for all other pages, which differs from what was judged in how shares are rounded.
// It never panics: who judges goes on where a page fails.
func Keep(id store.StoryID, document []byte, reports []store.ArticleLine) (kept []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			kept, err = nil, fmt.Errorf("a fault in the program: %v", fault)
		}
	}()
	story, err := desk.ReadStory(id, document, reports)
	if err != nil {
		return nil, err
	}
	return keep(story)
}

func keep(story *desk.Story) ([]byte, error) {
	made, err := renderStory(story)
	if err != nil {
		return nil, err
	}
	return json.Marshal(made)
}

// readTelling undoes Keep; nil for what is of another look.
func readTelling(kept []byte) *telling {
	t := new(telling)
	if len(kept) == 0 || json.Unmarshal(kept, t) != nil || t.Look != look() {
		return nil
	}
	return t
}

// IsCurrent reports whether a page that Keep made is as this version makes it.
func IsCurrent(kept []byte) bool { return readTelling(kept) != nil }

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

// telling gives a story as it is held or kept, or renders it; then the cover is made that of what was rendered.
func (s *Site) telling(ctx context.Context, c *desk.Cover) (*telling, error) {
	if known := s.told.get(c.ID, c.Built); known != nil {
		return known, nil
	}
	kept, err := s.Desk.Page(ctx, c)
	if err != nil {
		return nil, err
	}
	made := readTelling(kept)
	if made == nil {
		story, err := s.Desk.Story(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		if made, err = renderStory(story); err != nil {
			return nil, err
		}
		c.ID, c.Built, c.Stale, c.Changes = story.ID, story.Built, story.Stale, story.Changes
	}
	s.told.put(c.ID, c.Built, made)
	return made, nil
}

func (t *tellings) get(id store.StoryID, built time.Time) *telling {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	known := t.of[id]
	if known == nil || !known.built.Equal(built) {
		return nil
	}
	t.clock++
	known.used = t.clock
	return known.telling
}

// put holds a story and lets the one go that was not asked for longest.
func (t *tellings) put(id store.StoryID, built time.Time, made *telling) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.of == nil {
		t.of = map[store.StoryID]*held{}
	}
	t.clock++
	t.of[id] = &held{made, built, t.clock}
	if len(t.of) <= mostTold {
		return
	}
	oldest := id
	for other, h := range t.of {
		if h.used < t.of[oldest].used {
			oldest = other
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
	return &telling{look(), p.Title, p.AsOf, template.HTML(answered.String()), template.HTML(told.String())}, nil
}
