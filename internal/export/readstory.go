package export

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json" // half the time of encoding/json, of which it is the second version

	"headwater/internal/news"
	"headwater/internal/text"
)

// mostStory is how long a headwater/story/1 document may be that is read back, in bytes.
const mostStory = 256 << 20

// ReadStory reads a headwater/story/1 document back, as good for rendering as the story it was written of:
// Story writes it again byte for byte. Of each article's language it has the paragraphs and the number of
// words; alignments, times and quantities are not written and so not there.
//
// A document that no Story wrote gives an error that says where it is wrong.
func ReadStory(document []byte) (*news.Story, error) {
	if len(document) > mostStory {
		return nil, fmt.Errorf("a story of %d bytes, where %d are read at most", len(document), mostStory)
	}
	var in storyJSON
	if err := json.Unmarshal(document, &in); err != nil {
		return nil, err
	}
	if in.Schema != "headwater/story/1" {
		return nil, fmt.Errorf("no story of schema headwater/story/1 but %.40q", in.Schema)
	}
	r := &storyReader{in: &in, out: &news.Story{Title: words(in.Title), Dossier: &news.Dossier{}}}
	for _, step := range []func() error{r.articles, r.derivations, r.nearDuplicates, r.claims, r.findings, r.timeline, r.revisions} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	for _, p := range in.Unread {
		r.out.Dossier.Unread = append(r.out.Dossier.Unread, &news.Problem{Kind: news.Unreadable, Where: p.Input, What: p.Reason, Do: words(p.Advice)})
	}
	return r.out, nil
}

// storyReader turns ids into indices and passages into byte spans.
type storyReader struct {
	in     *storyJSON
	out    *news.Story
	points []*points
	names  []map[string]int // of each article: entity → index
}

func words(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// index undoes articleID and claimID.
func index(id, letter string, n int) (int, error) {
	number, ok := strings.CutPrefix(id, letter)
	i, err := strconv.Atoi(number)
	if !ok || err != nil || i < 1 || i > n || number != strconv.Itoa(i) {
		return 0, fmt.Errorf("%.40q is not the id of one of %d", id, n)
	}
	return i - 1, nil
}

func (r *storyReader) article(id string) (int, error) { return index(id, "a", len(r.points)) }

// span gives the bytes of a passage in an article; null is nowhere.
func (r *storyReader) span(article int, p *passageJSON) (text.Span, error) {
	if p == nil {
		return text.Span{}, nil
	}
	s, ok := r.points[article].span(p.Start, p.End)
	if !ok {
		return s, fmt.Errorf("a passage from %d to %d is not in the text of a%d", p.Start, p.End, article+1)
	}
	return s, nil
}

func (r *storyReader) spans(article int, list []*passageJSON) ([]text.Span, error) {
	var spans []text.Span
	for _, p := range list {
		s, err := r.span(article, p)
		if err != nil {
			return nil, err
		}
		spans = append(spans, s)
	}
	return spans, nil
}

func (r *storyReader) place(p *placeJSON) (*news.Passage, error) {
	if p == nil {
		return nil, nil
	}
	article, err := r.article(p.Article)
	if err != nil {
		return nil, err
	}
	span, err := r.span(article, p.Passage)
	return &news.Passage{Article: article, Span: span}, err
}

func (r *storyReader) articles() error {
	d := r.out.Dossier
	if asOf, err := time.Parse(time.DateOnly, r.in.AsOf); err != nil {
		return err
	} else {
		d.AsOf = asOf
	}
	for i := range r.in.Articles {
		in := &r.in.Articles[i]
		if in.ID != articleID(i) {
			return fmt.Errorf("article %d is called %.40q", i+1, in.ID)
		}
		r.points, r.names = append(r.points, newPoints(in.Text)), append(r.names, map[string]int{})
		a, err := r.readArticle(i, in)
		if err != nil {
			return err
		}
		d.Readings = append(d.Readings, &news.Reading{Article: a, Document: text.Outline(in.Text, in.Words)})
	}
	for _, id := range r.in.Unrelated {
		i, err := r.article(id)
		if err != nil {
			return err
		}
		r.out.Unrelated = append(r.out.Unrelated, i)
	}
	return nil
}

func (r *storyReader) readArticle(i int, in *articleJSON) (*news.Article, error) {
	a := &news.Article{File: words(in.File), URL: words(in.URL), SHA256: in.SHA256, Byline: words(in.Byline), Agency: words(in.Agency),
		Language: words(in.Language), Version: in.Version, Text: in.Text}
	if in.Publisher != nil {
		a.Publisher = news.Publisher{Name: in.Publisher.Name, Basis: in.Publisher.Basis}
	}
	if title := words(in.Title); title != "" {
		at := strings.Index(a.Text, title)
		if at < 0 {
			return nil, fmt.Errorf("the title of a%d is not in its text", i+1)
		}
		a.Title = text.Span{Start: at, End: at + len(title)}
	}
	var err, dated, placed error
	a.Published, err = readWindow(in.Published)
	if in.Dateline != nil {
		a.Dateline.Place = words(in.Dateline.Place)
		a.Dateline.Date, dated = readDay(in.Dateline.Date)
		a.Dateline.Span, placed = r.span(i, in.Dateline.Passage)
	}
	if err = errors.Join(err, dated, placed); err != nil {
		return nil, err
	}
	a.Furniture, err = r.spans(i, in.Furniture)
	return a, err
}

func readWindow(in *windowJSON) (news.Window, error) {
	if in == nil {
		return news.Window{}, nil
	}
	w := news.Window{Basis: in.Basis, Clock: strings.Contains(in.Earliest, "T")}
	layout := time.DateOnly
	if w.Clock {
		layout = time.RFC3339
	}
	var err, late error
	w.Earliest, err = time.Parse(layout, in.Earliest)
	w.Latest, late = time.Parse(layout, in.Latest)
	return w, errors.Join(err, late)
}

func readDay(s *string) (time.Time, error) {
	if s == nil {
		return time.Time{}, nil
	}
	return time.Parse(time.DateOnly, *s)
}
