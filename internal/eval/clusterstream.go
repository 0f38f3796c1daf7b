package eval

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"headwater/internal/cluster"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/reuse"
	"headwater/internal/text"
)

// Describe reads the reports of a stream as the program reads them and gives what stories are chosen by.
func Describe(stream []StreamReport) []cluster.Report {
	out := make([]cluster.Report, len(stream))
	for i := range stream {
		reading := readingOf(&stream[i])
		out[i] = cluster.Describe(stream[i].ID, reading)
		out[i].Prints = reuse.Prints(reading.Document)
	}
	return out
}

// readingOf reads one report. One that the program refuses, such as a single line, is read as plain words.
func readingOf(r *StreamReport) *news.Reading {
	body := strings.TrimSpace(r.Title + "\n\n" + r.Text)
	published := r.PublishedAt()
	asOf := published
	if asOf.IsZero() {
		asOf = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	reading, err := ingest.Read(&news.Capture{Name: r.ID, Media: "text/plain", Body: []byte(body)}, news.DayOf(asOf))
	if err != nil {
		reading = &news.Reading{Article: &news.Article{Text: body}, Document: text.Analyze(body)}
	}
	if !published.IsZero() {
		reading.Article.Published = news.Window{Earliest: published, Latest: published, Basis: news.Given}
	}
	return reading
}

// Assign runs a stream of reports and gives each the number of its story as it was when the report came,
// with the changes met on the way.
func Assign(reports []cluster.Report, o cluster.Options) (stories []string, changes []cluster.Change) {
	s := cluster.NewStream(o)
	for _, r := range reports {
		id, met := s.Add(r)
		stories = append(stories, strconv.Itoa(int(id)))
		changes = append(changes, met...)
	}
	return stories, changes
}

// Settled gives the stories of reports in the end, when the changes met on the way are followed.
func Settled(reports []cluster.Report, stories []string, changes []cluster.Change) []string {
	at := map[string]int{}
	for i := range reports {
		at[reports[i].ID] = i
	}
	settled := slices.Clone(stories)
	for _, c := range changes {
		for _, id := range c.Reports {
			settled[at[id]] = strconv.Itoa(int(c.To))
		}
	}
	return settled
}

// TopicsHeldOut scores a stream by parts: the reports of each fifth of the topics are scored in a run with
// weights learned from the other topics alone.
func TopicsHeldOut(stream []StreamReport, reports []cluster.Report) *Grouping {
	const parts = 5
	part := topicParts(stream, parts)
	labels, partOf := make([]string, len(stream)), map[string]int{}
	for i, r := range stream {
		labels[i] = r.Story
		partOf[r.Story] = part[i]
	}
	lessons := cluster.Learn(reports)
	g := &Grouping{}
	for p := range parts {
		weights := lessons.Fit(labels, func(report int) bool { return part[report] == p })
		stories, _ := Assign(reports, cluster.Options{Weights: &weights})
		g.Add(ScoreGrouping(stream, stories), func(story string) bool { return partOf[story] == p })
	}
	return g
}

// topicParts deals the topics, in order of their first reports, to so many parts.
func topicParts(stream []StreamReport, parts int) []int {
	seen := map[string]int{}
	out := make([]int, len(stream))
	for i, r := range stream {
		if _, known := seen[r.Topic]; !known {
			seen[r.Topic] = len(seen)
		}
		out[i] = seen[r.Topic] % parts
	}
	return out
}

// PlainStories assigns reports by the plain measure that any better one must beat: each joins the story
// with the nearest centroid by TF-IDF cosine, if that is at least the threshold.
func PlainStories(stream []StreamReport, threshold float64) []string {
	ids := map[string]int{}
	var df []float64
	var centroids []*centroid
	stories := make([]string, len(stream))
	for i, r := range stream {
		words, counts := wordCounts(r.Title + " " + r.Text)
		v := make([]weighedWord, len(words))
		for k, w := range words {
			if _, known := ids[w]; !known {
				ids[w] = len(ids)
				df = append(df, 0)
			}
			v[k].id = ids[w]
			df[v[k].id]++
			v[k].weight = (1 + math.Log(float64(counts[w]))) * math.Log(float64(i+2)/df[v[k].id])
		}
		unitLength(v)
		best, most := -1, threshold
		for k, c := range centroids {
			if cosine := c.dot(v) / math.Sqrt(c.square+1e-12); cosine >= most {
				best, most = k, cosine
			}
		}
		if best < 0 {
			best = len(centroids)
			centroids = append(centroids, &centroid{})
		}
		centroids[best].add(v)
		stories[i] = strconv.Itoa(best + 1)
	}
	return stories
}

type weighedWord struct {
	id     int
	weight float64
}

func unitLength(v []weighedWord) {
	sum := 1e-12
	for _, w := range v {
		sum += w.weight * w.weight
	}
	for i := range v {
		v[i].weight /= math.Sqrt(sum)
	}
}

// centroid is the sum of the reports of a story.
type centroid struct {
	sum    []float64 // by word
	square float64   // of its length
}

func (c *centroid) dot(v []weighedWord) float64 {
	sum := 0.0
	for _, w := range v {
		if w.id < len(c.sum) {
			sum += w.weight * c.sum[w.id]
		}
	}
	return sum
}

func (c *centroid) add(v []weighedWord) {
	c.square += 2*c.dot(v) + 1
	for _, w := range v {
		for len(c.sum) <= w.id {
			c.sum = append(c.sum, 0)
		}
		c.sum[w.id] += w.weight
	}
}

// wordCounts counts the words of a text and gives them in order.
func wordCounts(s string) ([]string, map[string]int) {
	counts := map[string]int{}
	for _, w := range kitWords(s) {
		counts[w]++
	}
	return slices.Sorted(maps.Keys(counts)), counts
}
