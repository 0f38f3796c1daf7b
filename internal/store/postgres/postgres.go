// Package postgres keeps a library in a PostgreSQL database, which any number of processes on any
// number of machines may share.
package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"headwater/internal/store"
	"headwater/internal/store/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// connections is how many of the server's connections one process takes at most.
const connections = 16

// Open opens the library in the database that url names (postgres://user@host/database, or key=value
// pairs; what it leaves out comes from PGHOST and the like), and brings it to the present schema. Its
// errors are *news.Problem where a user can do something about them.
func Open(ctx context.Context, url string) (store.Store, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, err // pgx leaves the password out of it
	}
	d := dialect(fmt.Sprintf("postgres://%s:%d/%s", config.Host, config.Port, config.Database))
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if d.Schema, err = migrate(ctx, db); err != nil {
		return nil, errors.Join(sqlstore.Told(d, err), db.Close())
	}
	return sqlstore.New(db, db, d), nil
}

// migrate brings the schema up to date, one process at a time, and tells its version.
func migrate(ctx context.Context, db *sql.DB) (int64, error) {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	one, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return 0, err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, folder, goose.WithLogger(goose.NopLogger()),
		goose.WithDisableGlobalRegistry(true), goose.WithSessionLocker(one))
	if err != nil {
		return 0, err
	}
	return sqlstore.Migrate(ctx, provider)
}

// kind sorts PostgreSQL's errors; the codes are those of its manual's appendix A.
func kind(err error) error {
	var refused *pgconn.ConnectError
	var told *pgconn.PgError
	switch {
	case errors.As(err, &told):
		return kindOf(told.Code)
	case errors.As(err, &refused), pgconn.SafeToRetry(err), cut(err):
		return store.ErrUnreachable
	}
	return nil
}

const deadlock, unserializable = "40P01", "40001"

// crossed reports whether a transaction was broken off for the sake of others.
func crossed(err error) bool {
	var told *pgconn.PgError
	return errors.As(err, &told) && (told.Code == deadlock || told.Code == unserializable)
}

// cut reports whether a connection broke while it was used.
func cut(err error) bool {
	for _, sign := range []error{io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.EPIPE, syscall.ETIMEDOUT, driver.ErrBadConn, pgconn.ErrConnClosed} {
		if errors.Is(err, sign) {
			return true
		}
	}
	return false
}

func kindOf(code string) error {
	switch {
	case code == "53100":
		return store.ErrFull
	case code == "25006", code == "42501":
		return store.ErrReadOnly
	case code == "55P03", code == deadlock, code == unserializable:
		return store.ErrBusy
	case code == "XX001", code == "XX002":
		return store.ErrDamaged
	case code[:2] == "08", code[:2] == "57" && code != "57014", code == "53300":
		return store.ErrUnreachable
	}
	return nil
}
