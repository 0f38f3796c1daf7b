package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/news"
	"headwater/internal/wire"
)

// document puts a problem of a kind into a problem document. Its type is an address relative to the server, where it
// is explained.
func document(s wire.Status, detail string) *huma.ErrorModel {
	return &huma.ErrorModel{Type: problemType(s), Title: s.Title, Status: s.Code, Detail: detail}
}

func problemType(s wire.Status) string { return "/api/docs#" + s.Name }

// malformed are the problems with the form of a question, by the status that the library of the API gives them.
var malformed = map[int]wire.Status{
	http.StatusBadRequest: wire.StatusOf(news.BadArgument), http.StatusRequestEntityTooLarge: wire.StatusOf(news.TooLarge),
	http.StatusUnsupportedMediaType: wire.Unsupported, http.StatusUnprocessableEntity: wire.Malformed,
}

// asProblem tells what the library of the API found to be wrong in the way that all problems are told.
func asProblem(p *huma.ErrorModel) {
	if s, known := malformed[p.Status]; known {
		p.Type, p.Title = problemType(s), s.Title
	}
	if len(p.Errors) > 0 {
		p.Detail = fmt.Sprintf("%s: %s", p.Errors[0].Location, p.Errors[0].Message)
	}
}

// problem puts an error into a problem document. What is no news.Problem is nobody's business but ours.
func (s *server) problem(ctx context.Context, err error) error {
	var p *news.Problem
	if !errors.As(err, &p) {
		return s.failed(ctx, err)
	}
	status, public := wire.StatusOf(p.Kind), *p
	public.Err = nil // may name files and databases
	switch status.Code {
	case http.StatusInternalServerError:
		return s.failed(ctx, err)
	case http.StatusTooManyRequests:
		return huma.ErrorWithHeaders(document(status, public.Error()), http.Header{"Retry-After": {wire.RetryAfter}})
	case http.StatusServiceUnavailable:
		public.Where = ""
		s.tell(ctx, err)
	}
	return document(status, public.Error())
}

// failed is the problem of what is a fault of ours.
func (s *server) failed(ctx context.Context, err error) *huma.ErrorModel {
	if ctx.Err() == nil {
		s.tell(ctx, err)
	}
	return document(wire.Failed, "Something went wrong here, and is in the log.")
}

func (s *server) tell(ctx context.Context, err error) {
	if r, ok := ctx.Value(requestKey{}).(*http.Request); ok && s.fault != nil {
		s.fault(r.URL.Path, err)
	}
}

// requestKey is under which a request is found in its own context.
type requestKey struct{}
