package story

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// coverageOf writes n reports of about 700 words each, of which every second draws on the one
// before, with a source for every second sentence.
func coverageOf(n int) *news.Dossier {
	rng := rand.New(rand.NewSource(1))
	words := strings.Fields(`harbour crane inspector ferry council bridge engine survey valve brake owner captain rudder
		lifeboat alarm budget school nurse tunnel signal garden quarry licence judge river water company union worker report`)
	verbs := strings.Fields("closed repaired questioned delayed approved inspected flooded ordered sold found")
	facts := make([]string, 400)
	for i := range facts {
		pick := func() string { return words[rng.Intn(len(words))] }
		facts[i] = fmt.Sprintf("The %s of the %s %s the old %s near the %s after %d days of talks about the %s",
			pick(), pick(), verbs[rng.Intn(len(verbs))], pick(), pick(), 2+rng.Intn(90), pick())
	}
	d := &news.Dossier{AsOf: news.Day(2026, time.June, 30)}
	for i := range n {
		d.Readings = append(d.Readings, reportOf(rng, i, facts))
		if i%2 == 1 {
			d.Derivations = append(d.Derivations, news.Derivation{Article: i, From: i - 1, Kind: news.Rewrite, Credited: true})
		}
	}
	return d
}

func reportOf(rng *rand.Rand, n int, facts []string) *news.Reading {
	var body strings.Builder
	var told []news.Attribution
	for k := range 36 {
		start := body.Len()
		body.WriteString(facts[rng.Intn(len(facts))])
		content := text.Span{Start: start, End: body.Len()}
		if k%2 == 0 {
			name := []string{"Ada Holm", "Olle Brandt", "two dockers", "the council"}[rng.Intn(4)]
			source := text.Span{Start: body.Len() + 2, End: body.Len() + 2 + len(name)}
			fmt.Fprintf(&body, ", %s said", name)
			told = append(told, news.Attribution{Passage: content.Cover(source), Content: []text.Span{content}, Stance: news.Asserts,
				Source: news.Source{Text: name, Name: name, Span: source, Kind: news.NamedPerson, Entity: -1}, Parent: -1})
		}
		body.WriteString(".\n")
	}
	a := &news.Article{File: fmt.Sprint(n), SHA256: fmt.Sprint(n), Text: body.String(), Publisher: news.Publisher{Name: fmt.Sprintf("Outlet %d", n)}}
	return &news.Reading{Article: a, Document: text.Analyze(a.Text), Attributions: told}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{7, 100, 500} {
		d := coverageOf(n)
		b.Run(fmt.Sprintf("%dreports", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Build(d)
			}
		})
	}
}
