package cli

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/metrics"
	"headwater/internal/news"
	"headwater/internal/store"
)

// workFlags say how a command works on a library for a while, and how it tells what it does.
type workFlags struct {
	Workers int           `placeholder:"N" help:"Read and judge this many at once; default one on each processor."`
	Quiet   bool          `short:"q" help:"Print no progress."`
	JSON    bool          `name:"json" help:"Tell what happens as lines of JSON on the standard error, for a log."`
	Metrics string        `placeholder:"HOST:PORT" help:"Answer Prometheus at http://HOST:PORT/metrics; HOST may be left out for 127.0.0.1."`
	Lease   time.Duration `hidden:"" default:"10s" help:"How long work of a process that died stays lost to others."`
}

// operation is a command at work on a library for a while. Its Err does not disturb what progress shows.
type operation struct {
	Streams
	*ingest.Library
	flags    *workFlags
	log      *slog.Logger
	progress *progress
	metrics  *metrics.Metrics
}

// operate runs a command of that name on a library that open opens: it tells people, the log and Prometheus what
// happens, says so when ctx ends and what is in hand is finished, and logs the end.
func (f *workFlags) operate(ctx context.Context, name string, library libraryFlag, open opener, s *Streams, do func(context.Context, *operation) error) error {
	p := newProgress(s.Err, f.Quiet)
	o := &operation{Streams: *s, flags: f, progress: p, log: newLog(p, f.JSON)}
	o.Err = p
	if f.JSON {
		p.log = o.log
	}
	o.log.Info("started", "command", name, "version", version(), "library", publicLibrary(library.Library))
	return o.ended(name, closing(open, ctx, func(l *ingest.Library) error {
		defer context.AfterFunc(ctx, func() {
			o.log.Warn("stopping: what is in hand is finished first; a second signal ends at once")
		})()
		o.attach(l)
		end, err := o.serveMetrics()
		if err != nil {
			return err
		}
		defer end()
		return do(ctx, o)
	}))
}

// attach listens to a library.
func (o *operation) attach(l *ingest.Library) {
	o.Library, o.metrics = l, metrics.New(version(), l.Backlog)
	l.Workers, l.Lease = o.flags.Workers, o.flags.Lease
	l.Observe = func(e ingest.Event) { logEvent(o.log, e); o.metrics.Observe(e) }
}

// toldError was told in the log.
type toldError struct{ error }

func (t toldError) Unwrap() error { return t.error }

// ended logs how a command ended, and gives its error.
func (o *operation) ended(name string, err error) error {
	if !o.flags.JSON {
		return err
	}
	attrs := []any{"command", name}
	if o.Library != nil {
		t := &o.Tally
		attrs = append(attrs, "read", t.Read.Load(), "not_articles", t.Unread.Load(), "grouped", t.Grouped.Load(), "stories_built", t.Built.Load())
	}
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		o.log.Info("stopped", attrs...)
	default:
		o.log.Error("stopped", append(attrs, "reason", reason(err.Error()))...)
	}
	if err != nil {
		return toldError{err}
	}
	return nil
}

// fail tells of an input that could not be read.
func (o *operation) fail(p *news.Problem) { logProblem(o.log, o.Err, o.flags.JSON, p) }

// serveMetrics answers Prometheus, where that is asked for, until the function that it returns is called.
func (o *operation) serveMetrics() (end func(), err error) {
	if o.flags.Metrics == "" {
		return func() {}, nil
	}
	host, port, err := net.SplitHostPort(o.flags.Metrics)
	if err != nil {
		return nil, &news.Problem{Kind: news.BadArgument, Where: "--metrics " + o.flags.Metrics, What: "not an address", Do: "write it as 127.0.0.1:9464, or :9464"}
	}
	if host == "" {
		host = "127.0.0.1"
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, &news.Problem{Kind: news.Unreadable, Where: "--metrics " + o.flags.Metrics, What: "cannot be listened at", Do: "choose another port", Err: err}
	}
	o.log.Info("metrics", "at", listener.Addr().String())
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", o.metrics.Handler())
	server := &http.Server{Handler: mux, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 1 << 14}
	var serving sync.WaitGroup
	serving.Go(func() { _ = server.Serve(listener) }) // ends when it is closed
	return func() { _ = server.Close(); serving.Wait() }, nil
}

// drain brings the library up to date and shows how far it has come.
func (o *operation) drain(ctx context.Context) error { return o.shown(ctx, o.Drain) }

// shown shows how far work on the library has come.
func (o *operation) shown(ctx context.Context, work func(context.Context) error) error {
	watching, stop := context.WithCancel(ctx)
	var watch sync.WaitGroup
	watch.Go(func() { o.watch(watching) })
	err := work(ctx)
	stop()
	watch.Wait()
	return err
}

// watch shows what the library does until ctx ends: the reading, and the judging of stories behind it.
func (o *operation) watch(ctx context.Context) {
	var reading, judging *step
	for o.progress.wait(ctx) {
		backlog, err := o.Backlog(ctx)
		if err != nil {
			continue
		}
		unread := waiting(backlog, store.ReadJob)
		reading = o.progress.follow(reading, "read", o.Tally.Read.Load()+o.Tally.Unread.Load(), unread)
		if unread > 0 {
			continue // stories are touched as long as there is something to read
		}
		judging = o.progress.follow(judging, "judged stories", o.Tally.Built.Load(), waiting(backlog, store.BuildJob))
	}
	reading.end()
	judging.end()
}

func waiting(backlog []store.Backlog, kind store.JobKind) int64 {
	for _, b := range backlog {
		if b.Kind == kind {
			return int64(b.Due + b.Waiting)
		}
	}
	return 0
}
