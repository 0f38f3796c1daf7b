package storetest

import (
	"fmt"
	"hash/fnv"
	"math"
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// page is a capture with a body of its own.
func page(address, body string) store.Capture {
	return store.Capture{
		Capture: news.Capture{Name: address, URL: address, Media: "text/html", Body: []byte(body)},
		Arrived: time.UnixMilli(1_770_000_000_123).UTC(),
		Head:    []byte("HTTP/1.1 200 OK\r\n\r\n"),
	}
}

// add adds pages and gives their numbers.
func (l library) add(captures ...store.Capture) []store.Seq {
	l.Helper()
	added, err := l.Add(ctx(), captures, store.Mark{})
	l.ok(err)
	var seqs []store.Seq
	for _, a := range added {
		seqs = append(seqs, a.Seq)
	}
	return seqs
}

// claim claims one job and fails when there is none.
func (l library) claim(kind store.JobKind) store.Job {
	l.Helper()
	jobs, err := l.Claim(ctx(), kind, 1, lease)
	l.ok(err)
	if len(jobs) != 1 {
		l.Fatalf("no %v job to claim", kind)
	}
	return jobs[0]
}

// none fails when there is a job to claim.
func (l library) none(kind store.JobKind) {
	l.Helper()
	jobs, err := l.Claim(ctx(), kind, 1, lease)
	l.ok(err)
	if len(jobs) != 0 {
		l.Fatalf("%v job to claim: %+v", kind, jobs)
	}
}

// addRead adds a page for each text and reads it.
func (l library) addRead(texts ...string) []store.Seq {
	l.Helper()
	var seqs []store.Seq
	for _, s := range texts {
		seqs = append(seqs, l.add(page(fmt.Sprintf("https://mercury.example/%x", hash(s)), s))...)
		l.ok(l.FinishRead(ctx(), l.claim(store.ReadJob), reading(s)))
	}
	return seqs
}

// group assigns articles to a story in one step.
func (l library) group(story store.StoryID, seqs ...store.Seq) {
	l.Helper()
	g, err := l.Grouped(ctx())
	l.ok(err)
	groups := store.Groups{After: g.Through, Through: max(g.Through, seqs[len(seqs)-1])}
	for _, seq := range seqs {
		groups.Assigned = append(groups.Assigned, store.Assignment{Article: seq, Story: story})
	}
	l.ok(l.SaveGroups(ctx(), groups))
}

// buildAll builds every story that is due from what it has.
func (l library) buildAll() {
	l.Helper()
	jobs, err := l.Claim(ctx(), store.BuildJob, 100, lease)
	l.ok(err)
	for _, j := range jobs {
		l.build(j)
	}
}

func (l library) build(j store.Job, deliveries ...store.Delivery) {
	l.Helper()
	outcomes, err := l.StoryOutcomes(ctx(), store.StoryID(j.Subject))
	l.ok(err)
	story := store.Story{ID: store.StoryID(j.Subject), Engine: "build/1", Reports: len(outcomes), Origins: 1}
	for _, o := range outcomes {
		story.Title = o.Reading.Article.Headline()
		story.Newest = o.Reading.Article.Published.Latest
		story.Body = append(story.Body, o.Reading.Article.Text...)
		story.Findings = append(story.Findings, store.Finding{Kind: news.HedgeDropped, Article: o.Seq, Explanation: "It was said to be so; now it is so."})
	}
	l.ok(l.FinishBuild(ctx(), j, story, deliveries))
}

// reading is a Read of a text whose first line is its title, with something in every field.
func reading(s string) store.Read {
	title, _, _ := strings.Cut(s, "\n")
	span := text.Span{Start: 0, End: len(title)}
	day := news.Day(2026, time.March, 1+int(hash(s)%27))
	a := &news.Article{
		URL: "https://mercury.example/a", SHA256: "00", Publisher: news.Publisher{Name: "The Weir Valley Mercury", Basis: news.FromMetadata},
		Title: span, Byline: "Ann Prewitt", Dateline: news.Dateline{Place: "TOLLAND", Date: day, Span: span}, Language: "en",
		Published: news.Window{Earliest: day, Latest: day.Add(time.Hour), Clock: true, Basis: news.FromMetadata},
		Text:      s, Furniture: []text.Span{span},
	}
	r := &news.Reading{Article: a, Document: text.Analyze(s)}
	r.Times = []news.Time{{Span: span, Type: "DATE", Value: "2026-03-01", Earliest: day, Latest: day}}
	r.Quantities = []news.Quantity{{Span: span, Number: span, Low: 30, High: math.Inf(1), Noun: "boat", Attributes: []string{"small"}}}
	r.Entities = []news.Entity{{Name: "Ann Prewitt", Type: news.Person, Mentions: []text.Span{span}}}
	r.References = []news.Reference{{Span: span, Confidence: .5}}
	r.Attributions = []news.Attribution{{Passage: span, Content: []text.Span{span}, Stance: news.Asserts, Parent: -1,
		Source: news.Source{Text: "she", Span: span, Kind: news.NamedPerson, Name: "Ann Prewitt"}}}
	return store.Read{Engine: "read/1", Reading: r, Prints: prints(s), Sketch: []byte("sketch of " + title)}
}

// prints are hashes of a text's words.
func prints(s string) []uint64 {
	seen := map[uint64]bool{}
	var list []uint64
	for w := range strings.FieldsSeq(s) {
		if h := hash(w); !seen[h] {
			seen[h] = true
			list = append(list, h)
		}
	}
	return list
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
