package mcp_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/mcp"
	"headwater/internal/news"
	"headwater/internal/wire"
)

func fault(t *testing.T) func(string, error) {
	return func(where string, err error) { t.Errorf("%s: %v", where, err) }
}

// connect gives the SDK's own client over pipes.
func connect(t *testing.T, o mcp.Options) *sdk.ClientSession {
	t.Helper()
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	served := make(chan error, 1)
	go func() { served <- mcp.Serve(context.WithoutCancel(t.Context()), in, out, o) }()
	s := session(t, &sdk.IOTransport{Reader: fromServer, Writer: toServer})
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), <-served); err != nil {
			t.Errorf("goodbye: %v", err)
		}
	})
	return s
}

func session(t *testing.T, transport sdk.Transport) *sdk.ClientSession {
	t.Helper()
	s, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// call calls a tool and reads its structured answer. The client holds it to the tool's schema.
func call[T any](t *testing.T, s *sdk.ClientSession, name string, args map[string]any) (T, string) {
	t.Helper()
	var out T
	r, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	said := r.Content[0].(*sdk.TextContent).Text
	if r.IsError {
		t.Fatalf("%s: %s", name, said)
	}
	b, err := json.Marshal(r.StructuredContent)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil || len(said) > 8000 || said == "" {
		t.Fatalf("%s: %v, %d bytes of text", name, err, len(said))
	}
	return out, said
}

func names(t *testing.T, s *sdk.ClientSession) []string {
	t.Helper()
	list, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, tool := range list.Tools {
		if tool.OutputSchema == nil || tool.Description == "" || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s is not described", tool.Name)
		}
		out = append(out, tool.Name)
	}
	slices.Sort(out)
	return out
}

const (
	echo = "Rudder was stiff, surveyor says\n\n11 May 2026\n\n“We looked at the rudder and did not like what we saw,” said Ruth Hallam, a coastguard surveyor, in an interview.\n\nThe ferry had 86 people on board."
	tern = "Coastguard doubts rudder of ferry\n\n12 May 2026\n\n“We looked at the rudder and hated what we saw,” Ruth Hallam of the coastguard told The Pell Bay Echo.\n\nThe ferry had 86 people on board, the Echo reported."
)

func handedIn() []map[string]any {
	return []map[string]any{{"publisher": "The Pell Bay Echo", "text": echo}, {"publisher": "The Tern", "text": tern}}
}

func TestWithoutLibrary(t *testing.T) {
	read := func(path string) (desk.Text, error) {
		if path != "tern.txt" {
			return desk.Text{}, &news.Problem{Kind: news.NotFound, Where: path, What: "no such file", Do: "name another"}
		}
		return desk.Text{Name: path, Publisher: "The Tern", Body: tern}, nil
	}
	s := connect(t, mcp.Options{Read: read, Fault: fault(t)})
	if got := names(t, s); !slices.Equal(got, []string{"check_quote", "compare_reports", "corroborate_claim"}) {
		t.Errorf("%v", got)
	}
	ledger, said := call[wire.Ledger](t, s, "compare_reports", map[string]any{"texts": handedIn()[:1], "paths": []string{"tern.txt"}})
	if len(ledger.Reports) != 2 || len(ledger.Reports[1].DrawsOn) != 1 || len(ledger.Claims) == 0 || len(ledger.Findings) == 0 || !strings.Contains(said, "The Pell Bay Echo") {
		t.Errorf("%+v\n%s", ledger, said)
	}
	checked, said := call[wire.Checked](t, s, "check_quote", map[string]any{"text": "We looked at the rudder and hated what we saw", "texts": handedIn()})
	if checked.Verdict != desk.Exact || len(checked.Places) != 2 || checked.Places[0].How != desk.Otherwise || !strings.HasPrefix(said, "exact.") {
		t.Errorf("%+v\n%s", checked, said)
	}
	claim, _ := call[wire.Corroboration](t, s, "corroborate_claim", map[string]any{"text": "The ferry had 86 people on board.", "texts": handedIn()})
	if claim.Verdict != string(news.SingleOrigin) || len(claim.Claims[0].Origins) != 1 || claim.Claims[0].Reports != 2 {
		t.Errorf("two reports, one origin: %+v", claim)
	}
	if none, said := call[wire.Corroboration](t, s, "corroborate_claim", map[string]any{"text": "The mayor resigned last Tuesday.", "texts": handedIn()}); none.Verdict != string(desk.CannotTell) || !strings.HasPrefix(said, "cannot-tell. Cannot tell") {
		t.Errorf("%+v\n%s", none, said)
	}
}

func TestWithLibrary(t *testing.T) {
	s := connect(t, mcp.Options{Desk: desktest.Desk(t), Fault: fault(t)})
	testLibrary(t, s)
	testResource(t, s)
	testWrong(t, s)
	testExamples(t, s)
}

