package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"headwater/internal/alert"
	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
)

// alertsPage lists the rules of who is told of what, and makes new ones.
type alertsPage struct {
	frame
	Rules []ruleLine
	Pager pager
	Form  ruleForm
	Wrong string
}

const (
	rulesOfPage = 25
	toldOfRule  = 50 // of the latest that a rule was told
)

// ruleLine is a rule as the list shows it.
type ruleLine struct {
	Name, Href, Feed string
	Asks             []wanted
	Receiver         string // host of the webhook; empty for the feed alone
	Told, Last       string
	States           []tallyLine
	Failure          string
}

// wanted is one thing that a rule asks for.
type wanted struct{ What, Value string }

// ruleForm is what was typed.
type ruleForm struct {
	Name, Words, Names, Publishers, Claim, Webhook string
	Kinds                                          []choice
}

// changeNames are the kinds of news that are no findings, in words.
var changeNames = map[news.FindingKind]string{
	alert.NewReport: "A report came", alert.OriginGained: "A claim gained an independent origin", alert.Denied: "A claim was denied for the first time", alert.ClaimTold: "A further report tells a claim",
	alert.Revised: "A report was changed", alert.SilentlyChanged: "A report was changed without a word",
}

func alertKindName(k news.FindingKind) string {
	return cmp.Or(changeNames[k], kindName(k, 1), string(k))
}

func alertKinds(chosen []string) []choice {
	var out []choice
	for _, k := range alert.Kinds() {
		out = append(out, choice{Value: string(k), Name: alertKindName(k), Chosen: slices.Contains(chosen, string(k))})
	}
	return out
}

// alerts lists the rules, with what became of what they were told.
func (s *Site) alerts(w http.ResponseWriter, r *http.Request) error {
	return s.showAlerts(w, r, http.StatusOK, ruleForm{Kinds: alertKinds(nil)}, "")
}

func (s *Site) showAlerts(w http.ResponseWriter, r *http.Request, status int, form ruleForm, wrong string) error {
	rules, err := s.Desk.Rules(r.Context(), toldOfRule)
	if err != nil {
		return err
	}
	p := alertsPage{frame: s.frame(r, "Alerts", "alerts"), Form: form, Wrong: wrong}
	p.Notice = s.toldOnce(w, r)
	n, err := askedPage(r.URL.Query().Get("page"))
	if err != nil {
		return err
	}
	if p.Pager, err = newPager(r, n, len(rules), rulesOfPage); err != nil {
		return err
	}
	for i := range rules[min((n-1)*rulesOfPage, len(rules)):min(n*rulesOfPage, len(rules))] {
		line := newRuleLine(&rules[(n-1)*rulesOfPage+i], time.Now())
		line.Feed = s.Gate.FeedAddress(r, line.Feed)
		p.Rules = append(p.Rules, line)
	}
	return s.show(w, r, status, "alerts.html", p)
}

func ruleAddress(id int64) string { return fmt.Sprintf("/alerts/%d", id) }

func newRuleLine(r *desk.Rule, now time.Time) ruleLine {
	line := ruleLine{Name: clip(oneLine(r.Name), 100), Href: ruleAddress(r.ID), Feed: fmt.Sprintf("/api/v1/alerts/%d/feed", r.ID), Asks: asksOf(&r.Rule), Receiver: hostOf(r.Webhook)}
	line.Told = "nothing yet"
	if len(r.Told) > 0 {
		line.Told, line.Last = count(len(r.Told), "time"), agoText(r.Told[0].Created, now)
		if len(r.Told) == toldOfRule {
			line.Told = fmt.Sprintf("%d times or more", toldOfRule)
		}
	}
	for _, t := range []tallyLine{{N: r.Waiting, Words: "to be sent", Tone: "mild"}, {N: r.GivenUp, Words: "given up", Tone: "bad"}} {
		if t.N > 0 {
			line.States = append(line.States, t)
		}
	}
	if r.Failure != "" {
		line.Failure = sentence(clip(failureText(r.Failure), 200))
	}
	return line
}

// failureText takes the moment off that stands before the reason of a failure.
func failureText(s string) string {
	if moment, why, found := strings.Cut(s, " "); found {
		if _, err := time.Parse(time.RFC3339, moment); err == nil {
			return why
		}
	}
	return s
}

func asksOf(r *store.Rule) []wanted {
	var out []wanted
	add := func(what, value string) {
		if value != "" {
			out = append(out, wanted{what, clip(oneLine(value), 150)})
		}
	}
	add("words", r.Words)
	add("names", strings.Join(r.Names, "; "))
	add("outlets", strings.Join(r.Publishers, "; "))
	var names []string
	for _, k := range r.Kinds {
		names = append(names, alertKindName(k))
	}
	add("news", strings.Join(names, "; "))
	add("claim", r.Claim)
	return out
}

// hostOf is what is shown of a webhook: what stands behind its host may be a secret.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return ""
	}
	return clip(u.Host, 100)
}

