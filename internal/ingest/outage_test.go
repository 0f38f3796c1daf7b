package ingest_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
)

// away is a store that does not answer so many times.
type away struct {
	store.Store
	times int
}

func (a *away) Grouped(context.Context) (store.Grouped, error) {
	if a.times--; a.times >= 0 {
		return store.Grouped{}, &news.Problem{Kind: news.Unreachable, Err: store.ErrUnreachable}
	}
	return store.Grouped{}, nil
}

func TestOutlive(t *testing.T) {
	var told []ingest.Event
	l := &ingest.Library{Store: &away{times: 2}, Observe: func(e ingest.Event) { told = append(told, e) }}
	runs := 0
	work := func() error {
		if runs++; runs == 1 {
			return errors.Join(errors.New("cut off"), store.ErrUnreachable)
		}
		return nil
	}
	must(t, l.Outlive(t.Context(), work))
	if runs != 2 || len(told) != 4 {
		t.Errorf("%d runs; told %v", runs, told)
	}
	if found, ok := told[len(told)-1].(ingest.StoreFound); !ok || found.After < time.Second {
		t.Errorf("told at last %v", told[len(told)-1])
	}
	l = &ingest.Library{Store: &away{times: 1 << 30}, Patience: 100 * time.Millisecond}
	if err := l.Outlive(t.Context(), func() error { return store.ErrUnreachable }); !errors.Is(err, store.ErrUnreachable) {
		t.Errorf("out of patience with %v", err)
	}
	if err := l.Outlive(t.Context(), func() error { return store.ErrFull }); !errors.Is(err, store.ErrFull) {
		t.Errorf("%v is waited for", err)
	}
	if err := l.Outlive(context.WithoutCancel(t.Context()), func() error { return store.ErrUnreachable }); !errors.Is(err, store.ErrUnreachable) {
		t.Errorf("%v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := l.Outlive(ended, func() error { return store.ErrUnreachable }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
}