// testExamples asks what the documentation asks; its texts begin ours.
func testExamples(t *testing.T, s *sdk.ClientSession) {
	for _, e := range desktest.Examples(t, "../../docs/api.md", "mcp") {
		var ask struct {
			Name      string
			Arguments map[string]any
		}
		if err := json.Unmarshal([]byte(e.Ask), &ask); err != nil {
			t.Fatal(err)
		}
		if _, said := call[map[string]any](t, s, ask.Name, ask.Arguments); !strings.HasPrefix(said, e.Answer) {
			t.Errorf("%s\ngives %s", e.Ask, said)
		}
	}
}

// TestHandler speaks over HTTP.
func TestHandler(t *testing.T) {
	server := httptest.NewServer(mcp.Handler(desktest.Desk(t), fault(t)))
	t.Cleanup(server.Close)
	s := session(t, &sdk.StreamableClientTransport{Endpoint: server.URL, DisableStandaloneSSE: true})
	testLibrary(t, s)
	testResource(t, s)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestFault: what breaks in the program breaks one call, which tells nothing of the insides.
func TestFault(t *testing.T) {
	var told error
	s := connect(t, mcp.Options{Desk: new(desk.Desk), Fault: func(_ string, err error) { told = err }}) // of no library
	r, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "search", Arguments: map[string]any{"words": "ferry"}})
	if err != nil || !r.IsError || strings.Contains(r.Content[0].(*sdk.TextContent).Text, "nil") || told == nil {
		t.Errorf("%+v, %v, told %v", r, err, told)
	}
	if _, err := s.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "headwater://story/1"}); err == nil || strings.Contains(err.Error(), "nil") {
		t.Error(err)
	}
	names(t, s) // it goes on
}

// TestMerged: a story that went into another is told by either number.
func TestMerged(t *testing.T) {
	l := desktest.Library(t)
	desktest.Merge(t, l, desktest.Ferry, desktest.Buses)
	if err := l.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := connect(t, mcp.Options{Desk: desk.New(l), Fault: fault(t)})
	if ledger, said := call[wire.Ledger](t, s, "trace_story", map[string]any{"story": desktest.Buses}); ledger.Story != desktest.Ferry || !strings.HasPrefix(said, "Story 1: ") {
		t.Errorf("story %d: %s", ledger.Story, said)
	}
	r, err := s.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: fmt.Sprintf("headwater://story/%d", desktest.Buses)})
	if err != nil || !strings.Contains(r.Contents[0].Text, "headwater/story/1") {
		t.Error(err)
	}
}

// TestLarge: what an assistant is told of reports that say very much is bounded, and how much is left out is told.
func TestLarge(t *testing.T) {
	s := connect(t, mcp.Options{Fault: fault(t)})
	var texts []map[string]any
	for i := range 8 {
		var b strings.Builder
		fmt.Fprintf(&b, "The harbour, part %d\n\n%d May 2026\n\n", i, i+1)
		for k := range 40 {
			fmt.Fprintf(&b, "Pier %d of the harbour was closed for %d days, said Ruth Hallam, a surveyor.\n\n", k, 3*k+i%2)
		}
		b.WriteString("She said: “" + strings.Repeat("the pier is old and ", 200) + "closed.”")
		texts = append(texts, map[string]any{"publisher": fmt.Sprintf("Paper %d", i), "text": b.String()})
	}
	ledger, said := call[wire.Ledger](t, s, "compare_reports", map[string]any{"texts": texts})
	b, err := json.Marshal(ledger)
	if err != nil || len(b) > 100<<10 || ledger.MoreFindings == 0 || ledger.Claims[0].MoreTellings == 0 || !strings.Contains(said, "more") {
		t.Errorf("%v: %d bytes, %d findings left out\n%s", err, len(b), ledger.MoreFindings, said)
	}
}

func testLibrary(t *testing.T, s *sdk.ClientSession) {
	t.Helper()
	if got := names(t, s); !slices.Equal(got, []string{"check_quote", "compare_reports", "corroborate_claim", "search", "trace_story"}) {
		t.Errorf("%v", got)
	}
	for _, args := range []map[string]any{{"story": desktest.Ferry}, {"report": 3}, {"words": "ferry rudder"}} {
		ledger, said := call[wire.Ledger](t, s, "trace_story", args)
		if ledger.Story != desktest.Ferry || len(ledger.Reports) != 5 || !strings.Contains(said, "draw on no other") {
			t.Errorf("%v: %+v\n%s", args, ledger, said)
		}
	}
	found, said := call[wire.Found](t, s, "search", map[string]any{"words": "Skerrin", "limit": 2})
	if len(found.Hits) != 2 || found.Next == "" || strings.Count(said, "\n") != 1 {
		t.Errorf("%+v\n%s", found, said)
	}
	if none, said := call[wire.Found](t, s, "search", map[string]any{"words": "zebra"}); len(none.Hits) != 0 || !strings.HasPrefix(said, "Nothing") {
		t.Errorf("%+v\n%s", none, said)
	}
	checked, _ := call[wire.Checked](t, s, "check_quote", map[string]any{"text": "I have never once felt a rudder do that."})
	if checked.Verdict != desk.Exact || checked.Places[0].Report.Seq == 0 || len(checked.Claims) == 0 {
		t.Errorf("%+v", checked)
	}
	ledger, _ := call[wire.Ledger](t, s, "compare_reports", map[string]any{"reports": []int{1, 2}, "texts": handedIn()[:1]})
	if len(ledger.Reports) != 3 {
		t.Errorf("%+v", ledger)
	}
}

