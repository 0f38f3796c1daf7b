package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"headwater/internal/access"
)

type passwordCommand struct {
	Role  string `enum:"reader,editor" default:"reader" help:"What it lets somebody do: ${enum}. Editors may also change what is followed."`
	Token bool   `help:"Make a token for a program instead of asking for a password."`
}

// Help is shown below the flags.
func (c *passwordCommand) Help() string {
	return `Prints a line for the file that headwater serve --password-file takes. The line holds a hash, from which the password cannot be told. A password is asked for, or read from the standard input; a token is made and shown once.

Examples:
  headwater password >> desk.keys
  headwater password --role editor >> desk.keys
  headwater password --token >> desk.keys`
}

// Run prints the line.
func (c *passwordCommand) Run(_ context.Context, s *Streams) error {
	var line string
	if c.Token {
		token, hash, err := access.NewToken(c.Role)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Err, "The token, shown this once: %s\n", token)
		line = hash
	} else {
		secret, err := askPassword(s)
		if err != nil {
			return err
		}
		if line, err = access.NewPassword(c.Role, secret); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(s.Out, line)
	return err
}

// askPassword reads a password, unseen where there is a terminal.
func askPassword(s *Streams) (string, error) {
	if f, ok := s.In.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		fmt.Fprint(s.Err, "Password: ")
		b, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(s.Err)
		return string(b), err
	}
	line, err := bufio.NewReader(io.LimitReader(s.In, 4096)).ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}
