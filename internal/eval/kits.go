package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Gold is the labelling of one story kit, as kits keep it in gold.json.
type Gold struct {
	Story    string
	Articles []struct {
		File, Publisher, Published string
	}
	Derivations []struct {
		From, To, Kind string
		Credited       bool
	}
	Claims []struct {
		ID, Text, Status string
		Origins          int
		Assertions       []GoldAssertion
	}
	Findings []struct {
		Kind, In, Snippet, Against string
		AgainstSnippet             string `json:"against_snippet"`
		Optional                   bool
	}
	Timeline []struct{ When, File, Snippet, What string }
}

// GoldAssertion is one article's telling of a labelled claim.
type GoldAssertion struct {
	File, Snippet, Source string
	SourceType            string `json:"source_type"`
	Stance, Quote         string
}

// ReadGold reads the labels of the kit in dir.
func ReadGold(dir string) (*Gold, error) {
	data, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	gold := new(Gold)
	if err := json.Unmarshal(data, gold); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, "gold.json"), err)
	}
	return gold, nil
}

// answer is the part of a headwater/story/1 document that is scored.
type answer struct {
	Articles []struct {
		ID, File, URL string
		Publisher     *struct{ Name string }
		Published     *struct{ Earliest, Latest string }
	}
	Derivations []struct {
		Article, From, Kind string
		Credited            bool
	}
	Claims   []answerClaim
	Findings []struct {
		Kind, Article string
		Passage       exact
	}
	Timeline []struct {
		Earliest, Latest string
		Expression       struct {
			Article string
			Passage exact
		}
	}
}

type exact struct{ Exact string }

type answerClaim struct {
	ID, Status string
	Origins    []json.RawMessage
	Assertions []answerAssertion
}

type answerAssertion struct {
	Article       string
	Passage       exact
	Source        struct{ Text, Name, Kind string }
	Stance, Quote string
}

// KitScores pools the figures of any number of kits. Its figures are those of the kits' own
// scorer: passages are compared as bags of words, articles by the base name of their file.
type KitScores struct {
	Kits        int
	Derivations PRF
	Findings    PRF
	ByKind      map[string]PRF
	Tallies     map[string]*Tally
	Misses      []string // what went wrong, in words, kit by kit

	grouping bcubed
}

// KitFigures are the names of the tallies, in the order they are printed.
var KitFigures = []string{"publisher", "published", "derivation kind", "derivation credited",
	"assertion found", "assertion source", "assertion source kind", "assertion stance",
	"assertion quote", "claim status", "claim origins", "timeline found", "timeline date"}

// NewKitScores returns scores with nothing counted yet.
func NewKitScores() *KitScores {
	s := &KitScores{ByKind: map[string]PRF{}, Tallies: map[string]*Tally{}}
	for _, name := range KitFigures {
		s.Tallies[name] = new(Tally)
	}
	return s
}

// Add scores one answer, a headwater/story/1 document, against the labels of its kit.
func (s *KitScores) Add(name string, gold *Gold, story []byte) error {
	a := new(answer)
	if err := json.Unmarshal(story, a); err != nil {
		return fmt.Errorf("%s: not a story: %w", name, err)
	}
	s.Kits++
	s.Misses = append(s.Misses, name)
	k := &kitScorer{KitScores: s, gold: gold, answer: a, fileOf: map[string]string{}}
	for _, art := range a.Articles {
		k.fileOf[art.ID] = baseName(art.File, art.URL, art.ID)
	}
	k.articles()
	k.derivations()
	k.claims()
	k.findings()
	k.timeline()
	return nil
}

func baseName(candidates ...string) string {
	for _, c := range candidates {
		if c != "" {
			return filepath.Base(c)
		}
	}
	return ""
}

// kitScorer scores one kit into the pooled figures.
type kitScorer struct {
	*KitScores
	gold   *Gold
	answer *answer
	fileOf map[string]string // article id -> base name of its file
}

func (k *kitScorer) say(format string, args ...any) {
	k.Misses = append(k.Misses, "   "+fmt.Sprintf(format, args...))
}