// makeRule makes a rule of a form. Its secret is shown once.
func (s *Site) makeRule(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formProblem(err)
	}
	q := r.PostForm
	form := ruleForm{oneField(q, "name"), oneField(q, "words"), q.Get("names"), q.Get("publishers"), oneField(q, "claim"), oneField(q, "webhook"), alertKinds(q["kind"])}
	asked := store.Rule{Name: form.Name, Words: form.Words, Names: lines(form.Names), Publishers: lines(form.Publishers), Claim: form.Claim, Webhook: form.Webhook}
	for _, k := range q["kind"] {
		asked.Kinds = append(asked.Kinds, news.FindingKind(k))
	}
	made, err := s.Edit.MakeRule(r.Context(), asked)
	words, status, err := wrongOr(err)
	switch {
	case err != nil:
		return err
	case words != "":
		return s.showAlerts(w, r, status, form, words)
	}
	told := notice{Words: "The rule “" + made.Name + "” is made. What it is told from now on stands in its feed."}
	if made.Webhook != "" {
		told = notice{Words: "The rule “" + made.Name + "” is made. What it is told from now on is sent to " + hostOf(made.Webhook) + ", signed with this secret, which is not shown again:", Secret: made.Secret}
	}
	return s.done(w, r, "/alerts", told)
}

// alertPage shows a rule with what it was told.
type alertPage struct {
	frame
	Rule    ruleLine
	Matches []matchLine
	Wrong   string
}

type matchLine struct {
	When, Kind, What string
	Story, Title     string
	State, Tone      string
	Failure          string
}

var stateTones = map[desk.State]string{desk.Sent: "good", desk.Retried: "mild", desk.ToSend: "mild", desk.Unsent: "bad"}
var stateWords = map[desk.State]string{desk.Kept: "in the feed", desk.Sent: "sent", desk.Retried: "failed, to be tried again", desk.ToSend: "to be sent", desk.Unsent: "given up"}

func ruleAsked(r *http.Request) (int64, error) { return askedNumber("rule", r.PathValue("rule")) }

// alert shows a rule with what it was told.
func (s *Site) alert(w http.ResponseWriter, r *http.Request) error {
	return s.showAlert(w, r, http.StatusOK, "")
}

func (s *Site) showAlert(w http.ResponseWriter, r *http.Request, status int, wrong string) error {
	id, err := ruleAsked(r)
	if err != nil {
		return noPage(r)
	}
	rule, err := s.Desk.Rule(r.Context(), id, toldOfRule)
	if err != nil {
		return err
	}
	p := alertPage{frame: s.frame(r, clip(oneLine(rule.Name), 60)+" · Alerts", "alerts"), Rule: newRuleLine(rule, time.Now()), Wrong: wrong}
	p.Rule.Feed = s.Gate.FeedAddress(r, p.Rule.Feed)
	p.Feed, p.Notice = p.Rule.Feed, s.toldOnce(w, r)
	for i := range rule.Told {
		p.Matches = append(p.Matches, newMatchLine(&rule.Rule, &rule.Told[i]))
	}
	return s.show(w, r, status, "alert.html", p)
}

func newMatchLine(r *store.Rule, d *store.Delivery) matchLine {
	told, state := desk.Message(d), desk.StateOf(r, d)
	line := matchLine{When: d.Created.Format("2 Jan 2006, 15:04"), Kind: alertKindName(news.FindingKind(told.Kind)), What: sentence(clip(oneLine(told.What), 400)), State: stateWords[state], Tone: stateTones[state]}
	if told.Story.ID != 0 {
		line.Story, line.Title = storyAddress(told.Story.ID), clip(cmp.Or(oneLine(told.Story.Title), "its story"), 120)
	}
	if state == desk.Retried || state == desk.Unsent {
		line.Failure = sentence(clip(failureText(d.Failure), 200))
	}
	return line
}

// changeRule removes a rule, or sends a sample to its webhook.
func (s *Site) changeRule(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formProblem(err)
	}
	id, err := ruleAsked(r)
	if err != nil {
		return noPage(r)
	}
	if r.PostForm.Get("do") == "remove" {
		name, err := s.Edit.RemoveRule(r.Context(), id)
		if err != nil {
			return err
		}
		return s.done(w, r, "/alerts", notice{Words: "The rule “" + name + "” is removed, with all that it was told."})
	}
	_, err = s.Edit.TryRule(r.Context(), id)
	words, status, err := wrongOr(err)
	switch {
	case err != nil:
		return err
	case words != "":
		return s.showAlert(w, r, status, words)
	}
	return s.done(w, r, ruleAddress(id), notice{Words: "The sample was taken."})
}

// removeRule asks whether a rule is to be removed.
func (s *Site) removeRule(w http.ResponseWriter, r *http.Request) error {
	id, err := ruleAsked(r)
	if err != nil {
		return noPage(r)
	}
	rule, err := s.Edit.Rule(r.Context(), id)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "confirm.html", confirmPage{
		frame: s.frame(r, "Remove a rule", "alerts"), Question: "Remove this rule?", Words: clip(oneLine(rule.Name), 100),
		More: "All that it was told goes with it, and whoever reads its feed finds it gone.", Action: ruleAddress(id), Back: ruleAddress(id), Button: "Remove it",
		Fields: []choice{{Name: "do", Value: "remove"}},
	})
}
