// Package sqlite keeps a library in one SQLite file, with no server and no C.
//
// One connection writes, in transactions that take the write lock when they begin, so that none fails
// half way for want of it; a pool of connections that may only query reads. The file is in
// write-ahead mode (readers do not wait for the writer), synchronised at checkpoints: a process killed
// at any moment loses nothing, a power cut at most the last transactions, and neither damages the file.
// Several processes may use one file; a writer waits up to busyTimeout for another's.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"runtime"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver

	"headwater/internal/store"
	"headwater/internal/store/sqlstore"
)

// busyTimeout is how long a writer waits for another process's.
const busyTimeout = 30 * time.Second

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens the library in the file at path, which is made when it is not there, and brings it to the
// present schema. Its errors are *news.Problem where a user can do something about them.
func Open(ctx context.Context, path string) (store.Store, error) {
	d := dialect(path)
	write, err := pool(path, 1, 64, "immediate")
	if err != nil {
		return nil, err
	}
	if d.Schema, err = patiently(func() (int64, error) { return migrate(ctx, write) }); err != nil {
		return nil, errors.Join(sqlstore.Told(d, err), write.Close())
	}
	read, err := pool(path, max(4, runtime.GOMAXPROCS(0)), 8, "deferred", "query_only(1)")
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	return sqlstore.New(write, read, d), nil
}

// patiently tries again where another process is just making the same file: SQLite does not wait by itself
// while the file changes to write-ahead mode.
func patiently(open func() (int64, error)) (version int64, err error) {
	for begun := time.Now(); time.Since(begun) < busyTimeout; time.Sleep(20 * time.Millisecond) {
		if version, err = open(); !errors.Is(kind(err), store.ErrBusy) {
			break
		}
	}
	return version, err
}

// pool opens at most n connections, each with a cache of so many megabytes.
func pool(path string, n, cache int, lock string, more ...string) (*sql.DB, error) {
	pragmas := append([]string{
		fmt.Sprintf("busy_timeout(%d)", busyTimeout.Milliseconds()), "journal_mode(wal)", "synchronous(normal)",
		fmt.Sprintf("cache_size(%d)", -cache<<10), "temp_store(memory)",
	}, more...)
	options := url.Values{"_txlock": {lock}, "_pragma": pragmas}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+options.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// migrate brings the schema up to date, and tells its version.
func migrate(ctx context.Context, db *sql.DB) (int64, error) {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, folder, goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return 0, err
	}
	return sqlstore.Migrate(ctx, provider)
}
