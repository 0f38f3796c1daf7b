package cluster

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// report describes an invented report; day counts from the first of March 2031, 0 for one without date.
func report(id string, day int, body string) Report {
	r := &news.Reading{Article: &news.Article{Text: body}, Document: text.Analyze(body)}
	if day > 0 {
		at := news.Day(2031, time.March, day)
		r.Article.Published = news.Window{Earliest: at, Latest: at}
	}
	return Describe(id, r)
}

// Two thefts at one museum, a year and a painting apart, and a ferry.
var invented = []struct {
	id, event string
	day       int
	body      string
}{
	{"a1", "theft", 2, "Thieves take Oduya portrait from Tolland museum\n\nTwo masked men stole a portrait by Marguerite Oduya from the Tolland Museum on Monday night, police said. They broke a rear window at 2:40 a.m. and left on a motorcycle. The painting, lent by the Prewitt family, is worth 3 million crowns."},
	{"b1", "ferry", 2, "Ferry runs aground off Kestrel Point\n\nThe ferry Lady Arden ran aground off Kestrel Point on Monday with 214 passengers aboard, the coastguard said. Nobody was hurt. Tugs will try to free the vessel at high tide."},
	{"a2", "theft", 3, "Police hunt motorcycle after museum theft\n\nTolland police appealed for witnesses after a portrait by Marguerite Oduya was stolen from the Tolland Museum on Monday night. Two masked men broke a rear window and fled on a motorcycle with the painting, which belongs to the Prewitt family."},
	{"b2", "ferry", 3, "Tugs free stranded ferry\n\nTugs freed the ferry Lady Arden on Tuesday, a day after she ran aground off Kestrel Point with 214 passengers. The coastguard said the vessel would be towed to harbour and nobody was hurt."},
	{"c1", "second theft", 400, "Halvorsen bust vanishes from Tolland museum\n\nA bronze bust by Edwin Halvorsen vanished from the Tolland Museum on Friday afternoon while 60 visitors were in the gallery, curator Philip Sanz said. Guards noticed an empty plinth at closing time. No arrest was made."},
	{"c2", "second theft", 401, "Curator: bust may have left in a pram\n\nThe bronze bust by Edwin Halvorsen that vanished from the Tolland Museum on Friday may have been wheeled out in a pram, curator Philip Sanz said. Cameras showed a couple leaving the gallery at closing time."},
	{"a3", "theft", 5, "Motorcycle found in Tolland museum case\n\nA motorcycle used by the two masked men who stole a portrait by Marguerite Oduya from the Tolland Museum was found in a canal, police said on Thursday. The painting, lent by the Prewitt family, is still missing."},
}

func inventedReports() []Report {
	var out []Report
	for _, r := range invented {
		out = append(out, report(r.id, r.day, r.body))
	}
	return out
}

func TestLookAlikesAreKeptApart(t *testing.T) {
	s := NewStream(Options{})
	events := map[StoryID]string{}
	stories := map[string]StoryID{}
	for i, r := range inventedReports() {
		id, changes := s.Add(r)
		event := invented[i].event
		if known, is := events[id]; is && known != event {
			t.Errorf("%s of the %s joins the story of the %s", r.ID, event, known)
		}
		if known, is := stories[event]; is && known != id {
			t.Errorf("%s begins another story of the %s", r.ID, event)
		}
		events[id], stories[event] = event, id
		if len(changes) > 0 {
			t.Errorf("%s: changes %+v", r.ID, changes)
		}
	}
}

// randomText strings together words that begin with the given letters.
func randomText(random *rand.Rand, letters string, length int) string {
	var b strings.Builder
	for i := range length {
		if i > 0 {
			b.WriteString(" ")
		}
		fmt.Fprintf(&b, "%s%c%c%c", letters, 'a'+rune(random.IntN(26)), 'a'+rune(random.IntN(26)), 'a'+rune(random.IntN(26)))
	}
	return b.String() + "."
}

func TestCopiesJoinAndStrangersDoNot(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	s := NewStream(Options{})
	stories := map[string]StoryID{}
	var texts []string
	for i := range 120 {
		body := randomText(random, fmt.Sprintf("%c%c", 'a'+i%26, 'a'+i/26), 3+random.IntN(80))
		id, _ := s.Add(report(fmt.Sprint(i), random.IntN(30), body))
		for other, known := range stories {
			if known == id {
				t.Fatalf("%q joins the story of %q", body, other)
			}
		}
		stories[body] = id
		texts = append(texts, body)
	}
	for _, body := range texts {
		if id, _ := s.Add(report("copy", 1+random.IntN(900), body)); id != stories[body] {
			t.Errorf("a copy of %q joins story %d, not %d", body, id, stories[body])
		}
	}
}

