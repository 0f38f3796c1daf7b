package export

import (
	"io"
	"reflect"
	"time"

	"headwater/internal/news"
)

type revisionJSON struct {
	Article string         `json:"article"`
	Former  string         `json:"former"`
	Silent  bool           `json:"silent"` // something was changed or taken out without a word
	Notes   []*passageJSON `json:"notes"`
	Edits   []editJSON     `json:"edits"`
	Changes []changeJSON   `json:"changes"`
}

// editJSON is null on the side where there are no words.
type editJSON struct {
	Passage *passageJSON `json:"passage"`
	Against *passageJSON `json:"against"`
}

type changeJSON struct {
	findingJSON
	Noted bool `json:"noted"`
}

func (w *storyWriter) revision(r news.Revision) revisionJSON {
	out := revisionJSON{Article: articleID(r.Article), Former: articleID(r.Former), Silent: r.Silent(),
		Notes: []*passageJSON{}, Edits: []editJSON{}, Changes: []changeJSON{}}
	newer, older := w.points[r.Article], w.points[r.Former]
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, newer.passage(n))
	}
	for _, e := range r.Edits {
		out.Edits = append(out.Edits, editJSON{newer.passage(e.Newer), older.passage(e.Older)})
	}
	for _, c := range r.Changes {
		out.Changes = append(out.Changes, changeJSON{w.finding(c.Finding), c.Noted})
	}
	return out
}

// Version is one text that a page had.
type Version struct {
	Capture     int64     // the first that has it
	First, Last time.Time // when it was captured first and last
	Captures    int
	Reading     *news.Reading
	Revision    *news.Revision // against the version before it; nil for the first
}

type versionJSON struct {
	Capture  int64         `json:"capture"`
	First    string        `json:"first"`
	Last     string        `json:"last"`
	Captures int           `json:"captures"`
	Revision *revisionJSON `json:"revision"`
	articleJSON
}

type versionsJSON struct {
	Schema   string        `json:"schema"`
	Address  string        `json:"address"`
	Versions []versionJSON `json:"versions"`
}

// VersionsType is the type that a headwater/versions/1 document has in Go, of which its schema can be made.
func VersionsType() reflect.Type { return reflect.TypeFor[versionsJSON]() }

// Versions writes the versions of the page at an address, oldest first, as one headwater/versions/1
// document. Articles are called a1, a2, … in that order; so are they numbered in the revisions.
func Versions(out io.Writer, address string, versions []Version) error {
	w := &storyWriter{}
	list := make([]versionJSON, len(versions))
	for i, v := range versions {
		w.points = append(w.points, newPoints(v.Reading.Article.Text))
		list[i] = versionJSON{Capture: v.Capture, First: v.First.UTC().Format(time.RFC3339), Last: v.Last.UTC().Format(time.RFC3339),
			Captures: v.Captures, articleJSON: article(w.points[i], articleID(i), v.Reading)}
		if v.Revision != nil {
			r := w.revision(*v.Revision)
			list[i].Revision = &r
		}
	}
	return encode(out, versionsJSON{"headwater/versions/1", address, list}, "  ")
}
