package archive

import "fmt"

// Damage is something wrong with an archive: where, and what. As an error of Reader.Next it stands for
// what could not be read; among the flaws of an Item the item was given all the same.
type Damage struct {
	At   Position
	Kind DamageKind
	What string // one plain clause
}

// DamageKind sorts damage.
type DamageKind string

const (
	Broken     DamageKind = "broken"      // bytes that are no record, no gzip or no JSON
	Truncated  DamageKind = "truncated"   // a record, or its body, ends before it should
	BadHeader  DamageKind = "header"      // a header that cannot be read, or without end
	BadLength  DamageKind = "length"      // a length that is no number, negative or beyond the file
	BadDigest  DamageKind = "digest"      // the content is not what was captured
	TooLarge   DamageKind = "too large"   // a body over MaxBody, or bytes that swell without end
	BadCoding  DamageKind = "coding"      // a body whose compression is unknown or cannot be undone
	InSegments DamageKind = "in segments" // a record that goes on in others, which are not joined
)

func (d *Damage) Error() string { return fmt.Sprintf("damaged at %s: %s", d.At, d.What) }

func damaged(kind DamageKind, what string) *Damage { return &Damage{Kind: kind, What: what} }