func TestReportsWithoutWordsStandAlone(t *testing.T) {
	s := NewStream(Options{})
	a, _ := s.Add(report("a", 1, ""))
	b, _ := s.Add(report("b", 1, "—"))
	if a == b {
		t.Error("two empty reports share a story")
	}
}

func TestRestoredStreamGoesOn(t *testing.T) {
	reports := inventedReports()
	for cut := range reports {
		whole := NewStream(Options{Reports: 4})
		for _, r := range reports[:cut] {
			whole.Add(r)
		}
		var kept bytes.Buffer
		if err := gob.NewEncoder(&kept).Encode(whole.State()); err != nil {
			t.Fatal(err)
		}
		var state State
		if err := gob.NewDecoder(&kept).Decode(&state); err != nil {
			t.Fatal(err)
		}
		again, err := Restore(state, Options{Reports: 4}, func(id string) (Report, error) {
			at := slices.IndexFunc(reports, func(r Report) bool { return r.ID == id })
			return ReadSketch(id, reports[at].Sketch())
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range reports[cut:] {
			a, changes := whole.Add(r)
			b, others := again.Add(r)
			if a != b || !reflect.DeepEqual(changes, others) {
				t.Errorf("cut at %d: %s is in story %d and, restored, in %d", cut, r.ID, a, b)
			}
		}
		if !reflect.DeepEqual(whole.State(), again.State()) {
			t.Errorf("cut at %d: the states differ in the end", cut)
		}
	}
}

func TestRestoreRefusesWhatDoesNotFit(t *testing.T) {
	for _, state := range []State{
		{Reports: []string{"a"}},
		{Reports: []string{"a"}, Stories: []Open{{ID: 3}}, Next: 2},
	} {
		if _, err := Restore(state, Options{}, func(id string) (Report, error) { return Report{ID: id}, nil }); err == nil {
			t.Errorf("%+v is taken", state)
		}
	}
}

func TestOnlyTheWindowIsJoined(t *testing.T) {
	body := invented[0].body
	s := NewStream(Options{Reports: 2, Days: 30})
	first, _ := s.Add(report("first", 1, body))
	if late, _ := s.Add(report("late", 60, body)); late == first {
		t.Error("a report two months on joins within 30 days")
	}
	if near, _ := s.Add(report("near", 61, body)); near == first {
		t.Error("a report that was forgotten is joined")
	}
	if len(s.window.reports) != 2 || len(s.window.ids)+len(s.window.unused) != len(s.window.postings) {
		t.Error("the window keeps more than it should")
	}
}

func TestMerge(t *testing.T) {
	s := NewStream(Options{Days: 1})
	old, _ := s.Add(report("a", 1, invented[0].body))
	young, _ := s.Add(report("b", 9, invented[0].body))
	if old == young {
		t.Fatal("the two reports are one story from the start")
	}
	s.options.Days = 0
	id, changes := s.Add(report("c", 5, invented[0].body))
	if id != old || len(changes) != 1 {
		t.Fatalf("story %d, changes %+v", id, changes)
	}
	c := changes[0]
	if c.Kind != Merge || c.From != young || c.To != old || c.Reason == "" || !slices.Contains(c.Reports, "b") {
		t.Errorf("%+v", c)
	}
}

func TestSplit(t *testing.T) {
	s := NewStream(Options{})
	whole := s.begin()
	for i, body := range []string{invented[0].body, invented[1].body, invented[2].body, invented[3].body} {
		n := s.window.add(report(fmt.Sprint(i), 2, body))
		s.window.report(n).story = whole
		whole.reports = append(whole.reports, n)
	}
	c, ok := s.split(whole)
	if !ok || c.Kind != Split || c.From != whole.id || !slices.Equal(c.Reports, []string{"1", "3"}) {
		t.Fatalf("%t %+v", ok, c)
	}
	if !slices.Equal(whole.reports, []int{0, 2}) || s.window.report(3).story.id != c.To {
		t.Error("the reports are not where the change says")
	}
	if _, ok := s.split(whole); ok {
		t.Error("what is left is split again")
	}
}

// A report may tie a single one to a story that it is unlike, as continuing coverage does, but not two stories.
func TestTiesDoNotMakeOneOfTwoStrangers(t *testing.T) {
	for strangers, want := range map[int]bool{1: true, 2: false} {
		s := NewStream(Options{})
		theft, ferry := s.begin(), s.begin()
		for i, of := range []*story{theft, theft, ferry, ferry}[:2+strangers] {
			n := s.window.add(report(fmt.Sprint(i), 2, invented[[]int{0, 2, 1, 3}[i]].body))
			s.window.report(n).story = of
			of.reports = append(of.reports, n)
		}
		if _, merged := s.merge(theft, ferry, true); merged != want {
			t.Errorf("a tie of a story to %d strangers: merged %t", strangers, merged)
		}
	}
}

func TestFitLearnsTheSigns(t *testing.T) {
	var labels []string
	for _, r := range invented {
		labels = append(labels, r.event)
	}
	w := Learn(inventedReports()).Fit(labels, func(int) bool { return false })
	if w[likeWords] <= 0 || w[always] >= 0 {
		t.Errorf("weights %v", w)
	}
}

// That two reports came in one week tells much in a stream of a year, and nothing in one of that week.
func TestNearnessTellsMoreTheFewerAreNear(t *testing.T) {
	near := func(spread int) float64 {
		w := newWindow()
		for i := range 900 {
			w.add(Report{ID: fmt.Sprint(i), Day: 1 + i*spread/900})
		}
		v := w.look(0)
		defer w.leave(v)
		e, far := w.compare(v, 1), w.compare(v, 899)
		if spread > 9 && far[publishedNear] != 0 {
			t.Error("reports of a month and more apart are near")
		}
		return e[publishedNear]
	}
	if week, year := near(5), near(365); week > .2 || year < 3 {
		t.Errorf("%.2f among reports of one week, %.2f among those of a year", week, year)
	}
}

// Two reports that would be one story in a young stream may be strangers in a full one; the same text never is.
func TestLikenessTellsLessTheMoreReportsThereAre(t *testing.T) {
	e := evidence{likeWords: .6, greaterLeadNames: .5, always: 1}
	young, learned, full := e.probability(&shipped, 3), e.probability(&shipped, learnedAmong), e.probability(&shipped, 10*learnedAmong)
	if young != learned || math.Abs(10*full/(1-full)-learned/(1-learned)) > 1e-9 {
		t.Errorf("%.3f among 3, %.3f among %d, %.3f among ten times as many", young, learned, learnedAmong, full)
	}
	e[likeWords] = sameText
	if p := e.probability(&shipped, 100*learnedAmong); p != 1 {
		t.Errorf("the same text: %.2f", p)
	}
}

func TestRepeatsAreJoined(t *testing.T) {
	printed := func(id string, day int, body string, from, to uint64) Report {
		r := report(id, day, body)
		for p := from; p < to; p++ {
			r.Prints = append(r.Prints, p)
		}
		return r
	}
	s := NewStream(Options{Days: 30, Reports: 4})
	first, _ := s.Add(printed("first", 1, invented[0].body, 0, 28))
	other, _ := s.Add(printed("other", 200, invented[1].body, 100, 128))
	if id, _ := s.Add(printed("again", 201, invented[1].body[:60]+invented[4].body, 10, 38)); id != first {
		t.Errorf("a report that repeats one of story %d joins %d", first, id)
	}
	if id, _ := s.Add(printed("part", 202, "Beekeepers of Ulverey count their dead hives after a wet spring.", 25, 53)); id == first || id == other {
		t.Errorf("a report that repeats a few runs joins %d", id)
	}
	s.Add(printed("more", 203, invented[4].body, 200, 228))
	if id, _ := s.Add(printed("forgotten", 300, invented[2].body, 0, 5)); id == first {
		t.Error("a report that was forgotten is joined")
	}
	if len(s.window.marks.last) != 28+15+28+5 {
		t.Errorf("%d marks in the window", len(s.window.marks.last))
	}
}

func TestSketch(t *testing.T) {
	for _, r := range append(inventedReports(), Report{ID: "empty"}, Report{ID: "many", Day: -3, Terms: []Term{{7, [views]uint8{255, 3, 0, 1, 255}}, {1<<32 - 1, [views]uint8{1, 0, 0, 1, 0}}}}) {
		b := r.Sketch()
		got, err := ReadSketch(r.ID, b)
		if err != nil || got.Day != r.Day || !slices.Equal(got.Terms, r.Terms) || !slices.Equal(got.Quoted, r.Quoted) {
			t.Errorf("%s: %v\n%+v\n%+v", r.ID, err, got, r)
		}
	}
}

func FuzzReadSketch(f *testing.F) {
	r := inventedReports()[0]
	f.Add(r.Sketch())
	f.Add([]byte{0, 200, 1, 2})
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ReadSketch("a", b)
		if err == nil && len(r.Terms) > len(b) {
			t.Errorf("%d terms of %d bytes", len(r.Terms), len(b))
		}
	})
}

