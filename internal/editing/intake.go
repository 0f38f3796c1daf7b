package editing

import (
	"crypto/rand"
	"slices"
	"sync"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// Fate is what became of something that was handed in.
type Fate string

// The fates. What is taken or known is read when its turn comes.
const (
	Waiting Fate = "waiting" // its publisher is still to be asked
	Taken   Fate = "taken"
	Known   Fate = "known"   // it was in the library before
	Refused Fate = "refused" // Why says why
)

// Item is something that was handed in: a file, what an archive or a feed holds, an address, a text.
type Item struct {
	Name string
	Fate Fate
	Seq  store.Seq // of its capture, where there is one
	Why  string    // why it was refused, or is held to be no report
}

// Intake tells what became of all that was handed in at once.
type Intake struct {
	ID                    string // not to be guessed
	Begun                 time.Time
	Items                 []Item // the first of them
	Taken, Known, Refused int    // of all
	Done                  bool   // nothing is still to be fetched
}

const (
	mostItems   = 300
	mostIntakes = 100
)

func (i *Intake) count(f Fate) {
	switch f {
	case Taken:
		i.Taken++
	case Known:
		i.Known++
	case Refused:
		i.Refused++
	}
}

// add counts an item and lists it, as far as there is room.
func (i *Intake) add(item Item) {
	i.count(item.Fate)
	if len(i.Items) < mostItems {
		i.Items = append(i.Items, item)
	}
}

// refuse adds what could not be taken.
func (i *Intake) refuse(p *news.Problem) {
	i.add(Item{Name: p.Where, Fate: Refused, Why: reason(p)})
}

// kept adds captures that the library has now.
func (i *Intake) kept(captures []store.Capture, added []store.Added) {
	for k, one := range added {
		item := Item{Name: captures[k].Name, Fate: Known, Seq: one.Seq}
		if captures[k].URL != "" {
			item.Name = captures[k].URL
		}
		if one.New {
			item.Fate = Taken
		}
		i.add(item)
	}
}

// reason puts a problem into words for where its subject stands already.
func reason(p *news.Problem) string {
	bare := *p
	bare.Where, bare.Err = "", nil
	return bare.Error()
}

// intakes holds the latest intakes for as long as the process lives. What they tell is for whoever handed it in; what
// was taken is in the library.
type intakes struct {
	mutex sync.Mutex
	list  []*Intake
}

// begin remembers a new intake, and forgets the oldest where there are many.
func (x *intakes) begin(in Intake) *Intake {
	in.ID, in.Begun = rand.Text(), time.Now()
	x.mutex.Lock()
	defer x.mutex.Unlock()
	if len(x.list) >= mostIntakes {
		x.list = slices.Delete(x.list, 0, 1)
	}
	x.list = append(x.list, &in)
	return &in
}

// change changes an intake while nobody looks at it.
func (x *intakes) change(in *Intake, how func(*Intake)) {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	how(in)
}

func (x *intakes) get(id string) *Intake {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	for _, in := range x.list {
		if in.ID == id {
			seen := *in
			seen.Items = slices.Clone(in.Items)
			return &seen
		}
	}
	return nil
}

// Intake gives an intake as it stands.
func (e *Editor) Intake(id string) (*Intake, error) {
	if in := e.intakes.get(id); in != nil {
		return in, nil
	}
	return nil, &news.Problem{Kind: news.NotFound, What: "this is no longer remembered", Do: "what was taken is in the library; look for it there"}
}
