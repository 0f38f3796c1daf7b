package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
)

// What is new to a reader is told from a cookie in the reader's own browser, which holds two moments: that
// from which on reports are new, and that of the last look. After a rest of restAfter a new visit begins.
// Nothing of it is kept here. An address with ?since= asks for the same by hand.

const (
	lookCookie = "looked"
	restAfter  = 30 * time.Minute
	lookLasts  = 180 * 24 * time.Hour
)

// lastLook gives the moment from which on reports of a story are new to the reader, zero on a first visit, and
// notes this one.
func (s *Site) lastLook(w http.ResponseWriter, r *http.Request, story store.StoryID) (time.Time, error) {
	if asked := r.URL.Query().Get("since"); asked != "" {
		return askedMoment(asked)
	}
	now := time.Now().UTC()
	var since, last time.Time
	if c, err := r.Cookie(lookCookie); err == nil {
		since, last = readLook(c.Value, now)
	}
	if now.Sub(last) > restAfter {
		since = last
	}
	http.SetCookie(w, &http.Cookie{
		Name: lookCookie, Value: writeLook(since, now), Path: storyAddress(story), MaxAge: int(lookLasts.Seconds()),
		HttpOnly: true, Secure: s.Gate.Secure(r), SameSite: http.SameSiteLaxMode,
	})
	return since, nil
}

// askedMoment reads a day or an instant.
func askedMoment(asked string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, asked); err == nil {
		return t, nil
	}
	return askedDay("since", asked)
}

func writeLook(since, last time.Time) string {
	from := int64(0)
	if !since.IsZero() {
		from = since.Unix()
	}
	return fmt.Sprintf("%d.%d", from, last.Unix())
}

// readLook undoes writeLook. What a browser sends may be anything: a moment to come counts as none.
func readLook(value string, now time.Time) (since, last time.Time) {
	a, b, _ := strings.Cut(value, ".")
	moment := func(s string) time.Time {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n <= 0 || n > now.Unix() {
			return time.Time{}
		}
		return time.Unix(n, 0).UTC()
	}
	return moment(a), moment(b)
}

// freshPart tells what came to a story since its reader last looked.
type freshPart struct {
	Since    string
	Nothing  bool
	Reports  []ref
	Claims   folded[claimRef] // told for the first time
	Gained   []claimRef       // with an origin more
	Disputed []claimRef       // denied since
	Findings []tallyLine
	Changes  []string
}

const freshClaims = 5

const sinceLayout = "2 January, 15:04 MST"

// fresh tells what came to a story since a moment; nil on a first visit.
func (s *Site) fresh(ctx context.Context, id store.StoryID, since time.Time) (*freshPart, error) {
	if since.IsZero() {
		return nil, nil
	}
	came, err := s.Desk.CameSince(ctx, id, since)
	if err != nil {
		return nil, err
	}
	if !came {
		return &freshPart{Since: since.Format(sinceLayout), Nothing: true}, nil
	}
	story, err := s.Desk.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	return viewOf(story).fresh(story, since), nil
}

// fresh tells what came since a moment; nil where all of the story did.
func (v *view) fresh(story *desk.Story, since time.Time) *freshPart {
	f := story.Since(since)
	out := &freshPart{Since: since.Format(sinceLayout), Nothing: f.Empty(), Reports: v.refs(f.Reports)}
	if len(f.Reports) == len(story.Reports) {
		return nil // all of it is new
	}
	out.Claims = fold(v.claimRefs(f.Claims), freshClaims)
	out.Gained, out.Disputed = v.claimRefs(f.Gained), v.claimRefs(f.Disputed)
	out.Findings = v.foundLines(f.Findings)
	for _, c := range f.Changes {
		out.Changes = append(out.Changes, sentence(c.Why))
	}
	return out
}

func (v *view) claimRefs(list []int) []claimRef {
	var out []claimRef
	for _, i := range list {
		out = append(out, v.claimRef(i))
	}
	return out
}

// foundLines counts findings by kind.
func (v *view) foundLines(list []int) []tallyLine {
	n := map[news.FindingKind]int{}
	for _, f := range list {
		n[v.Findings[f].Kind]++
	}
	var out []tallyLine
	for _, k := range kinds {
		if c := n[k.kind]; c > 0 {
			out = append(out, tallyLine{c, strings.ToLower(kindName(k.kind, c)), k.tone, v.findingsAddress(string(k.kind))})
		}
	}
	return out
}

// findingsAddress is where the findings of a kind stand.
func (v *view) findingsAddress(kind string) string {
	if v.site != nil {
		return v.site.Story + "/findings?kind=" + kind
	}
	return "#f-" + kind
}
