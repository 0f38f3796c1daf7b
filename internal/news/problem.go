package news

import "fmt"

// Problem is an error a user can do something about: what, where, what to do.
type Problem struct {
	Kind  ProblemKind
	Where string // path or URL
	What  string
	Do    string
	Err   error // the cause, when there is one
}

// ProblemKind is the small set of things that go wrong with an input. Each is mapped once to an
// exit code (cli) and once to an HTTP status (api).
type ProblemKind int

const (
	NotFound    ProblemKind = iota + 1 // no such file or page
	Unreadable                         // it exists and cannot be read
	Empty                              // nothing in it
	TooLarge                           // over the size limit
	NotText                            // binary, or an encoding that cannot be told
	NoArticle                          // a page without a report in it
	NotEnglish                         // in a language that is not read yet
	BadArgument                        // the command was given something it does not take
	Unreachable                        // a publisher does not answer, or not now: later may do
	Refused                            // a publisher does not let us: robots.txt, a login, a ban
	Unsafe                             // an address that must not be asked, as those of a private network
	NoFeed                             // neither a feed nor a list of addresses
	Busy                               // too much is asked at once: a little later may do
)

var problemKinds = [...]string{"", "not-found", "unreadable", "empty", "too-large", "not-text", "no-article", "not-english",
	"bad-argument", "unreachable", "refused", "unsafe", "no-feed", "busy"}

// String names a kind in one word, for logs and figures.
func (k ProblemKind) String() string {
	if k > 0 && int(k) < len(problemKinds) {
		return problemKinds[k]
	}
	return "unknown"
}

func (p *Problem) Error() string {
	s := p.What
	if p.Where != "" {
		s = p.Where + ": " + s
	}
	if p.Err != nil {
		s += fmt.Sprintf(" (%v)", p.Err)
	}
	if p.Do != "" {
		s += "; " + p.Do
	}
	return s
}

func (p *Problem) Unwrap() error { return p.Err }
