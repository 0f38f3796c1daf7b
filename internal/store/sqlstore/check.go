package sqlstore

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"headwater/internal/store"
)

// fault is a kind of fault, the query that lists the numbers concerned, and the statement that mends
// it; empty where nothing but a backup can.
type fault struct {
	kind store.FaultKind
	what string
	find string
	mend string
}

func (s *Store) faults() []fault {
	const lostReads = `SELECT seq FROM captures c WHERE outcome = 0
		AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = 1 AND subject = c.seq)`
	const orphans = "SELECT seq FROM articles a WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.seq = a.seq AND c.outcome = 1)"
	const lost = "SELECT seq FROM captures c WHERE outcome = 1 AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.seq = c.seq)"
	const lostPrints = "SELECT seq FROM prints p WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.seq = p.seq)"
	indexed := "SELECT " + s.SearchKey + " AS n FROM search"
	unindexed := "SELECT seq FROM articles WHERE seq NOT IN (" + indexed + ")"
	const gone = " WHERE n NOT IN (SELECT seq FROM articles)"
	const counts = `SELECT s.id FROM stories s WHERE reports <> (SELECT count(DISTINCT c.address) FROM captures c JOIN articles a ON a.seq = c.seq WHERE c.story = s.id)
		AND s.id > 0 AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = 2 AND subject = s.id)`
	const lostStories = `SELECT subject AS n FROM jobs WHERE kind = 2 AND subject NOT IN (SELECT id FROM stories)
		UNION SELECT story FROM captures WHERE story > 0 AND story NOT IN (SELECT id FROM stories)`
	const mendStories = `INSERT INTO stories (id, merged) SELECT f.n, coalesce((SELECT story FROM changes c WHERE kind = 'merged' AND other = f.n
		AND NOT EXISTS (SELECT 1 FROM captures WHERE story = f.n) ORDER BY c.n DESC LIMIT 1), 0) FROM (` + lostStories + ") f"
	const said = `SELECT who, max(name) AS name, -CAST(sum(sayings) AS BIGINT) AS unsaid, count(DISTINCT story) AS stories FROM speakers WHERE who <> '' GROUP BY who`
	const miscounted = "SELECT n.stories FROM (" + said + ") n LEFT JOIN sources s ON s.who = n.who WHERE s.who IS NULL OR s.unsaid <> n.unsaid OR s.stories <> n.stories"
	const recount = "INSERT INTO sources (who, name, unsaid, stories) SELECT who, name, unsaid, stories FROM (" + said + `) n WHERE TRUE
		ON CONFLICT (who) DO UPDATE SET unsaid = excluded.unsaid, stories = excluded.stories`
	const unsaid = "FROM sources WHERE NOT EXISTS (SELECT 1 FROM speakers p WHERE p.who = sources.who)"
	return []fault{
		{store.BodyMissing, "captures whose bytes are gone",
			"SELECT seq FROM captures c WHERE NOT EXISTS (SELECT 1 FROM bodies b WHERE b.sha256 = c.sha256)", ""},
		{store.SeqGap, "the numbers of the captures have gaps, so captures are gone",
			"SELECT last_seq FROM library WHERE last_seq <> (SELECT count(*) FROM captures)", ""},
		{store.ReadLost, "captures neither read nor to be read", lostReads, enqueue(store.ReadJob, lostReads)},
		{store.ArticleLost, "captures said to be read, without an article", lost, enqueue(store.ReadJob, lost)},
		{store.ArticleOrphan, "articles of captures that were not read", orphans, "DELETE FROM articles WHERE seq IN (" + orphans + ")"},
		{store.PrintOrphan, "fingerprints of articles that are not there", lostPrints, "DELETE FROM prints WHERE seq IN (" + lostPrints + ")"},
		{store.SearchDiffers, "articles that the search does not find", unindexed, enqueue(store.ReadJob, unindexed)},
		{store.SearchDiffers, "places in the search index of articles that are not there", "SELECT n FROM (" + indexed + ") i" + gone,
			"DELETE FROM search WHERE " + s.SearchKey + " IN (SELECT n FROM (" + indexed + ") i" + gone + ")"},
		{store.BuildLost, "stories that have articles or are to be judged, and are not in the list of stories", lostStories, mendStories},
		{store.SourceCount, "sources counted otherwise than the stories have them", miscounted, recount},
		{store.SourceCount, "sources that no story has", "SELECT stories " + unsaid, "DELETE " + unsaid},
		{store.StoryCount, "stories built of other reports than they have, and not to be built again", counts, enqueue(store.BuildJob, counts)},
		{store.JobParked, "work that was given up", "SELECT subject FROM jobs WHERE due IS NULL",
			"UPDATE jobs SET due = 0, attempt = 0 WHERE due IS NULL"},
	}
}

