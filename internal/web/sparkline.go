package web

import (
	"fmt"
	"strings"
	"time"

	"headwater/internal/store"
)

// sparkline is a small picture of how coverage grew: all reports up to each day, as a filled line. After
// Tufte, "Beautiful Evidence" (2006), it is as high as a line of text and has no axes.
type sparkline struct {
	Area, Line string // SVG paths
	EndX, EndY string
	Says       string // the same in words
}

const sparkWidth, sparkHeight = 96.0, 24.0

// newSparkline draws the growth of a story; nil where there is nothing to draw.
func newSparkline(growth []store.DayCount) *sparkline {
	days, counts := dayNumbers(growth)
	if len(days) == 0 {
		return nil
	}
	first, last := days[0], days[len(days)-1]
	all := 0
	for _, n := range counts {
		all += n
	}
	s := &sparkline{Says: fmt.Sprintf("%s on one day", count(all, "report"))}
	if last > first {
		s.Says = fmt.Sprintf("%s over %s", count(all, "report"), count(last-first+1, "day"))
	}
	x := func(day int) float64 {
		if last == first {
			return sparkWidth - 3
		}
		return 1 + (sparkWidth-4)*float64(day-first)/float64(last-first)
	}
	y := func(n int) float64 { return sparkHeight - 2 - (sparkHeight-6)*float64(n)/float64(all) }
	var line strings.Builder
	fmt.Fprintf(&line, "M1 %.1f", y(0))
	sum := 0
	for i, day := range days {
		fmt.Fprintf(&line, "L%.1f %.1f", x(day), y(sum))
		sum += counts[i]
		fmt.Fprintf(&line, "L%.1f %.1f", x(day), y(sum))
	}
	s.Line = line.String()
	s.Area = fmt.Sprintf("%sV%.1fH1Z", s.Line, y(0))
	s.EndX, s.EndY = fmt.Sprintf("%.1f", x(last)), fmt.Sprintf("%.1f", y(all))
	return s
}

// dayNumbers gives the days as numbers, with their counts; what is no day is left out.
func dayNumbers(growth []store.DayCount) (days, counts []int) {
	for _, g := range growth {
		t, err := time.Parse(time.DateOnly, g.Day)
		if err == nil && g.Reports > 0 {
			days = append(days, int(t.Unix()/86400))
			counts = append(counts, g.Reports)
		}
	}
	return days, counts
}
