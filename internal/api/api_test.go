package api_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"headwater/internal/api"
	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/editing"
	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/wire"
)

func TestAPI(t *testing.T) {
	l := desktest.Library(t)
	desktest.Add(t, l, desktest.Buses, desktest.Capture("<script>alert(1)</script>.txt", " "))
	desktest.Add(t, l, desktest.Buses, desktest.Capture("changed.txt", changed("Three")), desktest.Capture("changed.txt", changed("Nine")))
	h := api.Handler(desk.New(l), editing.New(l, editing.Options{Works: true}), func(path string, err error) { t.Errorf("%s: %v", path, err) })
	c := newClient(t, h)
	t.Run("document", func(t *testing.T) { testDocument(t, c) })
	t.Run("lists", func(t *testing.T) { testLists(t, c) })
	t.Run("story", func(t *testing.T) { testStory(t, c) })
	t.Run("export", func(t *testing.T) { testExport(t, c) })
	t.Run("report", func(t *testing.T) { testReport(t, c) })
	t.Run("source", func(t *testing.T) { testSource(t, c) })
	t.Run("compare", func(t *testing.T) { testCompare(t, c) })
	t.Run("check", func(t *testing.T) { testCheck(t, c) })
	t.Run("tags", func(t *testing.T) { testTags(t, c) })
	t.Run("bad input", func(t *testing.T) { testBadInput(t, c) })
	t.Run("form", func(t *testing.T) { testForm(t, c) })
	t.Run("examples", func(t *testing.T) { testExamples(t, onMachine(t, h)) })
	t.Run("docs", func(t *testing.T) { testDocs(t, h) })
	t.Run("asked", func(t *testing.T) { testAsked(t, h) })
	t.Run("connection", func(t *testing.T) { testConnection(t, h) })
	t.Run("slow", func(t *testing.T) { testSlow(t, h) })
	t.Run("generated", func(t *testing.T) { testGenerated(t, onMachine(t, h)) })
	t.Run("merged", func(t *testing.T) { testMerged(t, c, l) })
}

// testDocument: the document is whole. Every reference leads somewhere, every parameter in a path is told, every
// operation has a summary and answers; and its schemas are valid JSON Schema of the draft that OpenAPI 3.1 takes.
func testDocument(t *testing.T, c *client) {
	if len(c.ops) < 10 {
		t.Errorf("%d operations", len(c.ops))
	}
	for id, op := range c.ops {
		var inPath []string
		for _, p := range op.Parameters {
			if p.In == "path" {
				inPath = append(inPath, "{"+p.Name+"}")
				if !p.Required {
					t.Errorf("%s: %s is in the path and not required", id, p.Name)
				}
			} else if p.In != "query" && p.Ref != "#/components/parameters/IfNoneMatch" {
				t.Errorf("%s: %s in %s", id, p.Name, p.In)
			}
		}
		for part := range strings.SplitSeq(op.Path, "/") {
			if strings.HasPrefix(part, "{") && !slices.Contains(inPath, part) {
				t.Errorf("%s: %s is not told", id, part)
			}
		}
		if op.Summary == "" || op.Responses["200"].Description == "" || len(op.Responses) < 3 {
			t.Errorf("%s is not described", id)
		}
		for status, r := range op.Responses {
			for media, content := range r.Content {
				if !inSchema(media) {
					continue
				}
				var to struct {
					Ref string `json:"$ref"`
				}
				if err := json.Unmarshal(content.Schema, &to); err != nil || c.schemas[strings.TrimPrefix(to.Ref, "#/components/schemas/")] == nil {
					t.Errorf("%s %s %s: %s", id, status, media, content.Schema)
				}
			}
		}
	}
	var all []map[string]string
	for name := range c.schemas {
		all = append(all, map[string]string{"$ref": "#/components/schemas/" + name})
	}
	whole, err := json.Marshal(map[string]any{"anyOf": all})
	if err == nil {
		_, err = c.resolve(whole)
	}
	if err != nil {
		t.Error(err)
	}
}

// TestFault: what breaks in the program breaks one answer, which tells nothing of the insides.
func TestFault(t *testing.T) {
	var told error
	h := api.Handler(new(desk.Desk), nil, func(_ string, err error) { told = err }) // of no library
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/stories/1", nil))
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Type") != "application/problem+json" || strings.Contains(w.Body.String(), "nil") || told == nil {
		t.Errorf("%d %s, told %v", w.Code, w.Body, told)
	}
}

