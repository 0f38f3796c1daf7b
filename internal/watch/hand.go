package watch

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"headwater/internal/store"
)

// usualLease is how long what a watcher has in hand stays lost to others when it dies.
const usualLease = time.Minute

// hand is what a round has claimed and not finished, by address.
type hand struct {
	mu      sync.Mutex
	watches map[string]store.Watch
}

func (h *hand) take(w store.Watch) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.watches[w.Address] = w
}

func (h *hand) drop(address string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.watches, address)
}

func (h *hand) list() []store.Watch {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Collect(maps.Values(h.watches))
}

// renew notes until when the claims of some watches hold now.
func (h *hand) renew(list []store.Watch) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, w := range list {
		if _, there := h.watches[w.Address]; there {
			h.watches[w.Address] = w
		}
	}
}

// hold keeps what is in hand from the others, until the function that it returns is called.
func (r *round) hold(ctx context.Context) (end func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var beat sync.WaitGroup
	beat.Go(func() {
		for wait(ctx, r.Lease/3) == nil {
			list := r.hand.list()
			if len(list) > 0 && r.Store.ExtendWatches(ctx, list, r.Lease) == nil { // a claim that is lost costs manners, not data
				r.hand.renew(list)
			}
		}
	})
	return func() { cancel(); beat.Wait() }
}
