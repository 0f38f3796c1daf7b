package editing

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"headwater/internal/news"
	"headwater/internal/watch"
)

// errand is something to be fetched, in its place of an intake.
type errand struct {
	in   *Intake
	at   int // of its item
	name string
	take func(context.Context, *watch.Watcher) (watch.Taken, error)
}

const (
	mostErrands = 200              // that wait at any time
	atOnce      = 4                // that are run at once
	mostErrand  = 10 * time.Minute // that one may take: a feed announces some two hundred pages, a second or more apart
)

// TakeAddresses has reports fetched from addresses, and what the feeds, sitemaps and lists there announce. It does not
// wait for them.
func (e *Editor) TakeAddresses(addresses []string) (*Intake, error) {
	switch {
	case e.Watcher == nil:
		return nil, errUnreachable
	case len(addresses) == 0:
		return nil, bad("addresses", "none was given", "give one on each line")
	case len(addresses) > MostAddresses:
		return nil, &news.Problem{Kind: news.TooLarge, Where: "addresses", What: fmt.Sprintf("%d of them", len(addresses)), Do: fmt.Sprintf("give %d at most", MostAddresses)}
	}
	var in Intake
	var list []errand
	seen := map[string]bool{}
	for _, address := range addresses {
		if address = strings.TrimSpace(address); seen[address] {
			continue
		}
		seen[address] = true
		if p := problemOf(e.askable(address)); p != nil {
			in.add(Item{Name: publicAddress(address), Fate: Refused, Why: reason(p)})
			continue
		}
		list = append(list, errand{name: address, take: func(ctx context.Context, w *watch.Watcher) (watch.Taken, error) {
			return w.Take(ctx, []string{address})
		}})
	}
	return e.send(in, list)
}

// takeAnnounced has fetched what feeds and lists announce that are at hand.
func (e *Editor) takeAnnounced(in Intake, documents []*news.Capture) (*Intake, error) {
	if e.Watcher == nil {
		for _, c := range documents {
			in.add(Item{Name: c.Name, Fate: Refused, Why: "this is a feed or a list, and what it announces would have to be fetched: " + errUnreachable.Error()})
		}
		return e.intakes.begin(in), nil
	}
	var list []errand
	for _, c := range documents {
		list = append(list, errand{name: c.Name, take: func(ctx context.Context, w *watch.Watcher) (watch.Taken, error) {
			return w.TakeDocument(ctx, c)
		}})
	}
	return e.send(in, list)
}

// send puts errands into the queue, all or none of them.
func (e *Editor) send(in Intake, list []errand) (*Intake, error) {
	e.queue.Lock()
	defer e.queue.Unlock()
	if cap(e.errands)-len(e.errands) < len(list) {
		return nil, &news.Problem{Kind: news.Busy, What: "too much is still to be fetched", Do: "try again in a few minutes"}
	}
	in.Done = len(list) == 0
	first := len(in.Items)
	for _, x := range list {
		in.Items = append(in.Items, Item{Name: x.name, Fate: Waiting})
	}
	begun := e.intakes.begin(in)
	for i, x := range list {
		x.in, x.at = begun, first+i
		e.errands <- x
	}
	return e.Intake(begun.ID) // as it stands: it may be changing already
}

// Run fetches what is to be fetched until ctx ends.
func (e *Editor) Run(ctx context.Context) error {
	var all sync.WaitGroup
	for range atOnce {
		all.Go(func() {
			for {
				select {
				case x := <-e.errands:
					e.run(ctx, x)
				case <-ctx.Done():
					return
				}
			}
		})
	}
	all.Wait()
	return ctx.Err()
}

// run fetches what one errand asks for.
func (e *Editor) run(ctx context.Context, x errand) {
	ctx, end := context.WithTimeout(ctx, mostErrand)
	defer end()
	var found []Item
	taken, err := x.take(ctx, e.Watcher.Telling(func(event watch.Event) { found = append(found, itemOf(event)) }))
	if err != nil {
		why := "the program was stopped"
		if errors.Is(err, context.DeadlineExceeded) {
			why = "it took too long"
		} else if ctx.Err() == nil {
			why = "something went wrong here"
			if e.Fault != nil {
				e.Fault(err)
			}
		}
		found = append(found, Item{Name: x.name, Fate: Refused, Why: why})
	}
	e.intakes.change(x.in, func(in *Intake) { in.settle(x.at, found, taken) })
}

// itemOf puts what a watcher tells of a page into an item.
func itemOf(event watch.Event) Item {
	item := Item{Name: event.Address, Seq: event.Seq, Fate: Taken}
	switch event.Kind {
	case watch.Same:
		item.Fate = Known
	case watch.Failed, watch.GivenUp:
		item.Fate = Refused
	}
	if p := problemOf(event.Err); p != nil {
		item.Why = reason(p)
	}
	return item
}

// settle puts what came of an errand in the place of the item that waited for it: the page itself, or what the feed
// there came to, with its pages behind. Of pages that a feed announces and that were known nothing is told one by one.
func (i *Intake) settle(at int, found []Item, taken watch.Taken) {
	if len(found) == 1 && taken.Added+taken.Known+taken.Failed <= 1 {
		one := found[0]
		one.Name = i.Items[at].Name
		i.Items[at] = one
		i.count(one.Fate)
	} else {
		i.Items[at].Fate, i.Items[at].Why = Known, fmt.Sprintf("it announces %d reports that are new, and %d that were known", taken.Added, taken.Known)
		if taken.Added > 0 {
			i.Items[at].Fate = Taken
		}
		i.Known += taken.Known
		for _, item := range found {
			if item.Fate != Known {
				i.add(item)
			}
		}
	}
	i.Done = true
	for _, item := range i.Items {
		i.Done = i.Done && item.Fate != Waiting
	}
}
