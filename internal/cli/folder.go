package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"headwater/internal/news"
)

// folder opens the reports in a folder and in the folders in it.
func (g *gathered) folder(dir string) {
	var l listing
	l.add(dir)
	for _, p := range l.reports {
		g.path(p)
	}
	g.skipped = append(g.skipped, l.others...)
	g.unread = append(g.unread, l.unread...)
	if len(l.reports)+len(l.unread) == 0 {
		g.fail(&news.Problem{Kind: news.Empty, Where: dir, What: "no reports in this folder", Do: "name a folder that holds .txt or .html files"})
	}
}

// listing is what a folder holds, in order of names, the hidden aside.
type listing struct {
	reports []string // at most one more than maxFiles
	others  []string // no reports by their names
	unread  []*news.Problem
}

func (l *listing) add(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		l.unread = append(l.unread, openProblem(dir, err))
		return
	}
	for _, e := range entries {
		p := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."), leadsToFolder(p, e), isSavedParts(e):
		case len(l.reports) > maxFiles:
			return
		case e.IsDir():
			l.add(p)
		case namesReport(e.Name()):
			l.reports = append(l.reports, p)
		default:
			l.others = append(l.others, p)
		}
	}
}

// leadsToFolder reports whether e is a symbolic link to a folder, which may lead back up.
func leadsToFolder(p string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(p)
	return err == nil && info.IsDir()
}

// isSavedParts reports whether e is the folder of pictures and frames that a browser saves beside a page.
func isSavedParts(e fs.DirEntry) bool { return e.IsDir() && strings.HasSuffix(e.Name(), "_files") }

// reportSuffixes are the endings of names that reports are saved under.
var reportSuffixes = map[string]bool{".txt": true, ".text": true, ".md": true, ".markdown": true, ".html": true, ".htm": true,
	".xhtml": true, ".shtml": true, ".php": true, ".asp": true, ".aspx": true, ".jsp": true, ".amp": true}

// namesReport reports whether a file can be a report by its name: one with such an ending, or with none.
func namesReport(name string) bool {
	suffix := strings.ToLower(filepath.Ext(name))
	return reportSuffixes[suffix] || len(suffix) > 6 || strings.Trim(suffix, ".0123456789") == "" || strings.Contains(suffix, " ")
}

// mostNamed is how many skipped files are named on the line that tells of them.
const mostNamed = 8

func someOf(names []string) string {
	if n := len(names) - mostNamed; n > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNamed], ", "), n)
	}
	return strings.Join(names, ", ")
}
