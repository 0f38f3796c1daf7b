package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"headwater/internal/desk"
	"headwater/internal/store"
)

// A story's page shows at once what matters most, and leads to pages of their own for the rest, so that it
// stays small however many reports it has.
const (
	rowsAtOnce    = 8  // claims of the ledger
	itemsOfKind   = 2  // findings of each kind
	momentsAtOnce = 8  // times in the timeline
	rowsOfPage    = 25 // on a page of the ledger alone
	itemsOfPage   = 25 // on a page of findings
	momentsOfPage = 16

	passagesOfPage = 40 // of one claim
	passagesOfPart = 8  // that a cell of the ledger opens
)

// storyPage is a story as it is served. What takes long is the same for all readers and comes from the cache.
type storyPage struct {
	frame
	*telling
	Base    string // address of the story
	Built   string
	Stale   bool
	Fresh   *freshPart
	History []string // merges and splits it had part in
}

// Export is where the API gives the story in the forms of others.
func (p storyPage) Export() string { return "/api/v1" + p.Base + "/export" }

func storyAddress(id store.StoryID) string { return fmt.Sprintf("/stories/%d", id) }

// storyOf asks for the story in the path. One that was merged away leads to where it went, and gives nil.
func (s *Site) storyOf(w http.ResponseWriter, r *http.Request) (*desk.Story, error) {
	id, err := storyAsked(r)
	if err != nil {
		return nil, err
	}
	story, err := s.Desk.Story(r.Context(), id)
	if err != nil || leadOn(w, r, id, story.ID) {
		return nil, err
	}
	return story, nil
}

// leadOn leads to the story that another was merged into, and reports whether it had to.
func leadOn(w http.ResponseWriter, r *http.Request, asked, now store.StoryID) bool {
	if asked == now {
		return false
	}
	rest := r.URL.EscapedPath()[len(storyAddress(asked)):]
	to := url.URL{RawQuery: r.URL.RawQuery}
	http.Redirect(w, r, storyAddress(now)+rest+to.String(), http.StatusMovedPermanently)
	return true
}

func viewOf(story *desk.Story) *view {
	return newView(story.Story, &served{Story: storyAddress(story.ID), Reports: story.Reports, ClaimID: story.ClaimID})
}

// story shows a story. It is read only where its page is not kept, or to tell what came since the last look.
func (s *Site) story(w http.ResponseWriter, r *http.Request) error {
	id, err := storyAsked(r)
	if err != nil {
		return err
	}
	cover, err := s.Desk.Cover(r.Context(), id)
	if err != nil || leadOn(w, r, id, cover.ID) {
		return err
	}
	p := storyPage{Base: storyAddress(id)}
	if p.telling, err = s.telling(r.Context(), cover); err != nil {
		return err
	}
	p.Built, p.Stale = cover.Built.Format("2 January 2006, 15:04 MST"), cover.Stale
	p.frame = s.frame(r, p.Title, "stories")
	p.Feed = s.Gate.FeedAddress(r, p.Export()+"/atom")
	since, err := s.lastLook(w, r, id)
	if err != nil {
		return err
	}
	if p.Fresh, err = s.fresh(r.Context(), id, since); err != nil {
		return err
	}
	for _, c := range cover.Changes {
		p.History = append(p.History, sentence(c.Why))
	}
	return s.show(w, r, http.StatusOK, "story.html", p)
}

