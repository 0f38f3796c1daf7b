package label

import (
	"strings"
	"testing"

	"headwater/internal/text"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The ferry sank in minutes, said Orla Finch.", "content: The ferry sank in minutes | cue: said | source: Orla Finch"},
		{"Officials said that the pier had been closed.", "source: Officials | cue: said | content: that the pier had been closed"},
		{"“We saw nothing,” she said.", "content: “We saw nothing,” | source: she | cue: said"},
		{"The ferry leaves at nine.", ""},
	} {
		doc := text.Analyze(c.text)
		var got []string
		for _, s := range Read(doc) {
			got = append(got, s.Role.String()+": "+s.Of(doc.Text))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestLoadRefusesDamage(t *testing.T) {
	for _, n := range []int{0, 3, 4, 100, len(modelBytes) / 2, len(modelBytes) - 1} {
		if _, err := Load(modelBytes[:n]); err == nil {
			t.Errorf("took the first %d bytes", n)
		}
	}
}

// FuzzRead holds that passages are ordered, apart, inside the text and on token boundaries.
func FuzzRead(f *testing.F) {
	f.Add("“No,” she said. He: \"\"\" ( said\n\nAccording to a memo seen by the Gazette, “all is well")
	f.Fuzz(func(t *testing.T, s string) {
		doc := text.Analyze(s)
		last := 0
		for _, p := range Read(doc) {
			if p.First < last || p.Last <= p.First || p.Last > len(doc.Tokens) {
				t.Fatalf("passage %+v after token %d of %d", p, last, len(doc.Tokens))
			}
			if p.Start != doc.Tokens[p.First].Start || p.End != doc.Tokens[p.Last-1].End {
				t.Fatalf("passage %+v lies not on its tokens", p)
			}
			last = p.Last
		}
	})
}

// article is as long as a report of 700 words, with enough different words not to flatter the caches.
var article = strings.Repeat("The council, which had met twice since March, told residents on Monday that "+
	"it would not pay for the pier. “We have no money,” said Orla Finch, its treasurer. According to a memo, "+
	"engineers warned of rust in 2019; nobody answered them, two former employees claimed.\n", 14)

func BenchmarkRead(b *testing.B) {
	doc := text.Analyze(article)
	b.ReportAllocs()
	for b.Loop() {
		Read(doc)
	}
}
