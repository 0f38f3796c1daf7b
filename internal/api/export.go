package api

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/desk"
	"headwater/internal/export"
	"headwater/internal/export/table"
	"headwater/internal/store"
)

// form is a form in which a story is handed on.
type form struct {
	name  string // as it is asked for
	media string
	file  string // what its file is called, after the story's number
	write func(io.Writer, *desk.Story) error
}

// forms are those that the formats and the tables have, by name.
func forms() []form {
	var list []form
	for _, f := range export.Formats() {
		write := func(w io.Writer, s *desk.Story) error { return f.Write(w, s.Story) }
		if f.Name == "atom" {
			write = feed
		}
		list = append(list, form{f.Name, f.Media, f.Name + "." + f.Ending, write})
	}
	tables, of := table.Names()
	for _, t := range tables {
		for _, ending := range of {
			list = append(list, tableForm(t+"."+ending))
		}
	}
	return list
}

func tableForm(name string) form {
	return form{name, table.Media(name), name, func(w io.Writer, s *desk.Story) error {
		t, err := table.New(w, name)
		if err != nil {
			return err
		}
		if err := t.Add(fmt.Sprint(s.ID), s.Story); err != nil {
			return err
		}
		return t.Close()
	}}
}

// feed writes the story's feed, which is named after the report that founded it.
func feed(w io.Writer, s *desk.Story) error { return export.Feed(w, s.Story, founder(s)) }

// founder is the report whose number the story has, or else the oldest that there is.
func founder(s *desk.Story) int {
	if i := s.Number(store.Seq(s.ID)); i >= 0 {
		return i
	}
	oldest := 0
	for i, r := range s.Reports {
		if r.Seq != 0 && (r.Seq < s.Reports[oldest].Seq || s.Reports[oldest].Seq == 0) {
			oldest = i
		}
	}
	return oldest
}

type exportQuestion struct {
	ID   store.StoryID `path:"story" minimum:"1" doc:"The story's number"`
	Form string        `path:"form" doc:"A format, or a table and its form, such as claims.csv"`
}

// file is a story in a form that others defined.
type file struct {
	Type string `header:"Content-Type"`
	Name string `header:"Content-Disposition" doc:"What to call the file; left out for the feed, which is read where it is"`
	Body []byte
}

func (s *server) export(ctx context.Context, q *exportQuestion) (*file, error) {
	all := forms()
	f := all[slices.IndexFunc(all, func(f form) bool { return f.name == q.Form })] // one of them, or the question were refused
	story, err := s.desk.Story(ctx, q.ID)
	var out bytes.Buffer
	if err == nil {
		err = f.write(&out, story)
	}
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	answer := &file{Type: f.media, Body: out.Bytes()}
	if f.name != "atom" {
		answer.Name = fmt.Sprintf(`attachment; filename="story-%d-%s"`, story.ID, f.file)
	}
	return answer, nil
}

// fileAnswer describes an answer that is a file. A client that is generated would take what is told of each media type
// of its own for a type of the answer, and try to read CSV as JSON. To it, this is a file; those that know no ranges know
// the second name for one.
func fileAnswer() *huma.Response {
	binary := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	return &huma.Response{Description: "The file", Content: map[string]*huma.MediaType{"*/*": binary, "application/octet-stream": binary}}
}

// registerExport tells in the document which forms there are, and refuses others.
func (s *server) registerExport() {
	about := "In a form that other programs know:"
	var names []any
	for _, f := range forms() {
		names = append(names, f.name)
	}
	for _, f := range export.Formats() {
		media, _, _ := strings.Cut(f.Media, ";")
		about += fmt.Sprintf("\n- %s: %s (%s)", f.Name, f.About, media)
	}
	op := operation(http.MethodGet, "/stories/{story}/export/{form}", "exportStory", "A story as a file",
		about+"\n- a table, such as claims.csv: reports, claims, assertions, derivations or findings, as CSV, lines of JSON or Parquet", http.StatusNotFound)
	op.Responses = map[string]*huma.Response{"200": fileAnswer()}
	huma.Register(s.api, op, s.export)
	for _, p := range s.api.OpenAPI().Paths[op.Path].Get.Parameters {
		if p.Name == "form" {
			p.Schema.Enum = names
			p.Schema.PrecomputeMessages()
		}
	}
}
