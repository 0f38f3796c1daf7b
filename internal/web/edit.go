package web

import (
	"crypto/rand"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"headwater/internal/access"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/wire"
)

// What an editor may change is changed by forms: a request that changes something is a POST, which leads to a page
// that tells what was done, or comes back with what was typed and what is wrong with it. Whether it came from one
// of our own pages is for access to say.

// edits are the pages that change something, or are there for that alone.
func (s *Site) edits() map[string]handler {
	if s.Edit == nil {
		return nil
	}
	return map[string]handler{
		"POST /feeds":               s.changeFeeds,
		"GET /feeds/stop":           s.stopFeed,
		"GET /add":                  s.add,
		"POST /add":                 s.takeIn,
		"GET /add/{intake}":         s.intake,
		"POST /alerts":              s.makeRule,
		"POST /alerts/{rule}":       s.changeRule,
		"GET /alerts/{rule}/remove": s.removeRule,
	}
}

// mayEdit reports whether whoever sent r may change something.
func (s *Site) mayEdit(r *http.Request) bool {
	return s.Edit != nil && access.RoleOf(r.Context()) >= access.Editor
}

// notice is told once, on the page that a change leads to.
type notice struct {
	Words  string
	Secret string // shown this once
	id     string
	until  time.Time
}

// notices holds what is to be told yet. The address of the page names it by a number that cannot be guessed, so that
// no other site can have words shown here.
type notices struct {
	mutex sync.Mutex
	list  []notice
}

const (
	mostNotices = 200
	noticeLasts = 10 * time.Minute
)

func (n *notices) add(one notice, now time.Time) (id string) {
	one.id, one.until = rand.Text(), now.Add(noticeLasts)
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.list = slices.DeleteFunc(n.list, func(old notice) bool { return now.After(old.until) })
	if len(n.list) >= mostNotices {
		n.list = slices.Delete(n.list, 0, 1)
	}
	n.list = append(n.list, one)
	return one.id
}

// take gives a notice and forgets it; nil for none.
func (n *notices) take(id string, now time.Time) *notice {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	i := slices.IndexFunc(n.list, func(one notice) bool { return one.id == id && now.Before(one.until) })
	if i < 0 {
		return nil
	}
	found := n.list[i]
	n.list = slices.Delete(n.list, i, i+1)
	return &found
}

// done leads to a page that tells what was done.
func (s *Site) done(w http.ResponseWriter, r *http.Request, path string, told notice) error {
	http.Redirect(w, r, with(path, nil, "told", s.notices.add(told, time.Now())), http.StatusSeeOther)
	return nil
}

// toldOnce gives what the page is to tell of the change that led to it. Such a page is kept nowhere.
func (s *Site) toldOnce(w http.ResponseWriter, r *http.Request) *notice {
	id := r.URL.Query().Get("told")
	if id == "" || !s.mayEdit(r) {
		return nil
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.notices.take(id, time.Now())
}

// wrongOr sorts the errors of a change: what whoever asked can put right is told beside the form, with a status.
func wrongOr(err error) (words string, status int, other error) {
	var p *news.Problem
	if !errors.As(err, &p) || store.IsFault(err) || wire.StatusOf(p.Kind) == wire.Failed {
		return "", 0, err
	}
	status = http.StatusUnprocessableEntity
	if p.Kind == news.TooLarge {
		status = http.StatusRequestEntityTooLarge
	}
	if words = problemText(p); strings.Contains(p.Where, "://") {
		words = sentence(p.What) // the address stands in the form
	}
	if p.Do != "" {
		words += " " + sentence(p.Do)
	}
	return words, status, nil
}

// shortAddress gives what is an address of the web and not too long to lead there from a list.
func shortAddress(s string) string {
	const most = 400 // bytes
	if len(s) > most {
		return ""
	}
	return webAddress(s)
}

// confirmPage asks once more before something is given up.
type confirmPage struct {
	frame
	Question, Words, More string
	Action, Back          string
	Fields                []choice // what the form sends
	Button                string
}