func testLists(t *testing.T, c *client) {
	first := c.call(t, "listStories", map[string]string{"limit": "1", "order": "reports"}, "", nil)
	page := into[wire.Stories](t, first)
	link := first.Header().Get("Link")
	if len(page.Stories) != 1 || page.Stories[0].ID != desktest.Ferry || page.Next == "" || !strings.HasSuffix(link, `>; rel="next"`) {
		t.Fatalf("%+v %s", page, link)
	}
	next, err := url.Parse(strings.TrimPrefix(link[:strings.Index(link, ">")], "<"))
	if err != nil || next.Query().Get("limit") != "1" || next.Query().Get("order") != "reports" {
		t.Fatalf("%s: %v", link, err)
	}
	second := into[wire.Stories](t, c.call(t, "listStories", map[string]string{"limit": "1", "order": "reports", "cursor": next.Query().Get("cursor")}, "", nil))
	if len(second.Stories) != 1 || second.Stories[0].ID != desktest.Buses || second.Next != "" {
		t.Errorf("%+v", second)
	}
	for params, want := range map[string]int{"q=ferry": 1, "name=Edda Royle": 1, "publisher=Nobody": 0, "kind=disputed": 2, "since=2026-05-01": 1, "until=2026-05-01": 1} {
		name, value, _ := strings.Cut(params, "=")
		if page := into[wire.Stories](t, c.call(t, "listStories", map[string]string{name: value}, "", nil)); len(page.Stories) != want {
			t.Errorf("%s: %+v", params, page)
		}
	}
	found := into[wire.Found](t, c.call(t, "search", map[string]string{"q": `"hollin bar"`}, "", nil))
	if len(found.Hits) == 0 || !strings.Contains(found.Hits[0].Snippet, "Hollin Bar") {
		t.Errorf("%+v", found)
	}
	if feeds := into[wire.Feeds](t, c.call(t, "listFeeds", nil, "", nil)); feeds.Feeds == nil {
		t.Error("no list of feeds")
	}
}

// changed is a report of which one word was changed without a note.
func changed(number string) string {
	return "Buses stay until autumn\n\nBy Tam Orrin\nThe Carrow Echo, 6 March 2026\n\nThe city will keep its night buses until the autumn, a councillor said on Friday. " + number +
		" drivers have left since the plan was told, the union said. Nobody at the mayor's office would comment."
}

// story is what is sent of a story.
type story struct {
	ID       int
	Reports  []wire.Report
	Claims   []string
	Since    *struct{ Reports, Claims []int }
	Document struct {
		Schema   string
		Articles []struct{ ID, Title string }
		Claims   []struct{ ID string }
	}
}

func testStory(t *testing.T, c *client) {
	s := into[story](t, c.call(t, "getStory", map[string]string{"story": "1", "since": "2026-01-01T00:00:00Z"}, "", nil))
	if s.ID != 1 || len(s.Reports) != 5 || len(s.Claims) != len(s.Document.Claims) || s.Document.Schema != "headwater/story/1" || len(s.Since.Reports) != 5 {
		t.Errorf("%+v", s)
	}
	for i, r := range s.Reports {
		if r.Title != s.Document.Articles[i].Title || r.Seq == 0 {
			t.Errorf("report %d is %+v", i+1, r)
		}
	}
	if s := into[story](t, c.call(t, "getStory", map[string]string{"story": "1"}, "", nil)); s.Since != nil {
		t.Error("told what nobody asked")
	}
	ledger := into[wire.Ledger](t, c.call(t, "getLedger", map[string]string{"story": "1"}, "", nil))
	if len(ledger.Reports) != 5 || len(ledger.Claims) == 0 || len(ledger.Findings) == 0 || ledger.Claims[0].Status != "disputed" || len(ledger.Claims[0].Tellings) == 0 {
		t.Errorf("%+v", ledger)
	}
}

