package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"headwater/internal/news"
)

// openBrowser starts a real browser, or skips where there is no chromium.
func openBrowser(t *testing.T, allowed func(address string) bool) (context.Context, *complaints) {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium here")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true))
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	heard := &complaints{allowed: allowed}
	act(t, ctx, chromedp.EmulateViewport(1300, 900))
	if err := chromedp.Listen(ctx, heard.listen); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return ctx, heard
}

// act does things in the browser.
func act(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// browse opens the page of s in a real browser, on loopback, and returns the browser's context and
// what it complained of or asked for.
func browse(t *testing.T, s *news.Story, width int64) (context.Context, *complaints) {
	t.Helper()
	page := render(t, s)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, page)
	}))
	t.Cleanup(server.Close)
	ctx, heard := openBrowser(t, func(address string) bool {
		return strings.HasSuffix(address, "/") || strings.HasSuffix(address, "/favicon.ico")
	})
	act(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL))
	return ctx, heard
}

// complaints are the errors of the console, and the requests made that are not allowed.
type complaints struct {
	allowed func(address string) bool
	sync.Mutex
	list     []string
	heard    bool            // a request was
	expected map[string]bool // addresses that are answered with a problem, of which the browser complains
}

// expect has the browser's complaint about an address passed over.
func (c *complaints) expect(address string) {
	c.Lock()
	defer c.Unlock()
	if c.expected == nil {
		c.expected = map[string]bool{}
	}
	c.expected[address] = true
}

func (c *complaints) listen(event any) {
	c.Lock()
	defer c.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		c.list = append(c.list, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		c.list = append(c.list, fmt.Sprintf("console: %v", e.Type))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !strings.HasSuffix(e.Entry.URL, "/favicon.ico") && !c.expected[e.Entry.URL] {
			c.list = append(c.list, "log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		c.heard = true
		if !c.allowed(e.Request.URL) && !strings.HasPrefix(e.Request.URL, "data:image/svg+xml;") { // a sign of the browser's own
			c.list = append(c.list, "request: "+e.Request.URL)
		}
	}
}

func (c *complaints) check(t *testing.T) {
	t.Helper()
	c.Lock()
	defer c.Unlock()
	if len(c.list) > 0 {
		t.Errorf("the browser complains: %q", c.list)
	}
	if !c.heard {
		t.Error("requests are not heard")
	}
}

// ask evaluates an expression in the page.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

func TestInBrowser(t *testing.T) {
	for _, width := range []int64{1300, 390} {
		t.Run(fmt.Sprintf("%d pixels", width), func(t *testing.T) {
			ctx, heard := browse(t, lampStory(), width)
			if n := ask[int](t, ctx, `document.querySelectorAll("a.cell").length`); n == 0 {
				t.Fatal("the ledger has no cells")
			}
			if over := ask[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("the page is %d pixels wider than the window", over)
			}
			keyboard(t, ctx)
			heard.check(t)
		})
	}
}

// keyboard opens a cell with Enter, shuts it with Escape, and expects the focus to come back.
func keyboard(t *testing.T, ctx context.Context) {
	t.Helper()
	const open = `document.querySelectorAll("tbody.open").length`
	ask[bool](t, ctx, `document.querySelector("a.cell").focus(), true`)
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\r")); err != nil {
		t.Fatal(err)
	}
	if n := ask[int](t, ctx, open); n != 1 {
		t.Fatalf("Enter opened %d rows", n)
	}
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\x1b")); err != nil {
		t.Fatal(err)
	}
	if n := ask[int](t, ctx, open); n != 0 {
		t.Errorf("Escape left %d rows open", n)
	}
	if !ask[bool](t, ctx, `document.activeElement.matches("a.cell")`) {
		t.Error("the focus did not come back to the cell")
	}
}

func TestHostileWordsInBrowser(t *testing.T) {
	ctx, heard := browse(t, hostileStory(), 1300)
	if ask[bool](t, ctx, `document.images.length > 0 || document.scripts.length > 1`) {
		t.Error("words of an article became markup")
	}
	heard.check(t)
}
