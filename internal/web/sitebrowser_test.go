package web

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"headwater/internal/desk/desktest"
	"headwater/internal/eval/invent"
	"headwater/internal/news"
	"headwater/internal/store"
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

// browsed are pages of every kind, with how each is answered; story 40 has 60 reports.
var browsed = map[string]int{
	"/": 200, "/?words=zeppelin": 200, "/?kind=quote-altered&since=2020-01-01": 200, "/stories/1": 200, "/stories/20?since=2020-01-01": 200, "/stories/40": 200,
	"/stories/1/claims": 200, "/stories/40/claims?page=2": 200, "/stories/1/findings": 200, "/stories/1/timeline": 200, "/reports/3": 200, "/reports/5": 200,
	"/compare?a=1&b=3": 200, "/compare": 200, "/sources": 200, "/sources?words=royle": 200, "/sources?words=zeppelin": 200, "/sources?name=Edda+Royle": 200, "/sources?name=Nobody+Atall": 404,
	"/check": 200, "/check?words=We+were+told+to+switch+it+off": 200, "/search": 200, "/search?words=alarm": 200, "/feeds": 200,
	"/alerts": 200, "/alerts/1": 200, "/alerts/1/remove": 200, "/add": 200,
	"/stories/999": 404, "/?page=x&since=never": 400, "/sign-in": 200,
}

// looking is a way in which pages are looked at.
type looking struct {
	width int64
	theme string
	whole bool // with all means; else only what a look differs in: the contrast of its colours
}

var looks = []looking{{1280, "light", true}, {1280, "dark", false}, {390, "light", false}, {390, "dark", true}}

// faults lists what is wrong with the page as it is looked at.
func (l looking) faults(t *testing.T, ctx context.Context, axe bool) []string {
	t.Helper()
	faults := append(askList(t, ctx, faintWords), askList(t, ctx, spiltWords)...)
	if over := ask[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		faults = append(faults, fmt.Sprintf("%d pixels wider than the window", over))
	}
	if l.whole && axe {
		faults = append(faults, faultsFor(t, ctx)...)
	}
	if l.whole {
		faults = append(faults, tabThrough(t, ctx)...)
	}
	return faults
}

// TestSiteInBrowser looks at each page wide and narrow, in light and in dark, with and without script, and goes
// through it with the Tab key.
func TestSiteInBrowser(t *testing.T) {
	s := newFullSite(t)
	desktest.Add(t, s.library, 40, largeEvent(60)...)
	address := s.serve(t)
	ctx, heard := openBrowser(t, func(asked string) bool { return strings.HasPrefix(asked, address+"/") })
	script := axe(t)
	for _, path := range slices.Sorted(maps.Keys(browsed)) {
		if browsed[path] != http.StatusOK {
			heard.expect(address + path)
		}
		bare := wordsWithoutScript(t, ctx, address+path)
		act(t, ctx, chromedp.Navigate(address+path))
		if words := ask[string](t, ctx, mainWords); words != bare {
			t.Errorf("%s: with script it reads\n%s\nand without\n%s", path, words, bare)
		}
		if script != "" {
			ask[bool](t, ctx, script+"; true")
		}
		for _, l := range looks {
			colours(t, ctx, l.theme)
			act(t, ctx, chromedp.EmulateViewport(l.width, 900))
			for _, fault := range l.faults(t, ctx, script != "") {
				t.Errorf("%s, %d pixels, %s: %s", path, l.width, l.theme, fault)
			}
		}
	}
	heard.check(t)
	s.noFaults(t)
}

// largeEvent gives the captures of an invented event of which so many reports tell.
func largeEvent(size int) []store.Capture {
	stream := invent.New(invent.Options{Seed: 3, PerDay: 170, Largest: size})
	events := map[string][]store.Capture{}
	for {
		r := stream.Next()
		e := append(events[r.Story], store.Capture{Capture: news.Capture{Name: r.ID, URL: r.URL, Media: "text/html", Body: r.Page()}, Arrived: r.Published})
		if events[r.Story] = e; len(e) == size {
			return e
		}
	}
}

// serve lets a browser at the site, and gives its address.
func (s *testSite) serve(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(s.handler)
	t.Cleanup(server.Close)
	return server.URL
}

// mainWords is what a reader sees of a page, but for the button that only the script shows.
const mainWords = `document.querySelector("main").innerText`