// testExport: each form that the document names is what it says to be, and the feed of a story keeps its name.
func testExport(t *testing.T, c *client) {
	forms := c.ops["exportStory"].Parameters[1].Schema.Enum
	if len(forms) != len(export.Formats())+15 {
		t.Errorf("%d forms", len(forms))
	}
	for _, form := range forms {
		w := c.call(t, "exportStory", map[string]string{"story": "1", "form": form}, "", nil)
		name := w.Header().Get("Content-Disposition")
		if w.Code != http.StatusOK || w.Body.Len() < 100 || (form == "atom") != (name == "") || name != "" && !strings.HasPrefix(name, `attachment; filename="story-1-`+form) {
			t.Errorf("%s: %d, %d bytes, %q", form, w.Code, w.Body.Len(), name)
		}
	}
	w := c.call(t, "exportStory", map[string]string{"story": "1", "form": "claims.csv"}, "", nil)
	if rows, err := csv.NewReader(w.Body).ReadAll(); err != nil || len(rows) < 5 || rows[1][0] != "1" {
		t.Errorf("claims: %v in %.300v", err, rows)
	}
	feed := c.call(t, "exportStory", map[string]string{"story": "1", "form": "atom"}, "", nil)
	if !strings.HasPrefix(feed.Body.String(), "<?xml") || feed.Header().Get("ETag") == "" {
		t.Errorf("%.200s", feed.Body)
	}
	again := c.call(t, "exportStory", map[string]string{"story": "1", "form": "atom"}, "", http.Header{"If-None-Match": {feed.Header().Get("ETag")}})
	if again.Code != http.StatusNotModified {
		t.Errorf("a feed that did not change is sent again: %d", again.Code)
	}
}

// testMerged: the number of a story that went into another answers with that one.
func testMerged(t *testing.T, c *client, l *ingest.Library) {
	desktest.Merge(t, l, desktest.Ferry, desktest.Buses)
	if err := l.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := into[story](t, c.call(t, "getStory", map[string]string{"story": "6"}, "", nil)); s.ID != 1 || len(s.Document.Articles) < 9 {
		t.Errorf("story %d with %d reports", s.ID, len(s.Document.Articles))
	}
	if ledger := into[wire.Ledger](t, c.call(t, "getLedger", map[string]string{"story": "6"}, "", nil)); ledger.Story != 1 {
		t.Errorf("ledger of story %d", ledger.Story)
	}
	if w := c.call(t, "exportStory", map[string]string{"story": "6", "form": "prov"}, "", nil); !strings.Contains(w.Header().Get("Content-Disposition"), "story-1-") {
		t.Errorf("%s", w.Header())
	}
}

func testReport(t *testing.T, c *client) {
	r := into[struct {
		Report          wire.Report
		Number          int
		DrawsOn, UsedBy []struct{ Report wire.Report }
		Document        struct {
			Schema       string
			Attributions []struct{ Passage struct{ Exact string } }
		}
	}](t, c.call(t, "getReport", map[string]string{"report": "2"}, "", nil))
	if r.Report.Seq != 2 || r.Number == 0 || len(r.DrawsOn) == 0 || r.Document.Schema != "headwater/article/1" || len(r.Document.Attributions) == 0 {
		t.Errorf("%+v", r)
	}
	v := into[struct {
		Schema   string
		Versions []struct {
			Text     string
			Revision *struct{ Silent bool }
		}
	}](t, c.call(t, "getVersions", map[string]string{"report": "11"}, "", nil))
	if v.Schema != "headwater/versions/1" || len(v.Versions) != 2 || v.Versions[0].Revision != nil || !v.Versions[1].Revision.Silent {
		t.Errorf("%+v", v)
	}
	none := into[struct {
		Problem  string
		Document *json.RawMessage
	}](t, c.call(t, "getReport", map[string]string{"report": "10"}, "", nil))
	if none.Problem == "" || none.Document != nil {
		t.Errorf("%+v", none)
	}
}

func testSource(t *testing.T, c *client) {
	s := into[wire.Source](t, c.call(t, "getSource", map[string]string{"name": "Piers Aldane-Roche"}, "", nil))
	if len(s.Stories) != 1 || len(s.Stories[0].Claims) < 2 || s.Stories[0].Claims[0].Tellings[0].Passage.Exact == "" {
		t.Errorf("%+v", s)
	}
	if s = into[wire.Source](t, c.call(t, "getSource", map[string]string{"name": "Skipper Edda Royle"}, "", nil)); s.Name != "Edda Royle" || len(s.Forms) != 2 || s.Alone {
		t.Errorf("%q: %+v", s.Name, s.Forms)
	}
	page := into[wire.Sources](t, c.call(t, "listSources", map[string]string{"limit": "2"}, "", nil))
	rest := into[wire.Sources](t, c.call(t, "listSources", map[string]string{"cursor": page.Next}, "", nil))
	if len(page.Sources) != 2 || len(rest.Sources) < 5 || rest.Sources[0].Sayings > page.Sources[1].Sayings {
		t.Errorf("%+v, then %+v", page, rest)
	}
	if page = into[wire.Sources](t, c.call(t, "listSources", map[string]string{"words": "royle"}, "", nil)); len(page.Sources) != 1 || page.Sources[0].Stories != 1 {
		t.Errorf("%+v", page)
	}
}

