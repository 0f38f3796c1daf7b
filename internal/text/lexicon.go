package text

import (
	"encoding/binary"
	"maps"
	"slices"

	"headwater/internal/seqlabel"
)

// lexicon remembers which tags the training texts gave to their more frequent words. It holds hashes
// of words in an open-addressing table that is used as it lies in the model:
//
//	slots  hash (uint32, 0 for a free slot), sure tag (byte), tag set (byte)
type lexicon []byte

// lexiconEntry is what is known of one word.
type lexiconEntry struct {
	sure uint8 // 1 + the only tag the word ever had; 0 for an open question
	tags uint8 // its tag set: equal for words with the same tags; 0 for an unknown word
}

const slotSize = 6

// find looks up the hash of a word.
func (l lexicon) find(hash uint32) lexiconEntry {
	if at := l.slot(hash); at >= 0 {
		return lexiconEntry{l[at+4], l[at+5]}
	}
	return lexiconEntry{}
}

// slot gives the offset of the slot that holds the hash, or of the free one where it would stand; -1
// when there is neither.
func (l lexicon) slot(hash uint32) int {
	n := len(l) / slotSize
	i := int(uint64(seqlabel.Hash(hash).ID()) * uint64(n) >> 32)
	for range n {
		at := i * slotSize
		if h := binary.LittleEndian.Uint32(l[at:]); h == hash || h == 0 {
			return at
		}
		if i++; i == n {
			i = 0
		}
	}
	return -1
}

// packLexicon lays out entries, three quarters filling the table, in order of their hashes.
func packLexicon(entries map[uint32]lexiconEntry) lexicon {
	l := make(lexicon, (len(entries)*4/3+1)*slotSize)
	for _, h := range slices.Sorted(maps.Keys(entries)) {
		at := l.slot(h)
		binary.LittleEndian.PutUint32(l[at:], h)
		l[at+4], l[at+5] = entries[h].sure, entries[h].tags
	}
	return l
}