// enqueue is the statement that makes jobs of all subjects that a query lists.
func enqueue(kind store.JobKind, subjects string) string {
	return fmt.Sprintf("INSERT INTO jobs (kind, subject, due) SELECT %d, f.*, 0 FROM (%s) f WHERE TRUE ON CONFLICT DO NOTHING", kind, subjects)
}

func (s *Store) Check(ctx context.Context, deep bool, told func(done, total int64)) (*store.Report, error) {
	r := &store.Report{Schema: s.Schema}
	err := s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM captures), (SELECT count(*) FROM bodies), (SELECT count(*) FROM articles),
		(SELECT count(*) FROM captures WHERE outcome = 2), (SELECT count(*) FROM captures WHERE outcome = 0),
		(SELECT count(*) FROM stories WHERE reports > 0), (SELECT grouped FROM library), (SELECT count(*) FROM prints)`).
		Scan(&r.Captures, &r.Bodies, &r.Articles, &r.Failed, &r.Unread, &r.Stories, &r.Grouped, &r.Prints)
	if err != nil {
		return nil, s.fail(err)
	}
	if r.Backlog, err = s.Backlog(ctx); err != nil {
		return nil, err
	}
	for _, f := range s.faults() {
		if err := s.look(ctx, r, f); err != nil {
			return nil, err
		}
	}
	if err := s.checkStructure(ctx, r); err != nil || !deep {
		return r, err
	}
	return r, s.checkBodies(ctx, r, told)
}

// examples is how many of the numbers concerned a fault names.
const examples = 5

func (s *Store) look(ctx context.Context, r *store.Report, f fault) error {
	numbers, err := list(ctx, s, scanInt, f.find)
	if err != nil || len(numbers) == 0 {
		return err
	}
	r.Faults = append(r.Faults, store.Fault{Kind: f.kind, Count: len(numbers), Examples: numbers[:min(examples, len(numbers))],
		What: f.what, Mendable: f.mend != ""})
	return nil
}

func (s *Store) checkStructure(ctx context.Context, r *store.Report) error {
	complaint, err := s.CheckFile(ctx, s.read)
	if complaint != "" {
		r.Faults = append(r.Faults, store.Fault{Kind: store.Structure, Count: 1, What: complaint})
	}
	return s.fail(err)
}

// toldEvery is after how many bodies it is told how many were looked at.
const toldEvery = 256

// checkBodies unpacks every body and compares its hash.
func (s *Store) checkBodies(ctx context.Context, r *store.Report, told func(done, total int64)) error {
	rows, err := s.read.QueryContext(ctx, "SELECT b.sha256, b.packed, coalesce((SELECT min(seq) FROM captures c WHERE c.sha256 = b.sha256), 0) FROM bodies b")
	if err != nil {
		return s.fail(err)
	}
	damaged := store.Fault{Kind: store.BodyDamaged, What: "captures whose bytes no longer have their hash"}
	orphans := store.Fault{Kind: store.BodyOrphan, What: "bodies that no capture has"}
	for done := int64(1); rows.Next(); done++ {
		if told != nil && done%toldEvery == 0 {
			told(done, int64(r.Bodies))
		}
		var hash, packed sql.RawBytes
		var seq int64
		if err := rows.Scan(&hash, &packed, &seq); err != nil {
			return s.fail(errors.Join(err, rows.Close()))
		}
		body, err := store.Unpack(packed)
		if sum := sha256.Sum256(body); err != nil || string(sum[:]) != string(hash) {
			count1(&damaged, seq)
		}
		if seq == 0 {
			count1(&orphans, seq)
		}
	}
	for _, f := range []store.Fault{damaged, orphans} {
		if f.Count > 0 {
			r.Faults = append(r.Faults, f)
		}
	}
	return s.fail(rows.Err())
}

func count1(f *store.Fault, number int64) {
	f.Count++
	if len(f.Examples) < examples {
		f.Examples = append(f.Examples, number)
	}
}

func (s *Store) Repair(ctx context.Context) ([]store.Fault, error) {
	var mended store.Report
	err := s.change(ctx, func(tx *sql.Tx) error {
		mended.Faults = nil
		for _, f := range s.faults() {
			if f.mend == "" {
				continue
			}
			if err := s.look(ctx, &mended, f); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, f.mend); err != nil {
				return err
			}
		}
		return nil
	})
	return mended.Faults, err
}

func (s *Store) MarkStale(ctx context.Context, engine string, limit int) (int, error) {
	var n int
	err := s.change(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT seq FROM captures c WHERE outcome > 0 AND engine <> $1
			AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = 1 AND subject = c.seq) ORDER BY seq LIMIT $2`, engine, limit)
		if err != nil {
			return err
		}
		stale, err := collect(rows, scanInt)
		for _, seq := range stale {
			if err == nil {
				err = want(ctx, tx, store.ReadJob, seq)
			}
		}
		n = len(stale)
		return err
	})
	return n, err
}
