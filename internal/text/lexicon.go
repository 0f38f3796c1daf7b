package text

import (
	"encoding/binary"
	"slices"

	"headwater/internal/seqlabel"
)

// lexicon remembers which tags the training texts gave to their more frequent words. It holds hashes
// of words in an open-addressing table that is used as it lies in the model:
//
//	slots  1<<n times  hash (uint32, 0 for a free slot), sure tag (byte), tag set (byte)
type lexicon []byte

// lexiconEntry is what is known of one word.
type lexiconEntry struct {
	sure uint8 // 1 + the only tag the word ever had; 0 for an open question
	tags uint8 // its tag set: equal for words with the same tags; 0 for an unknown word
}

const slotSize = 6

// find looks up the hash of a word.
func (l lexicon) find(hash uint32) lexiconEntry {
	n := uint32(len(l) / slotSize)
	if n == 0 {
		return lexiconEntry{}
	}
	for i, tries := mixHash(hash)&(n-1), uint32(0); tries < n; i, tries = (i+1)&(n-1), tries+1 {
		slot := l[i*slotSize : (i+1)*slotSize]
		switch binary.LittleEndian.Uint32(slot) {
		case hash:
			return lexiconEntry{slot[4], slot[5]}
		case 0:
			return lexiconEntry{}
		}
	}
	return lexiconEntry{}
}

// mixHash spreads a hash over all its bits.
func mixHash(h uint32) uint32 { return seqlabel.Hash(h).ID() }

// packLexicon lays out entries, at most half filling the table, in order of their hashes.
func packLexicon(entries map[uint32]lexiconEntry) lexicon {
	n := uint32(1)
	for n < uint32(2*len(entries)) {
		n *= 2
	}
	l := make(lexicon, n*slotSize)
	hashes := make([]uint32, 0, len(entries))
	for h := range entries {
		if h != 0 {
			hashes = append(hashes, h)
		}
	}
	slices.Sort(hashes)
	for _, h := range hashes {
		i := mixHash(h) & (n - 1)
		for binary.LittleEndian.Uint32(l[i*slotSize:]) != 0 {
			i = (i + 1) & (n - 1)
		}
		slot := l[i*slotSize:]
		binary.LittleEndian.PutUint32(slot, h)
		slot[4], slot[5] = entries[h].sure, entries[h].tags
	}
	return l
}
