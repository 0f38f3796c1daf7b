package cli

import (
	"fmt"
	"strings"

	"headwater/internal/archive"
)

// archiveRead tells how much of an archive was read this time, and what was passed over.
func (a *adder) archiveRead(name string, r *archive.Reader) {
	n := r.Counts()
	done, total := r.Done()
	if a.flags.JSON {
		a.log.Info("archive read", "name", name, "bytes", done, "of", total, "captures", n.Captures, "passed_over", n.PassedOver(), "damaged", n.Damaged)
		return
	}
	if a.flags.Quiet || n.PassedOver()+n.Damaged == n.Infos && done == total {
		return
	}
	fmt.Fprintf(a.Err, "headwater: %s: %d of %d bytes read: %s%s, %d damaged\n", printable(name), done, total, count(n.Captures, "capture"), passedOver(n), n.Damaged)
}

// passedOver says what in an archive cannot be a report.
func passedOver(n archive.Counts) string {
	var parts []string
	for _, kind := range []struct {
		n    int
		what string
	}{
		{n.Requests + n.Metadata + n.Infos, "records about the crawl"}, {n.Revisits, "pages found unchanged"}, {n.Unsuccessful, "pages not found, moved or withdrawn"},
		{n.OtherMedia, "pictures, scripts and the like"}, {n.Others + n.Continuations, "others"},
	} {
		if kind.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", kind.n, kind.what))
		}
	}
	if parts == nil {
		return ""
	}
	return "; passed over " + strings.Join(parts, ", ")
}
