package cli

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"headwater/internal/access"
	"headwater/internal/api"
	"headwater/internal/desk"
	"headwater/internal/editing"
	"headwater/internal/ingest"
	"headwater/internal/mcp"
	"headwater/internal/news"
	"headwater/internal/web"
)

type serveCommand struct {
	libraryFlag
	workFlags
	fetchFlags
	Addr         string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen; default ${default}, which only this machine reaches. Port 0 takes any that is free."`
	Host         []string `placeholder:"NAME" help:"A name by which others reach it through a proxy on this machine."`
	PasswordFile string   `type:"existingfile" placeholder:"FILE" help:"Who may come in: lines that headwater password writes. Needed as soon as others can reach it."`
	TLSCert      string   `type:"existingfile" placeholder:"FILE" help:"Certificate, for https without a proxy."`
	TLSKey       string   `type:"existingfile" placeholder:"FILE" help:"Its private key."`
	Demo         bool     `help:"Open a library of two invented stories, which is gone afterwards."`
	Work         bool     `default:"true" negatable:"" help:"Read and judge what is captured, in the same process."`
	Watch        bool     `default:"true" negatable:"" help:"Ask feeds for what is new, in the same process, once --contact is given."`
}

// Help is shown below the flags.
func (c *serveCommand) Help() string {
	return `Opens a library as pages in a browser. What is captured meanwhile is read and judged by the same process, and where --contact is given the feeds are asked as headwater watch does it. Ctrl-C stops it; what is in hand is finished.

Examples:
  headwater serve --demo
  headwater serve --library desk.db --contact desk@example.org
  headwater serve --addr :8443 --password-file desk.keys --tls-cert cert.pem --tls-key key.pem`
}

// Run serves the library until it is stopped.
func (c *serveCommand) Run(ctx context.Context, s *Streams) error {
	gate, err := c.gate()
	if err != nil {
		return err
	}
	listener, err := c.listen(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // it is closed when the server is shut down
	if c.Demo {
		folder, err := os.MkdirTemp("", "headwater-demo-")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		c.Library, c.Watch = folder+"/demo.db", false
	}
	return c.operate(ctx, "serve", c.libraryFlag, c.create, s, func(ctx context.Context, o *operation) error {
		if c.Demo {
			if err := addExamples(ctx, o.Library); err != nil {
				return err
			}
		}
		o.Patience = ingest.Forever
		return c.serve(ctx, o, gate, listener)
	})
}

// gate reads who may come in, and refuses where anybody could.
func (c *serveCommand) gate() (*access.Gate, error) {
	config := access.Config{Address: c.Addr, Hosts: c.Host, TLS: c.TLSCert != ""}
	if c.PasswordFile != "" {
		f, err := os.Open(c.PasswordFile)
		if err != nil {
			return nil, openProblem(c.PasswordFile, err)
		}
		defer f.Close()
		if config.Keys, err = access.ReadKeys(f, c.PasswordFile); err != nil {
			return nil, err
		}
	}
	return access.New(config)
}

// listen takes the address, so that a wrong one is told before anything is done.
func (c *serveCommand) listen(ctx context.Context) (net.Listener, error) {
	var settings tls.Config
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return nil, &news.Problem{Kind: news.BadArgument, Where: "--tls-cert, --tls-key", What: "one without the other", Do: "give both, or none"}
	}
	if c.TLSCert != "" {
		pair, err := tls.LoadX509KeyPair(c.TLSCert, c.TLSKey)
		if err != nil {
			return nil, &news.Problem{Kind: news.BadArgument, Where: c.TLSCert + ", " + c.TLSKey, What: "no certificate with its key", Do: "give both as PEM files", Err: err}
		}
		settings = tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"h2", "http/1.1"}}
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return nil, &news.Problem{Kind: news.BadArgument, Where: "--addr " + c.Addr, What: "cannot listen there", Do: "name another port, or 0 for any that is free", Err: err}
	}
	if c.TLSCert != "" {
		listener = tls.NewListener(listener, &settings)
	}
	return listener, nil
}

