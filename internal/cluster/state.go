package cluster

import "errors"

// State is what a stream knows beside its reports, as a value that any encoder can keep.
type State struct {
	Reports []string // the IDs of those in the window, in order
	Stories []Open   // that of each report in the window; a story with several reports stands there often
	Next    StoryID  // of the next story to begin
}

// Open is a story that reports may join.
type Open struct {
	ID       StoryID
	Together float64 // sum of the probabilities met when reports joined
	Pairs    int     // how many those were
}

// State gives what is to be kept so that the stream can go on later.
func (s *Stream) State() State {
	state := State{Next: s.next}
	for i := range s.window.reports {
		k := &s.window.reports[i]
		state.Reports = append(state.Reports, k.ID)
		state.Stories = append(state.Stories, Open{k.story.id, k.story.together, k.story.pairs})
	}
	return state
}

// Restore gives a stream that goes on as the one whose state was kept would have. It asks for the reports in
// their order.
func Restore(state State, o Options, report func(id string) (Report, error)) (*Stream, error) {
	if len(state.Reports) != len(state.Stories) {
		return nil, errors.New("cluster: the state does not have a story for each report")
	}
	s := NewStream(o)
	s.next = max(1, state.Next)
	open := map[StoryID]*story{}
	for i, id := range state.Reports {
		of := state.Stories[i]
		if of.ID < 1 || of.ID >= s.next {
			return nil, errors.New("cluster: the state names a story that has not begun")
		}
		if open[of.ID] == nil {
			open[of.ID] = &story{id: of.ID, together: of.Together, pairs: of.Pairs}
		}
		r, err := report(id)
		if err != nil {
			return nil, err
		}
		n := s.window.add(r)
		s.window.report(n).story = open[of.ID]
		open[of.ID].reports = append(open[of.ID].reports, n)
	}
	return s, nil
}
