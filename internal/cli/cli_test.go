package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"headwater/internal/news"
)

const report1 = "Bridge shut after crack found\n\nTARNBY, March 4 -- The bridge over the Tarn was shut on Tuesday after engineers found a crack, the county said.\n"

func run(ctx context.Context, in string, args ...string) (code int, out, errOut string) {
	var o, e bytes.Buffer
	code = Run(ctx, args, Streams{In: strings.NewReader(in), Out: &o, Err: &e})
	return code, o.String(), e.String()
}

func TestExitCodes(t *testing.T) {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	tests := []struct {
		name string
		ctx  context.Context
		args []string
		want int
	}{
		{"answered", context.Background(), []string{"compare", "-"}, exitOK},
		{"help", context.Background(), []string{"--help"}, exitOK},
		{"no such flag", context.Background(), []string{"compare", "--loud", "-"}, exitUsage},
		{"no such day", context.Background(), []string{"read", "--as-of", "2026-02-30", "-"}, exitUsage},
		{"some unread", context.Background(), []string{"compare", "-", "no-such-file"}, exitSomeUnread},
		{"none read", context.Background(), []string{"read", "no-such-file"}, exitNoneRead},
		{"interrupted", ended, []string{"compare", "-"}, ExitInterrupted},
		{"cannot write", context.Background(), []string{"compare", "-o", "/no/such/folder/x", "-"}, exitFailure},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if code, _, errOut := run(tt.ctx, report1, tt.args...); code != tt.want {
				t.Errorf("exit code %d, want %d; it said %q", code, tt.want, errOut)
			}
		})
	}
}

func TestEveryProblemHasAnExitCode(t *testing.T) {
	for kind := news.NotFound; kind <= news.Busy; kind++ {
		want := exitFailure
		switch kind {
		case news.BadArgument:
			want = exitUsage
		case news.Unreachable:
			want = exitUnreachable
		}
		if got := exitCode(fmt.Errorf("reading: %w", &news.Problem{Kind: kind})); got != want {
			t.Errorf("problem %d by itself has exit code %d, want %d", kind, got, want)
		}
	}
}

// failing is a terminal that went away.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the pipe is broken") }

func TestWriterThatFails(t *testing.T) {
	for _, format := range []string{"text", "json", "html"} {
		s := Streams{In: strings.NewReader(report1), Out: failing{}, Err: &bytes.Buffer{}}
		if code := Run(context.Background(), []string{"compare", "-f", format, "-"}, s); code != exitFailure {
			t.Errorf("%s to a broken pipe ends with %d", format, code)
		}
	}
}

func TestPrintable(t *testing.T) {
	tests := map[string]string{
		"plain words":              "plain words",
		"a\tb\nc":                  "a b c",
		"\x1b[31mred\x1b[0m":       "·[31mred·[0m",
		"left \u202eright":         "left ·right",
		"zero\u200bwidth \u0085 x": "zero·width · x",
	}
	for in, want := range tests {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDays(t *testing.T) {
	day := news.Day
	tests := []struct {
		want string
		a, b [3]int
	}{
		{"4 Mar 2026", [3]int{2026, 3, 4}, [3]int{2026, 3, 4}},
		{"4–6 Mar 2026", [3]int{2026, 3, 4}, [3]int{2026, 3, 6}},
		{"Mar 2026", [3]int{2026, 3, 1}, [3]int{2026, 3, 31}},
		{"2026", [3]int{2026, 1, 1}, [3]int{2026, 12, 31}},
		{"28 Feb – 2 Mar 2026", [3]int{2026, 2, 28}, [3]int{2026, 3, 2}},
		{"30 Dec 2025 – 2 Jan 2026", [3]int{2025, 12, 30}, [3]int{2026, 1, 2}},
	}
	for _, tt := range tests {
		if got := days(day(tt.a[0], 1, 1).AddDate(0, tt.a[1]-1, tt.a[2]-1), day(tt.b[0], 1, 1).AddDate(0, tt.b[1]-1, tt.b[2]-1)); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("words \x1b]0;title\x07", 10)
	f.Fuzz(func(t *testing.T, s string, max int) {
		for _, r := range oneLine(s, max) {
			if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
				t.Errorf("%q lets %U through", s, r)
			}
		}
	})
}