// serve answers requests, and works and watches beside that; what ends one ends all.
func (c *serveCommand) serve(ctx context.Context, o *operation, gate *access.Gate, listener net.Listener) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	tell, l := &faultTeller{w: o.Err}, o.Library
	options := editing.Options{Watches: c.Watch && c.Contact != "", Works: c.Work, Fault: func(err error) { tell.fault("/add", err) }}
	if c.Contact != "" {
		w, err := c.watcher(l)
		if err != nil {
			return err
		}
		w.Tell = o.watched(newTeller(&o.Streams, c.Quiet || c.JSON, true))
		options.Watcher = w
	}
	edit := editing.New(l, options)
	server := newServer(gate.Guard(handler(l, edit, gate, tell, o.metrics.Handler())))
	var all sync.WaitGroup
	all.Go(func() { stop(edit.Run(ctx)) })
	if options.Watches {
		all.Go(func() { stop(l.Outlive(ctx, func() error { return options.Watcher.Run(ctx) })) })
	}
	if c.Work {
		all.Go(func() { stop(l.Work(ctx)) })
	}
	all.Go(func() { stop(server.Serve(listener)) })
	fmt.Fprintf(o.Out, "Headwater is open at %s\n", c.address(listener))
	<-ctx.Done()
	shutDown(ctx, server)
	all.Wait()
	if err := context.Cause(ctx); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// handler joins the pages and the doors for programs. Who is turned away hears it in the form that the path asks for.
func handler(l *ingest.Library, edit *editing.Editor, gate *access.Gate, tell *faultTeller, metrics http.Handler) http.Handler {
	d := desk.New(l)
	site := &web.Site{Desk: d, Gate: gate, Fault: tell.fault, Edit: edit}
	gate.Larger = map[string]int64{"/add": web.MostSent}
	mux := http.NewServeMux()
	mux.Handle("/", compressed(gate, site.Handler()))
	mux.Handle("/api/", api.Handler(d, edit, tell.fault))
	mux.Handle("/mcp", mcp.Handler(d, tell.fault))
	mux.Handle("GET /metrics", metrics)
	mux.HandleFunc("/metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Allow", "GET, HEAD")
		refuseProgram(w, http.StatusMethodNotAllowed, "this is asked with GET")
	})
	gate.Refuse = func(w http.ResponseWriter, r *http.Request, status int, why string) {
		if strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/mcp" || r.URL.Path == "/metrics" {
			refuseProgram(w, status, why)
			return
		}
		site.Refuse(w, r, status, why)
	}
	return mux
}

// compressed makes pages a tenth as long on their way to others; on one machine that would only cost time. No
// length gives a secret away: that of a webhook is shown once, and a page with the key of a feed repeats nothing that
// it was asked with.
func compressed(gate *access.Gate, pages http.Handler) http.Handler {
	if gate.Open() {
		return pages
	}
	return gzhttp.GzipHandler(pages)
}

// refuseProgram answers a program that is turned away with a problem document (RFC 9457).
func refuseProgram(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": why}) // who left does not hear it
}

// The bounds of one connection. A page takes milliseconds; the rest is for slow readers.
const (
	headerTime  = 5 * time.Second
	readTime    = 30 * time.Second
	writeTime   = 2 * time.Minute
	idleTime    = 2 * time.Minute
	longestHead = 32 << 10
	goodbyeTime = 5 * time.Second
)

func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: longestHead, ErrorLog: log.New(io.Discard, "", 0), // what clients do wrong is no fault of ours
	}
}

// shutDown lets answers in hand be finished, but not for long.
func shutDown(ctx context.Context, server *http.Server) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbyeTime)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		_ = server.Close()
	}
}

// address is where a browser finds what listens.
func (c *serveCommand) address(l net.Listener) string {
	scheme := "http://"
	if c.TLSCert != "" {
		scheme = "https://"
	}
	host, _, err := net.SplitHostPort(c.Addr)
	_, port, _ := net.SplitHostPort(l.Addr().String())
	if err != nil || host == "" || host == "0.0.0.0" || host == "::" {
		host = "localhost"
	}
	return scheme + net.JoinHostPort(host, port) + "/"
}

// faultTeller tells whoever runs the server of its faults, each in one line.
type faultTeller struct {
	mutex sync.Mutex
	w     io.Writer
}

func (t *faultTeller) fault(path string, err error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	fmt.Fprintf(t.w, "headwater: %s: %s\n", oneLine(path, 200), oneLine(strings.TrimSpace(err.Error()), 1000))
}
