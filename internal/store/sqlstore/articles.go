package sqlstore

import (
	"cmp"
	"context"
	"encoding/hex"
	"slices"
	"strings"

	"headwater/internal/store"
)

const lineColumns = "c.seq, c.former, c.story, c.address, c.sha256, c.arrived, a.title, a.publisher, a.published, a.language, a.words"

func scanLine(r row, more ...any) (store.ArticleLine, error) {
	var l store.ArticleLine
	var hash []byte
	var arrived, published int64
	err := r.Scan(append([]any{&l.Seq, &l.Former, &l.Story, &l.Address, &hash, &arrived, &l.Title, &l.Publisher, &published, &l.Language, &l.Words}, more...)...)
	l.SHA256, l.Arrived, l.Published = hex.EncodeToString(hash), moment(arrived), moment(published)
	return l, err
}

func (s *Store) Articles(ctx context.Context, q store.ArticleQuery) ([]store.ArticleLine, error) {
	w := where{conditions: []string{"a.seq = c.seq"}}
	if q.Story != 0 {
		w.add("c.story = %s AND c.story > 0", q.Story)
	}
	if q.Address != "" {
		w.add("c.address = %s", key(q.Address))
	}
	if q.Publisher != "" {
		w.add("a.publisher = %s", key(q.Publisher))
	}
	if q.Before != 0 {
		w.add("c.seq < %s", q.Before)
	}
	query := "SELECT " + lineColumns + " FROM captures c, articles a WHERE " + w.String() + " ORDER BY c.seq DESC LIMIT " + w.arg(q.Limit)
	return list(ctx, s, func(r row) (store.ArticleLine, error) { return scanLine(r) }, query, w.args...)
}

func (s *Store) Search(ctx context.Context, q store.SearchQuery) ([]store.Hit, error) {
	terms := store.Terms(q.Text)
	if !store.Findable(terms) {
		return nil, nil
	}
	needed := terms
	if q.Publisher != "" {
		needed = append(slices.Clone(terms), store.Term{Words: []string{store.PublisherWord(key(q.Publisher))}})
	}
	if q.Oldest {
		hits, _, err := s.searchStep(ctx, q, terms, needed, 0, 0)
		return hits, err
	}
	upTo := q.Before - 1
	if q.Before == 0 {
		last, err := scanInt(s.read.QueryRowContext(ctx, "SELECT last_seq FROM library"))
		if err != nil {
			return nil, s.fail(err)
		}
		upTo = store.Seq(last)
	}
	for step := 0; ; step++ {
		hits, last, err := s.searchStep(ctx, q, terms, needed, upTo, step)
		if err != nil || last || len(hits) >= q.Limit {
			return hits, err
		}
	}
}

// searchStep searches among as many articles as a step looks at.
func (s *Store) searchStep(ctx context.Context, q store.SearchQuery, terms, needed []store.Term, upTo store.Seq, step int) ([]store.Hit, bool, error) {
	var w where
	var last bool
	w.args, last = s.Words(needed, upTo, step)
	found := "SELECT n FROM (SELECT " + s.SearchKey + " AS n FROM search WHERE " + s.Matches + s.Apart + ") f"
	if q.Before != 0 {
		found += " WHERE n < " + w.arg(q.Before)
	}
	order := " ORDER BY n DESC"
	if q.Oldest {
		order = " ORDER BY n ASC"
	}
	limit := " LIMIT " + w.arg(q.Limit)
	if q.Since.IsZero() {
		found += order + limit // so that no more are looked up
	} else {
		w.add("c.arrived >= %s", millis(q.Since))
	}
	filter := strings.Join(append([]string{"TRUE"}, w.conditions...), " AND ")
	columns, scan := lineColumns+", a.article", func(r row) (store.Hit, error) { return scanHit(r, terms) }
	if q.Bare {
		columns, scan = lineColumns, scanBareHit
	}
	query := "SELECT " + columns + " FROM (" + found + ") m JOIN captures c ON c.seq = n JOIN articles a ON a.seq = n WHERE " + filter + order + limit
	hits, err := list(ctx, s, scan, query, w.args...)
	return hits, last, err
}

func scanBareHit(r row) (store.Hit, error) {
	line, err := scanLine(r)
	return store.Hit{ArticleLine: line}, err
}

func scanHit(r row, terms []store.Term) (store.Hit, error) {
	var packed []byte
	line, err := scanLine(r, &packed)
	if err != nil {
		return store.Hit{}, err
	}
	a, err := store.UnpackArticle(packed)
	if err != nil {
		return store.Hit{}, err
	}
	return store.Hit{ArticleLine: line, Snippet: store.NewSnippet(a.Text, terms)}, nil
}

func (s *Store) Candidates(ctx context.Context, prints []uint64, before store.Seq, limit int) ([]store.Candidate, error) {
	signed := make([]int64, len(prints))
	for i, p := range prints {
		signed[i] = int64(p)
	}
	slices.Sort(signed)
	sharing, err := s.Sharing(ctx, s.read, slices.Compact(signed), before)
	if err != nil {
		return nil, s.fail(err)
	}
	found := count(sharing)
	slices.SortFunc(found, func(x, y store.Candidate) int {
		return cmp.Or(cmp.Compare(y.Shared, x.Shared), cmp.Compare(x.Seq, y.Seq))
	})
	return found[:min(limit, len(found))], nil
}

// count gives each article with how often it stands in the list.
func count(list []store.Seq) []store.Candidate {
	slices.Sort(list)
	var counts []store.Candidate
	for i, seq := range list {
		if i == 0 || seq != list[i-1] {
			counts = append(counts, store.Candidate{Seq: seq})
		}
		counts[len(counts)-1].Shared++
	}
	return counts
}