func (k *kitScorer) articles() {
	for _, g := range k.gold.Articles {
		var name, earliest, latest string
		for _, a := range k.answer.Articles {
			if k.fileOf[a.ID] != g.File {
				continue
			}
			if a.Publisher != nil {
				name = a.Publisher.Name
			}
			if a.Published != nil {
				earliest, latest = a.Published.Earliest, a.Published.Latest
			}
		}
		if g.Publisher != "" {
			ok := name != "" && sameSource(g.Publisher, name)
			k.count("publisher", ok, "%s want %q got %q", g.File, g.Publisher, name)
		}
		if g.Published != "" {
			ok := sameTime(daysOnly(g.Published), earliest, latest)
			k.count("published", ok, "%s want %s got %s/%s", g.File, g.Published, earliest, latest)
		}
	}
}

// count tallies one case and says what went wrong when it is not right.
func (k *kitScorer) count(figure string, ok bool, format string, args ...any) {
	k.Tallies[figure].Count(ok)
	if !ok {
		k.say(figure+": "+format, args...)
	}
}

func (k *kitScorer) derivations() {
	type pair struct{ article, from string }
	got := map[pair]int{}
	for i, d := range k.answer.Derivations {
		got[pair{k.fileOf[d.Article], k.fileOf[d.From]}] = i
	}
	found := 0
	for _, w := range k.gold.Derivations {
		i, ok := got[pair{w.From, w.To}]
		if !ok {
			k.Derivations.FN++
			k.say("derivation missed: %s from %s", w.From, w.To)
			continue
		}
		found++
		d := k.answer.Derivations[i]
		k.count("derivation kind", d.Kind == w.Kind, "%s from %s want %s got %s", w.From, w.To, w.Kind, d.Kind)
		k.count("derivation credited", d.Credited == w.Credited, "%s from %s want %v", w.From, w.To, w.Credited)
		delete(got, pair{w.From, w.To})
	}
	k.Derivations.TP += found
	k.Derivations.FP += len(got)
	for _, d := range k.answer.Derivations {
		p := pair{k.fileOf[d.Article], k.fileOf[d.From]}
		if _, extra := got[p]; extra {
			k.say("derivation too many: %s from %s", p.article, p.from)
		}
	}
}

func (k *kitScorer) findings() {
	left := make([]bool, len(k.answer.Findings))
	for _, g := range k.gold.Findings {
		hit := -1
		for i, f := range k.answer.Findings {
			if !left[i] && f.Kind == g.Kind && k.fileOf[f.Article] == g.In && samePassage(g.Snippet, f.Passage.Exact) {
				hit = i
				break
			}
		}
		if hit >= 0 {
			left[hit] = true
		}
		if g.Optional {
			continue
		}
		if hit >= 0 {
			k.finding(g.Kind, PRF{TP: 1})
			continue
		}
		k.finding(g.Kind, PRF{FN: 1})
		k.say("finding missed: %s %s %q", g.Kind, g.In, clip(g.Snippet))
	}
	for i, f := range k.answer.Findings {
		if !left[i] {
			k.finding(f.Kind, PRF{FP: 1})
			k.say("finding too many: %s %s %q", f.Kind, k.fileOf[f.Article], clip(f.Passage.Exact))
		}
	}
}

func (k *kitScorer) finding(kind string, s PRF) {
	k.KitScores.Findings.Add(s)
	pooled := k.ByKind[kind]
	pooled.Add(s)
	k.ByKind[kind] = pooled
}

func (k *kitScorer) timeline() {
	for _, g := range k.gold.Timeline {
		found, dated := false, false
		var got []string
		for _, t := range k.answer.Timeline {
			e := t.Expression
			if k.fileOf[e.Article] != g.File || !wordsWithin(e.Passage.Exact, g.Snippet) {
				continue
			}
			found = true
			dated = dated || sameTime(g.When, t.Earliest, t.Latest)
			got = append(got, t.Earliest+"/"+t.Latest)
		}
		k.Tallies["timeline found"].Count(found)
		k.count("timeline date", dated, "%s %q want %s got %v", g.File, clip(g.Snippet), g.When, got)
	}
}

func clip(s string) string {
	r := []rune(s)
	if len(r) > 80 {
		return string(r[:80])
	}
	return s
}
