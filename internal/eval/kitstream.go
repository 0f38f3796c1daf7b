package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// kitsReadOn is a day after those of all kits.
var kitsReadOn = time.Date(2026, time.November, 20, 0, 0, 0, 0, time.UTC)

// isKit reports whether a folder holds a labelled story.
func isKit(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "gold.json"))
	return err == nil
}

// KitStream mixes kits into one stream in the order in which their reports were published. Each kit is an
// event; a report without a date comes after the one before it in the kit.
func KitStream(dirs []string) ([]StreamReport, error) {
	type dated struct {
		StreamReport
		at time.Time
	}
	var reports []dated
	for _, dir := range dirs {
		readings, err := readFolder(filepath.Join(dir, "articles"), kitsReadOn)
		if err != nil {
			return nil, err
		}
		kit, at := filepath.Base(dir), time.Time{}
		for i, r := range readings {
			report := StreamReport{ID: kit + "/" + strconv.Itoa(i+1), Text: r.Article.Text, Story: kit}
			if p := r.Article.Published; !p.IsZero() {
				at = p.Earliest
				report.Published = at.Format(time.RFC3339)
			}
			reports = append(reports, dated{report, at})
		}
	}
	slices.SortStableFunc(reports, func(a, b dated) int { return a.at.Compare(b.at) })
	stream := make([]StreamReport, len(reports))
	for i, r := range reports {
		stream[i] = r.StreamReport
	}
	return stream, nil
}
