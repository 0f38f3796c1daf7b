package feed

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// every gives n changes, gap apart, the last one just now.
func every(gap time.Duration, n int) []time.Time {
	var all []time.Time
	for i := range n {
		all = append(all, noon.Add(-gap*time.Duration(i)))
	}
	return all
}

func TestNextPoll(t *testing.T) {
	day := 24 * time.Hour
	tests := []struct {
		name string
		h    History
		want time.Duration // and up to a tenth more
	}{
		{"nothing known", History{}, time.Hour},
		{"every minute", History{Changes: every(time.Minute, 30)}, MinPoll},
		{"every hour", History{Changes: every(time.Hour, 30)}, 30 * time.Minute},
		{"every six hours", History{Changes: every(6*time.Hour, 10)}, 3 * time.Hour},
		{"every month", History{Changes: every(30*day, 5)}, MaxPoll * 10 / 11},
		{"one change, an hour ago", History{Changes: []time.Time{noon.Add(-time.Hour)}}, 30 * time.Minute},
		{"was quick, then silent for two days", History{Changes: []time.Time{noon.Add(-48 * time.Hour), noon.Add(-48*time.Hour - time.Minute)}}, 6 * time.Hour},
		{"dates to come count for nothing", History{Changes: []time.Time{noon.Add(time.Hour)}}, time.Hour},
		{"a burst does not hide the usual gap", History{Changes: append(every(4*time.Hour, 9), every(time.Second, 4)...)}, 2 * time.Hour},
		{"cache header", History{Changes: every(time.Minute, 9), Fresh: 20 * time.Minute}, 20 * time.Minute},
		{"ttl beyond reason", History{Changes: every(time.Minute, 9), TTL: 365 * day}, 6 * time.Hour},
		{"ttl shorter than needed", History{Changes: every(6*time.Hour, 9), TTL: time.Minute}, 3 * time.Hour},
		{"two errors", History{Changes: every(time.Hour, 9), Errors: 2}, 2 * time.Hour},
		{"a thousand errors", History{Changes: every(time.Hour, 9), Errors: 1000}, MaxPoll * 10 / 11},
		{"host asks for ten hours", History{Errors: 1, Retry: 10 * time.Hour}, 10 * time.Hour},
		{"host asks for a month", History{Errors: 1, Retry: 30 * day}, MaxPoll},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.h.Now, tt.h.Address = noon, "https://example.org/feed"
			got := NextPoll(tt.h)
			if got < tt.want || got > tt.want*11/10 && got > MaxPoll || got > MaxPoll {
				t.Errorf("%v, want %v or a little more", got, tt.want)
			}
			if got > tt.want*11/10 {
				t.Errorf("%v is more than a tenth over %v", got, tt.want)
			}
		})
	}
}

func TestNextPollSpreads(t *testing.T) {
	seen := map[time.Duration]bool{}
	for i := range 100 {
		seen[NextPoll(History{Address: fmt.Sprint(i), Now: noon}).Round(time.Second)] = true
	}
	if len(seen) < 60 {
		t.Errorf("a hundred feeds are asked at %d moments", len(seen))
	}
}

func TestNextPollHoldsItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := History{
			Address: rapid.String().Draw(t, "address"), Now: noon,
			Fresh: time.Duration(rapid.Int64().Draw(t, "fresh")), TTL: time.Duration(rapid.Int64().Draw(t, "ttl")),
			Errors: rapid.Int().Draw(t, "errors"), Retry: time.Duration(rapid.Int64().Draw(t, "retry")),
		}
		for _, n := range rapid.SliceOf(rapid.Int64Range(-1<<40, 1<<40)).Draw(t, "changes") {
			h.Changes = append(h.Changes, time.Unix(n, 0))
		}
		got := NextPoll(h)
		if got < MinPoll || got > MaxPoll || got != NextPoll(h) {
			t.Errorf("%v", got)
		}
		h.Errors = max(h.Errors, 0) % 100
		calm := h
		calm.Errors = 0
		if NextPoll(h) < NextPoll(calm) {
			t.Error("errors hasten")
		}
	})
}

func TestRecheck(t *testing.T) {
	looks, firstDay, age := 0, 0, -time.Hour
	for {
		wait, again := Recheck(age)
		if !again {
			break
		}
		if wait <= 0 {
			t.Fatalf("waits %v at %v", wait, age)
		}
		looks++
		if age = max(age, 0) + wait; age <= 24*time.Hour {
			firstDay++
		}
	}
	if looks != len(rechecks) || 2*firstDay <= looks {
		t.Errorf("%d looks, %d on the first day", looks, firstDay)
	}
	if wait, _ := Recheck(90 * time.Minute); wait != 30*time.Minute {
		t.Errorf("waits %v", wait)
	}
}
