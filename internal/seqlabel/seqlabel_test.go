package seqlabel

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"slices"
	"testing"
)

var bio = []string{"O", "B-x", "I-x"}

// invented makes rows in which "a" opens a span, "b" goes on with it where one is open, and all else
// is outside, with noise features that say nothing.
func invented(n int, seed uint64) []Row {
	random := rand.New(rand.NewPCG(seed, 7))
	var rows []Row
	for range n {
		var r Row
		open := false
		for range 2 + random.IntN(12) {
			word := "abc"[random.IntN(3)]
			label := 0
			switch {
			case word == 'a':
				label, open = 1, true
			case word == 'b' && open:
				label = 2
			default:
				open = false
			}
			r.Features = append(r.Features, []uint32{
				Feature(1).String(string(word)).ID(),
				Feature(2).Int(random.IntN(50)).ID(),
			})
			r.Labels = append(r.Labels, label)
		}
		rows = append(rows, r)
	}
	return rows
}

func mustLoad(t testing.TB, data []byte) *Model {
	t.Helper()
	m, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTrainLearnsContext(t *testing.T) {
	m := mustLoad(t, Train(bio, invented(300, 1), Options{}))
	if !slices.Equal(m.Labels, bio) {
		t.Fatalf("labels %q", m.Labels)
	}
	d := m.NewDecoder()
	for i, r := range invented(100, 2) {
		got := make([]int, len(r.Labels))
		d.Viterbi(r.Features, got)
		if !slices.Equal(got, r.Labels) {
			t.Errorf("row %d: got %v, want %v", i, got, r.Labels)
		}
	}
}

func TestViterbiNeverOpensInside(t *testing.T) {
	m := mustLoad(t, Train(bio, invented(50, 1), Options{Epochs: 1}))
	d := m.NewDecoder()
	b := Feature(1).String("b").ID()
	got := make([]int, 3)
	d.Viterbi([][]uint32{{b, b, b, b}, {b, b, b, b}, {b}}, got)
	for i, l := range got {
		if l == 2 && (i == 0 || got[i-1] == 0) {
			t.Errorf("I-x at %d of %v follows neither B-x nor I-x", i, got)
		}
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	if !bytes.Equal(Train(bio, invented(80, 3), Options{}), Train(bio, invented(80, 3), Options{})) {
		t.Error("two runs gave different models")
	}
}

// Two times in five "d" opens a span: what is learnt depends on which error is dearer.
func TestRecallTipsTheScales(t *testing.T) {
	d := Feature(1).String("d").ID()
	var rows []Row
	for i := range 200 {
		rows = append(rows, Row{Features: [][]uint32{{d}}, Labels: []int{min(1, i%5%2)}})
	}
	for recall, want := range map[float64]int{0: 0, 2: 1} {
		out := []int{9}
		mustLoad(t, Train(bio, rows, Options{Recall: recall})).NewDecoder().Viterbi([][]uint32{{d}}, out)
		if out[0] != want {
			t.Errorf("recall %v: label %d, want %d", recall, out[0], want)
		}
	}
}

func TestLeastUpdatesLeavesOut(t *testing.T) {
	p := NewPerceptron(bio)
	for range 3 {
		p.Update([]uint32{1}, 1, 0)
	}
	p.Update([]uint32{2}, 1, 0)
	p.LeastUpdates = 2
	d := mustLoad(t, p.Pack(1)).NewDecoder()
	if d.Best([]uint32{1}) != 1 || d.Best([]uint32{2}) != 0 {
		t.Error("the feature of one update should be left out, and it alone")
	}
}

func TestPerceptronLearns(t *testing.T) {
	p := NewPerceptron(bio)
	rows := invented(300, 1)
	withBefore := func(r Row, i, before int) []uint32 {
		return append(slices.Clone(r.Features[i]), r.Features[i][0]^Feature(3).Int(before).ID())
	}
	for range 5 {
		for _, r := range rows {
			before := 0
			for i, gold := range r.Labels {
				f := withBefore(r, i, before)
				guess := p.Best(f)
				p.Update(f, gold, guess)
				before = guess
			}
		}
	}
	d := mustLoad(t, p.Pack(1)).NewDecoder()
	wrong, all := 0, 0
	for _, r := range invented(100, 2) {
		before := 0
		for i, want := range r.Labels {
			before = d.Best(withBefore(r, i, before))
			all++
			if before != want {
				wrong++
			}
		}
	}
	if wrong > all/50 {
		t.Errorf("%d of %d wrong", wrong, all)
	}
}

func TestDecodersDoNotAllocate(t *testing.T) {
	d := mustLoad(t, Train(bio, invented(50, 1), Options{})).NewDecoder()
	r := invented(1, 4)[0]
	out := make([]int, len(r.Labels))
	if n := testing.AllocsPerRun(100, func() { d.Viterbi(r.Features, out); d.Best(r.Features[0]) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestLoadRefusesDamage(t *testing.T) {
	good := Train(bio, invented(50, 1), Options{})
	for n := range good {
		if _, err := Load(good[:n]); err == nil {
			t.Fatalf("took the first %d of %d bytes", n, len(good))
		}
	}
	for i := range good {
		bad := slices.Clone(good)
		bad[i] ^= 0x10
		if m, err := Load(bad); err == nil && i >= headerSize {
			t.Fatalf("took a model with byte %d changed: %v", i, m.Labels)
		}
	}
}

// FuzzLoad mends the checksum, so that what lies behind it is reached, and labels with what loads.
func FuzzLoad(f *testing.F) {
	f.Add(Train(bio, invented(50, 1), Options{}))
	f.Add([]byte("hwsl\x01\x01\x01\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) >= headerSize {
			data = slices.Clone(data)
			binary.LittleEndian.PutUint32(data[8:], crc32.ChecksumIEEE(data[headerSize:]))
		}
		m, err := Load(data)
		if err != nil {
			return
		}
		d := m.NewDecoder()
		for _, r := range invented(5, 9) {
			out := make([]int, len(r.Labels))
			d.Viterbi(r.Features, out)
			for _, l := range append(out, d.Best(r.Features[0])) {
				if l < 0 || l >= len(m.Labels) {
					t.Fatalf("label %d of %d", l, len(m.Labels))
				}
			}
		}
	})
}

func BenchmarkBest(b *testing.B) {
	var labels []string
	for i := range 45 {
		labels = append(labels, string(rune('A'+i)))
	}
	random := rand.New(rand.NewPCG(1, 1))
	p := NewPerceptron(labels)
	items := make([][]uint32, 20000)
	for i := range items {
		for j := range 20 {
			items[i] = append(items[i], Feature(j).Int(int(random.ExpFloat64()*2000)).ID())
		}
		p.Update(items[i], random.IntN(45), random.IntN(45))
	}
	d := mustLoad(b, p.Pack(1)).NewDecoder()
	i := 0
	for b.Loop() {
		d.Best(items[i%len(items)])
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "items/s")
}

func BenchmarkViterbi(b *testing.B) {
	d := mustLoad(b, Train(bio, invented(300, 1), Options{})).NewDecoder()
	rows := invented(100, 5)
	out := make([]int, 100)
	items := 0
	for b.Loop() {
		r := rows[b.N%len(rows)]
		d.Viterbi(r.Features, out[:len(r.Labels)])
		items += len(r.Labels)
	}
	b.ReportMetric(float64(items)/b.Elapsed().Seconds(), "items/s")
}
