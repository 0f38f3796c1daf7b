package entity

import (
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

const report = `Dam inspectors found cracks in the spillway above Tolland Weir last spring, the county engineer said on Tuesday.
Marguerite Oduya, the engineer, told the Weir Valley Mercury that her office had warned the Tolland Water Board twice. "They had the drawings," Oduya said. "They had our letter."
The board's chairman, Sir Edwin Prewitt, denied it. Prewitt said no letter from Ms Oduya had reached him before June.
A spokesman for Halvorsen Concrete, which built the spillway in 1974, declined to comment. Halvorsen was bought by Norrland Group of Sweden in 2011.
Residents of Lower Tolland met at St. Cyprian's Church on Monday night. Councillor Bea Tranter, who leads the Weir Action Group, said people were frightened.
`

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat(report, 7)
	doc := text.Analyze(s)
	a := &news.Article{Text: s}
	b.ReportAllocs()
	b.ReportMetric(float64(doc.WordCount()), "words")
	for b.Loop() {
		Read(doc, a)
	}
}
