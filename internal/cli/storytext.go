package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"charm.land/lipgloss/v2"

	"headwater/internal/news"
	"headwater/internal/worddiff"
)

// storyText prints a story for a person at a terminal. The first screen answers what was asked:
// how many independent origins there are, who copied whom, what is wrong. The passages follow.
// Claims that only one report makes are left to a count unless all are asked for.
func storyText(p *page, s *news.Story, all bool) error {
	t := &storyPrinter{page: p, Story: s, readings: s.Dossier.Readings, newest: s.Dossier.Newest()}
	t.answer()
	t.reports()
	t.revisions()
	if t.related() > 1 {
		t.draws()
	}
	t.findings()
	if t.related() > 1 || all {
		t.claims(all)
		t.timeline()
	}
	t.cannotTell()
	return p.err
}

type storyPrinter struct {
	*page
	*news.Story
	readings []*news.Reading
	newest   []int // the newest version of each reading's report
}

func (t *storyPrinter) textOf(p news.Passage) string {
	return oneLine(p.Span.Of(t.readings[p.Article].Article.Text), 0)
}

// name is what article i is called: its publisher, or its writer, or its file.
func (t *storyPrinter) name(i int) string {
	a := t.readings[i].Article
	label := cmp.Or(a.Publisher.Name, a.Byline, shortName(a))
	if t.newest[i] != i {
		return fmt.Sprintf("[%d] %s, version %d", i+1, oneLine(label, 40), a.Version)
	}
	return fmt.Sprintf("[%d] %s", i+1, oneLine(label, 40))
}

