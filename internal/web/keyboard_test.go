package web

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tabbing gives a page the means to note what the Tab key reaches: at each press, what has the focus then.
// A control must show that it has it, and must not lie under the top of the page or out of the window.
const tabbing = `(function () {
	var wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
	var controls = Array.from(document.querySelectorAll(wanted)).filter(function (c) {
		return c.checkVisibility({visibilityProperty: true}) && !c.disabled && c.tabIndex >= 0;
	});
	var named = function (c) { return c.outerHTML.slice(0, 140).replace(/\s+/g, " "); };
	var faults = [], reached = new Set();
	var shown = function (c) {
		var style = getComputedStyle(c.matches(".card") ? c.querySelector("rect:last-of-type") : c);
		return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.strokeWidth === "2px";
	};
	var seen = function (c) {
		var box = Array.from(c.getClientRects()).find(function (b) { return b.width && b.height; }) || c.getBoundingClientRect();
		var left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
		var top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
		if (right <= left || bottom <= top) return false;
		for (var part of [0.5, 0.2, 0.8]) {
			var hit = document.elementFromPoint(left + (right - left) * part, top + (bottom - top) * part);
			if (hit && (c.contains(hit) || hit.contains(c) && !hit.matches("html, body"))) return true;
		}
		return false;
	};
	if (window.leave) window.leave();
	var note = function (e) {
		var c = document.activeElement;
		if (e.key !== "Tab" || !c || c === document.body || reached.has(c)) return;
		reached.add(c);
		if (!shown(c)) faults.push("does not show that it has the focus: " + named(c));
		if (!seen(c)) faults.push("is not in sight when it has the focus: " + named(c));
	};
	document.addEventListener("keydown", note, true);
	window.leave = function () { document.removeEventListener("keydown", note, true); };
	window.notReached = function () {
		controls.forEach(function (c) { if (!reached.has(c)) faults.push("is not reached: " + named(c)); });
		return JSON.stringify(faults);
	};
	document.activeElement.blur();
	scrollTo(0, 0);
	getSelection().removeAllRanges();
	return controls.length + 4 * document.querySelectorAll("input[type=date]").length;
})()`

// tabThrough presses Tab until every control must have had the focus, and tells what is wrong with any of them.
func tabThrough(t *testing.T, ctx context.Context) []string {
	t.Helper()
	ask[bool](t, ctx, `document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute("tabindex"), true`)
	tab := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9}
	for range ask[int](t, ctx, tabbing) + 2 {
		if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, tab); err != nil {
			t.Fatal(err)
		}
	}
	return askList(t, ctx, `window.notReached()`)
}

// TestSiteByKeyboard goes about with keys alone.
func TestSiteByKeyboard(t *testing.T) {
	address := newFullSite(t).serve(t)
	ctx, heard := openBrowser(t, func(asked string) bool { return strings.HasPrefix(asked, address+"/") })
	for name, goes := range map[string]func(*testing.T, context.Context, string){
		"past the navigation": skipTop, "along the ledger": alongLedger, "about the picture": aboutPicture,
		"to other colours": otherColours, "through the filter": throughFilter, "a question": checkQuotation,
	} {
		t.Run(name, func(t *testing.T) {
			colours(t, ctx, "light")
			act(t, ctx, chromedp.EmulateViewport(1280, 900))
			goes(t, ctx, address)
		})
	}
	heard.check(t)
}

func skipTop(t *testing.T, ctx context.Context, address string) {
	act(t, ctx, chromedp.Navigate(address+"/stories/1"), chromedp.KeyEvent("\t"))
	if !ask[bool](t, ctx, `document.activeElement.matches(".skip")`) {
		t.Error("the first stop is not the link past the navigation")
	}
	act(t, ctx, chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `document.activeElement.id === "main"`)
}

// alongLedger goes from cell to cell with the arrows, opens one and shuts it.
func alongLedger(t *testing.T, ctx context.Context, address string) {
	act(t, ctx, chromedp.Navigate(address+"/stories/1"))
	ask[bool](t, ctx, `document.querySelector("a.cell:has(.altered)").focus(), window.first = document.activeElement, true`)
	for there, back := range map[string]string{kb.ArrowLeft: kb.ArrowRight, kb.ArrowDown: kb.ArrowUp} {
		act(t, ctx, chromedp.KeyEvent(there))
		if ask[bool](t, ctx, `document.activeElement === first || !document.activeElement.matches("a.cell")`) {
			t.Errorf("%q leads to no other cell", there)
		}
		act(t, ctx, chromedp.KeyEvent(back))
	}
	if !ask[bool](t, ctx, `document.activeElement === first`) {
		t.Error("the arrows do not lead back")
	}
	act(t, ctx, chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `!!document.querySelector("tbody.open .group.here .pair")`)
	if path := ask[string](t, ctx, `location.pathname`); path != "/stories/1" {
		t.Errorf("the cell led away to %s", path)
	}
	act(t, ctx, chromedp.KeyEvent("\t"))
	if !ask[bool](t, ctx, `!!document.activeElement.closest(".passages-in, tr:has(.cell)")`) {
		t.Error("the next stop is not near the cell")
	}
	act(t, ctx, chromedp.KeyEvent(kb.Escape))
	if !ask[bool](t, ctx, `document.activeElement === first && !document.querySelector("tbody.open")`) {
		t.Error("Escape does not lead back to the cell")
	}
}

