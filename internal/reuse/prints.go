package reuse

import (
	"slices"

	"headwater/internal/text"
)

// mostPrints is how many fingerprints of an article a library keeps.
const mostPrints = 28

// Prints gives a sample of an article's fingerprints: the least hashes of its four-word runs, in order,
// none twice. Texts that share much share many of them, whatever their lengths (Broder, "On the
// resemblance and containment of documents", 1997). They depend on the text alone and may be stored.
func Prints(doc *text.Document) []uint64 {
	var words []uint64
	var buf []byte
	for _, t := range doc.Tokens {
		if buf = fold(buf[:0], t.Of(doc.Text)); len(buf) > 0 {
			words = append(words, hashBytes(buf))
		}
	}
	var prints []uint64
	for i := 0; i+gramLength <= len(words); i++ {
		prints = append(prints, hashRun(words[i:i+gramLength]))
	}
	slices.Sort(prints)
	prints = slices.Compact(prints)
	return slices.Clone(prints[:min(mostPrints, len(prints))])
}

// hashBytes is FNV-1a.
func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// hashRun mixes the hashes of a run of words, so that every bit of each bears on every bit of the whole.
func hashRun(run []uint64) uint64 {
	h := uint64(0)
	for _, w := range run {
		h = (h ^ w) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}
