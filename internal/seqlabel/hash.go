package seqlabel

// Hash builds a feature out of parts without allocating. It is a value: keep one that stands for a
// word and go on from it as often as needed. The bytes are taken in by FNV-1a; [Hash.ID] mixes the
// result with the finaliser of MurmurHash3, as the packed model needs well-spread bits.
type Hash uint32

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// Feature starts the feature of the given template; two templates never share features but by
// the accident of a collision.
func Feature(template int) Hash { return Hash(fnvOffset).Int(template) }

// String takes in s and marks its end, so that "ab","c" differs from "a","bc".
func (h Hash) String(s string) Hash {
	for i := 0; i < len(s); i++ {
		h = (h ^ Hash(s[i])) * fnvPrime
	}
	return (h ^ 0xff) * fnvPrime
}

// Fold is String for s with its ASCII letters in lower case and curly apostrophes straightened.
func (h Hash) Fold(s string) Hash {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x99:
			c, i = '\'', i+2
		}
		h = (h ^ Hash(c)) * fnvPrime
	}
	return (h ^ 0xff) * fnvPrime
}

// Int takes in a number; only its lowest 32 bits count.
func (h Hash) Int(n int) Hash { return h.Mix(Hash(uint32(n))) }

// Mix takes in another hash in one step, which is how features are made of words hashed before.
func (h Hash) Mix(o Hash) Hash {
	o *= 0xcc9e2d51
	o = o<<15 | o>>17
	h ^= o * 0x1b873593
	h = h<<13 | h>>19
	return h*5 + 0xe6546b64
}

// ID gives the feature as models know it.
func (h Hash) ID() uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return uint32(h ^ h>>16)
}
