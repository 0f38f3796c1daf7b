package export

import (
	"slices"
	"unicode/utf8"

	"headwater/internal/text"
)

// points turns byte offsets into one text into code points. Every stride bytes the count so far is
// kept, so that a look-up scans less than one stride.
type points struct {
	text   string
	before []int // code points before byte i*stride
}

const stride = 256

func newPoints(s string) *points {
	p := &points{text: s, before: make([]int, 0, len(s)/stride+1)}
	count := 0
	for i := range len(s) {
		if i%stride == 0 {
			p.before = append(p.before, count)
		}
		if utf8.RuneStart(s[i]) {
			count++
		}
	}
	return p
}

// at returns the number of code points that start before byte offset i.
func (p *points) at(i int) int {
	if len(p.before) == 0 {
		return 0
	}
	block := min(i/stride, len(p.before)-1)
	count := p.before[block]
	for j := block * stride; j < i; j++ {
		if utf8.RuneStart(p.text[j]) {
			count++
		}
	}
	return count
}

func (p *points) passage(s text.Span) *passageJSON {
	if s.Empty() {
		return nil
	}
	return &passageJSON{p.at(s.Start), p.at(s.End), copied(s.Of(p.text))}
}

// offset undoes at: it returns the byte at which code point n begins, or the length of the text behind its
// last, and whether the text has as many.
func (p *points) offset(n int) (int, bool) {
	block, found := slices.BinarySearch(p.before, n)
	if !found {
		block--
	}
	if block < 0 {
		return 0, n == 0
	}
	i, count := block*stride, p.before[block]
	for ; i < len(p.text); i++ {
		if utf8.RuneStart(p.text[i]) {
			if count == n {
				return i, true
			}
			count++
		}
	}
	return i, count == n
}
