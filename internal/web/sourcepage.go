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
	Forms   string // the spellings that were put together; empty where there is one
	Alone   bool   // the name may be of several people
	Stories []sourceStory
	Others  []choice
	Listed  []listedSource // of the list of all
	Words   string         // that narrow the list
	Top     string         // address of the first page of the list; empty on it
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
	Who  string // by another spelling than the page's
}

// source shows what somebody said.
func (s *Site) source(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := sourcePage{frame: s.frame(r, "Sources", "sources"), Name: oneField(q, "name")}
	if p.Name == "" {
		return s.sources(w, r, p)
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
	p.PageTitle, p.Alone = clip(p.Found, 80), answer.Alone
	var forms []string
	for _, f := range answer.Forms {
		forms = append(forms, fmt.Sprintf("%s (%s)", clip(oneLine(f.Name), 80), count(f.Sayings, "statement")))
	}
	if len(forms) > 1 {
		p.Forms = listed(forms, 12)
	}
	for _, st := range answer.Stories {
		p.Stories = append(p.Stories, newSourceStory(st, p.Found))
	}
	for _, o := range answer.Others {
		p.Others = append(p.Others, choice{Name: clip(oneLine(o.Name), 80), Href: sourceAddress(o.Name), Value: count(o.Sayings, "statement")})
	}
	if answer.Next != "" {
		p.Next = with("/sources", q, "after", answer.Next)
	}
	return s.show(w, r, http.StatusOK, "source.html", p)
}

// listedSource is a line of the list of sources.
type listedSource struct {
	Href, Name, Sayings string
	Stories             int
}

// sources lists those who are quoted most, or those with some words in their names.
func (s *Site) sources(w http.ResponseWriter, r *http.Request, p sourcePage) error {
	q := r.URL.Query()
	p.Words = oneField(q, "words")
	page, err := s.Desk.Sources(r.Context(), p.Words, q.Get("after"), sourcesOfPage)
	if err != nil {
		return err
	}
	for _, l := range page.Sources {
		name := oneLine(l.Name)
		p.Listed = append(p.Listed, listedSource{sourceAddress(l.Name), clip(name, 80), count(l.Sayings, "statement"), l.Stories})
	}
	if page.Next != "" {
		p.Next = with("/sources", q, "after", page.Next)
	}
	if q.Get("after") != "" {
		p.Top = with("/sources", q, "after", "")
	}
	return s.show(w, r, http.StatusOK, "source.html", p)
}

const sourcesOfPage = 50

const (
	claimsAtOnce = 8 // of one story
	linesAtOnce  = 3 // of one claim
)

func newSourceStory(st desk.SourceInStory, found string) sourceStory {
	out := sourceStory{storyLine: newStoryLine(st.Story)}
	var claims []sourceClaim
	for _, c := range st.Claims {
		one := sourceClaim{SourceClaim: c, Href: out.Href + "/claims/" + c.ID, Words: claimText(c.Text)}
		one.Status, one.Tone = statusWords(c.Status)
		var tellings []quotedLine
		for i := range c.Tellings {
			line := newTelling(&c.Tellings[i])
			if name := oneLine(c.Tellings[i].Who); name != found {
				line.Who = clip(name, 80)
			}
			tellings = append(tellings, line)
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
