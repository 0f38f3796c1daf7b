package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/news"
	"headwater/internal/wire"
)

// document puts a problem of a kind into a problem document. Its type is an address relative to the server, where it
// is explained.
func document(s wire.Status, detail string) *huma.ErrorModel {
	return &huma.ErrorModel{Type: "/api/docs#" + s.Name, Title: s.Title, Status: s.Code, Detail: detail}
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