// wordsWithoutScript opens a page on a phone with no script, and gives what stands there.
func wordsWithoutScript(t *testing.T, ctx context.Context, address string) string {
	t.Helper()
	forbid := func(value bool) {
		if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: value}); err != nil {
			t.Fatal(err)
		}
	}
	forbid(true)
	defer forbid(false)
	act(t, ctx, chromedp.Navigate(address))
	if !ask[bool](t, ctx, `document.documentElement.classList.contains("noscript")`) {
		t.Fatal("the script ran")
	}
	return ask[string](t, ctx, mainWords)
}

// spiltWords lists the words that stand out of the column of the page, and not in what scrolls sideways.
const spiltWords = `(function () {
	var main = document.querySelector("main"), edge = main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight) + 1;
	var kept = function (e) {
		for (; e !== main; e = e.parentElement) {
			var style = getComputedStyle(e);
			if (style.overflowX !== "visible" || style.clipPath !== "none" || e.matches(".sections")) return true;
		}
	};
	var list = [], walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), range = document.createRange();
	for (var n = walker.nextNode(); n; n = walker.nextNode()) {
		if (!n.data.trim() || !n.parentElement.checkVisibility()) continue;
		range.selectNodeContents(n);
		if (range.getBoundingClientRect().right > edge && !kept(n.parentElement)) list.push("out of the column: " + n.data.trim().slice(0, 60));
	}
	return JSON.stringify(list);
})()`

func colours(t *testing.T, ctx context.Context, theme string) {
	t.Helper()
	asked := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, asked); err != nil {
		t.Fatal(err)
	}
}

// faultsFor lists what axe-core finds serious or critical in the page, by the rules of WCAG 2.2 up to AA.
func faultsFor(t *testing.T, ctx context.Context) []string {
	t.Helper()
	ask[bool](t, ctx, `window.found = null; scrollTo(0, 0);
		axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"], preload: false}).then(function (r) {
			window.found = JSON.stringify(r.violations.filter(function (v) { return v.impact === "serious" || v.impact === "critical"; }).map(function (v) {
				return v.id + ": " + v.nodes.slice(0, 3).map(function (n) { return n.html.slice(0, 160); }).join(" | "); })); }); true`)
	waitFor(t, ctx, `window.found !== null`)
	return askList(t, ctx, `window.found`)
}

// askList evaluates an expression that gives a list as JSON.
func askList(t *testing.T, ctx context.Context, expression string) (list []string) {
	t.Helper()
	if err := json.Unmarshal([]byte(ask[string](t, ctx, expression)), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// faintWords lists the words whose contrast to what is behind them is under WCAG's: 4.5, or 3 where they are
// large. It knows less of what can be behind words than axe-core, and is a hundred times as quick.
const faintWords = `(function () {
	var colour = function (s) { return (s.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number).concat(1).slice(0, 4); };
	var over = function (a, b) { return [0, 1, 2].map(function (i) { return a[i] * a[3] + b[i] * (1 - a[3]); }).concat(1); };
	var light = function (c) {
		return [0.2126, 0.7152, 0.0722].reduce(function (sum, weight, i) {
			var v = c[i] / 255;
			return sum + weight * (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
		}, 0);
	};
	var behind = function (e) {
		if (!e) return [255, 255, 255, 1];
		var c = colour(getComputedStyle(e).backgroundColor);
		return c[3] === 1 ? c : over(c, behind(e.parentElement));
	};
	var list = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (var n = walker.nextNode(); n; n = walker.nextNode()) {
		var e = n.parentElement, style = getComputedStyle(e);
		if (!n.data.trim() || !e.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
		var back = behind(e), c = colour(e instanceof SVGElement ? style.fill : style.color);
		for (var up = e; up; up = up.parentElement) c[3] *= getComputedStyle(up).opacity;
		var a = light(over(c, back)), b = light(back), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		var size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
		if (ratio < (large ? 3 : 4.5)) list.push(ratio.toFixed(2) + ": " + n.data.trim().slice(0, 60));
	}
	return JSON.stringify(list);
})()`

// waitFor waits until an expression holds in the page.
func waitFor(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	var err error // a page that is being left gives no answer
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var holds bool
		if holds, err = chromedp.Run(ctx, chromedp.Evaluate[bool](expression)); err == nil && holds {
			return
		}
	}
	t.Fatalf("it never held that %s (%v)", expression, err)
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
