package metrics

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/watch"
)

// asked gives what Prometheus is told.
func asked(m *Metrics) (int, string) {
	answer := httptest.NewRecorder()
	m.Handler().ServeHTTP(answer, httptest.NewRequest("GET", "/metrics", nil))
	return answer.Code, answer.Body.String()
}

func TestFigures(t *testing.T) {
	m := New("v1", func(context.Context) ([]store.Backlog, error) {
		return []store.Backlog{{Kind: store.BuildJob, Due: 3, Waiting: 2, Parked: 1}}, nil
	})
	for _, e := range []ingest.Event{
		ingest.CapturesAdded{New: 5, Known: 2},
		ingest.CaptureRead{Seq: 1, Took: time.Millisecond},
		ingest.CaptureRead{Seq: 2, Problem: &news.Problem{Kind: news.NotText, Where: "https://paper.example/a"}},
		ingest.ArticlesGrouped{Count: 2, Changes: []store.Change{{Kind: store.Merged}}},
		ingest.StoryBuilt{Story: 1, Reports: 4, Took: time.Second},
		ingest.JobFailed{Job: store.Job{Kind: store.ReadJob}, Err: errors.New("x"), After: time.Second},
		ingest.JobFailed{Job: store.Job{Kind: store.DeliverJob}, Err: errors.New("x"), After: store.Never},
		ingest.Delivered{Took: time.Second},
		ingest.StoreLost{Err: errors.New("x")},
	} {
		m.Observe(e)
	}
	m.ObserveWatch(watch.Event{Kind: watch.Captured, Address: "https://paper.example/a"})
	m.ObserveWatch(watch.Event{Kind: watch.Failed, Err: &news.Problem{Kind: news.Refused}})
	code, got := asked(m)
	for _, want := range []string{
		`headwater_captures_total{result="new"} 5`, `headwater_captures_total{result="known"} 2`,
		`headwater_reads_total{result="article"} 1`, `headwater_read_problems_total{kind="not-text"} 1`, `headwater_read_seconds_count 2`,
		`headwater_grouped_total 2`, `headwater_story_changes_total{change="merged"} 1`, `headwater_build_seconds_sum 1`, `headwater_build_reports_sum 4`, `headwater_delivery_seconds_count 1`,
		`headwater_job_failures_total{job="read",then="retry"} 1`, `headwater_job_failures_total{job="deliver",then="given-up"} 1`,
		`headwater_database_unreachable 1`, `headwater_backlog_jobs{job="build",state="due"} 3`, `headwater_backlog_jobs{job="read",state="due"} 0`,
		`headwater_fetches_total{outcome="new"} 1`, `headwater_fetches_total{outcome="refused"} 1`, `headwater_info{engine="`, "go_goroutines", "process_resident_memory_bytes",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
	if code != 200 || strings.Contains(got, "paper.example") {
		t.Errorf("code %d:\n%s", code, got)
	}
}

// Without a database, the other figures are told all the same.
func TestNoBacklog(t *testing.T) {
	m := New("v1", func(context.Context) ([]store.Backlog, error) { return nil, errors.New("no database") })
	m.Observe(ingest.StoreLost{})
	if _, got := asked(m); !strings.Contains(got, "headwater_database_unreachable 1") || strings.Contains(got, "headwater_backlog_jobs{") {
		t.Error(got)
	}
}
