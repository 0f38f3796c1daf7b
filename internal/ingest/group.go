package ingest

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"slices"
	"time"

	"headwater/internal/cluster"
	"headwater/internal/store"
	"headwater/internal/text"
)

// window is what a report may join: the stories of the reports published within Days of it, among the
// latest Reports. The number bounds memory, about 5 kB for each.
var window = cluster.Options{Days: 60, Reports: 20_000}

const (
	// stepLength is how many captures are grouped in one transaction at most.
	stepLength = 64
	// snapshotEvery is after how many captures the whole state of the stream is saved; whoever groups
	// next begins there and runs the captures behind it through the stream again.
	snapshotEvery = 4000
	// snapshotLast is how many there must be for another snapshot when work ends.
	snapshotLast = 250
)

// grouper assigns articles to stories. It is used by one goroutine at a time.
type grouper struct {
	stream  *cluster.Stream // nil until it is loaded
	names   map[cluster.StoryID]store.StoryID
	through store.Seq
	saved   store.Seq // where the last snapshot was taken
}

// snapshot is the state of a grouper as it is stored.
type snapshot struct {
	Through store.Seq
	Names   map[cluster.StoryID]store.StoryID
	State   cluster.State
}

// groupStep groups the next captures and tells how many. Zero means that there is nothing to group, or that
// somebody else has got there first.
func (l *Library) groupStep(ctx context.Context) (int, error) {
	g, begun := &l.grouper, time.Now()
	if g.stream == nil {
		if err := l.loadGroups(ctx); err != nil {
			return 0, err
		}
	}
	sketches, err := l.Sketches(ctx, g.through, stepLength)
	if err != nil || len(sketches) == 0 {
		return 0, err
	}
	groups := store.Groups{After: g.through}
	for i := 0; i < len(sketches) && len(groups.Changes) == 0 && err == nil; i++ { // a change ends the step, as it follows the assignments
		err = l.assign(ctx, g, &sketches[i], &groups)
	}
	if err == nil && g.through-g.saved >= snapshotEvery {
		groups.Clusterer, err = g.snapshot()
	}
	if err == nil {
		err = l.SaveGroups(ctx, groups)
	}
	if err != nil {
		g.stream = nil // it is ahead of what is stored
		if errors.Is(err, store.ErrConflict) {
			return 0, nil
		}
		return 0, err
	}
	n := int(groups.Through - groups.After)
	l.Tally.Grouped.Add(int64(n))
	l.tell(ArticlesGrouped{n, groups.Changes, time.Since(begun)})
	return n, nil
}

// GroupAnew puts every article into stories once more, from the first on, when the library works next.
func (l *Library) GroupAnew(ctx context.Context) error {
	l.grouper = grouper{}
	return l.Regroup(ctx)
}

// endGroups saves the stream where much would have to be done again without.
func (l *Library) endGroups(ctx context.Context) error {
	g := &l.grouper
	if g.stream == nil || g.through-g.saved < snapshotLast {
		return nil
	}
	state, err := g.snapshot()
	if err == nil {
		err = l.SaveGroups(ctx, store.Groups{After: g.through, Through: g.through, Clusterer: state})
	}
	if errors.Is(err, store.ErrConflict) {
		g.stream, err = nil, nil
	}
	return err
}

// assign puts an article into a story.
func (l *Library) assign(ctx context.Context, g *grouper, o *store.Sketched, groups *store.Groups) error {
	g.through, groups.Through = o.Seq, o.Seq
	if !o.Article {
		return nil
	}
	r, err := l.describe(ctx, o)
	if err != nil {
		return err
	}
	id, changes := g.stream.Add(r)
	if _, known := g.names[id]; !known && len(changes) == 0 {
		if err := l.recall(ctx, g, o, groups); err != nil {
			return err
		}
	}
	for _, c := range changes {
		change, err := g.change(&c, o.Seq)
		if err != nil {
			return err
		}
		groups.Changes = append(groups.Changes, change)
	}
	groups.Assigned = append(groups.Assigned, store.Assignment{Article: o.Seq, Story: g.name(id, o.Seq)})
	return nil
}

// halfRepeated is how many prints two articles share when about half of the shorter's text, or of both where
// they are of one length, is the same. In ECB+ no two articles of different events share three.
const halfRepeated = 14

// recall makes the story that an article has begun one with that of an article whose text it repeats, and
// which the stream has forgotten. What the stream remembers it has weighed itself, and its story may not be
// saved yet.
func (l *Library) recall(ctx context.Context, g *grouper, o *store.Sketched, groups *store.Groups) error {
	oldest, err := seqOf(g.stream.Oldest())
	if err != nil {
		return err
	}
	candidates, err := l.Candidates(ctx, o.Prints, oldest, 1)
	if err != nil || len(candidates) == 0 || candidates[0].Shared < halfRepeated {
		return err
	}
	repeated, err := l.Outcome(ctx, candidates[0].Seq)
	if err == nil && repeated.Story != 0 {
		groups.Changes = append(groups.Changes, store.Change{Kind: store.Merged, Story: repeated.Story, Other: store.StoryID(o.Seq), At: o.Seq,
			Why: fmt.Sprintf("Report %d repeats the text of report %d, which came before all that were looked at.", o.Seq, repeated.Seq)})
	}
	return err
}

