package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/watch"
)

// newLog makes a log on the standard error: lines of JSON of all that an operator wants to know, or, for people,
// plain lines of what went wrong.
func newLog(w io.Writer, asJSON bool) *slog.Logger {
	if asJSON {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(&plainHandler{w: w})
}

// plainHandler writes warnings and errors as the program writes all it says to people.
type plainHandler struct {
	mutex sync.Mutex
	w     io.Writer
}

func (h *plainHandler) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn
}

func (h *plainHandler) Handle(_ context.Context, r slog.Record) error {
	var line bytes.Buffer
	fmt.Fprintf(&line, "headwater: %s", r.Message)
	sep := ": "
	r.Attrs(func(a slog.Attr) bool {
		fmt.Fprintf(&line, "%s%s %s", sep, strings.ReplaceAll(a.Key, "_", " "), printable(a.Value.String()))
		sep = ", "
		return true
	})
	line.WriteByte('\n')
	h.mutex.Lock()
	defer h.mutex.Unlock()
	_, err := h.w.Write(line.Bytes())
	return err
}

// WithAttrs and WithGroup are not used here.
func (h *plainHandler) WithAttrs([]slog.Attr) slog.Handler { return h }
func (h *plainHandler) WithGroup(string) slog.Handler      { return h }

// mostOfReason bounds how much of a reason stands in the log, in letters.
const mostOfReason = 300

// logEvent logs what an operator wants to know of an event. Captures that were read well are counted (metrics)
// and not logged.
func logEvent(log *slog.Logger, e ingest.Event) {
	switch e := e.(type) {
	case ingest.CaptureRead:
		if p := e.Problem; p != nil {
			log.Info("not an article", "capture", e.Seq, "address", publicAddress(p.Where), "kind", p.Kind.String(), "reason", reason(p.What))
		}
	case ingest.ArticlesGrouped:
		for _, c := range e.Changes {
			log.Info("story "+string(c.Kind), "story", c.Story, "other", c.Other)
		}
	case ingest.StoryBuilt:
		log.Info("story built", "story", e.Story, "reports", e.Reports, "origins", e.Origins, "findings", e.Findings, seconds(e.Took))
	case ingest.JobFailed:
		logFailure(log, e)
	case ingest.Delivered:
		log.Info("delivered", "number", e.Job.Subject, seconds(e.Took))
	case ingest.StoreLost:
		log.Warn("the database does not answer", "retry_in", e.Retry.String(), "reason", reason(e.Err.Error()))
	case ingest.StoreFound:
		log.Warn("the database answers again", "after", e.After.Round(time.Millisecond).String())
	}
}

func logFailure(log *slog.Logger, e ingest.JobFailed) {
	attrs := []any{"job", e.Job.Kind.String(), "number", e.Job.Subject, "attempt", e.Job.Attempt, "reason", reason(e.Err.Error())}
	if e.After == store.Never {
		log.Error("gave up", attrs...)
		return
	}
	log.Warn("failed, and will be tried again", append(attrs, "retry_in", e.After.String())...)
}

// watched tells people, the log and Prometheus what a watcher does.
func (o *operation) watched(t *teller) func(watch.Event) {
	t.logged = o.flags.JSON
	return func(e watch.Event) {
		t.tell(e)
		o.metrics.ObserveWatch(e)
		if o.flags.JSON {
			logWatch(o.log, e)
		}
	}
}

func logWatch(log *slog.Logger, e watch.Event) {
	attrs := []any{"address", publicAddress(e.Address)}
	switch e.Kind {
	case watch.Same:
	case watch.Failed, watch.GivenUp:
		p := watchProblem(e)
		log.Warn("not fetched", append(attrs, "kind", p.Kind.String(), "reason", reason(p.What), "given_up", e.Kind == watch.GivenUp)...)
	case watch.Asked:
		log.Info("feed asked", append(attrs, "new", e.Items)...)
	default:
		log.Info("page or feed "+string(e.Kind), attrs...)
	}
}

// watchProblem gives the problem of an address that could not be had.
func watchProblem(e watch.Event) *news.Problem {
	if p, ok := errors.AsType[*news.Problem](e.Err); ok {
		return p
	}
	return &news.Problem{Kind: news.Unreachable, Where: e.Address, What: e.Err.Error()}
}

// logProblem logs an input that could not be read, or tells a person of it.
func logProblem(log *slog.Logger, w io.Writer, asJSON bool, p *news.Problem) {
	if !asJSON {
		fmt.Fprintf(w, "headwater: %s\n", printable(p.Error()))
		return
	}
	log.Warn("not read", "where", publicAddress(p.Where), "kind", p.Kind.String(), "reason", reason(p.What))
}

func seconds(d time.Duration) slog.Attr {
	return slog.Float64("seconds", d.Round(time.Millisecond).Seconds())
}

var address = regexp.MustCompile(`[a-z]+://[^\s"']+`)

// reason shortens what an error says, and takes what may be secret out of the addresses in it.
func reason(says string) string {
	return oneLine(address.ReplaceAllStringFunc(says, publicAddress), mostOfReason)
}

// publicAddress gives an address without what may be a secret in it: a name and password, a query.
func publicAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "" || u.Host == "" {
		return address
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

var harmlessField = regexp.MustCompile(`\b(host|port|dbname|database)=\S+`)

// publicLibrary names a library without the password that may stand in a database's name.
func publicLibrary(library string) string {
	switch {
	case !isPostgres(library):
		return library
	case strings.ContainsAny(library, `'\`): // values that may hold anything
		return "postgres"
	case strings.HasPrefix(library, "host="):
		return strings.Join(harmlessField.FindAllString(library, -1), " ")
	}
	if u, err := url.Parse(library); err == nil {
		return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
	}
	return "postgres"
}
