package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"headwater/internal/extract"
	"headwater/internal/ingest"
	"headwater/internal/news"
)

// maxFiles bounds how many files one command takes.
const maxFiles = 2000

// gathered is what the user's paths came to.
type gathered struct {
	captures []*news.Capture
	unread   []*news.Problem
	skipped  []string // files in folders that are no reports by their names
}

// gather opens every path: a file is itself, a folder the reports in it and in the folders in it, "-" the
// standard input. What cannot be opened is kept as a problem beside the rest.
func gather(paths []string, stdin io.Reader) (*gathered, error) {
	g := new(gathered)
	for _, p := range paths {
		if p == "-" {
			g.add("-", stdin)
			continue
		}
		g.path(p)
	}
	if n := len(g.captures); n > maxFiles {
		return nil, &news.Problem{Kind: news.BadArgument, What: fmt.Sprintf("%d files are too many for one comparison", n),
			Do: fmt.Sprintf("give at most %d", maxFiles)}
	}
	return g, nil
}

func (g *gathered) path(p string) {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		g.fail(openProblem(p, err))
	case info.IsDir():
		g.folder(p)
	default:
		g.file(p, info)
	}
}

func (g *gathered) fail(p *news.Problem) { g.unread = append(g.unread, p) }

func (g *gathered) file(p string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		g.fail(&news.Problem{Kind: news.Unreadable, Where: p, What: "not a regular file", Do: "give a text or HTML file"})
		return
	}
	if info.Size() > extract.MaxBytes {
		g.fail(tooLarge(p, fmt.Sprintf("%d MB", info.Size()>>20)))
		return
	}
	f, err := os.Open(p)
	if err != nil {
		g.fail(openProblem(p, err))
		return
	}
	defer f.Close()
	g.add(p, f)
}

// add reads r to its end, or to just past the size limit.
func (g *gathered) add(name string, r io.Reader) {
	body, err := io.ReadAll(io.LimitReader(r, extract.MaxBytes+1))
	switch {
	case err != nil:
		g.fail(openProblem(name, err))
	case len(body) > extract.MaxBytes:
		g.fail(tooLarge(name, "its text"))
	default:
		g.captures = append(g.captures, &news.Capture{Name: name, Body: body})
	}
}

func tooLarge(name, size string) *news.Problem {
	return &news.Problem{Kind: news.TooLarge, Where: name, What: fmt.Sprintf("%s is over the limit of %d MB for one report", size, extract.MaxBytes>>20),
		Do: "split it, or give the report alone"}
}

func openProblem(name string, err error) *news.Problem {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &news.Problem{Kind: news.NotFound, Where: name, What: "no such file or folder", Do: "check the path"}
	case errors.Is(err, fs.ErrPermission):
		return &news.Problem{Kind: news.Unreadable, Where: name, What: "not allowed to read it", Do: "check its permissions"}
	}
	return &news.Problem{Kind: news.Unreadable, Where: name, What: "cannot be read", Do: "check the file", Err: err}
}

// readInputs opens and reads everything that paths name, tells on errOut what could not be read,
// and returns the readings with the error that the command ends with when nothing else goes wrong.
func readInputs(ctx context.Context, paths []string, asOf time.Time, s *Streams, quiet bool) ([]*news.Reading, []*news.Problem, error) {
	g, err := gather(paths, s.In)
	if err != nil {
		return nil, nil, err
	}
	var readings []*news.Reading
	for _, o := range readAll(ctx, g.captures, asOf, newProgress(s.Err, quiet).step("read")) {
		var problem *news.Problem
		switch {
		case o.Err == nil:
			readings = append(readings, o.Reading)
		case errors.As(o.Err, &problem):
			g.fail(problem)
		default:
			return nil, nil, o.Err
		}
	}
	slices.SortStableFunc(g.unread, func(a, b *news.Problem) int { return cmp.Compare(a.Where, b.Where) })
	if len(g.skipped) > 0 {
		fmt.Fprintf(s.Err, "headwater: skipped, neither text nor HTML by name: %s\n", printable(someOf(g.skipped)))
	}
	for _, p := range g.unread {
		fmt.Fprintf(s.Err, "headwater: %s\n", printable(p.Error()))
	}
	if len(g.unread) > 0 {
		err = partialError{read: len(readings), unread: len(g.unread)}
	}
	return readings, g.unread, err
}

// readAtOnce is after how many reports it is shown how many were read.
const readAtOnce = 32

// readAll reads captures, and shows how far it has come.
func readAll(ctx context.Context, captures []*news.Capture, asOf time.Time, shown *step) []ingest.Outcome {
	defer shown.end()
	var outcomes []ingest.Outcome
	for some := range slices.Chunk(captures, readAtOnce) {
		outcomes = append(outcomes, ingest.ReadAll(ctx, some, asOf)...)
		done := int64(len(outcomes))
		shown.tell(done, done, int64(len(captures)))
	}
	return outcomes
}

// asOfDay parses the --as-of flag; empty means today.
func asOfDay(s string) (time.Time, error) {
	if s == "" {
		return news.DayOf(time.Now()), nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, &news.Problem{Kind: news.BadArgument, Where: "--as-of " + s, What: "not a day", Do: "write it as 2026-03-10"}
	}
	return t, nil
}
