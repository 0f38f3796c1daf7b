package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"headwater/internal/store"
)

func (s *Store) SaveRule(ctx context.Context, r store.Rule) (id int64, err error) {
	if r.Created.IsZero() {
		r.Created = time.Now()
	}
	kept, err := json.Marshal(r)
	if err != nil {
		return 0, err
	}
	err = s.change(ctx, func(tx *sql.Tx) error {
		id, err = scanInt(tx.QueryRowContext(ctx, `INSERT INTO rules (name, rule, created) VALUES ($1, $2, $3)
			ON CONFLICT (name) DO UPDATE SET rule = excluded.rule RETURNING id`, key(r.Name), store.Column(string(kept)), millis(r.Created)))
		return err
	})
	return id, err
}

func (s *Store) Rules(ctx context.Context) ([]store.Rule, error) {
	return list(ctx, s, func(row row) (store.Rule, error) {
		var r store.Rule
		var id, created int64
		var kept string
		if err := row.Scan(&id, &kept, &created); err != nil {
			return r, err
		}
		err := json.Unmarshal([]byte(kept), &r)
		r.ID, r.Created = id, moment(created)
		return r, err
	}, "SELECT id, rule, created FROM rules ORDER BY name")
}

func (s *Store) DeleteRule(ctx context.Context, name string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		const ofRule = "(SELECT id FROM deliveries WHERE rule = (SELECT id FROM rules WHERE name = $1))"
		for _, query := range []string{
			"DELETE FROM jobs WHERE kind = 3 AND subject IN " + ofRule,
			"DELETE FROM deliveries WHERE id IN " + ofRule,
			"DELETE FROM rules WHERE name = $1",
		} {
			if _, err := tx.ExecContext(ctx, query, key(name)); err != nil {
				return err
			}
		}
		return nil
	})
}

// enqueueDelivery saves a delivery and, where its rule has a webhook, the job to make it. One that was
// enqueued before, or whose rule is gone, is passed over.
func enqueueDelivery(ctx context.Context, tx *sql.Tx, d store.Delivery) error {
	var kept string
	err := tx.QueryRowContext(ctx, "SELECT rule FROM rules WHERE id = $1", d.Rule).Scan(&kept)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	var rule store.Rule
	if err == nil {
		err = json.Unmarshal([]byte(kept), &rule)
	}
	if err != nil {
		return err
	}
	if d.Created.IsZero() {
		d.Created = time.Now()
	}
	id, err := scanInt(tx.QueryRowContext(ctx, `INSERT INTO deliveries (rule, key, story, created, payload) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (rule, key) DO NOTHING RETURNING id`, d.Rule, key(d.Key), d.Story, millis(d.Created), d.Payload))
	if errors.Is(err, sql.ErrNoRows) || err == nil && rule.Webhook == "" {
		return nil
	}
	if err != nil {
		return err
	}
	return want(ctx, tx, store.DeliverJob, id)
}

func (s *Store) FinishDelivery(ctx context.Context, j store.Job) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		if err := done(ctx, tx, j); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE deliveries SET sent = $1 WHERE id = $2", after(0), j.Subject)
		return err
	})
}

const deliveryColumns = `SELECT d.id, d.rule, d.key, d.story, d.created, d.sent, d.payload, coalesce(j.attempt, 0), coalesce(j.reasons, ''),
	j.subject IS NOT NULL AND j.due IS NULL FROM deliveries d LEFT JOIN jobs j ON j.kind = 3 AND j.subject = d.id`

func scanDelivery(r row) (store.Delivery, error) {
	var d store.Delivery
	var created, sent int64
	err := r.Scan(&d.ID, &d.Rule, &d.Key, &d.Story, &created, &sent, &d.Payload, &d.Attempts, &d.Failure, &d.GivenUp)
	d.Failure = d.Failure[strings.LastIndexByte(d.Failure, '\n')+1:]
	d.Created, d.Sent = moment(created), moment(sent)
	return d, err
}

func (s *Store) Deliveries(ctx context.Context, rule, before int64, limit int) ([]store.Delivery, error) {
	w := where{}
	w.add("d.rule = %s", rule)
	if before != 0 {
		w.add("d.id < %s", before)
	}
	return list(ctx, s, scanDelivery, deliveryColumns+" WHERE "+w.String()+" ORDER BY d.id DESC LIMIT "+w.arg(limit), w.args...)
}

func (s *Store) Delivery(ctx context.Context, id int64) (*store.Delivery, error) {
	d, err := scanDelivery(s.read.QueryRowContext(ctx, deliveryColumns+" WHERE d.id = $1", id))
	if err != nil {
		return nil, s.fail(err)
	}
	return &d, nil
}
