package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/news"
)

// statuses says, for each kind of problem, what it is called and which status it has.
var statuses = map[news.ProblemKind]struct {
	name, title string
	status      int
}{
	news.NotFound:    {"not-found", "Not found", http.StatusNotFound},
	news.BadArgument: {"bad-question", "The question makes no sense", http.StatusBadRequest},
	news.TooLarge:    {"too-large", "More than is taken", http.StatusRequestEntityTooLarge},
	news.Empty:       {"empty", "Nothing in it", http.StatusUnprocessableEntity},
	news.NotText:     {"not-text", "Not a text", http.StatusUnprocessableEntity},
	news.NoArticle:   {"no-article", "No report in it", http.StatusUnprocessableEntity},
	news.NotEnglish:  {"not-english", "In a language that is not read", http.StatusUnprocessableEntity},
	news.NoFeed:      {"no-feed", "Not a feed", http.StatusUnprocessableEntity},
	news.Unsafe:      {"unsafe", "An address that must not be asked", http.StatusBadRequest},
	news.Refused:     {"refused", "Refused by the publisher", http.StatusForbidden},
	news.Unreadable:  {"unavailable", "Cannot be read at the moment", http.StatusServiceUnavailable},
	news.Unreachable: {"unavailable", "Cannot be reached at the moment", http.StatusServiceUnavailable},
}

// typeOf is the type of a problem, an address relative to the server where it is explained.
func typeOf(name string) string { return "/api/docs#" + name }

// problem puts an error into a problem document. What is no news.Problem is nobody's business but ours.
func (s *server) problem(ctx context.Context, err error) error {
	var p *news.Problem
	if errors.As(err, &p) {
		if in, known := statuses[p.Kind]; known {
			public := *p
			public.Err = nil // may name files and databases
			if in.status == http.StatusServiceUnavailable {
				public.Where = ""
				s.tell(ctx, err)
			}
			return &huma.ErrorModel{Type: typeOf(in.name), Title: in.title, Status: in.status, Detail: public.Error()}
		}
	}
	if ctx.Err() == nil {
		s.tell(ctx, err)
	}
	return &huma.ErrorModel{Type: typeOf("failed"), Title: "Failed", Status: http.StatusInternalServerError, Detail: "Something went wrong here, and is in the log."}
}

func (s *server) tell(ctx context.Context, err error) {
	if r, ok := ctx.Value(requestKey{}).(*http.Request); ok && s.fault != nil {
		s.fault(r.URL.Path, err)
	}
}

// requestKey is under which a request is found in its own context.
type requestKey struct{}
