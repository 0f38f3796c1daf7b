package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/access"
	"headwater/internal/editing"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/wire"
)

// editors lets only those through who have the role of an editor.
func editors(ctx huma.Context, next func(huma.Context)) {
	if access.RoleOf(ctx.Context()) >= access.Editor {
		next(ctx)
		return
	}
	p := document(wire.NotAllowed, "Only editors may change something here; send the token of one.")
	ctx.SetHeader("Content-Type", "application/problem+json")
	ctx.SetStatus(p.Status)
	_ = json.NewEncoder(ctx.BodyWriter()).Encode(p) // whoever left does not hear it
}

// editorial describes an operation that changes something.
func editorial(method, path, id, summary, description string, statuses ...int) huma.Operation {
	op := operation(method, path, id, summary, description, append(statuses, http.StatusForbidden)...)
	op.Middlewares = huma.Middlewares{editors}
	if method == http.MethodPost {
		op.Errors = append(op.Errors, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
		op.MaxBodyBytes = 64 << 10
	}
	return op
}

// registerEdits adds the operations that change something. Where there is no editor nothing can be changed.
func (s *server) registerEdits() {
	s.registerRules()
	if s.edit == nil {
		return
	}
	const missing = http.StatusNotFound
	huma.Register(s.api, editorial(http.MethodPost, "/feeds", "followFeed", "Follow a feed",
		"A feed, a sitemap, a list of feeds, or a page that names one. Its publisher is asked once, to see that there is one."), s.follow)
	huma.Register(s.api, editorial(http.MethodDelete, "/feeds", "unfollowFeed", "Stop following a feed", "What was captured stays.", missing), s.unfollow)
	add := editorial(http.MethodPost, "/captures", "addReports", "Add reports",
		"Texts that are handed in, or addresses to fetch them from. It answers before addresses are fetched, and before anything is read: ask for the intake again, or for the reports.")
	add.MaxBodyBytes = mostBody
	huma.Register(s.api, add, s.add)
	huma.Register(s.api, editorial(http.MethodGet, "/intakes/{intake}", "getIntake", "What became of what was handed in",
		"It is remembered for a while; what was taken is in the library for good.", missing), s.intake)
	huma.Register(s.api, editorial(http.MethodPost, "/alerts", "makeRule", "Make a rule",
		"It is told of what satisfies all that it asks for. Where it has a webhook the answer holds the secret that signs its requests, this once."), s.makeRule)
	huma.Register(s.api, editorial(http.MethodDelete, "/alerts/{rule}", "removeRule", "Remove a rule", "With all that it was told.", missing), s.removeRule)
}

// feedNamed is a feed by its address.
type feedNamed struct {
	Address string `json:"address"`
	Title   string `json:"title,omitempty"`
}

// followed is what came of following an address.
type followed struct {
	Followed []feedNamed `json:"followed" doc:"From now on"`
	Known    []feedNamed `json:"known" doc:"Already before"`
	Named    string      `json:"named,omitempty" doc:"The feed that the page at the address named"`
}

type followQuestion struct {
	Body struct {
		_       struct{} `additionalProperties:"false"`
		Address string   `json:"address" minLength:"1" maxLength:"4096" doc:"Web address of a feed, a sitemap, an OPML list, or a page that names a feed"`
	}
}

func (s *server) follow(ctx context.Context, q *followQuestion) (*answer[followed], error) {
	f, err := s.edit.Follow(ctx, q.Body.Address)
	if err != nil {
		return nil, s.publishers(ctx, err)
	}
	return &answer[followed]{followed{feedsNamed(f.New), feedsNamed(f.Known), f.Named}}, nil
}

func feedsNamed(list []editing.Feed) []feedNamed {
	out := []feedNamed{}
	for _, f := range list {
		out = append(out, feedNamed(f))
	}
	return out
}

// publishers tells what a publisher did not give: that is neither our fault nor for our log.
func (s *server) publishers(ctx context.Context, err error) error {
	var p *news.Problem
	if errors.As(err, &p) && !store.IsFault(err) {
		switch p.Kind {
		case news.NotFound, news.Refused, news.Unreachable, news.Unreadable, news.Empty:
			told := *p
			told.Err = nil
			return document(wire.Publisher, told.Error())
		}
	}
	return s.problem(ctx, err)
}

type unfollowQuestion struct {
	Address string `query:"address" required:"true" minLength:"1" maxLength:"4096" doc:"As the list of feeds has it"`
}

func (s *server) unfollow(ctx context.Context, q *unfollowQuestion) (*answer[feedNamed], error) {
	if err := s.edit.Unfollow(ctx, q.Address); err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[feedNamed]{feedNamed{Address: q.Address}}, nil
}

type addQuestion struct {
	Body struct {
		_         struct{}  `additionalProperties:"false"`
		Texts     []addText `json:"texts,omitempty" maxItems:"20" doc:"Reports that are handed in; 4 MB together"`
		Addresses []string  `json:"addresses,omitempty" maxItems:"50" doc:"Web addresses of reports, feeds, sitemaps or lists of them, each to be fetched once"`
	}
}

type addText struct {
	_    struct{} `additionalProperties:"false"`
	Name string   `json:"name" minLength:"1" maxLength:"200" doc:"What to call it, such as the name of its file"`
	Text string   `json:"text" minLength:"1" maxLength:"1048576" doc:"HTML or plain text, the headline first"`
}

// intake is what became of what was handed in.
type intake struct {
	ID      string       `json:"id" doc:"To ask for it again; nobody else can guess it"`
	Done    bool         `json:"done" doc:"Nothing is still to be fetched"`
	Taken   int          `json:"taken"`
	Known   int          `json:"known" doc:"In the library before"`
	Refused int          `json:"refused"`
	Items   []intakeItem `json:"items" doc:"The first of them"`
}

type intakeItem struct {
	Name   string       `json:"name" doc:"What it was called, or its address"`
	Fate   editing.Fate `json:"fate" enum:"waiting,taken,known,refused"`
	Report store.Seq    `json:"report,omitempty" doc:"Its number, under which it can be asked for once it is read"`
	Why    string       `json:"why,omitempty" doc:"Why it was refused"`
}

func newIntake(in *editing.Intake) *answer[intake] {
	out := intake{in.ID, in.Done, in.Taken, in.Known, in.Refused, []intakeItem{}}
	for _, item := range in.Items {
		out.Items = append(out.Items, intakeItem{item.Name, item.Fate, item.Seq, item.Why})
	}
	return &answer[intake]{out}
}

func (s *server) add(ctx context.Context, q *addQuestion) (*answer[intake], error) {
	var in *editing.Intake
	var err error
	switch texts, addresses := q.Body.Texts, q.Body.Addresses; {
	case len(texts) > 0 && len(addresses) > 0:
		err = &news.Problem{Kind: news.BadArgument, What: "texts and addresses at once", Do: "send them one after the other"}
	case len(addresses) > 0:
		in, err = s.edit.TakeAddresses(addresses)
	default:
		var list []editing.Text
		for _, t := range texts {
			list = append(list, editing.Text{Name: t.Name, Body: t.Text})
		}
		in, err = s.edit.TakeTexts(ctx, list)
	}
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return newIntake(in), nil
}

func (s *server) intake(ctx context.Context, q *struct {
	ID string `path:"intake" maxLength:"40" doc:"As the answer to what was handed in told it"`
}) (*answer[intake], error) {
	in, err := s.edit.Intake(q.ID)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return newIntake(in), nil
}
