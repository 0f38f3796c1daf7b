package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"headwater/internal/desk"
	"headwater/internal/news"
)

// checkingPage tells where a quotation or a claim stands.
type checkingPage struct {
	frame
	Asked  string
	Most   int
	Answer *desk.Checked
	Tone   string
	First  *foundPlace
	Places folded[foundPlace]
	Claims []checkedClaim
}

// foundPlace is a passage that has the words asked for.
type foundPlace struct {
	Ref          ref
	Story        string
	How, Tone    string
	Altered      bool // the quotation is not what the report it comes from has
	Who          string
	Asked, There []run
}

type checkedClaim struct {
	Href, Text, Status, Tone string
	Story                    string
	Reports                  int
	Origins                  []string
	Doubt                    string
}

// shortEnough is how long words may be that are asked for in an address, which can be handed on.
const shortEnough = 600

// mostBehind is how many claims are shown that the words tell.
const mostBehind = 20

// check looks for words. Short ones are led to an address that can be handed on.
func (s *Site) check(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodPost {
		if err := r.ParseForm(); err != nil {
			return formProblem(err)
		}
		if words := oneLine(r.PostForm.Get("words")); len(words) <= shortEnough {
			http.Redirect(w, r, with("/check", nil, "words", words), http.StatusSeeOther)
			return nil
		}
	} else {
		r.Form = r.URL.Query()
	}
	p := checkingPage{frame: s.frame(r, "Check a quotation or a claim", "check"), Asked: oneLine(r.Form.Get("words")), Most: desk.MostCheck}
	if p.Asked == "" {
		return s.show(w, r, http.StatusOK, "check.html", p)
	}
	err := s.slow(r, func(ctx context.Context) (err error) {
		p.Answer, err = s.Desk.Check(ctx, p.Asked)
		return err
	})
	if err != nil {
		return err
	}
	p.fill()
	return s.show(w, r, http.StatusOK, "check.html", p)
}

// formProblem tells apart a form that is too long from one that is none.
func formProblem(err error) error {
	if tooLong := new(http.MaxBytesError); errors.As(err, &tooLong) {
		return tooLong
	}
	return &news.Problem{Kind: news.BadArgument, What: "the form cannot be read", Do: "send it as a browser does", Err: err}
}

var verdictTones = map[desk.Verdict]string{desk.Exact: "good", desk.Altered: "bad", desk.Paraphrased: "mild", desk.Otherwise: "bad", desk.CannotTell: ""}
var verdictWords = map[desk.Verdict]string{desk.Exact: "word for word", desk.Altered: "altered", desk.Paraphrased: "in other words", desk.Otherwise: "told otherwise"}

func (p *checkingPage) fill() {
	p.Tone = verdictTones[p.Answer.Verdict]
	faithful := func(x desk.Place) bool { return x.How == desk.Exact && !x.Altered }
	if p.Answer.Verdict == desk.Exact && !slices.ContainsFunc(p.Answer.Places, faithful) {
		p.Tone = "bad"
	}
	var places []foundPlace
	for i := range p.Answer.Places {
		x := &p.Answer.Places[i]
		t := newTelling(&x.Telling)
		one := foundPlace{Ref: t.Ref, Story: storyIn(x.Report), How: verdictWords[x.How], Tone: verdictTones[x.How], Who: clip(oneLine(x.Who), 120), Altered: x.Altered}
		if one.There = runs(x.There, ""); x.How != desk.Exact { // else both sides are the same
			one.Asked, one.There = runs(x.Asked, "del"), runs(x.There, "ins")
		}
		places = append(places, one)
	}
	if len(places) > 0 {
		p.First, places = &places[0], places[1:]
	}
	p.Places = fold(places, 8)
	for i := range p.Answer.Claims[:min(len(p.Answer.Claims), mostBehind)] {
		c := &p.Answer.Claims[i]
		one := checkedClaim{Href: fmt.Sprintf("%s/claims/%s", storyAddress(c.Story), c.ID), Story: storyAddress(c.Story), Text: claimText(c.Text), Reports: c.Reports}
		one.Status, one.Tone = statusText(&news.Claim{Status: c.Status, Origins: make([]news.Origin, len(c.Origins))})
		for _, o := range c.Origins {
			one.Origins = append(one.Origins, originWords(o.Kind, o.Source, refOf(o.Report).Name))
		}
		if c.Doubt != "" {
			one.Doubt = fmt.Sprintf("at most %d: %s", c.AtMost, oneLine(c.Doubt))
		}
		p.Claims = append(p.Claims, one)
	}
}

func storyIn(rep desk.Report) string {
	if rep.Story == 0 {
		return ""
	}
	return storyAddress(rep.Story)
}