// nested is a list in a list, and so on.
func nested(depth int) any {
	var v any = []any{}
	for range depth {
		v = []any{v}
	}
	return v
}

func testResource(t *testing.T, s *sdk.ClientSession) {
	t.Helper()
	r, err := s.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "headwater://story/1"})
	if err != nil || !strings.Contains(r.Contents[0].Text, "headwater/story/1") {
		t.Errorf("%v %v", r, err)
	}
	for _, uri := range []string{"headwater://story/99", "headwater://story/x", "headwater://story/", "file:///etc/passwd"} {
		if r, err := s.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("%s: %v", uri, r)
		}
	}
}

// testWrong asks what makes no sense: always an error that says so, and the server goes on.
func testWrong(t *testing.T, s *sdk.ClientSession) {
	t.Helper()
	huge := strings.Repeat("ferry ", 300_000)
	for _, c := range []struct {
		tool string
		args map[string]any
		want string
	}{
		{"trace_story", nil, "no story named"},
		{"trace_story", map[string]any{"story": 99}, "no such story"},
		{"trace_story", map[string]any{"story": "one"}, "story"},
		{"trace_story", map[string]any{"report": -4}, "no such report"},
		{"trace_story", map[string]any{"words": "zebra"}, "no story has"},
		{"trace_story", map[string]any{"story": 1e300}, "story"},
		{"trace_story", map[string]any{"story": int64(math.MaxInt64)}, "story"},
		{"trace_story", map[string]any{"story": -1, "words": "ferry"}, "no such story"},
		{"trace_story", map[string]any{"words": "\x00"}, "UTF-8"},
		{"trace_story", map[string]any{"words": map[string]any{"$ref": "#"}}, "words"},
		{"trace_story", map[string]any{"storey": 1}, "storey"},
		{"search", nil, "words"},
		{"search", map[string]any{"words": "\"" + strings.Repeat("( ", 400)}, "no word"},
		{"search", map[string]any{"words": "ferry' OR 1=1; --", "limit": -1}, "no length"},
		{"search", map[string]any{"words": "-ferry"}, "no word"},
		{"search", map[string]any{"words": huge}, "bytes"},
		{"search", map[string]any{"words": "ferry", "limit": 1000}, "no length"},
		{"search", map[string]any{"words": "ferry", "cursor": "x"}, "no cursor"},
		{"check_quote", nil, "text"},
		{"check_quote", map[string]any{"text": "No"}, "too few words"},
		{"check_quote", map[string]any{"text": huge}, "bytes"},
		{"check_quote", map[string]any{"text": "a b c d", "paths": []string{"/etc/passwd"}}, "paths"},
		{"compare_reports", nil, "nothing to compare"},
		{"compare_reports", map[string]any{"reports": []int{1, 99}}, "no such report"},
		{"compare_reports", map[string]any{"texts": []map[string]any{{"text": huge}, {"text": "x"}}}, "bytes"},
		{"compare_reports", map[string]any{"texts": "x"}, "texts"},
		{"compare_reports", map[string]any{"texts": make([]map[string]string, 3)}, "text"},
		{"compare_reports", map[string]any{"reports": make([]int, 10_000)}, "10000 reports"},
		{"compare_reports", map[string]any{"texts": handedIn(), "reports": nested(500)}, "reports"},
		{"corroborate_claim", map[string]any{"text": "a b c", "texts": []map[string]any{{"text": "\x00\x01\x02"}}}, "text"},
	} {
		r, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: c.tool, Arguments: c.args})
		switch {
		case err != nil:
			t.Errorf("%s %.60v: %v", c.tool, c.args, err)
		case !r.IsError || !strings.Contains(r.Content[0].(*sdk.TextContent).Text, c.want):
			t.Errorf("%s %.60v: %+v", c.tool, c.args, r.Content[0])
		}
	}
	if _, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "rm"}); err == nil {
		t.Error("a tool that is not there")
	}
}
