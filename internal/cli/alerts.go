package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"headwater/internal/alert"
	"headwater/internal/desk"
	"headwater/internal/editing"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/webhook"
)

// alertsCommand holds the commands about rules of who wants to be told what.
type alertsCommand struct {
	Add  addRuleCommand    `cmd:"" help:"Make a rule, or replace the one of that name."`
	List listRulesCommand  `cmd:"" help:"List the rules, and what became of what they were told."`
	Rm   removeRuleCommand `cmd:"" help:"Delete a rule with all that it was told."`
	Feed ruleFeedCommand   `cmd:"" help:"Write what a rule was told as an Atom feed."`
	Test testRuleCommand   `cmd:"" help:"Send a sample to the webhook of a rule."`
}

type addRuleCommand struct {
	libraryFlag
	Words         string   `placeholder:"WORDS" help:"Reports with all of these words, in any inflection; \"a phrase\" in quotation marks; -word for one that must not be there."`
	Names         []string `name:"name" sep:"none" placeholder:"NAME" help:"Reports that tell of this person or body; may be given more than once, for any of them."`
	Publishers    []string `name:"publisher" sep:"none" placeholder:"NAME" help:"Reports of this publisher, or of any of several."`
	Kinds         []string `name:"kind" placeholder:"KIND" help:"This kind of news, or any of several: new-report, origin-gained, denied, claim-told, silently-changed, revised, or a kind of finding such as quote-altered."`
	Claim         string   `placeholder:"CLAIM" help:"News of this claim, in whatever words reports tell it."`
	Webhook       string   `placeholder:"URL" help:"Send it there; without one it is kept for the rule's feed alone."`
	SecretFromEnv string   `placeholder:"VAR" help:"Sign with the secret in this environment variable; without it one is made and printed."`
	AllowPrivate  bool     `help:"The webhook may be an address of this machine or of a private network."`
	Name          string   `arg:"" help:"What to call the rule."`
}

// Help is shown below the flags.
func (c *addRuleCommand) Help() string {
	return `A report, a finding or a claim has to satisfy all that is asked for.

Examples:
  headwater alerts add ferry --words 'ferry grounding'
  headwater alerts add gate --claim "The gate had failed twice before" --kind origin-gained --kind denied --webhook https://desk.example/hook`
}

// Run keeps the rule.
func (c *addRuleCommand) Run(ctx context.Context, s *Streams) error {
	r, err := c.rule(s.Environ)
	if err != nil {
		return err
	}
	return c.with(ctx, func(l *ingest.Library) error {
		if _, err := l.SaveRule(ctx, r); err != nil {
			return err
		}
		if r.Webhook != "" && c.SecretFromEnv == "" {
			fmt.Fprintf(s.Out, "rule %s kept; its requests are signed with %s\n", printable(r.Name), r.Secret)
			return nil
		}
		_, err := fmt.Fprintf(s.Out, "rule %s kept\n", printable(r.Name))
		return err
	})
}

// rule checks the flags and makes a rule of them.
func (c *addRuleCommand) rule(environ []string) (store.Rule, error) {
	r := store.Rule{Name: c.Name, Words: c.Words, Names: c.Names, Publishers: c.Publishers, Claim: strings.TrimSpace(c.Claim),
		Webhook: c.Webhook, AllowPrivate: c.AllowPrivate, Created: time.Now()}
	for _, k := range c.Kinds {
		r.Kinds = append(r.Kinds, news.FindingKind(k))
	}
	if err := editing.CheckRule(&r); err != nil || r.Webhook == "" {
		return r, err
	}
	if r.Secret = webhook.NewSecret(); c.SecretFromEnv != "" {
		if r.Secret = variable(environ, c.SecretFromEnv); r.Secret == "" {
			return r, &news.Problem{Kind: news.BadArgument, Where: "--secret-from-env " + c.SecretFromEnv, What: "no such variable, or an empty one", Do: "set it"}
		}
	}
	return r, nil
}

// variable looks an environment variable up.
func variable(environ []string, name string) string {
	for _, e := range slices.Backward(environ) {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			return v
		}
	}
	return ""
}

type listRulesCommand struct{ libraryFlag }