func aboutPicture(t *testing.T, ctx context.Context, address string) {
	act(t, ctx, chromedp.Navigate(address+"/stories/1"))
	ask[bool](t, ctx, `document.querySelector(".card").focus(), true`)
	if told := ask[string](t, ctx, `document.querySelector(".told").textContent`); !strings.Contains(told, "draw") && !strings.Contains(told, "Draw") {
		t.Errorf("the picture tells %q of a card with the focus", told)
	}
	act(t, ctx, chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `location.pathname.startsWith("/reports/") && document.readyState === "complete"`)
}

// otherColours turns them with the space bar, and they stay on the next page.
func otherColours(t *testing.T, ctx context.Context, address string) {
	act(t, ctx, chromedp.Navigate(address+"/search"))
	ask[bool](t, ctx, `document.getElementById("theme").focus(), true`)
	act(t, ctx, chromedp.KeyEvent(" "), chromedp.Navigate(address+"/"))
	if theme := ask[string](t, ctx, `document.documentElement.dataset.theme || ""`); theme != "dark" {
		t.Errorf("the next page comes in %q", theme)
	}
}

// throughFilter writes a word, unfolds the rest, chooses a kind of finding by its first letters, and asks.
func throughFilter(t *testing.T, ctx context.Context, address string) {
	act(t, ctx, chromedp.Navigate(address+"/"))
	ask[bool](t, ctx, `document.getElementById("words").focus(), true`)
	act(t, ctx, chromedp.KeyEvent("alarm\t"), chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `document.querySelector("details.fields").open`)
	act(t, ctx, chromedp.KeyEvent("\t\t\t"), chromedp.KeyEvent("quot"))
	if kind := ask[string](t, ctx, `document.activeElement.value`); kind != "quote-altered" {
		t.Errorf("the letters choose %q", kind)
	}
	ask[bool](t, ctx, `document.querySelector(".filter button").focus(), true`)
	act(t, ctx, chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `location.search.includes("words=alarm") && location.search.includes("kind=quote-altered") && document.readyState === "complete"`)
	if n := ask[int](t, ctx, `document.querySelectorAll(".stories > li").length`); n != 1 {
		t.Errorf("%d stories have the word", n)
	}
}

func checkQuotation(t *testing.T, ctx context.Context, address string) {
	act(t, ctx, chromedp.Navigate(address+"/check"))
	ask[bool](t, ctx, `document.getElementById("words").focus(), true`)
	act(t, ctx, chromedp.KeyEvent("We were told to reset it and sail\t\r"))
	waitFor(t, ctx, `!!document.querySelector("#answer") && document.readyState === "complete"`)
}

// TestSignInByKeyboard signs in and out with keys alone.
func TestSignInByKeyboard(t *testing.T) {
	s, password := newLockedSite(t)
	address := s.serve(t)
	ctx, heard := openBrowser(t, func(asked string) bool { return strings.HasPrefix(asked, address+"/") })
	heard.expect(address + "/sign-in")
	act(t, ctx, chromedp.Navigate(address+"/stories/1"))
	ask[bool](t, ctx, `document.getElementById("password").focus(), true`)
	act(t, ctx, chromedp.KeyEvent("no such password\r"))
	waitFor(t, ctx, `!!document.querySelector("[role=alert]") && document.readyState === "complete"`)
	ask[bool](t, ctx, `document.getElementById("password").focus(), true`)
	act(t, ctx, chromedp.KeyEvent(password+"\r"))
	waitFor(t, ctx, `location.pathname === "/stories/1" && document.readyState === "complete"`)
	ask[bool](t, ctx, `document.querySelector(".leave button").focus(), true`)
	act(t, ctx, chromedp.KeyEvent("\r"))
	waitFor(t, ctx, `location.pathname === "/sign-in" && document.readyState === "complete"`)
	heard.check(t)
}
