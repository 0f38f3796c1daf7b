package timex

import (
	"fmt"
	"time"

	"headwater/internal/news"
)

// grain is a unit of the calendar.
type grain uint8

const (
	noGrain grain = iota
	second
	minute
	hour
	day
	weekend
	week
	month
	quarter
	season
	half
	year
	decade
	century
)

// period is one unit of the calendar: a day, the week of a Monday, a year. Its first day is at
// midnight UTC. Winter starts in December and bears the number of that year.
type period struct {
	grain grain
	first time.Time
}

// around returns the period of grain g that holds day d.
func around(g grain, d time.Time) period {
	y, m, dd := d.Date()
	switch g {
	case week:
		d = d.AddDate(0, 0, -isoWeekday(d)+1)
	case weekend:
		d = d.AddDate(0, 0, 6-isoWeekday(d))
	case month:
		d = news.Day(y, m, 1)
	case quarter:
		d = news.Day(y, (m-1)/3*3+1, 1)
	case season:
		d = news.Day(y, m/3*3, 1)
	case half:
		d = news.Day(y, (m-1)/6*6+1, 1)
	case year:
		d = news.Day(y, 1, 1)
	case decade:
		d = news.Day(y-y%10, 1, 1)
	case century:
		d = news.Day(y-(y+99)%100, 1, 1)
	default:
		return period{day, news.Day(y, m, dd)}
	}
	return period{g, d}
}

// isoWeekday numbers Monday 1 to Sunday 7.
func isoWeekday(d time.Time) int { return (int(d.Weekday())+6)%7 + 1 }

// months gives the length of grains that are made of whole months.
func (g grain) months() int {
	switch g {
	case month:
		return 1
	case quarter, season:
		return 3
	case half:
		return 6
	case year:
		return 12
	case decade:
		return 120
	case century:
		return 1200
	}
	return 0
}

// shift returns the period n units later.
func (p period) shift(n int) period {
	switch m := p.grain.months(); {
	case m > 0:
		p.first = p.first.AddDate(0, n*m, 0)
	case p.grain == week || p.grain == weekend:
		p.first = p.first.AddDate(0, 0, 7*n)
	default:
		p.first = p.first.AddDate(0, 0, n)
	}
	return p
}

// last returns the last day of the period.
func (p period) last() time.Time {
	if p.grain == weekend {
		return p.first.AddDate(0, 0, 1)
	}
	return p.shift(1).first.AddDate(0, 0, -1)
}

// value writes the period as TIMEX3 does.
func (p period) value() string {
	y, m, _ := p.first.Date()
	switch p.grain {
	case week, weekend:
		wy, w := p.first.ISOWeek()
		if p.grain == weekend {
			return fmt.Sprintf("%04d-W%02d-WE", wy, w)
		}
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case month:
		return fmt.Sprintf("%04d-%02d", y, m)
	case quarter:
		return fmt.Sprintf("%04d-Q%d", y, (m-1)/3+1)
	case season:
		return fmt.Sprintf("%04d-%s", y, seasonCode[m/3])
	case half:
		return fmt.Sprintf("%04d-H%d", y, (m-1)/6+1)
	case year:
		return fmt.Sprintf("%04d", y)
	case decade:
		return fmt.Sprintf("%03d", y/10)
	case century:
		return fmt.Sprintf("%02d", y/100)
	}
	return p.first.Format("2006-01-02")
}

// seasonCode is indexed by the quarter of the year that a season starts in, March as 1.
var seasonCode = [...]string{"WI", "SP", "SU", "FA", "WI"}

// placeless is what TIMEX3 writes for a period whose place on the calendar is unknown.
var placeless = map[grain]string{
	day: "XXXX-XX-XX", week: "XXXX-WXX", weekend: "XXXX-WXX-WE", month: "XXXX-XX", quarter: "XXXX-QX",
	season: "XXXX-XX", half: "XXXX-HX", year: "XXXX", decade: "XXX", century: "XX",
}

// letters that stand for the units of a duration: "P3D", "PT2H".
var durationLetter = map[grain]string{
	second: "S", minute: "M", hour: "H", day: "D", weekend: "WE", week: "W", month: "M",
	quarter: "Q", season: "S", half: "H", year: "Y", decade: "DE", century: "CE",
}