// describe gives what grouping looks at in an article; what was read before there were sketches is described
// from its reading.
func (l *Library) describe(ctx context.Context, o *store.Sketched) (cluster.Report, error) {
	if o.Sketch != nil {
		r, err := cluster.ReadSketch(reportID(o.Seq), o.Sketch)
		r.Prints = o.Prints
		return r, err
	}
	whole, err := l.Outcome(ctx, o.Seq)
	if err != nil || whole.Reading == nil {
		return cluster.Report{ID: reportID(o.Seq)}, err
	}
	whole.Reading.Document = text.Analyze(whole.Reading.Article.Text)
	r := cluster.Describe(reportID(o.Seq), whole.Reading)
	r.Prints = o.Prints
	return r, nil
}

// sketched gives what describes reports that are asked for in order, a page of them at a time.
func (l *Library) sketched(ctx context.Context) func(id string) (cluster.Report, error) {
	var page []store.Sketched
	return func(id string) (cluster.Report, error) {
		seq, err := seqOf(id)
		for len(page) > 0 && page[0].Seq < seq {
			page = page[1:]
		}
		if err == nil && len(page) == 0 {
			page, err = l.Sketches(ctx, seq-1, stepLength)
		}
		if err != nil || len(page) == 0 || page[0].Seq != seq {
			return cluster.Report{ID: id}, err
		}
		return l.describe(ctx, &page[0])
	}
}

// name gives the lasting name of a story of the stream: the number of the capture that founded it.
func (g *grouper) name(id cluster.StoryID, founder store.Seq) store.StoryID {
	if _, known := g.names[id]; !known {
		g.names[id] = store.StoryID(founder)
	}
	return g.names[id]
}

// change puts a change of the stream into the store's words: in a merge the stream names first what is
// gone, in a split what stays.
func (g *grouper) change(c *cluster.Change, at store.Seq) (store.Change, error) {
	out := store.Change{Kind: store.Split, At: at, Why: c.Reason}
	for _, id := range c.Reports {
		seq, err := seqOf(id)
		if err != nil {
			return out, err
		}
		out.Articles = append(out.Articles, seq)
	}
	out.Story, out.Other = g.name(c.From, at), g.name(c.To, slices.Min(append(out.Articles, at)))
	if c.Kind == cluster.Merge {
		out.Kind, out.Story, out.Other = store.Merged, out.Other, out.Story
	}
	return out, nil
}

// snapshot gives the state as bytes.
func (g *grouper) snapshot() ([]byte, error) {
	s := snapshot{Through: g.through, Names: map[cluster.StoryID]store.StoryID{}, State: g.stream.State()}
	for _, open := range s.State.Stories {
		s.Names[open.ID] = g.names[open.ID]
	}
	g.names, g.saved = s.Names, g.through
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(s); err != nil {
		return nil, err
	}
	return store.Pack(b.Bytes())
}

// loadGroups takes up grouping where the store says it is: from the last snapshot, over the captures that
// were grouped since.
func (l *Library) loadGroups(ctx context.Context) error {
	grouped, err := l.Store.Grouped(ctx)
	if err != nil {
		return err
	}
	g := grouper{names: map[cluster.StoryID]store.StoryID{}, stream: cluster.NewStream(window)}
	if len(grouped.Clusterer) > 0 {
		if err := l.restore(ctx, &g, grouped.Clusterer); err != nil {
			return err
		}
	}
	for g.through < grouped.Through {
		if err := l.replay(ctx, &g, grouped.Through); err != nil {
			return err
		}
	}
	l.grouper = g
	return nil
}

// replay runs some captures through the stream that were grouped before.
func (l *Library) replay(ctx context.Context, g *grouper, through store.Seq) error {
	sketches, err := l.Sketches(ctx, g.through, min(stepLength, int(through-g.through)))
	if err == nil && len(sketches) == 0 {
		err = store.ErrDamaged
	}
	for i := 0; i < len(sketches) && err == nil; i++ {
		err = l.assign(ctx, g, &sketches[i], &store.Groups{})
	}
	return err
}

func (l *Library) restore(ctx context.Context, g *grouper, packed []byte) error {
	b, err := store.Unpack(packed)
	if err != nil {
		return err
	}
	var s snapshot
	if err := gob.NewDecoder(bytes.NewReader(b)).Decode(&s); err != nil {
		return err
	}
	g.through, g.saved = s.Through, s.Through
	if s.Names != nil {
		g.names = s.Names
	}
	g.stream, err = cluster.Restore(s.State, window, l.sketched(ctx))
	return err
}
