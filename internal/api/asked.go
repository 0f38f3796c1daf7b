package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/news"
	"headwater/internal/wire"
)

// mostValues is how many values the JSON may have that is sent. Who sends more is told so before any of it is looked
// at closely.
const mostValues = 1000

// readable answers what cannot be read as a question, and hands on what can.
func (s *server) readable(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := wrongQuery(r.URL.RawQuery)
		if p == nil && r.ContentLength != 0 {
			p = s.read(w, r)
		}
		if p != nil {
			send(w, p)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// wrongQuery tells what is wrong with a query. Each parameter is there once: who sends two is not to wonder which of
// them counted.
func wrongQuery(raw string) *huma.ErrorModel {
	wrong := func(where, what, do string) *huma.ErrorModel {
		p := &news.Problem{Kind: news.BadArgument, Where: where, What: what, Do: do}
		return document(wire.StatusOf(p.Kind), p.Error())
	}
	query, err := url.ParseQuery(raw)
	if err != nil {
		return wrong("the query", "it cannot be read", "write it as name=value, joined by &, each escaped")
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		switch values := query[name]; {
		case len(values) > 1:
			return wrong(fmt.Sprintf("%.40q", name), "given more than once", "give it once")
		case !utf8.ValidString(name+values[0]) || strings.ContainsRune(name+values[0], 0):
			return wrong("the query", "no text", "write it as UTF-8")
		}
	}
	return nil
}

// read takes a body in, whole, or tells why it cannot be read.
func (s *server) read(w http.ResponseWriter, r *http.Request) *huma.ErrorModel {
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return document(wire.Unsupported, "The body is compressed; send it as it is.")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody))
	var slow interface{ Timeout() bool }
	switch {
	case errors.As(err, new(*http.MaxBytesError)):
		return document(wire.StatusOf(news.TooLarge), fmt.Sprintf("The body has more than %d bytes; send less at once.", mostBody))
	case errors.As(err, &slow) && slow.Timeout():
		return document(wire.Slow, "The body did not come in time; try again.")
	case err != nil:
		return document(wire.StatusOf(news.BadArgument), "The body did not come whole; send it again.")
	}
	switch { // of whatever type it is said to be: several are read as JSON
	case !utf8.Valid(body):
		return document(wire.StatusOf(news.BadArgument), "The body is not UTF-8.")
	case crowded(body):
		return document(wire.StatusOf(news.TooLarge), fmt.Sprintf("The body has more than %d values; ask for less at once.", mostValues))
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	return nil
}

// crowded reports whether JSON has more values than are taken, without reading it as JSON: it counts what opens a
// list or an object and what stands between two values.
func crowded(body []byte) bool {
	count, quoted := 0, false
	for i := 0; i < len(body) && count <= mostValues; i++ {
		switch c := body[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == '[' || c == '{'):
			count++
		}
	}
	return count > mostValues
}

// missing answers what is no address of the API, or is one that is asked in another way.
func (s *server) missing(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		methods := wire.Methods(mux, r, everything)
		if len(methods) == 0 {
			send(w, document(wire.StatusOf(news.NotFound), "No such address; see /api/docs."))
			return
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		send(w, document(wire.NoMethod, fmt.Sprintf("This address is asked with %s.", strings.Join(methods, ", "))))
	}
}