func testCompare(t *testing.T, c *client) {
	two := into[story](t, c.call(t, "compareReports", map[string]string{"a": "1", "b": "2"}, "", nil))
	if len(two.Reports) != 2 || len(two.Document.Articles) != 2 {
		t.Errorf("%+v", two)
	}
	body, err := json.Marshal(map[string]any{"reports": []int{1}, "texts": []map[string]string{{"publisher": "The Tern",
		"text": "Ferry aground\n\nA ferry ran onto Hollin Bar with 86 people aboard, The Skerrin Log reported on Monday."}}})
	if err != nil {
		t.Fatal(err)
	}
	mixed := into[story](t, c.call(t, "compareTexts", nil, string(body), nil))
	if len(mixed.Reports) != 2 || mixed.Reports[0].Seq+mixed.Reports[1].Seq != 1 {
		t.Errorf("%+v", mixed.Reports)
	}
}

func testCheck(t *testing.T, c *client) {
	found := into[wire.Checked](t, c.call(t, "check", nil, `{"text":"I have never once felt a rudder do that."}`, nil))
	if found.Verdict != desk.Exact || len(found.Places) == 0 || found.Places[0].Source == "" || len(found.Claims) == 0 || len(found.Claims[0].Origins) == 0 {
		t.Errorf("%+v", found)
	}
	if none := into[wire.Checked](t, c.call(t, "check", nil, `{"text":"The finance minister resigned over a telephone bill."}`, nil)); none.Verdict != desk.CannotTell {
		t.Errorf("%+v", none)
	}
}

func testTags(t *testing.T, c *client) {
	params := map[string]string{"story": "1"}
	first := c.call(t, "getStory", params, "", nil)
	tag := first.Header().Get("ETag")
	if tag == "" {
		t.Fatal("no ETag")
	}
	for value, want := range map[string]int{tag: 304, "W/" + tag: 304, `"other", ` + tag: 304, "*": 304, `"other"`: 200, "": 200} {
		w := c.call(t, "getStory", params, "", http.Header{"If-None-Match": {value}})
		if w.Code != want || want == 304 && w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
			t.Errorf("If-None-Match %s: %d with %d bytes", value, w.Code, w.Body.Len())
		}
	}
	if again := c.call(t, "listStories", map[string]string{"limit": "1"}, "", nil); again.Header().Get("ETag") == tag {
		t.Error("one tag for two answers")
	}
}

// testForm: what is sent must say that it is JSON.
func testForm(t *testing.T, c *client) {
	for _, media := range []string{"text/xml", "application/x-www-form-urlencoded", "nonsense"} {
		if w := c.call(t, "check", nil, "<a/>", http.Header{"Content-Type": {media}}); w.Code != http.StatusUnsupportedMediaType {
			t.Errorf("%s: %d", media, w.Code)
		}
	}
}

