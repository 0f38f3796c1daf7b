package editing

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"headwater/internal/alert"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/webhook"
)

// The bounds of rules.
const (
	mostRules = 500
	mostOfOne = 20 // names or publishers of a rule
)

// CheckRule reports what is wrong with a rule that somebody wants to make. Where says with which part.
func CheckRule(r *store.Rule) error {
	for _, k := range r.Kinds {
		if !slices.Contains(alert.Kinds(), k) {
			return bad(fmt.Sprintf("kind %.60s", k), "no such kind", fmt.Sprintf("name one of %v", alert.Kinds()))
		}
	}
	switch {
	case strings.TrimSpace(r.Name) == "":
		return bad("name", "a rule without a name", "give it one")
	case r.Words == "" && len(r.Names)+len(r.Publishers)+len(r.Kinds) == 0 && r.Claim == "":
		return bad("rule", "a rule that asks for nothing", "give it words, a name, a publisher, a kind or a claim")
	case r.Words != "" && !store.Findable(store.Terms(r.Words)):
		return bad("words", "no word that must be there", "name one")
	case r.Claim != "" && len(strings.Fields(r.Claim)) < 3:
		return bad("claim", "too short to be told from others", "write a whole sentence")
	case r.Webhook != "":
		return webhook.Check(r.Webhook)
	}
	return nil
}

// checkLines reports what in a rule is too long, or no text.
func checkLines(r *store.Rule) error {
	if len(r.Names) > mostOfOne || len(r.Publishers) > mostOfOne {
		return &news.Problem{Kind: news.TooLarge, Where: "rule", What: "too many names", Do: fmt.Sprintf("name %d at most, and make another rule for others", mostOfOne)}
	}
	err := checkLine("name", r.Name, longestName)
	for _, line := range []struct{ where, value string }{{"words", r.Words}, {"claim", r.Claim}, {"webhook", r.Webhook}} {
		if err == nil {
			err = checkLine(line.where, line.value, longestWords)
		}
	}
	for _, name := range slices.Concat(r.Names, r.Publishers) {
		if err == nil {
			err = checkLine("names", name, longestName)
		}
	}
	return err
}

// MakeRule keeps a new rule and gives it back with its number and, where it has a webhook, the secret that signs
// its requests. The webhook must be one that everybody could reach.
func (e *Editor) MakeRule(ctx context.Context, r store.Rule) (store.Rule, error) {
	r.Name, r.Claim, r.Webhook, r.Secret, r.AllowPrivate = strings.TrimSpace(r.Name), strings.TrimSpace(r.Claim), strings.TrimSpace(r.Webhook), "", false
	if err := checkLines(&r); err != nil {
		return r, err
	}
	if err := CheckRule(&r); err != nil {
		return r, err
	}
	if r.Webhook != "" {
		if err := webhook.CheckPublic(r.Webhook); err != nil {
			return r, err
		}
		r.Secret = webhook.NewSecret()
	}
	e.rules.Lock()
	defer e.rules.Unlock()
	rules, err := e.library.Rules(ctx)
	switch {
	case err != nil:
		return r, err
	case slices.ContainsFunc(rules, func(other store.Rule) bool { return other.Name == r.Name }):
		return r, bad("name", "there is a rule of this name", "give it another, or remove that one first")
	case len(rules) >= mostRules:
		return r, &news.Problem{Kind: news.TooLarge, Where: "rule", What: fmt.Sprintf("there are %d rules", len(rules)), Do: "remove one first"}
	}
	r.Created = time.Now()
	r.ID, err = e.library.SaveRule(ctx, r)
	return r, err
}

// Rule gives a rule by its number.
func (e *Editor) Rule(ctx context.Context, id int64) (*store.Rule, error) {
	rules, err := e.library.Rules(ctx)
	if err != nil {
		return nil, err
	}
	for i := range rules {
		if rules[i].ID == id {
			return &rules[i], nil
		}
	}
	return nil, &news.Problem{Kind: news.NotFound, Where: fmt.Sprintf("rule %d", id), What: "no such rule", Do: "see the list of them"}
}

// RemoveRule deletes a rule with all that it was told, and gives its name.
func (e *Editor) RemoveRule(ctx context.Context, id int64) (string, error) {
	r, err := e.Rule(ctx, id)
	if err != nil {
		return "", err
	}
	return r.Name, e.library.DeleteRule(ctx, r.Name)
}

// TryRule sends a sample to the webhook of a rule, and gives its name.
func (e *Editor) TryRule(ctx context.Context, id int64) (string, error) {
	r, err := e.Rule(ctx, id)
	switch {
	case err != nil:
		return "", err
	case r.Webhook == "" || e.library.Send == nil:
		return r.Name, bad(r.Name, "this rule has no webhook", "make one that has")
	}
	leave, err := hold(ctx, e.asking)
	if err != nil {
		return r.Name, err
	}
	defer leave()
	sample, err := alert.Sample(r, time.Now())
	if err == nil {
		if failed := e.library.Send(ctx, r, &sample); failed != nil {
			err = &news.Problem{Kind: news.Unreachable, Where: r.Name, What: "the sample did not get there: " + failed.Error(), Do: "check the webhook"}
		}
	}
	return r.Name, err
}
