// Command screenshots takes the pictures of the README and the documentation: it opens the examples as
// headwater serve --demo does, and looks at them with chromium.
//
//	go run ./cmd/screenshots               # writes docs/images
//	go run ./cmd/screenshots --all DIR     # every page, wide and narrow, light and dark, to look through
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"headwater/internal/cli"
)

// shot is a picture of a page.
type shot struct {
	name, path    string
	width, height int64 // height 0: the whole page
	dark          bool
	before        string // script run first, such as one that opens a cell
}

// documented are the pictures of the documentation.
var documented = []shot{
	{name: "story", path: "/stories/1", width: 1240, height: 1560},
	{name: "stories", path: "/", width: 1240, height: 560},
	{name: "passages", path: "/stories/1", width: 1240, height: 620, before: `document.querySelector("#ledger a.cell:has(.altered)").click(); setTimeout(function () { document.querySelector("tbody.open").scrollIntoView(); }, 300)`},
	{name: "report", path: "/reports/3", width: 1240, height: 900},
	{name: "phone", path: "/stories/1", width: 390, height: 844, dark: true},
}

// pages are all pages that there are.
var pages = map[string]string{
	"stories": "/", "nothing": "/?words=zeppelin", "story": "/stories/1", "claims": "/stories/1/claims", "findings": "/stories/1/findings",
	"timeline": "/stories/1/timeline", "report": "/reports/3", "revised": "/reports/5", "compare": "/compare?a=1&b=3", "compare-empty": "/compare", "sources": "/sources",
	"source": "/sources?name=Edda+Royle", "check": "/check", "checked": "/check?words=We+were+told+to+reset+it+and+sail", "search": "/search?words=steering",
	"search-empty": "/search", "feeds": "/feeds", "alerts": "/alerts", "add": "/add", "missing": "/stories/999",
}

func main() {
	all := flag.String("all", "", "take every page into this folder")
	out := flag.String("out", "docs/images", "folder of the pictures of the documentation")
	flag.Parse()
	shots, folder := documented, *out
	if *all != "" {
		shots, folder = everyPage(), *all
	}
	if err := run(shots, folder); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func everyPage() []shot {
	var out []shot
	for name, path := range pages {
		for _, width := range []int64{1280, 390} {
			for _, dark := range []bool{false, true} {
				theme := map[bool]string{false: "light", true: "dark"}[dark]
				out = append(out, shot{name: fmt.Sprintf("%s-%d-%s", name, width, theme), path: path, width: width, dark: dark})
			}
		}
	}
	return out
}

func run(shots []shot, folder string) error {
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	address, err := open(ctx)
	if err != nil {
		return err
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		return err
	}
	ctx, end := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)...)
	defer end()
	ctx, end = chromedp.NewContext(ctx)
	defer end()
	for _, s := range shots {
		if err := s.take(ctx, address+s.path, folder); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// open serves the examples until ctx ends, and gives their address.
func open(ctx context.Context) (string, error) {
	r, w := io.Pipe()
	go func() {
		cli.Run(ctx, []string{"serve", "--demo", "--quiet", "--addr", "127.0.0.1:0"}, cli.Streams{In: os.Stdin, Out: w, Err: os.Stderr})
		_ = w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return "", errors.New("the examples could not be served")
	}
	fields := strings.Fields(line)
	return strings.TrimSuffix(fields[len(fields)-1], "/"), nil
}

// settled is how long a page is given to come to rest.
const settled = 600 * time.Millisecond

func (s shot) take(ctx context.Context, address, folder string) error {
	height := s.height
	if height == 0 {
		height = 900
	}
	theme := map[bool]string{false: "light", true: "dark"}[s.dark]
	colours := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(s.width, height), chromedp.Navigate("about:blank")); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, colours); err != nil {
		return err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		return err
	}
	if s.before != "" {
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](s.before+"; true")); err != nil {
			return err
		}
	}
	time.Sleep(settled) // what the script fetches and scrolls to
	picture := chromedp.CaptureScreenshot()
	if s.height == 0 {
		picture = chromedp.FullScreenshot(100)
	}
	b, err := chromedp.Run(ctx, picture)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, s.name+".png"), b, 0o644)
}
