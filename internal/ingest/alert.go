package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"headwater/internal/alert"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/story"
)

// deliveries lists what the rules of the library are told of a story that was judged anew. What the story was
// before is what is kept of it; of a story that was split off another, what that one was.
func (l *Library) deliveries(ctx context.Context, id store.StoryID, now *news.Story) ([]store.Delivery, error) {
	if l.Import == nil {
		return nil, nil
	}
	rules, err := l.Rules(ctx)
	if err != nil || len(rules) == 0 {
		return nil, err
	}
	former, comparable, err := l.former(ctx, id)
	if err != nil || !comparable {
		return nil, err
	}
	events := alert.Changes(former, now)
	at := time.Now().UTC()
	var list []store.Delivery
	for i := range rules {
		r := &rules[i]
		for _, e := range alert.Matching(r, now, events, follows(r, now, events)) {
			d, err := alert.Delivery(r, id, now, e, at)
			if err != nil {
				return nil, err
			}
			list = append(list, d)
		}
	}
	return list, nil
}

// follows gives the claims of a story that state what a rule follows.
func follows(r *store.Rule, now *news.Story, events []alert.Event) []int {
	if r.Claim == "" || len(events) == 0 {
		return nil
	}
	return story.Telling(now, ReadArticle(&news.Article{Text: sentenceOf(r.Claim), Language: "en"}, now.Dossier.AsOf))
}

// sentenceOf closes a claim that has no full stop.
func sentenceOf(claim string) string {
	if n := len(claim); n > 0 && claim[n-1] != '.' && claim[n-1] != '"' && claim[n-1] != '!' && claim[n-1] != '?' {
		return claim + "."
	}
	return claim
}

// former gives a story as it was judged last, nil when it never was. It cannot be compared when another engine
// judged it: then it has changed without any news.
func (l *Library) former(ctx context.Context, id store.StoryID) (former *news.Story, comparable bool, err error) {
	kept, err := l.Store.Story(ctx, id)
	if err == nil && kept.ID == id && len(kept.Body) == 0 {
		kept, err = l.parent(ctx, id)
	}
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && (kept == nil || len(kept.Body) == 0):
		return nil, true, nil
	case err != nil:
		return nil, false, err
	case kept.Engine != buildEngine:
		return nil, false, nil
	}
	former, err = l.Import(kept.Body)
	if err != nil { // a former version of the format: nothing can be said
		return nil, false, nil
	}
	return former, true, nil
}

// parent gives the story that another was split off, nil when it was not.
func (l *Library) parent(ctx context.Context, id store.StoryID) (*store.Story, error) {
	changes, err := l.Changes(ctx, id)
	for _, c := range changes {
		if c.Kind == store.Split && c.Other == id {
			return l.Store.Story(ctx, c.Story)
		}
	}
	return nil, err
}

// retries are the pauses between attempts at a delivery; behind the last one it is given up.
var retries = []time.Duration{5 * time.Second, time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour}

// deliverSpell bounds a round of deliveries, so that slow receivers do not hold up the rest.
const deliverSpell = 15 * time.Second

// deliver makes the deliveries that are due.
func (l *Library) deliver(ctx context.Context) error {
	if l.Send == nil {
		return nil
	}
	return l.crew(ctx, store.DeliverJob, 1, time.Now().Add(deliverSpell), l.deliverJob)
}

// deliverJob makes one delivery. When it fails, it is tried again later, with the reason kept; when the
// receiver wants no more, or after the last pause, it is given up.
func (l *Library) deliverJob(ctx context.Context, job store.Job) error {
	d, err := l.Delivery(ctx, job.Subject)
	if err != nil {
		return err
	}
	r, err := l.rule(ctx, d.Rule)
	if err != nil {
		return err
	}
	if r.Webhook == "" { // it has gone meanwhile
		return l.FinishDelivery(ctx, job)
	}
	begun := time.Now()
	failed := l.Send(ctx, r, d)
	if failed == nil {
		l.tell(Delivered{job, time.Since(begun)})
		return l.FinishDelivery(ctx, job)
	}
	pauses, after := l.Retries, store.Never
	if pauses == nil {
		pauses = retries
	}
	if n := job.Attempt - 1; n < len(pauses) && !errors.Is(failed, ErrUnwanted) {
		after = pauses[n]
	}
	l.tell(JobFailed{job, failed, after})
	return l.Retry(ctx, job, failed.Error(), after)
}

// ErrUnwanted is what Send gives, wrapped or not, when a receiver wants no more.
var ErrUnwanted = errors.New("the receiver wants no more of it")

func (l *Library) rule(ctx context.Context, id int64) (*store.Rule, error) {
	rules, err := l.Rules(ctx)
	for i := range rules {
		if rules[i].ID == id {
			return &rules[i], nil
		}
	}
	if err == nil {
		err = fmt.Errorf("rule %d: %w", id, store.ErrNotFound)
	}
	return nil, err
}
