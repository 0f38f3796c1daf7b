package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"

	"headwater/internal/desk"
	"headwater/internal/news"
)

// sourcePage is what one person or body is told to have said.
type sourcePage struct {
	frame
	Name    string // as asked
	Found   string // as it is mostly written
	Stories []sourceStory
	Others  []choice
	Next    string
	Search  string // where to look instead; empty where somebody was found
}

type sourceStory struct {
	storyLine
	Claims []sourceClaim
	More   int // claims that the story's own page has
}

// sourceClaim is one thing that was said, in the words of each report.
type sourceClaim struct {
	desk.SourceClaim
	Href, Words, Status, Tone string
	Lines                     []quotedLine
	More                      int // lines that the claim's own page has
}

// quotedLine is a passage of a report, as a line.
type quotedLine struct {
	Ref  ref
	Mark mark
	Text string
	How  string
}

// source shows what somebody said.
func (s *Site) source(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := sourcePage{frame: s.frame(r, "Sources", "sources"), Name: oneField(q, "name")}
	if p.Name == "" {
		return s.show(w, r, http.StatusOK, "source.html", p)
	}
	answer, err := s.Desk.Source(r.Context(), p.Name, q.Get("after"), 0)
	if problem := new(news.Problem); errors.As(err, &problem) && problem.Kind == news.NotFound {
		p.Search = with("/search", nil, "words", p.Name)
		return s.show(w, r, http.StatusNotFound, "source.html", p)
	}
	if err != nil {
		return err
	}
	p.Found = oneLine(answer.Name)
	p.PageTitle = clip(p.Found, 80)
	for _, st := range answer.Stories {
		p.Stories = append(p.Stories, newSourceStory(st))
	}
	for _, o := range answer.Others {
		p.Others = append(p.Others, choice{Name: clip(oneLine(o.Name), 80), Href: sourceAddress(o.Name), Value: count(o.Sayings, "statement")})
	}
	if answer.Next != "" {
		p.Next = with("/sources", q, "after", answer.Next)
	}
	return s.show(w, r, http.StatusOK, "source.html", p)
}

const (
	claimsAtOnce = 8 // of one story
	linesAtOnce  = 3 // of one claim
)

func newSourceStory(st desk.SourceInStory) sourceStory {
	out := sourceStory{storyLine: newStoryLine(st.Story)}
	var claims []sourceClaim
	for _, c := range st.Claims {
		one := sourceClaim{SourceClaim: c, Href: out.Href + "/claims/" + c.ID, Words: claimText(c.Text)}
		one.Status, one.Tone = statusWords(c.Status)
		var tellings []quotedLine
		for i := range c.Tellings {
			tellings = append(tellings, newTelling(&c.Tellings[i]))
		}
		one.Lines = tellings
		if n := len(tellings); n > linesAtOnce+1 {
			one.Lines, one.More = tellings[:linesAtOnce], n-linesAtOnce
		}
		claims = append(claims, one)
	}
	if out.Claims = claims; len(claims) > claimsAtOnce+2 {
		out.Claims, out.More = claims[:claimsAtOnce], len(claims)-claimsAtOnce
	}
	return out
}

func statusWords(s news.ClaimStatus) (words, tone string) {
	switch s {
	case news.Disputed:
		return "disputed", "bad"
	case news.Corroborated:
		return "two origins or more", "good"
	}
	return "one origin", "mild"
}

func newTelling(t *desk.Telling) quotedLine {
	a := news.Attribution{Source: news.Source{Kind: t.Kind}, Stance: t.Stance, Quote: t.Quote, Certainty: t.Certainty}
	out := quotedLine{Ref: refOf(t.Report), Mark: markOf(a, t.Altered), Text: clip(oneLine(t.Words), 400), How: how(a)}
	if out.Ref.to != "" {
		out.Ref.to += fmt.Sprintf("?at=%d-%d#here", t.Passage.Start, t.Passage.End)
	}
	return out
}

// refOf is a report as other pages than its story's point to it. It has no number there.
func refOf(rep desk.Report) ref {
	r := ref{Name: clip(oneLine(cmp.Or(rep.Publisher, rep.Address, "unnamed report")), 60), Title: oneLine(rep.Title), Day: "undated"}
	if !rep.Published.IsZero() {
		r.Day = rep.Published.Format("2 Jan 2006")
	}
	if rep.Seq != 0 {
		r.to = fmt.Sprintf("/reports/%d", rep.Seq)
	}
	return r
}
