package sqlstore

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"

	"headwater/internal/store"
)

// mostKey is how many bytes of a key are kept as they are; PostgreSQL indexes no more than 2,700.
const mostKey = 2000

// key gives a string as it is kept in an indexed column: a long one ends in its hash.
func key(s string) string {
	s = store.Column(s)
	if len(s) <= mostKey {
		return s
	}
	hash := sha256.Sum256([]byte(s))
	return head(s, mostKey) + "…" + hex.EncodeToString(hash[:])
}

// head gives the first n bytes of s or a little less, whole runes.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
