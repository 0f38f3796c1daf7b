// Package cli is Headwater as a command: its flags, what it prints in a terminal, and its exit
// codes. It joins the parts and judges nothing.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

const description = `Headwater traces what the news says back to where it came from.

Give it the reports of one event and it shows, with the exact words: who says what, which report draws on which, what changed on the way, what is disputed, and how many independent origins stand behind each claim. It reports provenance, never truth.`

// commands are what a user can type.
type commands struct {
	Compare compareCommand `cmd:"" group:"event" help:"Compare the reports of one event: who draws on whom, what changed, how many origins."`
	Explain explainCommand `cmd:"" group:"event" help:"Tell why: for each two reports and for each claim, in plain sentences with the exact words."`
	Read    readCommand    `cmd:"" group:"event" help:"Read articles one at a time: who says what, when, and which names."`

	Add      addCommand      `cmd:"" group:"library" help:"Put reports, feeds and archives into a library, and group them into stories."`
	Stories  storiesCommand  `cmd:"" group:"library" help:"List the stories of a library."`
	Show     showCommand     `cmd:"" group:"library" help:"Print one story of a library, as compare does."`
	Search   searchCommand   `cmd:"" group:"library" help:"Find articles of a library by their words."`
	Versions versionsCommand `cmd:"" group:"library" help:"Print what a page said, and what was changed in it since."`

	Follow   followCommand   `cmd:"" group:"follow" help:"Have feeds, sitemaps or lists of feeds followed."`
	Unfollow unfollowCommand `cmd:"" group:"follow" help:"Give feeds up."`
	Feeds    feedsCommand    `cmd:"" group:"follow" help:"List the feeds that are followed, and how they fare."`
	Watch    watchCommand    `cmd:"" group:"follow" help:"Ask feeds for what is new, and look at reports again for silent changes."`
	Alerts   alertsCommand   `cmd:"" group:"follow" help:"Say who is to be told of what: to a webhook, or in a feed."`

	Serve    serveCommand    `cmd:"" group:"desk" help:"Open a library as pages in a browser."`
	Password passwordCommand `cmd:"" group:"desk" help:"Make a password or a token for those who may reach a served library."`
	Mcp      mcpCommand      `cmd:"" group:"desk" help:"Let an assistant ask, over the Model Context Protocol."`
	Export   exportCommand   `cmd:"" group:"desk" help:"Write the stories of a library as tables, lines of JSON or FollowTheMoney entities."`
	Out      outCommand      `cmd:"" group:"desk" help:"Write what was captured as a web archive (WARC, WACZ)."`

	Work    workCommand    `cmd:"" group:"care" help:"Read, group and judge what others add to a library."`
	Rebuild rebuildCommand `cmd:"" group:"care" help:"Derive everything in a library anew from what was captured."`
	Doctor  doctorCommand  `cmd:"" group:"care" help:"Check a library, and mend what can be mended."`

	Version kong.VersionFlag `help:"Print the version and stop."`
}

// groups are the headings under which the help lists the commands.
var groups = []kong.Group{
	{Key: "event", Title: "The reports of one event"},
	{Key: "library", Title: "A library of reports and their stories"},
	{Key: "follow", Title: "Following the news"},
	{Key: "desk", Title: "For readers and programs"},
	{Key: "care", Title: "Keeping a library"},
}

// Streams are where a command reads from and writes to.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Environ  []string // "NAME=value", as os.Environ gives
}

// Run carries out the command line args (without the program's name) and returns the exit code,
// one of those in exit.go.
func Run(ctx context.Context, args []string, s Streams) int {
	var cmds commands
	code := -1
	parser, err := kong.New(&cmds, kong.Name("headwater"), kong.Description(description),
		kong.Writers(s.Out, s.Err), kong.Exit(func(c int) { code = c }), kong.Vars{"version": "headwater " + version()},
		kong.ExplicitGroups(groups),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}))
	if err != nil {
		return report(s.Err, fmt.Errorf("the command's own definition: %w", err))
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if code >= 0 { // help or the version was printed
		return code
	}
	if err != nil {
		return report(s.Err, usageError{err})
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return report(s.Err, parsed.Run(&s))
}

// usageError is a command line that cannot be understood.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }

// report tells the user what went wrong, if anything did, and returns the exit code for it.
func report(w io.Writer, err error) int {
	switch {
	case err == nil, errors.As(err, new(partialError)), errors.As(err, new(toldError)): // told already
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "headwater: stopped")
	default:
		fmt.Fprintf(w, "headwater: %s\n", printable(err.Error()))
	}
	if errors.As(err, new(usageError)) {
		fmt.Fprintln(w, "Try 'headwater --help'.")
	}
	return exitCode(err)
}

// version is the module's version as the build knows it, or "development".
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}
