// Package api answers other programs: everything that the pages show, as JSON, with an OpenAPI 3.1 document at
// /api/openapi.json (and as 3.0.3 beside it) that is made from the same types that are sent, and a page to read it at /api/docs.
//
// It asks the desk and judges nothing. Lists come page by page with a cursor and a Link header (RFC 8288); every
// answer has an ETag and heeds If-None-Match; what goes wrong is a problem document (RFC 9457), whose status follows
// from the kind of the news.Problem by the table that the pages have too.
package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"headwater/internal/desk"
	"headwater/internal/editing"
)

const base = "/api/v1"

// Handler answers what is asked under /api/, and lets editors change something, unless there is nobody to change it.
// Errors that are nobody's but ours are told to fault, if it is not
// nil; whoever asked learns only that something failed.
func Handler(d *desk.Desk, edit *editing.Editor, fault func(path string, err error)) http.Handler {
	mux := http.NewServeMux()
	s := &server{desk: d, edit: edit, fault: fault}
	s.api = humago.NewWithPrefix(mux, base, config())
	s.register()
	s.registerEdits()
	tidy(s.api.OpenAPI().Components.Schemas)
	complete(s.api.OpenAPI())
	serveDocument(mux, "GET /api/openapi.json", s.api.OpenAPI().MarshalJSON)
	serveDocument(mux, "GET /api/openapi-3.0.json", func() ([]byte, error) { return older(s.api.OpenAPI()) })
	mux.HandleFunc("GET /api/docs", docsPage(s.api.OpenAPI()))
	mux.HandleFunc(everything, s.missing(mux))
	return tagged(s.steady(s.readable(mux)))
}

// everything is the pattern of what is no address of the API.
const everything = "/api/"

// serveDocument serves what is made when it is first asked for.
func serveDocument(mux *http.ServeMux, pattern string, makeIt func() ([]byte, error)) {
	made := sync.OnceValues(makeIt)
	mux.HandleFunc(pattern, func(w http.ResponseWriter, _ *http.Request) {
		document, err := made()
		if err != nil {
			http.Error(w, "the document could not be made", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/openapi+json")
		_, _ = w.Write(document) // whoever left does not hear it
	})
}

// server is what operations work with.
type server struct {
	desk  *desk.Desk
	edit  *editing.Editor
	api   huma.API
	fault func(path string, err error)
}

func config() huma.Config {
	c := huma.DefaultConfig("Headwater", "1")
	c.Info.Description = "Headwater traces what the news says back to where it came from: who says what, who draws on whom, what changed on the way, " +
		"and how many independent origins stand behind each claim. It reports provenance, never truth."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.CreateHooks = nil // no $schema fields
	c.Components.Schemas = huma.NewMapRegistry(schemaPrefix, schemaName)
	c.RejectUnknownQueryParameters = true
	c.Transformers = []huma.Transformer{brief}
	return c
}

// brief gives what is wrong with the form of a question a type of ours, and says the first thing that is wrong in its
// detail. It leaves out what was sent where that is long, since whoever sent it has it, and all but the first things.
func brief(_ huma.Context, _ string, v any) (any, error) {
	const most, longest = 10, 200
	if p, ok := v.(*huma.ErrorModel); ok {
		if p.Type == "" {
			asProblem(p)
		}
		p.Errors = p.Errors[:min(len(p.Errors), most)]
		for _, e := range p.Errors {
			if sent, err := json.Marshal(e.Value); err != nil || len(sent) > longest {
				e.Value = nil
			}
		}
	}
	return v, nil
}

// steady answers also where the program breaks, as with any other fault of ours.
func (s *server) steady(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if broken := recover(); broken != nil {
				send(w, s.failed(r.Context(), fmt.Errorf("a fault in the program: %v", broken)))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func send(w http.ResponseWriter, p *huma.ErrorModel) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // whoever left does not hear it
}
