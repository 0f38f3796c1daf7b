package story

// A step pairs a run of a, [A0, A1), with a run of b, [B0, B1).
type step struct{ a0, a1, b0, b1 int }

// maxAligned bounds the length of sequences that are aligned, so that hostile input costs no more
// than a million steps; longer ones are cut.
const maxAligned = 1000

// commonPairs returns the positions (i in a, j in b) of a longest common subsequence, in order,
// by the usual dynamic programme.
func commonPairs[T comparable](a, b []T) [][2]int {
	a, b = a[:min(len(a), maxAligned)], b[:min(len(b), maxAligned)]
	width := len(b) + 1
	best := make([]int16, (len(a)+1)*width) // best[i*width+j]: length for a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i*width+j] = best[(i+1)*width+j+1] + 1
			} else {
				best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// gaps returns the places where a and b differ between (and around) their common words.
func gaps(pairs [][2]int, lenA, lenB int) []step {
	var list []step
	i, j := 0, 0
	for _, p := range append(pairs, [2]int{lenA, lenB}) {
		if p[0] > i || p[1] > j {
			list = append(list, step{i, p[0], j, p[1]})
		}
		i, j = p[0]+1, p[1]+1
	}
	return list
}

// indexOf returns where needle first occurs in hay at or after from, or -1.
func indexOf[T comparable](hay, needle []T, from int) int {
next:
	for i := from; i+len(needle) <= len(hay); i++ {
		for k := range needle {
			if hay[i+k] != needle[k] {
				continue next
			}
		}
		return i
	}
	return -1
}
