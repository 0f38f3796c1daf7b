package attribute

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
	"headwater/internal/text"
)

// cast are the people and bodies of the invented sentences in testdata.
var cast = []news.Entity{
	{Name: "Mara Voss", Type: news.Person, Gender: "f"},
	{Name: "Idris Pell", Type: news.Person, Gender: "m"},
	{Name: "Tova Lindgren", Type: news.Person, Gender: "f"},
	{Name: "Brightwater Council", Type: news.Organization},
	{Name: "Halden Ferries", Type: news.Organization},
	{Name: "The Salt Gazette", Type: news.Organization, Outlet: true},
	{Name: "Coast Radio", Type: news.Organization, Outlet: true},
}

// TestStatements reads testdata/statements.txt: after each line "# sentence" one line for each
// attribution in it, as describe writes them.
func TestStatements(t *testing.T) {
	raw, err := os.ReadFile("testdata/statements.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(strings.TrimSpace(string(raw)), "\n# ")
	if len(cases) < 100 {
		t.Fatalf("only %d sentences", len(cases))
	}
	for _, c := range cases {
		sentence, want, _ := strings.Cut(strings.TrimPrefix(c, "# "), "\n")
		got := describe(invented(sentence))
		if diff := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(got)); diff != "" {
			t.Errorf("%s\n%s", sentence, diff)
		}
	}
}

// invented reads one sentence with the cast; one that has no closing mark is a headline.
func invented(s string) *news.Reading {
	r := &news.Reading{Article: &news.Article{Text: s}, Document: text.Analyze(s)}
	if !strings.ContainsAny(s[len(s)-3:], ".!?”\"") {
		r.Article.Title = text.Span{Start: 0, End: len(s)}
	}
	for _, e := range cast {
		if e.Mentions = mentionsIn(s, e); len(e.Mentions) > 0 {
			r.Entities = append(r.Entities, e)
		}
	}
	r.Attributions = Read(r)
	return r
}

func mentionsIn(s string, e news.Entity) []text.Span {
	names := []string{e.Name}
	if e.Type == news.Person {
		names = append(names, e.Name[strings.LastIndexByte(e.Name, ' ')+1:])
	}
	for _, name := range names {
		var out []text.Span
		for from := 0; ; {
			i := strings.Index(s[from:], name)
			if i < 0 {
				break
			}
			out = append(out, text.Span{Start: from + i, End: from + i + len(name)})
			from += i + len(name)
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// describe writes each attribution as "kind stance quote certainty | source | cue | content", and
// "| via outlet" where there is one. Parts of a divided content are joined by " … ".
func describe(r *news.Reading) string {
	var b strings.Builder
	for _, a := range r.Attributions {
		var content []string
		for _, c := range a.Content {
			content = append(content, c.Of(r.Article.Text))
		}
		fmt.Fprintf(&b, "%s %s %s %s | %s | %s | %s", a.Source.Kind, a.Stance, a.Quote, a.Certainty,
			a.Source.Text, a.Cue.Of(r.Article.Text), strings.Join(content, " … "))
		if a.Via.Name != "" {
			b.WriteString(" | via " + a.Via.Name)
		}
		b.WriteByte('\n')
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}
