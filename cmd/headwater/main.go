// Command headwater traces what the news says back to where it came from.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"headwater/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // after the first Ctrl-C, a second one ends the program at once
	code := cli.Run(ctx, os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Environ: os.Environ()})
	os.Exit(code)
}
