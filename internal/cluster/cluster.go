// Package cluster puts reports into stories as they come. A report joins the story whose reports it is
// most likely to share an event with, or begins one of its own; it is never looked at what comes later.
//
// Two reports are compared by their words, weighted by how rare they are in the stream of late; by their
// names, common words and numbers apart; by whether each has the names and numbers that the other opens
// with; and by when they were published. A logistic regression makes one
// probability of these. It is fitted to ECB+, whose events come in pairs that look alike: two arrests at
// one club, two quakes on one island (Cybulska and Vossen, "Using a sledgehammer to crack a nut? Lexical
// diversity and event coreference resolution", 2014). A story's likelihood lies between that of its
// nearest report and the average over its reports, and must pass a bar that is higher for stories whose
// reports are much alike: single-pass clustering as topic detection has known it (Allan, Papka and
// Lavrenko, "On-line new event detection and tracking", SIGIR 1998), between single and average linkage.
//
// Wording that a report shares with an earlier one, half of a text or a paragraph, is stronger evidence than
// likeness: it overrules the bar, and makes two stories one that the report tells of both (see wording.go).
//
// A look-up through an inverted index of words bounds how many stories are compared, so a report costs as
// much in a full window as in a young one. A stream is a deterministic function of its reports and may be
// saved and restored.
package cluster

import "slices"

// Options bound how far back a report may join.
type Options struct {
	// Days is how far apart two dated reports may have been published for one to lead to the other's story;
	// 0 for any.
	Days int
	// Reports is how many of the latest are kept; those before are forgotten. 0 stands for 100,000.
	Reports int
	// Weights of the comparison; nil for those that the program ships.
	Weights *Weights
}

// StoryID numbers the stories of a stream from 1 in the order they begin.
type StoryID int

// Stream assigns reports to stories. It is not safe for use by several goroutines at once.
type Stream struct {
	options Options
	window  *window
	next    StoryID
}

// NewStream begins a stream without reports.
func NewStream(o Options) *Stream {
	if o.Reports <= 0 {
		o.Reports = 100_000
	}
	if o.Weights == nil {
		o.Weights = &shipped
	}
	return &Stream{options: o, window: newWindow(), next: 1}
}

// The bar that a story's likelihood must pass for a report to join.
const (
	bar = 0.37
	// closeBar raises it for a story whose reports are more alike than evenly likely.
	closeBar = 0.2
	// farBar raises it when all of the story's dated reports are more than farDays from the new one.
	farBar, farDays = 0.1, 14
)

// story is an open one.
type story struct {
	id       StoryID
	reports  []int   // numbers of its reports in the window, in order
	together float64 // sum of the probabilities met when reports joined
	pairs    int     // how many those were
}

// closeness is how alike the reports of a story are, 0 to 1: ½ while nothing is known.
func (s *story) closeness() float64 { return (s.together + 1) / (float64(s.pairs) + 2) }

// witnesses are the reports of a story that stand for it: its first and its latest.
func (s *story) witnesses() []int {
	const first, latest = 8, 16
	if len(s.reports) <= first+latest {
		return s.reports
	}
	return append(append(make([]int, 0, first+latest), s.reports[:first]...), s.reports[len(s.reports)-latest:]...)
}

// Add assigns a report to a story, for good: what is found out later about the story shows in the
// changes, which concern reports that come after. A report without words is a story by itself. One that
// repeats half of the text of another goes with it, however long ago that was published.
func (s *Stream) Add(r Report) (StoryID, []Change) {
	for len(s.window.reports) >= s.options.Reports {
		s.forget()
	}
	n := s.window.add(r)
	sharers := s.window.sharers(n)
	best, others := s.choose(n, sharers)
	if best == nil {
		best = &fit{story: s.begin()}
	}
	best.story.reports = append(best.story.reports, n)
	best.story.together += best.sum
	best.story.pairs += best.compared
	s.window.report(n).story = best.story
	changes := s.review(n, best, others, sharers)
	return s.window.report(n).story.id, changes
}

func (s *Stream) begin() *story {
	s.next++
	return &story{id: s.next - 1}
}

// Oldest gives the ID of the oldest report that the stream remembers, "" when there is none.
func (s *Stream) Oldest() string {
	if len(s.window.reports) == 0 {
		return ""
	}
	return s.window.reports[0].ID
}

// forget lets the oldest report go.
func (s *Stream) forget() {
	old := s.window.reports[0].story
	old.reports = old.reports[1:]
	s.window.forget()
}

// fit says how well a report goes with a story.
type fit struct {
	story    *story
	sum, top float64 // of the probabilities with its witnesses
	compared int
	far      bool // no witness was published near it
	repeated bool // the report repeats a text of the story
}

func (f *fit) mean() float64 { return f.sum / float64(f.compared) }

// margin is how far the likelihood lies above the bar. A story that has the very text has no bar.
func (f *fit) margin() float64 {
	if f.top == 1 || f.repeated {
		return 1
	}
	m := (f.mean()+f.top)/2 - bar - closeBar*(f.story.closeness()-.5)
	if f.far {
		m -= farBar
	}
	return m
}

// choose finds the story that report n joins, nil for none, and the others that it might have joined. One
// whose text it repeats comes first.
func (s *Stream) choose(n int, sharers []sharer) (best *fit, others []*fit) {
	v := s.window.look(n)
	defer s.window.leave(v)
	candidates := s.window.stories(n, s.options.Days)
	var repeated *story
	if len(sharers) > 0 && sharers[0].shared >= halfShared {
		repeated = s.window.report(sharers[0].report).story
		candidates = append([]*story{repeated}, slices.DeleteFunc(candidates, func(c *story) bool { return c == repeated })...)
	}
	for _, candidate := range candidates {
		f := s.fit(v, candidate)
		f.repeated = candidate == repeated
		switch {
		case f.margin() < 0:
		case best == nil || f.margin() > best.margin():
			if best != nil {
				others = append(others, best)
			}
			best = f
		default:
			others = append(others, f)
		}
	}
	return best, others
}

// fit compares the report looked at with a story's witnesses.
func (s *Stream) fit(v *view, candidate *story) *fit {
	f := &fit{story: candidate, far: v.Day != 0}
	dated := false
	for _, m := range candidate.witnesses() {
		p := s.probability(v, m)
		f.sum += p
		f.top = max(f.top, p)
		f.compared++
		if day := s.window.report(m).Day; day != 0 {
			dated = true
			f.far = f.far && abs(day-v.Day) > farDays
		}
	}
	f.far = f.far && dated
	return f
}

// probability is that of the report looked at and report m telling of one event.
func (s *Stream) probability(v *view, m int) float64 {
	e := s.window.compare(v, m)
	return e.probability(s.options.Weights, len(s.window.reports))
}
