// Package metrics counts what happens in a library in the form that Prometheus asks for. Names follow its
// conventions: a unit at the end, _total for what only grows. What labels can be is known beforehand (kinds of
// work, of problems, of outcomes): no host, title or address is one, so their number is bounded.
package metrics

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/watch"
)

// Metrics are the figures of one library. Observe takes events from many goroutines.
type Metrics struct {
	registry *prometheus.Registry

	captures, reads, problems, grouped, changes *prometheus.CounterVec
	failures, fetches                           *prometheus.CounterVec
	outages                                     prometheus.Counter
	unreachable                                 prometheus.Gauge
	readSeconds, groupSeconds, buildSeconds     prometheus.Histogram
	buildReports, deliverySeconds               prometheus.Histogram
}

// ObserveWatch counts what a watcher tells: by what came of it or, where nothing did, by the kind of problem.
func (m *Metrics) ObserveWatch(e watch.Event) {
	outcome := strings.ReplaceAll(string(e.Kind), " ", "-")
	if p, ok := errors.AsType[*news.Problem](e.Err); ok && e.Kind != watch.NoReport {
		outcome = p.Kind.String()
	}
	m.fetches.WithLabelValues(outcome).Inc()
}

// Backlog tells how much work there is; it is asked at each scrape.
type Backlog func(ctx context.Context) ([]store.Backlog, error)

// New makes metrics of a library and of the process. version is that of the program.
func New(version string, backlog Backlog) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		captures: counters("captures_total", "Captures handed in, by whether they were new or known before.", "result"),
		reads:    counters("reads_total", "Captures read, by what came of it.", "result"),
		problems: counters("read_problems_total", "Captures that are no article, by the kind of problem.", "kind"),
		grouped:  counters("grouped_total", "Captures that grouping has passed."),
		changes:  counters("story_changes_total", "Stories merged and split.", "change"),
		failures: counters("job_failures_total", "Work that failed, by its kind and by whether it will be tried again.", "job", "then"),
		fetches:  counters("fetches_total", "Feeds and pages asked for, by what came of it or by the kind of problem.", "outcome"),
		outages:  prometheus.NewCounter(prometheus.CounterOpts(options("database_retries_total", "Times that a database without answer was left for a pause."))),
		unreachable: prometheus.NewGauge(prometheus.GaugeOpts(options("database_unreachable",
			"1 while the database does not answer."))),
		readSeconds:     histogram("read_seconds", "Time to read one capture and to save what came of it.", prometheus.ExponentialBuckets(0.002, 2, 12)),
		groupSeconds:    histogram("group_seconds", "Time of one step of grouping.", prometheus.ExponentialBuckets(0.001, 2, 12)),
		buildSeconds:    histogram("build_seconds", "Time to judge one story and to save it.", prometheus.ExponentialBuckets(0.005, 2, 14)),
		deliverySeconds: histogram("delivery_seconds", "Time until a webhook took a message.", prometheus.ExponentialBuckets(0.01, 2, 12)),
		buildReports:    histogram("build_reports", "Reports of the stories judged.", prometheus.ExponentialBuckets(1, 2, 12)),
	}
	m.registry.MustRegister(m.captures, m.reads, m.problems, m.grouped, m.changes, m.failures, m.fetches, m.outages, m.unreachable,
		m.readSeconds, m.groupSeconds, m.buildSeconds, m.buildReports, m.deliverySeconds, newWaiting(backlog), info(version),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Handler answers Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError, MaxRequestsInFlight: 4})
}

// Observe counts an event.
func (m *Metrics) Observe(e ingest.Event) {
	switch e := e.(type) {
	case ingest.CapturesAdded:
		m.captures.WithLabelValues("new").Add(float64(e.New))
		m.captures.WithLabelValues("known").Add(float64(e.Known))
	case ingest.CaptureRead:
		m.read(e)
	case ingest.ArticlesGrouped:
		m.grouped.WithLabelValues().Add(float64(e.Count))
		m.groupSeconds.Observe(e.Took.Seconds())
		for _, c := range e.Changes {
			m.changes.WithLabelValues(string(c.Kind)).Inc()
		}
	case ingest.StoryBuilt:
		m.buildSeconds.Observe(e.Took.Seconds())
		m.buildReports.Observe(float64(e.Reports))
	case ingest.JobFailed:
		then := "retry"
		if e.After == store.Never {
			then = "given-up"
		}
		m.failures.WithLabelValues(e.Job.Kind.String(), then).Inc()
	case ingest.Delivered:
		m.deliverySeconds.Observe(e.Took.Seconds())
	case ingest.StoreLost:
		m.outages.Inc()
		m.unreachable.Set(1)
	case ingest.StoreFound:
		m.unreachable.Set(0)
	}
}

func (m *Metrics) read(e ingest.CaptureRead) {
	m.readSeconds.Observe(e.Took.Seconds())
	if e.Problem == nil {
		m.reads.WithLabelValues("article").Inc()
		return
	}
	m.reads.WithLabelValues("problem").Inc()
	m.problems.WithLabelValues(e.Problem.Kind.String()).Inc()
}

func options(name, help string) prometheus.Opts {
	return prometheus.Opts{Namespace: "headwater", Name: name, Help: help}
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts(options(name, help)), labels)
}

func histogram(name, help string, buckets []float64) prometheus.Histogram {
	return prometheus.NewHistogram(prometheus.HistogramOpts{Namespace: "headwater", Name: name, Help: help, Buckets: buckets})
}

func info(version string) prometheus.Collector {
	g := prometheus.NewGaugeVec(prometheus.GaugeOpts(options("info", "1, with the version of the program and of its reading.")), []string{"version", "engine"})
	g.WithLabelValues(version, ingest.ReadEngine).Set(1)
	return g
}

// waiting is the backlog, counted when it is asked for.
type waiting struct {
	backlog Backlog
	jobs    *prometheus.Desc
}

func newWaiting(backlog Backlog) *waiting {
	return &waiting{backlog, prometheus.NewDesc("headwater_backlog_jobs",
		"Work to be done: due now, in hand or to be tried again later, given up.", []string{"job", "state"}, nil)}
}

func (w *waiting) Describe(descs chan<- *prometheus.Desc) { descs <- w.jobs }

// askedFor is how long the database may take to count.
const askedFor = 5 * time.Second

func (w *waiting) Collect(figures chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), askedFor)
	defer cancel()
	backlog, err := w.backlog(ctx)
	if err != nil {
		figures <- prometheus.NewInvalidMetric(w.jobs, err)
		return
	}
	for _, kind := range []store.JobKind{store.ReadJob, store.BuildJob, store.DeliverJob} {
		b := of(backlog, kind)
		for state, n := range map[string]int{"due": b.Due, "waiting": b.Waiting, "given-up": b.Parked} {
			figures <- prometheus.MustNewConstMetric(w.jobs, prometheus.GaugeValue, float64(n), kind.String(), state)
		}
	}
}

// of gives the backlog of a kind, which is not listed when there is none.
func of(backlog []store.Backlog, kind store.JobKind) store.Backlog {
	for _, b := range backlog {
		if b.Kind == kind {
			return b
		}
	}
	return store.Backlog{Kind: kind}
}
