package api

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/alert"
	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
)

// mostTold is how many of the latest that a rule was told are listed with it.
const mostTold = 50

// rule is a rule of who is told of what. Its webhook's address may be a secret, and only its host is told.
type rule struct {
	ID         int64              `json:"id"`
	Name       string             `json:"name"`
	Words      string             `json:"words,omitempty"`
	Names      []string           `json:"names"`
	Publishers []string           `json:"publishers"`
	Kinds      []news.FindingKind `json:"kinds"`
	Claim      string             `json:"claim,omitempty"`
	Receiver   string             `json:"receiver,omitempty" doc:"Host of its webhook; left out where it has none"`
	Created    time.Time          `json:"created"`
	Waiting    int                `json:"waiting" doc:"Of the latest that it was told, those to be sent yet"`
	GivenUp    int                `json:"givenUp" doc:"Of those, the ones that are never sent"`
	Failure    string             `json:"failure,omitempty" doc:"When and why sending failed last"`
	Secret     string             `json:"secret,omitempty" doc:"Signs the requests to its webhook; told once, when it is made"`
}

type rules struct {
	Alerts []rule `json:"alerts"`
}

// ruleTold is a rule with what it was told.
type ruleTold struct {
	rule
	Told []told `json:"told" doc:"The latest, newest first"`
}

// told is something that a rule was told.
type told struct {
	ID      int64         `json:"id"`
	At      time.Time     `json:"at"`
	State   desk.State    `json:"state" enum:"kept,waiting,retried,sent,given up" doc:"kept: for the rule's feed alone; waiting: to be sent; retried: it failed and is tried again"`
	Kind    string        `json:"kind"`
	What    string        `json:"what" doc:"One plain sentence"`
	Story   store.StoryID `json:"story,omitempty"`
	Failure string        `json:"failure,omitempty" doc:"When and why sending failed last"`
}

func newRule(r *desk.Rule) rule {
	out := rule{ID: r.ID, Name: r.Name, Words: r.Words, Names: append([]string{}, r.Names...), Publishers: append([]string{}, r.Publishers...), Kinds: append([]news.FindingKind{}, r.Kinds...),
		Claim: r.Claim, Created: r.Created, Waiting: r.Waiting, GivenUp: r.GivenUp, Failure: r.Failure}
	if u, err := url.Parse(r.Webhook); err == nil {
		out.Receiver = u.Host
	}
	return out
}

func (s *server) rules(ctx context.Context, _ *struct{}) (*answer[rules], error) {
	list, err := s.desk.Rules(ctx, mostTold)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	out := rules{[]rule{}}
	for i := range list {
		out.Alerts = append(out.Alerts, newRule(&list[i]))
	}
	return &answer[rules]{out}, nil
}

type ruleQuestion struct {
	ID int64 `path:"rule" minimum:"1" doc:"The rule's number"`
}

func (s *server) rule(ctx context.Context, q *ruleQuestion) (*answer[ruleTold], error) {
	r, err := s.desk.Rule(ctx, q.ID, mostTold)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	out := ruleTold{newRule(r), []told{}}
	for i := range r.Told {
		d, m := &r.Told[i], desk.Message(&r.Told[i])
		out.Told = append(out.Told, told{d.ID, d.Created, desk.StateOf(&r.Rule, d), m.Kind, m.What, m.Story.ID, d.Failure})
	}
	return &answer[ruleTold]{out}, nil
}

func (s *server) ruleFeed(ctx context.Context, q *ruleQuestion) (*file, error) {
	r, err := s.desk.Rule(ctx, q.ID, mostTold)
	var out bytes.Buffer
	if err == nil {
		err = alert.Feed(&out, &r.Rule, r.Told)
	}
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &file{Type: "application/atom+xml; charset=utf-8", Body: out.Bytes()}, nil
}

type makeQuestion struct {
	Body struct {
		_          struct{} `additionalProperties:"false"`
		Name       string   `json:"name" minLength:"1" maxLength:"200" doc:"What to call it"`
		Words      string   `json:"words,omitempty" maxLength:"1000" doc:"Words that a report has, as in a search"`
		Names      []string `json:"names,omitempty" maxItems:"20" doc:"Persons or bodies, any of them"`
		Publishers []string `json:"publishers,omitempty" maxItems:"20" doc:"Outlets, any of them"`
		Kinds      []string `json:"kinds,omitempty" maxItems:"40" doc:"Kinds of news, any of them: new-report, origin-gained, denied, claim-told, revised, silently-changed, or a kind of finding"`
		Claim      string   `json:"claim,omitempty" maxLength:"1000" doc:"A claim to follow, as a whole sentence"`
		Webhook    string   `json:"webhook,omitempty" maxLength:"1000" doc:"Where to send it; without one it stands in the rule's feed alone"`
	}
}

func (s *server) makeRule(ctx context.Context, q *makeQuestion) (*answer[rule], error) {
	b := &q.Body
	asked := store.Rule{Name: b.Name, Words: b.Words, Names: b.Names, Publishers: b.Publishers, Claim: b.Claim, Webhook: b.Webhook}
	for _, k := range b.Kinds {
		asked.Kinds = append(asked.Kinds, news.FindingKind(k))
	}
	made, err := s.edit.MakeRule(ctx, asked)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	out := newRule(&desk.Rule{Rule: made})
	out.Secret = made.Secret
	return &answer[rule]{out}, nil
}

// removed is a rule that is gone.
type removed struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

func (s *server) removeRule(ctx context.Context, q *ruleQuestion) (*answer[removed], error) {
	name, err := s.edit.RemoveRule(ctx, q.ID)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[removed]{removed{q.ID, name}}, nil
}

// registerRules adds the operations that tell of rules.
func (s *server) registerRules() {
	huma.Register(s.api, operation(http.MethodGet, "/alerts", "listAlerts", "The rules of who is told of what", "By name, without their secrets."), s.rules)
	huma.Register(s.api, operation(http.MethodGet, "/alerts/{rule}", "getAlert", "A rule, with what it was told", fmt.Sprintf("The latest %d, and whether they were sent.", mostTold), http.StatusNotFound), s.rule)
	feed := operation(http.MethodGet, "/alerts/{rule}/feed", "getAlertFeed", "What a rule was told, as an Atom feed", "Feed and entries keep their ids for good.", http.StatusNotFound)
	feed.Responses = map[string]*huma.Response{"200": fileAnswer()}
	huma.Register(s.api, feed, s.ruleFeed)
}
