package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"headwater/internal/alert"
	"headwater/internal/news"
	"headwater/internal/store"
)

// Rule is a rule of who is told of what, without its secret, with what it was told of late.
type Rule struct {
	store.Rule
	Told             []store.Delivery // the newest first
	Waiting, GivenUp int              // of those, to be sent yet, and never to be sent
	Failure          string           // why the last of those failed that failed; empty where none did
}

// MostTold is how many of the latest deliveries of a rule are looked at.
const MostTold = 500

// Rules lists the rules by name, each with at most so many deliveries.
func (d *Desk) Rules(ctx context.Context, told int) ([]Rule, error) {
	rules, err := d.library.Rules(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]Rule, len(rules))
	for i := range rules {
		if list[i], err = d.told(ctx, rules[i], told); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Rule gives a rule by its number, with at most so many deliveries.
func (d *Desk) Rule(ctx context.Context, id int64, told int) (*Rule, error) {
	rules, err := d.library.Rules(ctx)
	if err != nil {
		return nil, err
	}
	for i := range rules {
		if rules[i].ID == id {
			r, err := d.told(ctx, rules[i], told)
			return &r, err
		}
	}
	return nil, &news.Problem{Kind: news.NotFound, Where: fmt.Sprintf("rule %d", id), What: "no such rule", Do: "see the list of them"}
}

func (d *Desk) told(ctx context.Context, r store.Rule, most int) (Rule, error) {
	told, err := d.library.Deliveries(ctx, r.ID, 0, min(most, MostTold))
	out := Rule{Rule: r, Told: told}
	out.Secret = ""
	for i := range told {
		switch StateOf(&r, &told[i]) {
		case Unsent:
			out.GivenUp++
		case ToSend, Retried:
			out.Waiting++
		}
		if out.Failure == "" {
			out.Failure = told[i].Failure
		}
	}
	return out, err
}

// State is what became of something that a rule was told.
type State string

const (
	Kept    State = "kept"     // for the rule's feed alone
	ToSend  State = "waiting"  // to be sent
	Retried State = "retried"  // it failed, and is tried again
	Sent    State = "sent"     // its receiver has it
	Unsent  State = "given up" // it is not tried again
)

// StateOf tells what became of a delivery of a rule.
func StateOf(r *store.Rule, d *store.Delivery) State {
	switch {
	case r.Webhook == "":
		return Kept
	case !d.Sent.IsZero():
		return Sent
	case d.GivenUp:
		return Unsent
	case d.Failure != "":
		return Retried
	}
	return ToSend
}

// Message reads what a rule was told; its zero value where that cannot be read.
func Message(d *store.Delivery) alert.Told {
	var m alert.Message
	_ = json.Unmarshal(d.Payload, &m) // it is ours
	return m.Data
}

// Line gives a capture as lists show it: nil while it is to be read yet. A *news.Problem says that there is no report
// in it.
func (d *Desk) Line(ctx context.Context, seq store.Seq) (*Report, error) {
	lines, err := d.library.Articles(ctx, store.ArticleQuery{Before: seq + 1, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(lines) == 1 && lines[0].Seq == seq {
		return &lines[0], nil
	}
	o, err := d.library.Outcome(ctx, seq)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case o.Problem != nil:
		return nil, o.Problem
	}
	return nil, nil
}