// BenchmarkAdd puts reports of 250 different words into windows of growing size.
func BenchmarkAdd(b *testing.B) {
	for _, size := range []int{1000, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 1))
			zipf := rand.NewZipf(random, 1.1, 20, 80_000)
			s := NewStream(Options{Reports: size + 1})
			var topic []Term
			var of *story
			for i := range size {
				if i%10 == 0 {
					topic, of = drawTerms(zipf, random, 60), s.begin()
				}
				n := s.window.add(Report{Day: 1 + i*60/size, Terms: mixTerms(topic, drawTerms(zipf, random, 190))})
				s.window.report(n).story = of
				of.reports = append(of.reports, n)
			}
			var coming []Report
			for range 2000 {
				coming = append(coming, Report{Day: 60, Terms: mixTerms(topic, drawTerms(zipf, random, 190))})
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.Add(coming[i%len(coming)])
			}
		})
	}
}

func drawTerms(zipf *rand.Zipf, random *rand.Rand, n int) []Term {
	terms := make([]Term, n)
	for i := range terms {
		terms[i].Hash = uint32(zipf.Uint64())
		terms[i].Counts[words] = 1
		terms[i].Counts[names+random.IntN(3)] = 1
		terms[i].Counts[lead] = uint8(random.IntN(6) / 5)
	}
	return terms
}

