package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// dissents are words with which a writer says that what comes next goes against what came before.
var dissents = []string{
	"a different story", "a different tale", "a different version", "a different account", "a different picture", "another story", "another version",
	"it differently", "beg to differ", "begs to differ", "begged to differ", "disagrees", "disagreed", "unconvinced", "unpersuaded",
	"not convinced", "n't convinced", "not persuaded", "n't persuaded", "gave no ground", "gives no ground",
	"not everyone agree", "not everyone saw", "not everyone sees", "scoffed", "bristled", "bridled", "shook his head", "shook her head", "unimpressed", "less sure",
	"other way round", "other way around",
	"contests this", "contests that", "contested this", "contested that", "contradicts", "contradicted", "having none of",
}

// announced reports whether the sentence before s in its paragraph, in the writer's own voice, says that what
// comes goes against what came: "The driver tells a different story."
func (q *inquiry) announced(s *statement) bool {
	d := q.reading(s).Document
	if s.sentence == 0 || d.Sentences[s.sentence-1].Paragraph != q.paragraph(s) {
		return false
	}
	before := strings.ReplaceAll(strings.ToLower(d.Sentences[s.sentence-1].Of(d.Text)), "’", "'")
	return containsAny(before, dissents) && !slices.ContainsFunc(q.of[s.article], func(i int) bool {
		t := &q.statements[i]
		return t.sentence == s.sentence-1 && t.told.Source.Kind != news.Reporter
	})
}

// dissentsFrom returns what statement i, announced as going against it, answers: of the statements of others
// within reach, back to the last denial, the one it shares most with, or else the nearest that is given to a source
// or stands in the sentence before it was announced. It is -1 where there is neither.
func (q *inquiry) dissentsFrom(i int) int {
	s := &q.statements[i]
	best, most := -1, 0.0
	for j := i - 1; j >= 0 && q.statements[j].article == s.article; j-- {
		t := &q.statements[j]
		if q.paragraph(s)-q.paragraph(t) > withinReach {
			break
		}
		if t.heading || t.sentence >= s.sentence-1 {
			continue
		}
		if _, retorts := q.answered[j]; retorts || t.told.Stance != news.Asserts {
			break // it may be this that it goes against
		}
		if q.ownSide(t, s) {
			continue
		}
		shared, _ := q.lexicon.shared(&t.common, &s.common)
		if shared == 0 && best < 0 && (t.sentence == s.sentence-2 || t.told.Source.Kind != news.Reporter) {
			best = j
		}
		if shared > most {
			best, most = j, shared
		}
	}
	return best
}

// ownSide reports whether t may come from whoever says s. Nobody speaks for an unnamed source or for the writer.
func (q *inquiry) ownSide(t, s *statement) bool {
	k := t.told.Source.Kind
	return k != news.Anonymous && k != news.Reporter && q.people.oneVoice(t.article, t.told.Source, s.article, s.told.Source)
}
