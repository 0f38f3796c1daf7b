package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// axeVariable names the environment variable with the path of axe.min.js of axe-core, which finds faults that
// shut readers out. Where it is not set, the file is looked for in the user's cache folder.
const axeVariable = "HEADWATER_AXE"

// axe gives the script, empty where there is none.
func axe(t *testing.T) string {
	t.Helper()
	path := os.Getenv(axeVariable)
	if cache, err := os.UserCacheDir(); path == "" && err == nil {
		path = filepath.Join(cache, "headwater", "axe.min.js")
	}
	script, err := os.ReadFile(path)
	if err != nil {
		t.Log("axe-core is not here; CONTRIBUTING.md tells how to get it")
	}
	return string(script)
}

// browsed are pages of every kind.
var browsed = []string{
	"/", "/?words=zeppelin", "/stories/1", "/stories/20?since=2020-01-01", "/stories/1/claims", "/stories/1/findings", "/stories/1/timeline", "/reports/3", "/compare?a=1&b=3",
	"/compare", "/sources?name=Edda+Royle", "/check?words=We+were+told+to+switch+it+off", "/search?words=alarm", "/feeds",
}

// TestSiteInBrowser looks at each page wide and in light, and narrow and in dark.
func TestSiteInBrowser(t *testing.T) {
	s := newFullSite(t)
	server := httptest.NewServer(s.handler)
	t.Cleanup(server.Close)
	ctx, heard := openBrowser(t, func(address string) bool {
		return strings.HasPrefix(address, server.URL+"/") || strings.HasPrefix(address, "data:image/svg+xml;") // a sign of the browser's own
	})
	script := axe(t)
	for _, path := range browsed {
		for width, theme := range map[int64]string{1280: "light", 390: "dark"} {
			colours(t, ctx, theme)
			act(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+path))
			if over := ask[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s: %d pixels wider than the window of %d", path, over, width)
			}
			if script == "" {
				continue
			}
			ask[bool](t, ctx, script+"; true")
			for _, fault := range faultsFor(t, ctx) {
				t.Errorf("%s, %d pixels, %s: %s", path, width, theme, fault)
			}
		}
	}
	siteKeyboard(t, ctx, server.URL)
	heard.check(t)
	s.noFaults(t)
}

func colours(t *testing.T, ctx context.Context, theme string) {
	t.Helper()
	asked := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, asked); err != nil {
		t.Fatal(err)
	}
}

// faultsFor lists what axe-core finds serious or critical in the page, by the rules of WCAG 2.2 up to AA.
func faultsFor(t *testing.T, ctx context.Context) []string {
	t.Helper()
	ask[bool](t, ctx, `window.found = null; axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]}).then(function (r) {
		window.found = JSON.stringify(r.violations.filter(function (v) { return v.impact === "serious" || v.impact === "critical"; }).map(function (v) {
			return v.id + ": " + v.nodes.slice(0, 3).map(function (n) { return n.html.slice(0, 160); }).join(" | "); })); }); true`)
	waitFor(t, ctx, `window.found !== null`)
	var list []string
	if err := json.Unmarshal([]byte(ask[string](t, ctx, `window.found`)), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// waitFor waits until an expression holds in the page.
func waitFor(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if ask[bool](t, ctx, expression) {
			return
		}
	}
	t.Fatalf("it never held that %s", expression)
}

// siteKeyboard goes about with keys alone: past the navigation, into a cell and out again, along a filter, and
// to the other colours, which stay on the next page.
func siteKeyboard(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	act(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address+"/stories/1"), chromedp.KeyEvent("\t"))
	if !ask[bool](t, ctx, `document.activeElement.matches(".skip")`) {
		t.Error("the first stop is not the link past the navigation")
	}
	act(t, ctx, chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `document.activeElement.id === "main"`)
	ask[bool](t, ctx, `document.querySelector("a.cell:has(.altered)").focus(), true`)
	act(t, ctx, chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `!!document.querySelector("tbody.open .group.here .pair")`)
	if path := ask[string](t, ctx, `location.pathname`); path != "/stories/1" {
		t.Errorf("the cell led away to %s", path)
	}
	act(t, ctx, chromedp.KeyEvent("\x1b"))
	if !ask[bool](t, ctx, `document.activeElement.matches("a.cell") && !document.querySelector("tbody.open")`) {
		t.Error("Escape does not lead back to the cell")
	}
	ask[bool](t, ctx, `document.querySelector(".card").focus(), true`)
	if told := ask[string](t, ctx, `document.querySelector(".told").textContent`); !strings.Contains(told, "draw") && !strings.Contains(told, "Draw") {
		t.Errorf("the picture tells %q of a card with the focus", told)
	}
	colours(t, ctx, "light")
	ask[bool](t, ctx, `document.getElementById("theme").focus(), true`)
	act(t, ctx, chromedp.KeyEvent(" "), chromedp.Navigate(address+"/"))
	if theme := ask[string](t, ctx, `document.documentElement.dataset.theme || ""`); theme != "dark" {
		t.Errorf("the next page comes in %q", theme)
	}
	ask[bool](t, ctx, `document.getElementById("words").focus(), true`)
	act(t, ctx, chromedp.KeyEvent("alarm"), chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `location.search.includes("words=alarm") && document.readyState === "complete"`)
	if n := ask[int](t, ctx, `document.querySelectorAll(".stories > li").length`); n != 1 {
		t.Errorf("%d stories have the word", n)
	}
}

// TestWithoutScript holds that a reader without script sees the passages: a cell leads to their page.
func TestWithoutScript(t *testing.T) {
	s := newFullSite(t)
	body := s.get("/stories/1").Body.String()
	_, rest, found := strings.Cut(body, `<a class="cell" href="`)
	href, _, _ := strings.Cut(rest, `"`)
	path, fragment, _ := strings.Cut(href, "#")
	page := s.get(html.UnescapeString(path)).Body.String()
	if !found || !strings.Contains(page, fmt.Sprintf(`id=%q`, fragment)) || !strings.Contains(page, "blockquote") {
		t.Errorf("a cell leads to %q, where there is no passage", href)
	}
}
