package sqlstore

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"strings"
	"time"

	"headwater/internal/store"
)

// want enqueues a job. One that is there is wanted anew: whoever works on it now will not be the
// last, and one that was given up is due again.
func want(ctx context.Context, tx *sql.Tx, kind store.JobKind, subject int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO jobs (kind, subject, due) VALUES ($1, $2, $3)
		ON CONFLICT (kind, subject) DO UPDATE SET wanted = jobs.wanted + 1, attempt = 0, due = coalesce(jobs.due, excluded.due)`,
		kind, subject, after(0))
	return err
}

const jobColumns = "kind, subject, attempt, reasons, claim, wanted"

func scanJob(r row) (store.Job, error) {
	var j store.Job
	var reasons string
	err := r.Scan(&j.Kind, &j.Subject, &j.Attempt, &reasons, &j.Claim, &j.Wanted)
	if reasons != "" {
		j.Reasons = strings.Split(reasons, "\n")
	}
	return j, err
}

func (s *Store) Claim(ctx context.Context, kind store.JobKind, n int, lease time.Duration) ([]store.Job, error) {
	var jobs []store.Job
	claim := rand.Int64()
	err := s.change(ctx, func(tx *sql.Tx) error {
		subjects, err := s.due(ctx, tx, kind, n)
		if err != nil {
			return err
		}
		jobs = nil
		for _, subject := range subjects {
			j, err := scanJob(tx.QueryRowContext(ctx, `UPDATE jobs SET due = $1, claim = $2, attempt = attempt + 1
				WHERE kind = $3 AND subject = $4 RETURNING `+jobColumns, after(lease), claim, kind, subject))
			if err != nil {
				return err
			}
			jobs = append(jobs, j)
		}
		return nil
	})
	return jobs, err
}

func (s *Store) due(ctx context.Context, tx *sql.Tx, kind store.JobKind, n int) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, "SELECT subject FROM jobs WHERE kind = $1 AND due <= $2 ORDER BY subject LIMIT $3"+s.SkipLocked,
		kind, after(0), n)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanInt)
}

func (s *Store) Extend(ctx context.Context, jobs []store.Job, lease time.Duration) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		for _, j := range jobs {
			if _, err := tx.ExecContext(ctx, "UPDATE jobs SET due = $1 WHERE kind = $2 AND subject = $3 AND claim = $4",
				after(lease), j.Kind, j.Subject, j.Claim); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) Retry(ctx context.Context, j store.Job, reason string, wait time.Duration) error {
	var due any
	if wait != store.Never {
		due = after(wait)
	}
	line := time.Now().UTC().Format(time.RFC3339) + " " + strings.ReplaceAll(store.Column(reason), "\n", " ")
	return s.change(ctx, func(tx *sql.Tx) error {
		return held(tx.ExecContext(ctx, `UPDATE jobs SET reasons = CASE reasons WHEN '' THEN $1 ELSE reasons || '
' || $1 END, due = CASE WHEN wanted > $2 THEN CAST($3 AS BIGINT) ELSE CAST($4 AS BIGINT) END WHERE kind = $5 AND subject = $6 AND claim = $7`,
			line, j.Wanted, after(0), due, j.Kind, j.Subject, j.Claim))
	})
}

// done ends a claimed job: it goes, or is due at once where it was wanted anew meanwhile.
func done(ctx context.Context, tx *sql.Tx, j store.Job) error {
	result, err := tx.ExecContext(ctx, "DELETE FROM jobs WHERE kind = $1 AND subject = $2 AND claim = $3 AND wanted = $4",
		j.Kind, j.Subject, j.Claim, j.Wanted)
	if held(result, err) == nil {
		return nil
	}
	if err != nil {
		return err
	}
	return held(tx.ExecContext(ctx, "UPDATE jobs SET due = $1, reasons = '' WHERE kind = $2 AND subject = $3 AND claim = $4",
		after(0), j.Kind, j.Subject, j.Claim))
}

// held turns a change of no row into ErrLost.
func held(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return store.ErrLost
}

func (s *Store) Backlog(ctx context.Context) ([]store.Backlog, error) {
	return list(ctx, s, func(r row) (store.Backlog, error) {
		var b store.Backlog
		err := r.Scan(&b.Kind, &b.Due, &b.Waiting, &b.Parked)
		return b, err
	}, `SELECT kind, coalesce(sum(CASE WHEN due <= $1 THEN 1 END), 0), coalesce(sum(CASE WHEN due > $1 THEN 1 END), 0),
		coalesce(sum(CASE WHEN due IS NULL THEN 1 END), 0) FROM jobs GROUP BY kind ORDER BY kind`, after(0))
}
