//go:build unix

// Package pgtest starts a PostgreSQL server of a test's own, from the binaries that are installed.
package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver, to create databases
)

// Server is a running server in a folder of its own, reached by a socket there alone.
type Server struct {
	t         testing.TB
	bin, root string
	as        *syscall.Credential
	process   *exec.Cmd
	databases int
}

// Start starts a server that stops with the test, or skips the test where PostgreSQL is not installed.
func Start(t testing.TB) *Server {
	t.Helper()
	bins, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(bins) == 0 {
		t.Skip("PostgreSQL is not installed")
	}
	root, err := os.MkdirTemp("", "headwater-pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(root); err != nil {
			t.Error(err)
		}
	})
	s := &Server{t: t, bin: bins[len(bins)-1], root: root, as: unprivileged(t, root)}
	if out, err := s.command("initdb", "-D", s.data(), "-U", "headwater", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	s.Up()
	t.Cleanup(func() { s.Down() })
	return s
}

// unprivileged gives the user to run as where the test runs as root, whom PostgreSQL refuses.
func unprivileged(t testing.TB, root string) *syscall.Credential {
	if os.Geteuid() != 0 {
		return nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		t.Skip("PostgreSQL does not run as root, and there is no user postgres")
	}
	uid, _ := strconv.Atoi(who.Uid)
	gid, _ := strconv.Atoi(who.Gid)
	if err := os.Chown(root, uid, gid); err != nil {
		t.Skip(err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func (s *Server) data() string { return filepath.Join(s.root, "data") }

func (s *Server) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.bin, name), args...)
	c.Dir = s.root
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.as, Setpgid: true}
	return c
}

// Up starts the server and waits until it answers.
func (s *Server) Up() {
	s.t.Helper()
	s.process = s.command("postgres", "-D", s.data(), "-k", s.root, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=60")
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	var err error
	for range 200 {
		if err = s.exec("SELECT 1"); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatal(err)
}

// Down stops the server at once, as a restart by its keeper would: open connections are cut.
func (s *Server) Down() {
	s.t.Helper()
	if s.process == nil {
		return
	}
	if err := s.process.Process.Signal(syscall.SIGINT); err != nil {
		s.t.Error(err)
	}
	if err := s.process.Wait(); err != nil {
		s.t.Error(err)
	}
	s.process = nil
}

// Crash ends the server as a fault would: nothing is brought to an end, and Up repairs what was left.
func (s *Server) Crash() {
	s.t.Helper()
	if err := s.process.Process.Signal(syscall.SIGQUIT); err != nil {
		s.t.Error(err)
	}
	_ = s.process.Wait() // it fails, as it must
	s.process = nil
}

// Copy backs a database up as pg_dump does, restores that as another one, and tells how to open it.
func (s *Server) Copy(database string) string {
	s.t.Helper()
	file := filepath.Join(s.root, fmt.Sprintf("dump%d", s.databases))
	restored := s.Database()
	for _, c := range []*exec.Cmd{s.command("pg_dump", "-Fc", "-f", file, database), s.command("pg_restore", "--no-owner", "-d", restored, file)} {
		if out, err := c.CombinedOutput(); err != nil {
			s.t.Fatalf("%s: %v\n%s", c, err, out)
		}
	}
	return restored
}

func (s *Server) exec(statement string) error {
	db, err := sql.Open("pgx", s.url("postgres"))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(context.Background(), statement)
	return errors.Join(err, db.Close())
}

func (s *Server) url(database string) string {
	return fmt.Sprintf("host=%s user=headwater dbname=%s", s.root, database)
}

// Database creates a database and tells how to open it.
func (s *Server) Database() string {
	s.t.Helper()
	s.databases++
	name := fmt.Sprintf("library%d", s.databases)
	if err := s.exec("CREATE DATABASE " + name); err != nil {
		s.t.Fatal(err)
	}
	return s.url(name)
}