func shortName(a *news.Article) string {
	name := a.File
	if name == "" {
		name = a.URL
	}
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// related counts the reports of the story itself; the versions of one are one.
func (t *storyPrinter) related() int {
	n := 0
	for i := range t.readings {
		if t.newest[i] == i && !slices.Contains(t.Unrelated, i) {
			n++
		}
	}
	return n
}

// answer is the first screen.
func (t *storyPrinter) answer() {
	t.para(0, 0, strong.Render(oneLine(t.Title, 0)))
	t.blank()
	switch roots := t.Roots(); {
	case t.related() > 1:
		line := fmt.Sprintf("%s, %s of reporting", count(t.related(), "report"), between(t.Lines(), len(roots), "independent line"))
		if len(roots) < t.related() {
			line += ": " + strings.Join(t.names(roots), ", ")
		}
		t.para(0, 2, line+".")
		t.para(0, 2, t.claimSummary())
	case len(t.Unrelated) > 0:
		t.para(0, 2, "These reports do not tell of one event, so there is nothing to compare.")
	default:
		t.para(0, 2, "One report alone: there is nothing to compare it with. 'headwater read' shows who says what in it; --all lists its claims here.")
	}
	if t.related() > 1 || len(t.Findings) > 0 {
		t.para(0, 2, t.findingSummary())
	}
	if t.related() > 1 && len(t.Unrelated) > 0 {
		t.para(0, 2, warning.Render("Telling of something else: ")+strings.Join(t.names(t.Unrelated), ", ")+".")
	}
}

// between counts what are so many at least and so many at most: "1 to 3 independent lines".
func between(least, most int, what string) string {
	if least == most {
		return count(most, what)
	}
	return fmt.Sprintf("%d to %s", least, count(most, what))
}

func (t *storyPrinter) names(articles []int) []string {
	var names []string
	for _, i := range articles {
		names = append(names, t.name(i))
	}
	return names
}

func (t *storyPrinter) claimSummary() string {
	n := map[news.ClaimStatus]int{}
	shared := t.sharedClaims()
	for _, c := range shared {
		n[c.Status]++
	}
	if len(shared) == 0 {
		return "No claim is told by more than one report here, and none is disputed."
	}
	return fmt.Sprintf("%s: %s · %s · %s.", count(len(shared), "claim")+" told by more than one report or disputed",
		warning.Render(fmt.Sprintf("%d on one origin alone", n[news.SingleOrigin])),
		good.Render(fmt.Sprintf("%d on two or more", n[news.Corroborated])),
		alarm.Render(fmt.Sprintf("%d disputed", n[news.Disputed])))
}

// sharedClaims are the claims that more than one report tells, or that are disputed, those that
// matter most first: disputed, then corroborated, then told by many.
func (t *storyPrinter) sharedClaims() []news.Claim {
	var shared []news.Claim
	for _, c := range t.Claims {
		if c.Status == news.Disputed || t.tellers(c) > 1 {
			shared = append(shared, c)
		}
	}
	weight := map[news.ClaimStatus]int{news.Disputed: 2, news.Corroborated: 1}
	slices.SortStableFunc(shared, func(a, b news.Claim) int {
		return cmp.Or(weight[b.Status]-weight[a.Status], t.tellers(b)-t.tellers(a))
	})
	return shared
}

// tellers counts the reports that tell a claim.
func (t *storyPrinter) tellers(c news.Claim) int {
	articles := map[int]bool{}
	for _, a := range c.Assertions {
		articles[t.newest[a.Article]] = true
	}
	return len(articles)
}

// kindWords are the findings in words, in the order of how much they matter.
var kindWords = []struct {
	kind      news.FindingKind
	one, many string
}{
	{news.QuoteAltered, "quote altered", "quotes altered"},
	{news.QuoteUnsupported, "quote found nowhere else", "quotes found nowhere else"},
	{news.NumberChanged, "number changed", "numbers changed"},
	{news.DateChanged, "date changed", "dates changed"},
	{news.AttributionChanged, "source changed", "sources changed"},
	{news.AttributionDropped, "source dropped", "sources dropped"},
	{news.HedgeDropped, "doubt dropped", "doubts dropped"},
	{news.HedgeAdded, "doubt added", "doubts added"},
	{news.CreditMissing, "credit missing", "credits missing"},
	{news.CorrectedClaim, "correction", "corrections"},
	{news.DisputedClaim, "denial", "denials"},
}

func (t *storyPrinter) findingSummary() string {
	n := map[news.FindingKind]int{}
	for _, f := range t.Findings {
		n[f.Kind]++
	}
	var parts []string
	for _, k := range kindWords {
		switch c := n[k.kind]; c {
		case 0:
		case 1:
			parts = append(parts, "1 "+k.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", c, k.many))
		}
	}
	if len(parts) == 0 {
		return "Nothing was found changed on the way."
	}
	return "Found: " + strings.Join(parts, " · ") + "."
}

// revisions lists what the newer versions of reports have otherwise than the older.
func (t *storyPrinter) revisions() {
	if len(t.Revisions) == 0 {
		return
	}
	t.title("REVISED REPORTS", "headwater versions shows the words")
	for _, r := range t.Revisions {
		head := strong.Render(fmt.Sprintf("%s after version %d", t.name(r.Article), t.readings[r.Former].Article.Version))
		if r.Silent() {
			head += alarm.Render("  silently changed")
		}
		t.para(2, 4, head)
		t.revisionChanges(4, &r)
	}
}

func (t *storyPrinter) reports() {
	t.title("REPORTS", "in order of time")
	for i, r := range t.readings {
		a := r.Article
		t.para(0, 4, strong.Render(t.name(i))+"  "+published(a.Published)+faint.Render("  "+count(r.Document.WordCount(), "word")+basis(a)))
		if title := oneLine(a.Headline(), 0); title != "" {
			t.para(4, 4, title)
		}
		from := oneLine(strings.TrimSpace(a.File+" "+a.URL), 0)
		if a.Byline != "" {
			from = "by " + oneLine(a.Byline, 0) + ", " + from
		}
		t.para(4, 4, faint.Render(from))
	}
}

// published says when an article came out, as closely as is known.
func published(w news.Window) string {
	if w.IsZero() {
		return warning.Render("date unknown")
	}
	s := days(w.Earliest, w.Latest)
	if w.Clock && w.Earliest.Equal(w.Latest) {
		s += w.Earliest.Format(" 15:04")
	}
	if w.Basis == news.Inferred {
		s += " (inferred)"
	}
	return s
}

// days writes a day, or a range of days, as a reader would.
func days(a, b time.Time) string {
	switch {
	case a.IsZero() && b.IsZero():
		return "no date"
	case news.DayOf(a).Equal(news.DayOf(b)):
		return a.Format("2 Jan 2006")
	case a.Day() == 1 && a.Month() == 1 && b.Month() == 12 && b.Day() == 31 && a.Year() == b.Year():
		return a.Format("2006")
	case a.Day() == 1 && a.Month() == b.Month() && a.Year() == b.Year() && b.AddDate(0, 0, 1).Day() == 1:
		return a.Format("Jan 2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("2–") + b.Format("2 Jan 2006")
	case a.Year() == b.Year():
		return a.Format("2 Jan – ") + b.Format("2 Jan 2006")
	}
	return a.Format("2 Jan 2006 – ") + b.Format("2 Jan 2006")
}

func basis(a *news.Article) string {
	if a.Publisher.Name == "" {
		return ", publisher unknown"
	}
	return ", publisher from " + strings.ReplaceAll(string(a.Publisher.Basis), "-", " ")
}

// unsure is the confidence below which a derivation is shown as doubtful: one of the two drew on the
// other, or both on a third, but which cannot be told.
const unsure = 0.6

func (t *storyPrinter) draws() {
	ds := t.Dossier.Derivations
	t.title("WHO DRAWS ON WHOM", "")
	if len(ds) == 0 {
		t.para(2, 2, "No report here is seen to draw on another.")
	}
	for _, d := range ds {
		credit := good.Render("credits it")
		if !d.Credited {
			credit = alarm.Render("no credit")
		}
		if d.Confidence < unsure {
			credit += warning.Render(", unsure")
		}
		t.para(2, 6, fmt.Sprintf("%s ← %s  %s, %s  %s", strong.Render(t.name(d.Article)), strong.Render(t.name(d.From)),
			d.Kind, credit, faint.Render(fmt.Sprintf("%.0f%% copied, %.0f%% reworded, confidence %.2f", 100*d.Copied, 100*d.Paraphrased, d.Confidence))))
		for _, e := range d.Evidence {
			if e.Type == "credit" {
				t.para(6, 6, faint.Render("“"+oneLine(t.textOf(e.Passage), 160)+"”"))
				break
			}
		}
	}
	for _, n := range t.Dossier.NearDuplicates {
		t.para(2, 6, fmt.Sprintf("%s and %s  %s", strong.Render(t.name(n.A)), strong.Render(t.name(n.B)), n))
	}
}

func (t *storyPrinter) findings() {
	if len(t.Findings) == 0 {
		return
	}
	t.title("WHAT CHANGED ON THE WAY", "later passage first; -words- are gone, +words+ are new")
	for _, k := range kindWords {
		for _, f := range t.Findings {
			if f.Kind == k.kind {
				t.finding(f, k.one)
			}
		}
	}
}

func (t *storyPrinter) finding(f news.Finding, kind string) {
	t.blank()
	t.para(2, 4, alarm.Render(kind)+"  "+sentence(f.Explanation))
	if f.Against == nil {
		t.para(4, 6, faint.Render(t.name(f.Passage.Article)+"  ")+t.textOf(f.Passage))
		return
	}
	older, newer := t.textOf(*f.Against), t.textOf(f.Passage)
	if f.Kind != news.DisputedClaim && f.Kind != news.CreditMissing {
		older, newer = t.marked(older, newer)
	}
	t.para(4, 6, faint.Render(t.name(f.Passage.Article)+"  ")+newer)
	t.para(4, 6, faint.Render(t.name(f.Against.Article)+"  ")+older)
}

// sentence makes a line of s with a capital first.
func sentence(s string) string {
	r := []rune(oneLine(s, 0))
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// marked returns both passages with the words that the other has not marked.
func (p *page) marked(older, newer string) (string, string) {
	before, after := worddiff.Compare(older, newer)
	return p.marks(before, "-", alarm), p.marks(after, "+", good)
}

func (p *page) marks(parts []worddiff.Part, sign string, style lipgloss.Style) string {
	var out []string
	for _, part := range parts {
		if !part.Shared {
			part.Text = style.Underline(true).Render(p.sign(sign, part.Text))
		}
		out = append(out, part.Text)
	}
	return strings.Join(out, " ")
}

// sign puts a mark around words where colour cannot be seen.
func (p *page) sign(mark, words string) string {
	if p.plain {
		return mark + words + mark
	}
	return words
}

func (t *storyPrinter) claims(all bool) {
	shown := t.sharedClaims()
	note := "told by more than one report, or disputed; ✓ asserts  ≈ hedged  ✗ denies  – no comment"
	if all {
		shown, note = t.Claims, "✓ asserts  ≈ hedged  ✗ denies  – no comment"
	}
	t.title("CLAIMS", note)
	for _, c := range shown {
		t.claim(c)
	}
	if left := len(t.Claims) - len(shown); left > 0 {
		t.blank()
		t.para(2, 2, faint.Render(count(left, "more claim")+" that one report alone makes; --all lists them."))
	}
}

// claim prints a claim, its origins, and a line for each passage that tells it.
func (t *storyPrinter) claim(c news.Claim) {
	t.blank()
	t.para(2, 4, statusMark(c)+"  "+strong.Render(sentence(c.Text)))
	var origins []string
	for _, o := range c.Origins {
		origins = append(origins, fmt.Sprintf("%s in %s", cmp.Or(oneLine(o.Source, 60), "its own voice"), t.name(o.Article)))
	}
	if len(origins) > 0 {
		t.para(4, 6, faint.Render("from "+strings.Join(origins, "; ")))
	}
	if c.OriginsDoubt != "" {
		t.para(4, 6, faint.Render(fmt.Sprintf("at most %d: ", c.OriginsAtMost)+oneLine(c.OriginsDoubt, 0)))
	}
	for _, a := range c.Assertions {
		head := fmt.Sprintf("%s [%d] %s  ", stanceMark(a.Attribution), a.Article+1, oneLine(speaker(a.Attribution), 34))
		room := max(20, t.width-6-lipgloss.Width(head))
		t.line(4, head+faint.Render(oneLine(t.textOf(a.Stated()), room)))
	}
}

func statusMark(c news.Claim) string {
	origins := count(len(c.Origins), "origin")
	switch c.Status {
	case news.Disputed:
		return alarm.Render("disputed, " + origins)
	case news.Corroborated:
		return good.Render(origins)
	}
	return warning.Render(origins)
}

// stanceMark shows in one sign what a source does with a claim.
func stanceMark(a news.Attribution) string {
	switch {
	case a.Stance == news.Denies:
		return alarm.Render("✗")
	case a.Stance == news.DeclinesComment, a.Stance == news.NoResponse:
		return faint.Render("–")
	case a.Certainty == news.Hedged:
		return warning.Render("≈")
	}
	return good.Render("✓")
}

// speaker names who stands behind an attribution.
func speaker(a news.Attribution) string {
	if a.Source.Kind == news.Reporter {
		return "own voice"
	}
	return oneLine(cmp.Or(a.Source.Name, a.Source.Text, "somebody"), 0)
}

// timeline prints the events under the days they happened on.
func (t *storyPrinter) timeline() {
	if len(t.Timeline) == 0 {
		return
	}
	t.title("TIMELINE", "")
	last := ""
	for _, e := range t.Timeline {
		when := days(e.Earliest, e.Latest)
		if when != last {
			t.line(2, strong.Render(when))
			last = when
		}
		clause := news.Passage{Article: e.Expression.Article, Span: e.Clause}
		t.line(4, fmt.Sprintf("[%d] %s", e.Expression.Article+1, oneLine(t.textOf(clause), t.width-9)))
	}
}

// cannotTell says what could not be found out.
func (t *storyPrinter) cannotTell() {
	var notes []string
	for i, r := range t.readings {
		a := r.Article
		if a.Publisher.Name == "" {
			notes = append(notes, fmt.Sprintf("who published [%d]", i+1))
		}
		if a.Published.IsZero() {
			notes = append(notes, fmt.Sprintf("when [%d] was published", i+1))
		}
	}
	if len(notes) > 0 {
		t.blank()
		t.para(0, 2, faint.Render("Cannot tell: "+strings.Join(notes, ", ")+"."))
	}
}
