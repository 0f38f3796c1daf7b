package seqlabel

// table numbers features in the order they come.
type table struct {
	ids   []uint32 // by number
	slots []int32  // open addressing; number+1, 0 for a free slot
}

// find returns the number of a feature, or -1.
func (t *table) find(id uint32) int {
	if len(t.slots) == 0 {
		return -1
	}
	return int(t.slots[t.slot(id)]) - 1
}

// add returns the number of a feature, a new one for a feature not seen before.
func (t *table) add(id uint32) int {
	if 2*len(t.ids) >= len(t.slots) {
		t.widen()
	}
	s := t.slot(id)
	if t.slots[s] == 0 {
		t.ids = append(t.ids, id)
		t.slots[s] = int32(len(t.ids))
	}
	return int(t.slots[s]) - 1
}

// slot returns where the feature stands, or the free slot where it would.
func (t *table) slot(id uint32) int {
	mask := uint32(len(t.slots) - 1)
	for s := id & mask; ; s = (s + 1) & mask {
		if n := t.slots[s]; n == 0 || t.ids[n-1] == id {
			return int(s)
		}
	}
}

func (t *table) widen() {
	t.slots = make([]int32, max(1024, 2*len(t.slots)))
	for i, id := range t.ids {
		t.slots[t.slot(id)] = int32(i + 1)
	}
}
