package text

import (
	"strings"
	"testing"
)

// report is an invented article; BenchmarkAnalyze repeats it up to 700 words.
const report = `Harbour board suspends director after dredging inquiry

By Lena Achterberg

PORT ALDEN, March 4 — The harbour board of Port Alden suspended its director, Mara Voss, on Tuesday after an inquiry found that dredging contracts worth $4.1 million were awarded without tender, three people familiar with the matter said.

“We acted the moment we saw the papers,” Col. Piet Haan, who chairs the board, told reporters outside the customs house. “Nobody is above the rules. Not the director, and not me.”

Ms. Voss, 52, did not respond to a request for comment. Her lawyer, J. R. Okonkwo, called the decision “a panic, nothing more,” and said she would appeal within 14 days.

The inquiry, which began in Dec. 2024, looked at 38 contracts signed over four years. Of these, at least a dozen had been split into smaller parts so that they stayed below the $250,000 limit, according to a memo reviewed by The Alden Ledger.

"Why weren't we told?" asked Councillor Ines Bahr, who said she'd learned of the memo from the radio. Company records show the two largest contracts went to Brightwater Marine Ltd., a firm that is based in the U.S. and employs about 118 people.

The company denied wrongdoing. A spokesman said it “has always competed fairly” and hadn't been contacted by investigators.

`

func BenchmarkAnalyze(b *testing.B) {
	words := strings.Fields(report)
	text := strings.Repeat(report, 1+700/len(words))
	n := 0
	for i := range text { // cut after the 700th word
		if text[i] == ' ' || text[i] == '\n' && text[i-1] != '\n' {
			if n++; n == 700 {
				text = text[:i]
				break
			}
		}
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Analyze(text)
	}
}

func BenchmarkLoadTagger(b *testing.B) {
	for b.Loop() {
		if _, err := loadTagger(tagsModel); err != nil {
			b.Fatal(err)
		}
	}
}
