package main

import (
	"fmt"
	"slices"

	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
)

// claimsCommand holds the claims of real reports against ECB+, which says of its sentences which events
// they tell. It marks only some of the events, so that the figures say which of two programs sorts better
// and not how well one does.
type claimsCommand struct {
	Dir string `arg:"" help:"ECB+, a folder for each topic." type:"existingdir"`
}

// retold is a statement that tells marked events.
type retold struct {
	claim, article int
	events         []string // in order, none twice
}

// claimsScore counts pairs of statements of two reports.
type claimsScore struct {
	together, apart eval.Tally // of one claim: they have an event in common; of no event in common: not in one claim
	same            eval.Tally // of the very same events: they are in one claim
	largest, events int        // statements in the largest claim of each event, added up; events
}

// Run makes a story of each event's reports and counts.
func (c *claimsCommand) Run(out output) error {
	reports, err := eval.ReadECBPlus(c.Dir)
	if err != nil {
		return err
	}
	var score claimsScore
	for len(reports) > 0 {
		topic, second := reports[0].Topic, reports[0].Second
		of := func(r eval.EventReport) bool { return r.Topic == topic && r.Second == second }
		var event []eval.EventReport
		for _, r := range reports {
			if of(r) {
				event = append(event, r)
			}
		}
		reports = slices.DeleteFunc(reports, of)
		if err := c.add(&score, event); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(out, "in one claim, an event in common    %v\nno event in common, in two claims   %v\nthe very same events, in one claim  %v\nlargest claim of an event           %.1f statements\n",
		score.together, score.apart, score.same, float64(score.largest)/float64(max(1, score.events)))
	return err
}

// add counts the pairs of one event.
func (c *claimsCommand) add(score *claimsScore, event []eval.EventReport) error {
	var captures []*news.Capture
	mentions := map[string][]eval.EventMention{} // by the name of the file
	for _, r := range event {
		found, err := eval.ReadECBEvents(c.Dir, r)
		if err != nil {
			return err
		}
		mentions[r.Name+".txt"] = found
		captures = append(captures, &news.Capture{Name: r.Name + ".txt", Body: []byte(r.Text)})
	}
	story, err := eval.Compare(captures, news.Day(2026, 11, 20))
	if err != nil {
		return err
	}
	told, largest := retoldIn(story, mentions)
	score.events++
	score.largest += largest
	for i, a := range told {
		for _, b := range told[:i] {
			if a.article != b.article {
				score.count(a, b)
			}
		}
	}
	return nil
}

func (s *claimsScore) count(a, b retold) {
	common := slices.ContainsFunc(a.events, func(e string) bool { return slices.Contains(b.events, e) })
	if a.claim == b.claim {
		s.together.Count(common)
	}
	if !common {
		s.apart.Count(a.claim != b.claim)
	}
	if slices.Equal(a.events, b.events) {
		s.same.Count(a.claim == b.claim)
	}
}

// retoldIn lists the statements of a story that tell marked events, and gives the number of statements in its
// largest claim.
func retoldIn(s *news.Story, mentions map[string][]eval.EventMention) (list []retold, largest int) {
	for n, claim := range s.Claims {
		largest = max(largest, len(claim.Assertions))
		for _, a := range claim.Assertions {
			var events []string
			for _, m := range mentions[s.Dossier.Readings[a.Article].Article.File] {
				if slices.ContainsFunc(a.Attribution.Content, func(c text.Span) bool { return c.Contains(m.Span) }) {
					events = append(events, m.Event)
				}
			}
			slices.Sort(events)
			if events = slices.Compact(events); len(events) > 0 {
				list = append(list, retold{n, a.Article, events})
			}
		}
	}
	return list, largest
}