// storyFile gives the story as one file that needs nothing else.
func (s *Site) storyFile(w http.ResponseWriter, r *http.Request) error {
	story, err := s.storyOf(w, r)
	if err != nil || story == nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="story-%d.html"`, story.ID))
	return ignoreGone(Story(w, story.Story))
}

// partPage is a part of a story on a page of its own, a stretch at a time.
type partPage struct {
	frame
	*page
	Base, Story string // address and title of the story
	Pager       pager
	Groups      []findingGroup
	Kinds       []choice
}

// part begins a page of a part of a story.
func (s *Site) part(w http.ResponseWriter, r *http.Request, title string) (*partPage, *view, int, error) {
	story, err := s.storyOf(w, r)
	if err != nil || story == nil {
		return nil, nil, 0, err
	}
	n, err := askedPage(r.URL.Query().Get("page"))
	if err != nil {
		return nil, nil, 0, err
	}
	v := viewOf(story)
	p := &partPage{page: &page{Site: v.site}, Base: storyAddress(story.ID), Story: v.title()}
	p.frame = s.frame(r, title+" · "+p.Story, "stories")
	return p, v, n, nil
}

// claims shows the whole ledger of a story, page by page.
func (s *Site) claims(w http.ResponseWriter, r *http.Request) error {
	p, v, n, err := s.part(w, r, "Claims")
	if err != nil || p == nil {
		return err
	}
	p.Ledger = v.ledger((n-1)*rowsOfPage, rowsOfPage)
	v.addSolo(&p.Ledger)
	p.Pager, err = newPager(r, n, len(v.sharedOrder()), rowsOfPage)
	if err != nil {
		return err
	}
	if n > 1 {
		p.Ledger.Solo = nil
	}
	return s.show(w, r, http.StatusOK, "claims.html", p)
}

// findings shows the findings of a story, of one kind or of all.
func (s *Site) findings(w http.ResponseWriter, r *http.Request) error {
	p, v, n, err := s.part(w, r, "What changed on the way")
	if err != nil || p == nil {
		return err
	}
	kind, all := oneField(r.URL.Query(), "kind"), 0
	for k, list := range v.foundByKind() {
		name := string(kinds[k].kind)
		if len(list) == 0 {
			continue
		}
		p.Kinds = append(p.Kinds, choice{name, fmt.Sprintf("%s (%d)", kindName(kinds[k].kind, len(list)), len(list)), p.Base + "/findings?kind=" + name, name == kind})
		if kind != "" && name != kind {
			continue
		}
		first := min(max((n-1)*itemsOfPage-all, 0), len(list))
		last := min(max(n*itemsOfPage-all, 0), len(list))
		if all += len(list); first < last {
			g := v.findingGroup(k, list, first, last)
			g.Href = ""
			p.Groups = append(p.Groups, g)
		}
	}
	if p.Pager, err = newPager(r, n, all, itemsOfPage); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "findingspage.html", p)
}

// timeline shows all that is dated in a story.
func (s *Site) timeline(w http.ResponseWriter, r *http.Request) error {
	p, v, n, err := s.part(w, r, "Timeline")
	if err != nil || p == nil {
		return err
	}
	if p.Pager, err = newPager(r, n, len(v.moments()), momentsOfPage); err != nil {
		return err
	}
	p.Timeline = v.timeline((n-1)*momentsOfPage, momentsOfPage)
	return s.show(w, r, http.StatusOK, "timelinepage.html", p)
}

// claimPage is one claim with the passages that tell it, of all reports or of those in one column of the ledger.
type claimPage struct {
	frame
	*page
	Base, Story string
	Row         claimRow
	All         string // address of all passages; empty where they are all meant
	Pager       pager
}

// claim shows the passages of one claim: as a page, or for the script as the part that goes into the ledger.
func (s *Site) claim(w http.ResponseWriter, r *http.Request) error {
	story, err := s.storyOf(w, r)
	if err != nil || story == nil {
		return err
	}
	v := viewOf(story)
	i := v.claimNamed(r.PathValue("claim"))
	if i < 0 {
		return noPage(r)
	}
	q := r.URL.Query()
	n, err := askedPage(q.Get("page"))
	if err != nil {
		return err
	}
	columns := v.columns(v.sharedOrder())
	p := claimPage{page: &page{Site: v.site}, Base: storyAddress(story.ID), Story: v.title(), Row: v.claimRow(i, columns)}
	if of := q.Get("of"); of != "" {
		p.All = p.Row.Href
		columns = slices.DeleteFunc(columns, func(c column) bool { return strconv.Itoa(c.Ref.Number) != of })
	}
	for _, col := range columns {
		p.Row.add(v.group(fmt.Sprintf("%s-%d", p.Row.ID, col.Ref.Number), &v.Claims[i], col))
	}
	name, each := "claim.html", passagesOfPage
	if q.Get("part") == "1" {
		name, each = "passages", passagesOfPart
	}
	if p.Pager, err = newPager(r, n, p.Row.Passages, each); err != nil {
		return err
	}
	p.Row.Groups = stretch(p.Row.Groups, (n-1)*each, each)
	p.frame = s.frame(r, clip(p.Row.Text, 80)+" · "+p.Story, "stories")
	return s.show(w, r, http.StatusOK, name, p)
}

// stretch keeps of the passages of groups those from first on, at most so many.
func stretch(groups []group, first, most int) []group {
	var out []group
	at := 0 // passages before the group
	for _, g := range groups {
		n := len(g.Details)
		from, to := min(max(first-at, 0), n), min(max(first+most-at, 0), n)
		if at += n; from < to {
			out = append(out, group{g.ID, g.Details[from:to]})
		}
	}
	return out
}

// claimNamed gives the index of a claim, or -1.
func (v *view) claimNamed(id string) int {
	for i := range v.Claims {
		if v.claimID(i) == id {
			return i
		}
	}
	return -1
}

// slow runs do, but not for long.
func (s *Site) slow(r *http.Request, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(r.Context(), longest)
	defer cancel()
	return do(ctx)
}
