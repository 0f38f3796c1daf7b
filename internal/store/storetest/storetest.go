// Package storetest is the one suite that every implementation of store.Store has to pass.
package storetest

import (
	"context"
	"testing"
	"time"

	"headwater/internal/store"
)

// Open opens the library of a test, always the same one for the same test, as another process would.
type Open func(t *testing.T) store.Store

// Run runs the suite. newLibrary is called once for each test and gives the Open of a library of its own.
func Run(t *testing.T, newLibrary func(t *testing.T) Open) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, open Open)
	}{
		{"captures", testCaptures},
		{"equal captures", testEqualCaptures},
		{"a page changed back", testChangedBack},
		{"hostile strings", testHostileStrings},
		{"arrival of many at once", testConcurrentAdd},
		{"mark", testMark},
		{"leases", testLeases},
		{"retries", testRetries},
		{"reads", testReads},
		{"reading again", testReadAgain},
		{"outcomes in order", testOutcomesInOrder},
		{"lock", testLock},
		{"groups", testGroups},
		{"conflict", testConflict},
		{"merge and split", testMergeAndSplit},
		{"merged away", testMergedAway},
		{"merged where it is founded", testMergedWhereFounded},
		{"regroup", testRegroup},
		{"builds", testBuilds}, {"kept pages", testKeptPages},
		{"wanted while built", testWantedWhileBuilt},
		{"lists", testLists},
		{"stories by names and words", testNarrowed},
		{"pages of stories", testPages},
		{"search", testSearch},
		{"candidates", testCandidates},
		{"watches", testWatches},
		{"hosts", testHosts},
		{"alerts", testAlerts},
		{"stale engines", testMarkStale},
		{"check and repair", testCheck},
		{"two processes", testTwoProcesses},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, newLibrary(t)) })
	}
}

// lease is long enough for any test.
const lease = time.Minute

// library is a store with which things cannot go wrong unnoticed.
type library struct {
	store.Store
	*testing.T
}

func opened(t *testing.T, open Open) library {
	t.Helper()
	return library{open(t), t}
}

func (l library) ok(err error) {
	l.Helper()
	if err != nil {
		l.Fatal(err)
	}
}

func ctx() context.Context { return context.Background() }