// Run lists the rules.
func (c *listRulesCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		rules, err := desk.New(l).Rules(ctx, desk.MostTold)
		if err != nil {
			return err
		}
		p := newPage(s.Out, s.Environ)
		for i := range rules {
			p.rule(&rules[i])
		}
		return p.err
	})
}

// rule prints a rule and what became of what it was told.
func (p *page) rule(r *desk.Rule) {
	var asks []string
	ask := func(what string, values ...string) {
		if joined := strings.Join(values, ", "); joined != "" {
			asks = append(asks, what+" "+oneLine(joined, 0))
		}
	}
	ask("words", r.Words)
	ask("name", r.Names...)
	ask("publisher", r.Publishers...)
	for _, k := range r.Kinds {
		ask("kind", string(k))
	}
	ask("claim", r.Claim)
	p.para(0, 4, strong.Render(oneLine(r.Name, 0))+"  "+strings.Join(asks, "; "))
	p.para(4, 4, faint.Render(cmp.Or(oneLine(r.Webhook, 0), "no webhook: for its feed alone")))
	line := count(len(r.Told), "time") + " told"
	if len(r.Told) > 0 {
		line += ", last " + r.Told[0].Created.Format("2 Jan 2006 15:04")
	}
	if r.Webhook != "" {
		line += fmt.Sprintf("; %d waiting, %d given up", r.Waiting, r.GivenUp)
	}
	p.para(4, 4, line)
	if r.Failure != "" {
		p.para(4, 6, alarm.Render("last failure")+"  "+oneLine(r.Failure, 200))
	}
}

type removeRuleCommand struct {
	libraryFlag
	Name string `arg:"" help:"The rule's name."`
}

// Run deletes the rule.
func (c *removeRuleCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		if _, err := ruleNamed(ctx, l, c.Name); err != nil {
			return err
		}
		return l.DeleteRule(ctx, c.Name)
	})
}

type ruleFeedCommand struct {
	libraryFlag
	Output string `short:"o" placeholder:"FILE" help:"Write to this file instead of the terminal."`
	Most   int    `short:"n" default:"100" help:"At most this many entries."`
	Name   string `arg:"" help:"The rule's name."`
}

// Run writes the feed.
func (c *ruleFeedCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		r, err := ruleNamed(ctx, l, c.Name)
		if err != nil {
			return err
		}
		told, err := l.Deliveries(ctx, r.ID, 0, c.Most)
		if err != nil {
			return err
		}
		return output(c.Output, s.Out, func(w io.Writer) error { return alert.Feed(w, r, told) })
	})
}

type testRuleCommand struct {
	libraryFlag
	Name string `arg:"" help:"The rule's name."`
}

// Run sends a sample and tells what came of it.
func (c *testRuleCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		r, err := ruleNamed(ctx, l, c.Name)
		if err != nil {
			return err
		}
		if r.Webhook == "" {
			return &news.Problem{Kind: news.BadArgument, Where: c.Name, What: "this rule has no webhook", Do: "give it one with headwater alerts add"}
		}
		sample, err := alert.Sample(r, time.Now())
		if err != nil {
			return err
		}
		if err := send(ctx, r, &sample); err != nil {
			return &news.Problem{Kind: news.Unreachable, Where: r.Webhook, What: "the sample did not get there", Do: "check the address", Err: err}
		}
		_, err = fmt.Fprintln(s.Out, "the sample was taken")
		return err
	})
}

// send makes one delivery to the webhook of its rule.
func send(ctx context.Context, r *store.Rule, d *store.Delivery) error {
	err := webhook.Send(ctx, webhook.Message{To: r.Webhook, ID: alert.MessageID(r.Name, d.Key), Secret: r.Secret, Body: d.Payload, AllowPrivate: r.AllowPrivate})
	if errors.Is(err, webhook.ErrGone) {
		return fmt.Errorf("%w: %w", ingest.ErrUnwanted, err)
	}
	return err
}

func ruleNamed(ctx context.Context, l *ingest.Library, name string) (*store.Rule, error) {
	rules, err := l.Rules(ctx)
	for i := range rules {
		if rules[i].Name == name {
			return &rules[i], nil
		}
	}
	if err == nil {
		err = &news.Problem{Kind: news.NotFound, Where: name, What: "no rule of this name", Do: "see headwater alerts list"}
	}
	return nil, err
}