// testBadInput asks what is wrong, missing, huge or hostile: always a problem document that says so.
func testBadInput(t *testing.T, c *client) {
	huge := strings.Repeat("x", 5<<20)
	for _, b := range []struct {
		id     string
		params map[string]string
		body   string
		status int
	}{
		{"getStory", map[string]string{"story": "99"}, "", 404},
		{"getStory", map[string]string{"story": "0"}, "", 422},
		{"getStory", map[string]string{"story": "-1"}, "", 422},
		{"getStory", map[string]string{"story": "99999999999999999999"}, "", 422},
		{"getStory", map[string]string{"story": "<script>"}, "", 422},
		{"getStory", map[string]string{"story": "1", "since": "yesterday"}, "", 422},
		{"getLedger", map[string]string{"story": "5"}, "", 404},
		{"exportStory", map[string]string{"story": "99", "form": "prov"}, "", 404},
		{"exportStory", map[string]string{"story": "1", "form": "docx"}, "", 422},
		{"exportStory", map[string]string{"story": "1", "form": "claims.csv\r\nX: y"}, "", 422},
		{"exportStory", map[string]string{"story": "1", "form": strings.Repeat("x", 9000)}, "", 422},
		{"getReport", map[string]string{"report": "99"}, "", 404},
		{"getReport", map[string]string{"report": "a' OR 1=1"}, "", 422},
		{"getVersions", map[string]string{"report": "99"}, "", 404},
		{"getVersions", map[string]string{"report": "10"}, "", 404},
		{"listStories", map[string]string{"cursor": "x"}, "", 400},
		{"listStories", map[string]string{"limit": "0"}, "", 422},
		{"listStories", map[string]string{"limit": "1000000"}, "", 422},
		{"listStories", map[string]string{"since": "2026-02-30"}, "", 422},
		{"listStories", map[string]string{"since": "0000-01-01"}, "", 400},
		{"listStories", map[string]string{"kind": "<b>"}, "", 400},
		{"listStories", map[string]string{"order": "sideways"}, "", 422},
		{"listStories", map[string]string{"q": strings.Repeat("a ", 2000)}, "", 422},
		{"listStories", map[string]string{"q": "a\x00b"}, "", 400},
		{"listStories", map[string]string{"name": "\xff\xfe"}, "", 400},
		{"listStories", map[string]string{"nonsense": "1"}, "", 422},
		{"search", nil, "", 422},
		{"search", map[string]string{"q": "-ferry"}, "", 400},
		{"search", map[string]string{"q": "ferry", "cursor": "1.2"}, "", 400},
		{"listSources", map[string]string{"cursor": "1.*"}, "", 400},
		{"listSources", map[string]string{"limit": "1000"}, "", 422},
		{"getSource", nil, "", 422},
		{"getSource", map[string]string{"name": "—"}, "", 400},
		{"getSource", map[string]string{"name": "Nobody Atall"}, "", 404},
		{"compareReports", map[string]string{"a": "1"}, "", 422},
		{"compareReports", map[string]string{"a": "1", "b": "1"}, "", 400},
		{"compareReports", map[string]string{"a": "1", "b": "77"}, "", 404},
		{"compareTexts", nil, "", 400},
		{"compareTexts", nil, "{", 400},
		{"compareTexts", nil, "{}", 400},
		{"compareTexts", nil, `{"texts":"x"}`, 422},
		{"compareTexts", nil, `{"texts":"` + huge[:3<<20] + `"}`, 422},
		{"compareTexts", nil, `{"texts":[` + strings.Repeat(`{},`, 1<<20) + `{}]}`, 413},
		{"compareTexts", nil, strings.Repeat(`[`, 1<<20), 413},
		{"compareTexts", nil, strings.Repeat(`[`, 500), 400},
		{"compareTexts", nil, `{"reports":[1,1]}`, 400},
		{"compareTexts", nil, `{"texts":[{"text":" "},{"text":"\u0000\u0001"}]}`, 422},
		{"compareTexts", nil, `{"texts":[{"text":"` + huge + `"}]}`, 413},
		{"check", nil, `{"text":""}`, 422},
		{"check", nil, `{"text":"too few"}`, 400},
		{"check", nil, `{"text":"` + strings.Repeat("word ", 1000) + `"}`, 422},
		{"check", nil, `{"text":"` + huge + `"}`, 413},
		{"check", nil, `{"text":7}`, 422},
		{"check", nil, `{"text":"a b c","more":1}`, 422},
		{"compareTexts", nil, `{"texts":[{"text":"a","more":1},{"text":"b"}]}`, 422},
	} {
		name := fmt.Sprintf("%s %.60v %.60s", b.id, b.params, b.body)
		w := c.call(t, b.id, b.params, b.body, nil)
		var p struct {
			Type, Title, Detail string
			Status              int
		}
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %v, %s", name, err, w.Header())
		}
		if w.Code != b.status || p.Status != b.status || p.Title == "" || p.Detail == "" || w.Body.Len() > 2000 {
			t.Errorf("%s: %d, want %d: %.300s", name, w.Code, b.status, w.Body)
		}
	}
}

func testDocs(t *testing.T, h http.Handler) {
	older := httptest.NewRecorder()
	h.ServeHTTP(older, httptest.NewRequest(http.MethodGet, "/api/openapi-3.0.json", nil))
	if s := older.Body.String(); !strings.Contains(s, `"openapi":"3.0.3"`) || strings.Contains(s, `"null"`) || !strings.Contains(s, `"nullable":true`) {
		t.Errorf("not OpenAPI 3.0.3: %.300s", s)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/docs", nil))
	page := w.Body.String()
	for _, want := range []string{"POST /api/v1/check", `id="DocumentStory"`, `id="not-found"`, "default-src 'none'"} {
		if !strings.Contains(page+w.Header().Get("Content-Security-Policy"), want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(page, "http://") || strings.Contains(page, "https://") || strings.Contains(page, "<script") {
		t.Error("the page leads elsewhere, or runs something")
	}
	for address, want := range map[string]int{"/api/": 404, "/api/v1/nothing": 404, "/api/v2/stories": 404} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		if w.Code != want || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", address, w.Code, w.Header())
		}
	}
}
