package editing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"headwater/internal/export"
	"headwater/internal/fetch"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
	"headwater/internal/watch"
)

const weir = `<html><head><title>Weir holds</title></head><body><article><h1>Weir holds through the flood</h1>
<p>The weir at Tolland held through Sunday's flood, the water board said, though two of its gates had been open all night.</p>
<p>“Nobody slept, and nobody had to,” said Ada Quill, who keeps the gates. The board will look at the stones when the river is down.</p></article></body></html>`

const feedOf = `<rss version="2.0"><channel><title>The Tolland Post</title><item><title>Weir</title><link>/weir.html</link></item><item><title>Lost</title><link>/lost.html</link></item></channel></rss>`

// newEditor gives an editor of an empty library who may ask loopback, as far as the test needs it.
func newEditor(t *testing.T, loopback bool) *Editor {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	l := &ingest.Library{Store: s, Export: export.Story}
	w, err := watch.New(l, fetch.Options{Contact: "desk@example.org", AllowLoopback: loopback, Delay: time.Millisecond}, 0)
	if err != nil {
		t.Fatal(err)
	}
	e := New(l, Options{Watcher: w, Watches: true, Works: true, Fault: func(err error) { t.Error(err) }})
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = e.Run(ctx) }) // ends with ctx
	t.Cleanup(func() {
		stop()
		running.Wait()
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// publisher serves a page, a feed and nothing else.
func publisher(t *testing.T) string {
	t.Helper()
	pages := map[string]string{"/weir.html": weir, "/feed.xml": feedOf, "/": `<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>`}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if pages[r.URL.Path] == "" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, pages[r.URL.Path])
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func file(name, body string) File {
	return File{Name: name, At: strings.NewReader(body), Size: int64(len(body))}
}

// fates tells what became of each item, by its name without what stands before it.
func fates(in *Intake) map[string]Fate {
	out := map[string]Fate{}
	for _, item := range in.Items {
		out[item.Name[strings.LastIndexByte(item.Name, '/')+1:]] = item.Fate
	}
	return out
}

func TestTakeFiles(t *testing.T) {
	e := newEditor(t, false)
	other := strings.ReplaceAll(weir, "Tolland", "Marsh End")
	line := `{"id":"a1","text":"Gate opened\n\nThe gate at Tolland was opened at four, its keeper said.","series":"The Mill"}` + "\n"
	in, err := e.TakeFiles(t.Context(), []File{
		file("../../etc/passwd", weir), file(`C:\Users\ada\weir.html`, other), file("photo\x00\u202egpj.exe", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02\x03"),
		file("mill.jsonl", line), file("empty.txt", ""), file(strings.Repeat("long", 100)+".txt", weir+"<!-- -->"),
	})
	if err != nil {
		t.Fatal(err)
	}
	got := fates(in)
	want := map[string]Fate{"passwd": Taken, "weir.html": Taken, "photogpj.exe": Refused, "empty.txt": Refused}
	for name, fate := range want {
		if got[name] != fate {
			t.Errorf("%s: %q in %v", name, got[name], got)
		}
	}
	if in.Taken != 4 || in.Refused != 2 || !in.Done {
		t.Errorf("%+v", in)
	}
	for _, item := range in.Items {
		if strings.HasPrefix(item.Name, "/") || strings.Contains(item.Name, "..") || len(item.Name) > 300 {
			t.Errorf("named %q", item.Name)
		}
	}
	again, err := e.TakeFiles(t.Context(), []File{file("passwd", weir), file("mill.jsonl", line)})
	if err != nil || again.Known != 2 || again.Taken != 0 {
		t.Errorf("again: %+v, %v", again, err)
	}
}

// TestTwoOfOneName holds that two reports whose files have one name are not taken for versions of one.
func TestTwoOfOneName(t *testing.T) {
	e := newEditor(t, false)
	in, err := e.TakeFiles(t.Context(), []File{file("article.html", weir), file("article.html", strings.ReplaceAll(weir, "weir", "bridge"))})
	if err != nil || in.Taken != 2 {
		t.Fatalf("%+v, %v", in, err)
	}
	second, err := e.library.Capture(t.Context(), in.Items[1].Seq)
	if err != nil || second.Former != 0 {
		t.Errorf("a version of %d, %v", second.Former, err)
	}
}

func TestBounds(t *testing.T) {
	e := newEditor(t, false)
	huge := File{Name: "huge.warc", At: bytes.NewReader(nil), Size: MostUpload + 1}
	_, files := e.TakeFiles(t.Context(), []File{huge})
	_, many := e.TakeFiles(t.Context(), slices.Repeat([]File{file("a", "b")}, MostFiles+1))
	_, texts := e.TakeTexts(t.Context(), make([]Text, MostTexts+1))
	_, addresses := e.TakeAddresses(make([]string, MostAddresses+1))
	for name, err := range map[string]error{"a huge file": files, "many files": many, "many texts": texts, "many addresses": addresses} {
		if p := problemOf(err); p == nil || p.Do == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	in, err := e.TakeTexts(t.Context(), []Text{{"long", strings.Repeat("x", MostText+1)}, {"good", weir}})
	if err != nil || in.Taken != 1 || in.Refused != 1 {
		t.Errorf("%+v, %v", in, err)
	}
	if captures, err := e.library.Captures(t.Context(), 0, 10); len(captures) != 1 || err != nil {
		t.Errorf("%d captures, %v", len(captures), err)
	}
}

// settled waits until all of an intake is fetched.
func settled(t *testing.T, e *Editor, in *Intake) *Intake {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if seen, err := e.Intake(in.ID); err != nil || seen.Done {
			return seen
		}
	}
	t.Fatal("it is never done")
	return nil
}

func TestTakeAddresses(t *testing.T) {
	e, site := newEditor(t, true), publisher(t)
	in, err := e.TakeAddresses([]string{site + "/weir.html", " " + site + "/weir.html ", site + "/none.html", "file:///etc/passwd", "javascript:alert(1)", "https://ada:secret@example.org/x",
		"http://192.168.7.1/router", "not an address", "http://x/\x00", strings.Repeat("x", 9000)})
	if err != nil {
		t.Fatal(err)
	}
	in = settled(t, e, in)
	if in.Taken != 1 || in.Refused != 8 || len(in.Items) != 9 {
		t.Errorf("%+v", in)
	}
	for _, item := range in.Items {
		if item.Fate == Refused && item.Why == "" || strings.Contains(item.Name, "secret") || item.Fate == Taken && item.Seq == 0 {
			t.Errorf("%+v", item)
		}
	}
	all, err := e.TakeAddresses([]string{site + "/feed.xml"})
	if err != nil {
		t.Fatal(err)
	}
	if all = settled(t, e, all); all.Known != 1 || all.Refused != 1 || all.Taken != 0 {
		t.Errorf("%+v", all)
	}
	document, err := e.TakeFiles(t.Context(), []File{file("feed.xml", strings.ReplaceAll(feedOf, "<link>", "<link>"+site)), file("a.html", weir)})
	if err != nil {
		t.Fatal(err)
	}
	if document = settled(t, e, document); document.Taken != 1 || document.Known != 1 || document.Refused != 1 {
		t.Errorf("%+v", document)
	}
}

// TestGuarded holds that nothing of this machine is asked for anybody, and nobody at all without a contact.
func TestGuarded(t *testing.T) {
	e, site := newEditor(t, false), publisher(t)
	in, err := e.TakeAddresses([]string{site + "/weir.html"})
	if err != nil {
		t.Fatal(err)
	}
	if in = settled(t, e, in); in.Refused != 1 || !strings.Contains(in.Items[0].Why, "no public address") {
		t.Errorf("%+v", in)
	}
	if _, err := e.Follow(t.Context(), site+"/feed.xml"); problemOf(err) == nil || problemOf(err).Kind != news.Unsafe {
		t.Error(err)
	}
	e.Watcher = nil
	_, taken := e.TakeAddresses([]string{site})
	_, followed := e.Follow(t.Context(), site)
	for _, err := range []error{taken, followed} {
		if p := problemOf(err); p == nil || !strings.Contains(p.Do, "--contact") {
			t.Error(err)
		}
	}
	list, err := e.TakeFiles(t.Context(), []File{file("feed.xml", feedOf)})
	if err != nil || list.Refused != 1 || !strings.Contains(list.Items[0].Why, "--contact") {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestFollow(t *testing.T) {
	e, site := newEditor(t, true), publisher(t)
	f, err := e.Follow(t.Context(), site+"/")
	if err != nil || len(f.New) != 1 || f.New[0].Title != "The Tolland Post" || f.Named != site+"/feed.xml" {
		t.Fatalf("%+v, %v", f, err)
	}
	if f, err = e.Follow(t.Context(), site+"/feed.xml"); err != nil || len(f.New) != 0 || len(f.Known) != 1 {
		t.Errorf("%+v, %v", f, err)
	}
	for _, address := range []string{"", site + "/weir.html", site + "/none", "ftp://example.org/", "https://ada:secret@example.org/feed", strings.Repeat("x", 5000)} {
		if _, err := e.Follow(t.Context(), address); problemOf(err) == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%.40s: %v", address, err)
		}
	}
	if err := e.AskNow(t.Context(), site+"/feed.xml"); err != nil {
		t.Error(err)
	}
	if err := e.AskNow(t.Context(), site+"/other.xml"); problemOf(err) == nil || problemOf(err).Kind != news.NotFound {
		t.Error(err)
	}
	if err := e.Unfollow(t.Context(), site+"/feed.xml"); err != nil {
		t.Error(err)
	}
	if err := e.Unfollow(t.Context(), site+"/feed.xml"); problemOf(err) == nil {
		t.Error("given up twice")
	}
}

func TestMakeRule(t *testing.T) {
	e := newEditor(t, false)
	good := store.Rule{Name: " ferry <script> ", Words: "ferry", Webhook: "https://desk.example/hook", Secret: "mine", AllowPrivate: true}
	made, err := e.MakeRule(t.Context(), good)
	if err != nil || made.Name != "ferry <script>" || !strings.HasPrefix(made.Secret, "whsec_") || made.AllowPrivate || made.ID == 0 {
		t.Fatalf("%+v, %v", made, err)
	}
	for name, r := range map[string]store.Rule{
		"twice": good, "no name": {Words: "ferry"}, "nothing asked": {Name: "a"}, "only without": {Name: "a", Words: "-ferry"}, "no kind": {Name: "a", Kinds: []news.FindingKind{"truth"}},
		"short claim": {Name: "a", Claim: "so what"}, "long": {Name: strings.Repeat("a", 10<<20), Words: "ferry"}, "many names": {Name: "a", Names: make([]string, 21)}, "control": {Name: "a\x00b", Words: "ferry"},
		"no text": {Name: "a", Words: "\xff"}, "a line break": {Name: "a\nb", Words: "ferry"}, "script": {Name: "a", Words: "b", Webhook: "javascript:alert(1)"}, "file": {Name: "a", Words: "b", Webhook: "file:///etc/passwd"},
		"with a password": {Name: "a", Words: "b", Webhook: "https://ada:secret@example.org/"}, "this machine": {Name: "a", Words: "b", Webhook: "http://localhost:8080/"},
		"loopback": {Name: "a", Words: "b", Webhook: "http://127.0.0.1/"}, "IPv6": {Name: "a", Words: "b", Webhook: "http://[::1]/"}, "private": {Name: "a", Words: "b", Webhook: "http://10.0.0.1/"},
		"metadata": {Name: "a", Words: "b", Webhook: "http://169.254.169.254/latest"},
	} {
		if _, err := e.MakeRule(t.Context(), r); problemOf(err) == nil || strings.Contains(err.Error(), "secret@") {
			t.Errorf("%s: %.200v", name, err)
		}
	}
	if rules, err := e.library.Rules(t.Context()); len(rules) != 1 || err != nil {
		t.Errorf("%d rules, %v", len(rules), err)
	}
	if name, err := e.RemoveRule(t.Context(), made.ID); err != nil || name != made.Name {
		t.Error(name, err)
	}
	if _, err := e.RemoveRule(t.Context(), made.ID); problemOf(err) == nil || problemOf(err).Kind != news.NotFound {
		t.Error(err)
	}
}

// TestTryRule sends a sample, and tells why it did not get there.
func TestTryRule(t *testing.T) {
	e := newEditor(t, false)
	made, err := e.MakeRule(t.Context(), store.Rule{Name: "a", Words: "ferry", Webhook: "https://desk.example/hook"})
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	e.library.Send = func(_ context.Context, r *store.Rule, d *store.Delivery) error {
		if sent++; sent > 1 {
			return errors.New("it answers 500")
		}
		return nil
	}
	if _, err := e.TryRule(t.Context(), made.ID); err != nil {
		t.Error(err)
	}
	if _, err := e.TryRule(t.Context(), made.ID); err == nil || !strings.Contains(err.Error(), "it answers 500") {
		t.Error(err)
	}
}

// TestPatience holds that nobody waits for ever for a publisher who does not answer.
func TestPatience(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := New(nil, Options{Watcher: &watch.Watcher{Fetch: silence{}}})
		_, err := e.Follow(t.Context(), "https://silent.example/feed")
		if p := problemOf(err); p == nil || p.Kind != news.Unreachable {
			t.Error(err)
		}
	})
}

// silence is a publisher who never answers.
type silence struct{}

func (silence) Get(ctx context.Context, _ string, _ fetch.Validators) (fetch.Result, error) {
	<-ctx.Done()
	return fetch.Result{}, ctx.Err()
}

// TestForgets holds that what is remembered of intakes is bounded, and cannot be guessed.
func TestForgets(t *testing.T) {
	e := New(nil, Options{})
	first := e.intakes.begin(Intake{})
	for range mostIntakes {
		e.intakes.begin(Intake{})
	}
	if _, err := e.Intake(first.ID); problemOf(err) == nil || len(first.ID) < 20 {
		t.Errorf("%q is remembered: %v", first.ID, err)
	}
	in := Intake{}
	for range 2 * mostItems {
		in.add(Item{Fate: Taken})
	}
	if in.Taken != 2*mostItems || len(in.Items) != mostItems {
		t.Errorf("%d, %d", in.Taken, len(in.Items))
	}
}

func FuzzBaseName(f *testing.F) {
	f.Add("../../etc/passwd")
	f.Add("C:\\a\\..")
	f.Add("\u202e\x00")
	f.Fuzz(func(t *testing.T, name string) {
		got := baseName(name)
		if got == "" || len(got) > longestName || strings.ContainsAny(got, "/\\\x00\n") || strings.Trim(got, ".") == "" {
			t.Errorf("%q is called %q", name, got)
		}
	})
}
