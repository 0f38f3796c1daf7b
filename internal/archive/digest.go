package archive

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// check compares the digest that the record gives with its content: that of the payload, else that of
// the block. A record known to be cut off is not checked.
func (it *Item) check(h *header, block, payload []byte) {
	if h.truncated != "" || h.segment != "" {
		return
	}
	ok := true
	switch {
	case h.payloadDigest != "":
		ok = matches(h.payloadDigest, payload)
		if !ok && isChunked(payload) { // writers differ on whether chunks are of the payload
			body, _ := dechunk(payload)
			ok = matches(h.payloadDigest, body)
		}
	case h.blockDigest != "":
		ok = matches(h.blockDigest, block)
	}
	if !ok {
		it.Flaws = append(it.Flaws, damaged(BadDigest, "the content does not have the digest that the record gives"))
	}
}

// matches reports whether b has the digest written as "algorithm:value", in base 32 or hexadecimal. One
// that cannot be told counts as a match.
func matches(digest string, b []byte) bool {
	name, value, _ := strings.Cut(digest, ":")
	sum := sumOf(strings.ToLower(name), b)
	if sum == nil {
		return true
	}
	value = strings.TrimSpace(value)
	if len(value) == hex.EncodedLen(len(sum)) {
		got, err := hex.DecodeString(value)
		return err == nil && bytes.Equal(got, sum)
	}
	got, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(strings.TrimRight(value, "=")))
	return err == nil && bytes.Equal(got, sum)
}

func sumOf(name string, b []byte) []byte {
	switch strings.ReplaceAll(name, "-", "") {
	case "sha1":
		sum := sha1.Sum(b)
		return sum[:]
	case "sha256":
		sum := sha256.Sum256(b)
		return sum[:]
	case "sha512":
		sum := sha512.Sum512(b)
		return sum[:]
	case "md5":
		sum := md5.Sum(b)
		return sum[:]
	}
	return nil
}