func mixTerms(a, b []Term) []Term {
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y Term) int { return int(x.Hash) - int(y.Hash) })
	return slices.CompactFunc(all, func(x, y Term) bool { return x.Hash == y.Hash })
}

// Continuing coverage: the collapse of a grandstand, what was known before, and the report days later that tells
// of both and quotes both. Beside it another collapse in the same week, with as much in common as two of a
// kind have.
var continuing = []struct {
	id, event string
	day       int
	body      string
}{
	{"day1", "Orrin", 3, "Grandstand roof falls on crowd at Orrin Park\n\nThe roof of the east grandstand at Orrin Park fell on Saturday as 900 people watched the county final. Eleven were taken to hospital, two of them badly hurt. “It made a noise like a tree coming down and then it was simply on top of us, all of it, the beams and the tin,” said Tamsin Feld, who was sitting in the third row. The match was called off."},
	{"other1", "Lisle", 4, "Terrace wall gives way at Lisle Road\n\nA wall behind the north terrace at Lisle Road gave way on Sunday as 400 people watched a league match. Six were taken to hospital, none of them badly hurt. “We heard a crack behind us and the people at the top began to slide,” said Goran Petch, a steward. The match went on after an hour."},
	{"day2", "Orrin", 4, "Inspector asked for steel props in March\n\nA buildings inspector, Ruth Ansgar, asked in March for steel props under a timber roof that the Weld Trust had put up in 1961, according to her report. The trust’s secretary, Osric Dunne, put the work off until the autumn because the money was not there, its minutes show. “We were told it would stand for another winter, and we had a pitch to drain and a boiler to pay for,” he said."},
	{"other2", "Lisle", 5, "Club asks engineer to look at terrace wall\n\nThe club at Lisle Road asked an engineer on Monday to look at the wall behind the north terrace that gave way during Sunday’s league match. Six people were taken to hospital. The steward Goran Petch said the people at the top had begun to slide."},
	{"day5", "Orrin", 7, "Trust knew that the Orrin Park roof needed props\n\nThe Weld Trust knew that the timber roof at Orrin Park needed steel props, its secretary, Osric Dunne, said on Wednesday, four days after it fell on the crowd in the east grandstand and eleven people were taken to hospital. The inspector, Ruth Ansgar, had asked for the props in March; the trust put the work off until the autumn. “We were told it would stand for another winter, and we had a pitch to drain and a boiler to pay for,” Dunne had said. “It made a noise like a tree coming down and then it was simply on top of us, all of it, the beams and the tin,” said Tamsin Feld, who was sitting in the third row."},
}

func TestContinuingCoverageBecomesOneStory(t *testing.T) {
	s := NewStream(Options{Days: 60})
	founded := map[string]StoryID{}
	var changes []Change
	for _, r := range continuing {
		id, met := s.Add(report(r.id, r.day, r.body))
		founded[r.id] = id
		changes = append(changes, met...)
	}
	if founded["day1"] == founded["day2"] {
		t.Fatal("the first two reports are one story at once: the test shows nothing")
	}
	if len(changes) != 1 || changes[0].Kind != Merge || changes[0].From != founded["day2"] || changes[0].To != founded["day1"] {
		t.Errorf("changes %+v", changes)
	}
	if founded["day5"] != founded["day1"] || founded["other1"] != founded["other2"] || founded["other1"] == founded["day1"] {
		t.Errorf("stories %v", founded)
	}
}
