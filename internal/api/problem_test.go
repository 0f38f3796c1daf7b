package api

import (
	"errors"
	"net/http"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/news"
)

// TestBusy: where there is no room it is told when to come back, and nobody is told of a fault.
func TestBusy(t *testing.T) {
	s := &server{fault: func(path string, err error) { t.Errorf("%s: %v", path, err) }}
	err := s.problem(t.Context(), &news.Problem{Kind: news.Busy, What: "too many at once", Do: "try again"})
	var status huma.StatusError
	var headers huma.HeadersError
	if !errors.As(err, &status) || status.GetStatus() != http.StatusTooManyRequests || !errors.As(err, &headers) || headers.GetHeaders().Get("Retry-After") == "" {
		t.Errorf("%+v", err)
	}
}
