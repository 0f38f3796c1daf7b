package desk

import (
	"context"
	"errors"
	"testing"
	"time"

	"headwater/internal/news"
)

// TestQueue: one works, one waits; a third is sent away at once, and the one who waits leaves with its context, after
// a while, or when there is room.
func TestQueue(t *testing.T) {
	q := newQueue(1, 1, time.Minute)
	leave, err := q.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(t.Context())
	waited := make(chan error)
	go func() { _, err := q.enter(gone); waited <- err }()
	for len(q.inside) < 2 {
		time.Sleep(time.Millisecond)
	}
	if _, err := q.enter(t.Context()); !isBusy(err) {
		t.Errorf("a third: %v", err)
	}
	cancel()
	if err := <-waited; !errors.Is(err, context.Canceled) {
		t.Errorf("who left: %v", err)
	}
	q.longest = time.Millisecond
	if _, err := q.enter(t.Context()); !isBusy(err) {
		t.Errorf("who waited long: %v", err)
	}
	q.longest = time.Minute
	go leave()
	again, err := q.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again()
	if len(q.inside)+len(q.working) > 0 {
		t.Error("places are lost")
	}
}

func isBusy(err error) bool {
	var p *news.Problem
	return errors.As(err, &p) && p.Kind == news.Busy && p.Do != ""
}

// TestHeavy: comparisons and checks wait for room, in whatever way they are asked.
func TestHeavy(t *testing.T) {
	whole := heavy
	heavy = newQueue(1, 0, time.Millisecond)
	defer func() { heavy = whole }()
	leave, err := heavy.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	texts := []Text{{Body: "A storm came on Friday."}, {Body: "A storm came on Friday, and left."}}
	ask := map[string]func() error{
		"compare":    func() error { _, err := Compare(t.Context(), texts); return err },
		"check":      func() error { _, err := New(nil).Check(t.Context(), "a storm came"); return err },
		"check here": func() error { _, err := CheckIn(t.Context(), "a storm came", texts); return err },
	}
	for name, one := range ask {
		if err := one(); !isBusy(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	leave()
	if err := ask["check here"](); err != nil {
		t.Error(err)
	}
}
