package api

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/wire"
)

//go:embed docs.html
var docsTemplate string

//go:embed docs.css
var docsStyle string

// docs is what the page of documentation shows.
type docs struct {
	Title, About string
	Style        template.CSS
	Operations   []docsOperation
	Schemas      []docsSchema
	Problems     []wire.Status
}

type docsOperation struct {
	Method, Path, Summary, About string
	Parameters                   []*huma.Param
	Body, Answer                 string // names of schemas
}

type docsSchema struct {
	Name   string
	Fields []docsField
}

type docsField struct{ Name, Type, Ref, About string }

// docsPage gives the OpenAPI document as a page for people, made when it is first asked for.
func docsPage(o *huma.OpenAPI) http.HandlerFunc {
	hash := sha256.Sum256([]byte(docsStyle))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	return func(w http.ResponseWriter, _ *http.Request) {
		t, err := template.New("docs").Parse(docsTemplate)
		var page bytes.Buffer
		if err == nil {
			err = t.Execute(&page, newDocs(o))
		}
		if err != nil {
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = page.WriteTo(w) // whoever left does not hear it
	}
}

func newDocs(o *huma.OpenAPI) *docs {
	d := &docs{Title: o.Info.Title, About: o.Info.Description, Style: template.CSS(docsStyle), Problems: wire.Statuses()}
	for _, path := range slices.Sorted(maps.Keys(o.Paths)) {
		for _, op := range []*huma.Operation{o.Paths[path].Get, o.Paths[path].Post, o.Paths[path].Delete} {
			if op != nil {
				d.Operations = append(d.Operations, newDocsOperation(base+path, op))
			}
		}
	}
	schemas := o.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		s := docsSchema{Name: name}
		for _, field := range slices.Sorted(maps.Keys(schemas[name].Properties)) {
			p := schemas[name].Properties[field]
			typ, ref := typeName(p)
			s.Fields = append(s.Fields, docsField{field, typ, ref, p.Description})
		}
		d.Schemas = append(d.Schemas, s)
	}
	return d
}

func newDocsOperation(path string, op *huma.Operation) docsOperation {
	out := docsOperation{Method: op.Method, Path: path, Summary: op.Summary, About: op.Description}
	for _, p := range op.Parameters {
		if p.Ref == "" { // or else it is one of all operations
			out.Parameters = append(out.Parameters, p)
		}
	}
	if op.RequestBody != nil {
		_, out.Body = typeName(op.RequestBody.Content["application/json"].Schema)
	}
	if ok := op.Responses["200"].Content["application/json"]; ok != nil { // or else it is a file
		_, out.Answer = typeName(ok.Schema)
	}
	return out
}

// typeName tells the type of a schema, and the name of the one it refers to.
func typeName(s *huma.Schema) (words, ref string) {
	switch {
	case s == nil:
		return "", ""
	case s.Ref != "":
		return "", s.Ref[strings.LastIndex(s.Ref, "/")+1:]
	case len(s.AnyOf) > 0:
		_, ref = typeName(s.AnyOf[0])
		return "or null", ref
	case s.Items != nil:
		words, ref = typeName(s.Items)
		return strings.TrimSpace("list of " + words), ref
	case s.Nullable:
		return s.Type + " or null", ""
	}
	return s.Type, ""
}
