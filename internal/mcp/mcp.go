// Package mcp lets programs that reason in words, such as assistants, ask before they repeat: it offers the desk as
// tools of the Model Context Protocol. Every answer comes with passages and origins; that something cannot be told is
// an answer and said as such. The tools read only.
//
// With a library they look in it; without one they compare what is handed in.
package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"headwater/internal/desk"
	"headwater/internal/news"
)

// Options say what a server has to work with.
type Options struct {
	Desk *desk.Desk // nil without a library
	// Read reads a file that is named by its path; nil where files are none of the asker's business.
	Read func(path string) (desk.Text, error)
	// Fault is told of what went wrong on our side; it may be nil.
	Fault   func(where string, err error)
	Version string
}

const (
	instructions = `Headwater traces what the news says back to where it came from. Ask it before you count or repeat what reports say: many reports may have one origin. It tells provenance, never truth. "cannot-tell" means that nothing was found here, not that a statement is false. Quote passages as they are given, with their reports.`
	mostTime     = 30 * time.Second // for one call
	mostBody     = 8 << 20          // bytes of one message
	mostAnswer   = 256 << 10        // bytes of one answer
)

// Handler serves tools for a library over HTTP (the protocol's streamable transport, without sessions). Whose names a
// server answers to is for those who mount it to check.
func Handler(d *desk.Desk, fault func(where string, err error)) http.Handler {
	server := newServer(Options{Desk: d, Fault: fault})
	h := sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return server },
		&sdk.StreamableHTTPOptions{Stateless: true, JSONResponse: true, DisableLocalhostProtection: true})
	return http.MaxBytesHandler(h, mostBody)
}

// Serve talks to one client by lines of JSON until in ends or ctx does.
func Serve(ctx context.Context, in io.ReadCloser, out io.WriteCloser, o Options) error {
	err := newServer(o).Run(ctx, &sdk.IOTransport{Reader: in, Writer: out, MaxLineLength: mostBody})
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func newServer(o Options) *sdk.Server {
	s := sdk.NewServer(&sdk.Implementation{Name: "headwater", Title: "Headwater", Version: o.Version}, &sdk.ServerOptions{Instructions: instructions})
	t := &tools{Options: o}
	t.addTexts(s)
	if o.Desk != nil {
		t.addLibrary(s)
	}
	return s
}

// tools answer the calls.
type tools struct{ Options }

// tool describes one; all of them read only.
func tool(name, title, description string) *sdk.Tool {
	closed := false
	return &sdk.Tool{Name: name, Title: title, Description: description,
		Annotations: &sdk.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
}

// add adds a tool whose answer has a short text beside its JSON.
func add[In, Out any](s *sdk.Server, t *tools, described *sdk.Tool, ask func(context.Context, In) (*Out, error), say func(*Out) string) {
	described.InputSchema = t.schema(reflect.TypeFor[In]())
	sdk.AddTool(s, described, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (_ *sdk.CallToolResult, _ *Out, err error) {
		defer t.steady(described.Name, &err)
		ctx, cancel := context.WithTimeout(ctx, mostTime)
		defer cancel()
		out, err := ask(ctx, in)
		if err == nil {
			err = small(out)
		}
		if err != nil {
			return nil, nil, t.told(described.Name, err)
		}
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: say(out)}}}, out, nil
	})
}

// small refuses an answer that is more than anybody could take in, as that to a hostile text may be.
func small(answer any) error {
	b, err := json.Marshal(answer)
	if err == nil && len(b) > mostAnswer {
		err = &news.Problem{Kind: news.TooLarge, What: fmt.Sprintf("the answer has %d bytes", len(b)), Do: "ask for less at once: fewer reports, or a shorter page"}
	}
	return err
}

// steady ends a call, and not the server, where the program breaks.
func (t *tools) steady(where string, err *error) {
	if broken := recover(); broken != nil {
		*err = t.told(where, fmt.Errorf("a fault in the program: %v", broken))
	}
}

// schema is that of what a tool is asked with, without what this server has not got: files, or a library.
func (t *tools) schema(in reflect.Type) *jsonschema.Schema {
	s, err := jsonschema.ForType(in, &jsonschema.ForOptions{})
	if err != nil {
		panic("mcp: the schema of this package's own types: " + err.Error())
	}
	if t.Read == nil {
		delete(s.Properties, "paths")
	}
	if t.Desk == nil {
		delete(s.Properties, "reports")
	}
	return s
}

// told gives an error as the asker may know it: problems in full, faults of ours not at all.
func (t *tools) told(where string, err error) error {
	var p *news.Problem
	switch {
	case errors.As(err, &p) && p.Kind != news.Unreadable && p.Kind != news.Unreachable:
		public := *p
		public.Err = nil
		return &public
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("this took more than %v; ask for less", mostTime)
	}
	if t.Fault != nil {
		t.Fault(where, err)
	}
	return errors.New("something went wrong on Headwater's side")
}
