package cluster

import (
	"cmp"
	"math"
	"slices"
)

// window holds the reports that later ones may join, with an index of their words. A report is known by
// its number in the stream, from 0.
type window struct {
	reports []kept // those of numbers first, first+1, …
	first   int
	marks   marks

	ids      map[uint32]uint32 // of a word's hash: its place
	postings []posting         // of each place: where its word stands
	unused   []uint32          // places whose words are gone

	days  map[int]int // how many reports were published on each day
	dated int         // and how many on any

	spread []float64 // of each word: the logarithm of how many reports have it
	logs   []float64 // logs[i] is the natural logarithm of i
	at     []int32   // of each word: 1 + its place in the report that is looked at, or 0
	hits   []float64 // of each report: how much it shares with the one that is looked for; all 0 between look-ups
}

// posting says where a word stands.
type posting struct {
	hash    uint32
	reports int32   // how many have it
	latest  []int32 // the numbers of the latest of them, in order; some may be forgotten already
}

// kept is a report in the window. Its terms are taken apart, which is half of the memory that they need.
type kept struct {
	ID     string
	Day    int
	words  []uint32 // of each term: the place of the word
	counts [][views]uint8
	story  *story
	marked
}

func newWindow() *window {
	return &window{marks: marks{map[uint64]int32{}}, ids: map[uint32]uint32{}, days: map[int]int{}, logs: []float64{0, 0}}
}

func (w *window) report(n int) *kept { return &w.reports[n-w.first] }

// add takes a report in and returns its number.
func (w *window) add(r Report) int {
	n := w.first + len(w.reports)
	for len(w.logs) < len(w.reports)+3 {
		w.logs = append(w.logs, math.Log(float64(len(w.logs))))
	}
	k := kept{ID: r.ID, Day: r.Day, words: make([]uint32, len(r.Terms)), counts: make([][views]uint8, len(r.Terms))}
	for i, t := range r.Terms {
		id := w.place(t.Hash)
		k.words[i], k.counts[i] = id, t.Counts
		w.postings[id].add(n)
		w.spread[id] = w.logs[w.postings[id].reports]
	}
	k.marked = w.marks.add(n, &r)
	w.count(r.Day, 1)
	w.reports = append(w.reports, k)
	w.hits = append(w.hits, 0)
	return n
}

// count counts a report of a day, or one less.
func (w *window) count(day, n int) {
	if day == 0 {
		return
	}
	w.dated += n
	if w.days[day] += n; w.days[day] == 0 {
		delete(w.days, day)
	}
}

// add says that report n has the word. Only the latest reports are known one by one.
func (p *posting) add(n int) {
	p.reports++
	if len(p.latest) == 2*reportsPerWord {
		p.latest = p.latest[:copy(p.latest, p.latest[reportsPerWord:])]
	}
	p.latest = append(p.latest, int32(n))
}

// since gives the latest reports with the word, none before first.
func (p *posting) since(first int) []int32 {
	latest := p.latest[max(0, len(p.latest)-reportsPerWord):]
	at, _ := slices.BinarySearch(latest, int32(first))
	return latest[at:]
}

// place finds the place of a word, or gives it one.
func (w *window) place(hash uint32) uint32 {
	if id, known := w.ids[hash]; known {
		return id
	}
	var id uint32
	if last := len(w.unused) - 1; last >= 0 {
		id, w.unused = w.unused[last], w.unused[:last]
	} else {
		id = uint32(len(w.postings))
		w.postings = append(w.postings, posting{})
		w.at = append(w.at, 0)
		w.spread = append(w.spread, 0)
	}
	w.ids[hash] = id
	w.postings[id].hash = hash
	return id
}

// forget drops the oldest report.
func (w *window) forget() {
	for _, id := range w.reports[0].words {
		p := &w.postings[id]
		if p.reports--; p.reports == 0 {
			delete(w.ids, p.hash)
			*p = posting{}
			w.unused = append(w.unused, id)
		}
		w.spread[id] = w.logs[p.reports]
	}
	w.marks.forget(w.first, w.reports[0].marked)
	w.count(w.reports[0].Day, -1)
	w.reports[0] = kept{}
	w.reports, w.hits = w.reports[1:], w.hits[1:]
	w.first++
}

// rarity is the inverse document frequency of a word within the window (Spärck Jones, "A statistical
// interpretation of term specificity and its application in retrieval", Journal of Documentation, 1972).
func (w *window) rarity(id uint32) float64 {
	return w.logs[len(w.reports)+1] - w.spread[id]
}

// Limits of a look-up, so that it takes as long in a full window as in an empty one.
const (
	wordsLookedUp   = 40
	reportsPerWord  = 100 // the latest that have the word
	storiesCompared = 8
)

// stories finds those most likely to be report n's: the ones whose reports share its heaviest words.
func (w *window) stories(n, days int) []*story {
	k := w.report(n)
	var touched []int
	for _, i := range w.heaviest(k) {
		id := k.words[i]
		weight := logCount[k.counts[i][words]] * w.rarity(id)
		for _, latest := range w.postings[id].since(w.first) {
			m := int(latest)
			if m == n || tooFar(k, w.report(m), days) {
				continue
			}
			if w.hits[m-w.first] == 0 {
				touched = append(touched, m)
			}
			w.hits[m-w.first] += weight * weight
		}
	}
	found := w.nearest(touched)
	for _, m := range touched {
		w.hits[m-w.first] = 0
	}
	return found
}

// nearest gives the stories of the reports that share most, the most first.
func (w *window) nearest(touched []int) []*story {
	var found []*story
	for range storiesCompared {
		best := -1
		for _, m := range touched {
			if (best < 0 || w.hits[m-w.first] > w.hits[best-w.first]) && !slices.Contains(found, w.report(m).story) {
				best = m
			}
		}
		if best < 0 {
			break
		}
		found = append(found, w.report(best).story)
	}
	return found
}

// heaviest gives the terms of a report that weigh most and that others have too.
func (w *window) heaviest(k *kept) []int {
	weight := make([]float64, len(k.words))
	var order []int
	for i, id := range k.words {
		if w.postings[id].reports > 1 {
			weight[i] = logCount[k.counts[i][words]] * w.rarity(id)
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	return order[:min(wordsLookedUp, len(order))]
}

// tooFar reports whether two reports were published more than so many days from each other.
func tooFar(a, b *kept, days int) bool {
	return days > 0 && a.Day != 0 && b.Day != 0 && abs(a.Day-b.Day) > days
}

func abs(n int) int { return max(n, -n) }

// logCount is the weight of a word's count: 1 + its logarithm, and 0 for none.
var logCount = func() (table [256]float64) {
	for i := 1; i < len(table); i++ {
		table[i] = 1 + math.Log(float64(i))
	}
	return table
}()
