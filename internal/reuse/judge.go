package reuse

import (
	"math"

	"headwater/internal/text"
)

// Judge says of two texts alone, without knowing who published them or when, whether one was made
// from the other or both from one copy, and how sure that is (the probability of derived, 0 to 1).
// Shared quotations alone never make it true.
func Judge(a, b *text.Document) (derived bool, confidence float64) {
	v := newVocabulary()
	var c comparer
	p := probability(c.compare(newDraft(v, a, nil, nil), newDraft(v, b, nil, nil), naming{}).evidence)
	return p >= 0.5, p
}

const (
	// evenEvidence is the weight of shared prose at which derivation is as likely as not. Reports of
	// two look-alike events stay under it, and all but a few independent reports of one event.
	evenEvidence = 0.25
	steepness    = 20
)

func probability(evidence float64) float64 {
	return 1 / (1 + math.Exp(-steepness*(evidence-evenEvidence)))
}
