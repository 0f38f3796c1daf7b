package cluster

import (
	"cmp"
	"slices"
	"strings"

	"headwater/internal/text"
)

// Wording that two reports share shows what their words alone cannot: that one was written with the other at
// hand, or that both heard the same person. It is told by marks: a sample of the runs of words of the whole
// report, which whoever describes it gives, and of those within its quotations.

const (
	// quotedRun is how many words a run in a quotation has.
	quotedRun = 6
	// quotedSample is how many runs there are to one that is kept.
	quotedSample = 4
	// mostQuoted is how many runs of one report's quotations are kept.
	mostQuoted = 32
)

const (
	// halfShared is how many marks two reports share when about half of the shorter one's text stands in the
	// other.
	halfShared = 14
	// someShared is how many they share when a paragraph does. In ECB+ no two reports of different events do.
	someShared = 3
	// mostSharing is how many reports with one mark are looked at, the latest.
	mostSharing = 64
)

// quotedRuns gives a sample of the runs of words within quotations, in order.
func quotedRuns(d *text.Document) []uint64 {
	var runs []uint64
	for _, q := range d.Quotes {
		words := strings.FieldsFunc(strings.ToLower(q.Inner.Of(d.Text)), func(r rune) bool { return !isWordRune(r) })
		for i := 0; i+quotedRun <= len(words); i++ {
			if h := hashWords(words[i : i+quotedRun]); h%quotedSample == 0 {
				runs = append(runs, h)
			}
		}
	}
	slices.Sort(runs)
	runs = slices.Compact(runs)
	return runs[:min(mostQuoted, len(runs))]
}

// hashWords is FNV-1a over words with spaces between them, its bits mixed.
func hashWords(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	return h ^ h>>33
}

// marks says which reports in a window have a mark.
type marks struct {
	last map[uint64]int32 // of each mark: the latest report with it
}

// marked are the marks of one report in order, each with the report before that has it, or -1.
type marked struct {
	marks  []uint64
	former []int32
}

// add takes in the marks of report n.
func (m *marks) add(n int, r *Report) marked {
	k := marked{marks: append(slices.Clone(r.Prints), r.Quoted...)}
	slices.Sort(k.marks)
	k.marks = slices.Compact(k.marks)
	k.former = make([]int32, len(k.marks))
	for i, h := range k.marks {
		k.former[i] = -1
		if before, known := m.last[h]; known {
			k.former[i] = before
		}
		m.last[h] = int32(n)
	}
	return k
}

// forget lets go of the marks of the oldest report.
func (m *marks) forget(n int, k marked) {
	for _, h := range k.marks {
		if m.last[h] == int32(n) {
			delete(m.last, h)
		}
	}
}

// sharer is a report that shares marks with another.
type sharer struct{ report, shared int }

// mostStories is in how many stories a mark may stand; one of more is a form of words.
const mostStories = 2

// sharers lists the reports that share marks with report n, those that share most first, then the oldest.
func (w *window) sharers(n int) []sharer {
	var hits []int
	k := w.report(n)
	for i, h := range k.marks {
		with := w.withMark(h, int(k.former[i]))
		if w.storiesOf(with) <= mostStories {
			hits = append(hits, with...)
		}
	}
	slices.Sort(hits)
	var list []sharer
	for i, m := range hits {
		if i == 0 || m != hits[i-1] {
			list = append(list, sharer{report: m})
		}
		list[len(list)-1].shared++
	}
	slices.SortStableFunc(list, func(x, y sharer) int { return cmp.Compare(y.shared, x.shared) })
	return list
}

// withMark lists the reports with a mark, from report n back.
func (w *window) withMark(h uint64, n int) []int {
	var with []int
	for n >= w.first && len(with) < mostSharing {
		with = append(with, n)
		k := w.report(n)
		at, _ := slices.BinarySearch(k.marks, h)
		n = int(k.former[at])
	}
	return with
}

// storiesOf counts the stories of reports, up to one more than a mark may stand in.
func (w *window) storiesOf(reports []int) int {
	var seen []*story
	for _, n := range reports {
		if of := w.report(n).story; !slices.Contains(seen, of) {
			if seen = append(seen, of); len(seen) > mostStories {
				break
			}
		}
	}
	return len(seen)
}
