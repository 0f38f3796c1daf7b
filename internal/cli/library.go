package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"

	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/postgres"
	"headwater/internal/store/sqlite"
	"headwater/internal/web"
)

// libraryFlag says which library a command works on.
type libraryFlag struct {
	Library string `default:"headwater.db" env:"HEADWATER_LIBRARY" placeholder:"FILE" help:"The library: a file, or a database as postgres://user@host/name; default $HEADWATER_LIBRARY or ${default}."`
}

// open opens the library, which must be there.
func (f *libraryFlag) open(ctx context.Context) (*ingest.Library, error) {
	if _, err := os.Stat(f.Library); !isPostgres(f.Library) && errors.Is(err, fs.ErrNotExist) {
		return nil, &news.Problem{Kind: news.NotFound, Where: f.Library, What: "no library here", Do: "begin one with headwater add, or name another with --library"}
	}
	return f.create(ctx)
}

// mostMemory is what the program keeps to while it works on a library, as far as it can: it clears up more often
// when it comes near. The database's own memory, about 100 MB, is not counted.
const mostMemory = 400 << 20

// create opens the library, which is made when it is not there.
func (f *libraryFlag) create(ctx context.Context) (*ingest.Library, error) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(mostMemory)
	}
	open := sqlite.Open
	if isPostgres(f.Library) {
		open = postgres.Open
	}
	s, err := open(ctx, f.Library)
	if err != nil {
		return nil, err
	}
	return &ingest.Library{Store: s, Export: export.Story, Import: export.ReadStory, Page: web.Keep, Send: send}, nil
}

// isPostgres reports whether a library is named as PostgreSQL's own programs take it.
func isPostgres(library string) bool {
	return strings.HasPrefix(library, "postgres://") || strings.HasPrefix(library, "postgresql://") || strings.HasPrefix(library, "host=")
}

// with opens the library, which must be there, for as long as do runs.
func (f *libraryFlag) with(ctx context.Context, do func(*ingest.Library) error) error {
	return closing(f.open, ctx, do)
}

// opener opens a library: one that is there, or else a new one.
type opener func(context.Context) (*ingest.Library, error)

func closing(open opener, ctx context.Context, do func(*ingest.Library) error) error {
	l, err := open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(do(l), l.Close())
}

// storyProblem puts what the store says of a story or article that is not there into words.
func storyProblem(where string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return &news.Problem{Kind: news.NotFound, Where: where, What: "not in the library", Do: "see headwater stories"}
	}
	return err
}

// notInLibrary does it for a page.
func notInLibrary(page string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return &news.Problem{Kind: news.NotFound, Where: page, What: "no article in the library", Do: "see headwater search"}
	}
	return err
}
