package ingest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"headwater/internal/alert"
	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/story"
	"headwater/internal/webhook"
)

const (
	brandt = `Flood at Harrow Mere came after two failures

By Tessa Lund
12 March 2026

The village of Harrow Mere was flooded on Tuesday night when the sluice gave way above the mill.

The gate of the sluice had failed twice before the flood, said Ida Brandt, the council's engineer. She showed the log of both failures to this newspaper.

The flood filled 34 houses in Mill Lane and drowned the pumps, and the village school stays shut until Monday, the council said.
`
	velde = `Flood at Harrow Mere: "Nobody came," says the miller

By Karl Moe
13 March 2026

Jonas Velde has run the mill at Harrow Mere for thirty years. When the sluice gave way on Tuesday night and flooded the village, he stood in water up to his chest.

The sluice gate had failed twice before the flood, Velde told the Herald. He had helped to wind it up by hand both times.

The flood filled 34 houses in Mill Lane, and Ida Brandt, the engineer, has the pumps of Harrow Mere taken out. He wants the council to pay for his grain.
`
	denial = `Flood at Harrow Mere: council says that the gate was sound

14 March 2026

The village of Harrow Mere was flooded on Tuesday night when the sluice gave way. The flood filled 34 houses in Mill Lane and drowned the pumps.

The council's chairwoman, Petra Holm, denied that the sluice gate had failed twice before the flood. "It passed every test," Holm said. Ida Brandt, the council's engineer, and Jonas Velde, who runs the mill, have said otherwise.
`
)

// inbox is a receiver that keeps what it gets and answers as it is told to.
type inbox struct {
	*httptest.Server
	mutex   sync.Mutex
	got     []*http.Request
	bodies  []string
	answers []int // codes of the next answers; 204 behind the last
}

func newInbox(t *testing.T, answers ...int) *inbox {
	in := &inbox{answers: answers}
	in.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		in.mutex.Lock()
		defer in.mutex.Unlock()
		in.got, in.bodies = append(in.got, r), append(in.bodies, string(body))
		code := http.StatusNoContent
		if len(in.answers) > 0 {
			code, in.answers = in.answers[0], in.answers[1:]
		}
		w.WriteHeader(code)
	}))
	t.Cleanup(in.Close)
	return in
}

// alerting opens a library that tells its rules, with short pauses between attempts.
func alerting(t *testing.T, path string, in *inbox) *ingest.Library {
	l := libraryIn(t, path)
	l.Import = export.ReadStory
	l.Retries = []time.Duration{0, 0, 0}
	l.Send = func(ctx context.Context, r *store.Rule, d *store.Delivery) error {
		err := webhook.Send(ctx, webhook.Message{To: in.URL, ID: alert.MessageID(r.Name, d.Key), Secret: r.Secret, Body: d.Payload, AllowPrivate: r.AllowPrivate})
		if errors.Is(err, webhook.ErrGone) {
			return fmt.Errorf("%w: %w", ingest.ErrUnwanted, err)
		}
		return err
	}
	return l
}

// report adds a report to a library and brings it up to date.
func report(t *testing.T, l *ingest.Library, outlet, text string) {
	t.Helper()
	url := "https://" + outlet + ".example/mere"
	_, err := l.Add(t.Context(), []store.Capture{{Capture: news.Capture{Name: url, URL: url, Media: "text/plain", Body: []byte(text)}, Arrived: captureDay}}, store.Mark{})
	must(t, err)
	must(t, l.Drain(t.Context()))
}

func followGate(in *inbox) store.Rule {
	return store.Rule{Name: "gate", Claim: "The sluice gate failed two times before the flood", Webhook: in.URL, Secret: "whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQ=",
		Kinds: []news.FindingKind{alert.OriginGained, alert.Denied}, AllowPrivate: true}
}

func TestFollowedClaim(t *testing.T) { followedClaim(t, filepath.Join(t.TempDir(), "a.db")) }

// followedClaim is told by a signed request, once, when a claim that is followed gains a second origin.
func followedClaim(t *testing.T, path string) {
	t.Helper()
	in := newInbox(t)
	l := alerting(t, path, in)
	_, err := l.SaveRule(t.Context(), followGate(in))
	must(t, err)
	report(t, l, "courier", brandt)
	if len(in.bodies) != 0 {
		t.Fatalf("told of a single origin: %v", in.bodies)
	}
	report(t, l, "herald", velde)
	if len(in.bodies) != 1 {
		t.Fatalf("%d requests for a second origin: %v", len(in.bodies), in.bodies)
	}
	var m alert.Message
	must(t, json.Unmarshal([]byte(in.bodies[0]), &m))
	h := in.got[0].Header
	if m.Type != "headwater.origin-gained" || len(m.Data.Passages) < 2 || !strings.Contains(m.Data.What, "2 independent origins") ||
		!strings.HasPrefix(h.Get("webhook-signature"), "v1,") || !strings.HasPrefix(h.Get("webhook-id"), "msg_") {
		t.Errorf("%v\n%+v", h, m)
	}
	again := alerting(t, path, in)
	must(t, again.GroupAnew(t.Context()))
	must(t, again.Drain(t.Context()))
	if len(in.bodies) != 1 {
		t.Errorf("a rebuild told again: %v", in.bodies[1:])
	}
}

// What a story is told of is what is new in it, each thing once, and the same whether it was judged just now or
// read back from what is kept.
func TestChanges(t *testing.T) {
	day := news.Day(2026, time.March, 20)
	judge := func(texts ...string) *news.Story {
		var readings []*news.Reading
		for i, text := range texts {
			r, err := ingest.Read(&news.Capture{Name: fmt.Sprintf("%d.txt", i), Body: []byte(text)}, day)
			must(t, err)
			readings = append(readings, r)
		}
		return ingest.Compare(readings, day)
	}
	kept := func(st *news.Story) *news.Story {
		var b strings.Builder
		must(t, export.Story(&b, st))
		back, err := export.ReadStory([]byte(b.String()))
		must(t, err)
		return back
	}
	kinds := func(former, now *news.Story) string {
		var list []string
		for _, e := range alert.Changes(former, now) {
			if e.Kind != alert.ClaimTold {
				list = append(list, string(e.Kind))
			}
			t.Logf("%s: %s", e.Kind, e.What)
		}
		slices.Sort(list)
		return strings.Join(list, " ")
	}
	one, two, all := judge(brandt), judge(brandt, velde), judge(brandt, velde, denial)
	for _, test := range []struct {
		former, now *news.Story
		want        string
	}{
		{nil, one, "new-report"},
		{kept(one), one, ""},
		{kept(one), two, "new-report origin-gained"},
		{kept(two), two, ""},
		{kept(two), all, "denied disputed new-report"},
		{kept(all), all, ""},
		{kept(all), one, ""},
	} {
		if got := kinds(test.former, test.now); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestDeliveryIsTriedAgain(t *testing.T) {
	tests := map[string]struct {
		answers  []int
		requests int
		sent     bool
	}{
		"twice in trouble": {[]int{500, 500}, 3, true},
		"for good":         {[]int{500, 500, 500, 500, 500, 500}, 4, false},
		"unwanted":         {[]int{410, 410}, 1, false},
		"sent on":          {[]int{302, 302, 302, 302, 302}, 4, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in := newInbox(t, test.answers...)
			l := alerting(t, filepath.Join(t.TempDir(), "a.db"), in)
			_, err := l.SaveRule(t.Context(), store.Rule{Name: "mere", Words: "sluice", Kinds: []news.FindingKind{alert.NewReport}, Webhook: in.URL, AllowPrivate: true})
			must(t, err)
			report(t, l, "courier", brandt)
			ids := map[string]bool{}
			for _, r := range in.got {
				ids[r.Header.Get("webhook-id")] = true
			}
			if len(in.got) != test.requests || len(ids) != 1 {
				t.Errorf("%d requests of %d ids", len(in.got), len(ids))
			}
			rules, err := l.Rules(t.Context())
			must(t, err)
			told, err := l.Deliveries(t.Context(), rules[0].ID, 0, 10)
			must(t, err)
			if len(told) != 1 || told[0].Sent.IsZero() == test.sent || told[0].GivenUp == test.sent || !test.sent && told[0].Failure == "" {
				t.Errorf("%+v", told)
			}
		})
	}
}

// Of a page that is changed a rule is told once for each change that means something, and not of the report anew.
func TestSilentChangeIsTold(t *testing.T) {
	in := newInbox(t)
	l := alerting(t, filepath.Join(t.TempDir(), "a.db"), in)
	_, err := l.SaveRule(t.Context(), store.Rule{Name: "silent", Names: []string{"Brandt"}, Kinds: []news.FindingKind{alert.SilentlyChanged, alert.NewReport},
		Webhook: in.URL, AllowPrivate: true})
	must(t, err)
	text := brandt
	for i, step := range []struct{ old, new, want string }{
		{"", "", "headwater.new-report"},
		{"this newspaper", "this newspapper", ""},
		{"34 houses", "43 houses", "headwater.silently-changed"},
		{"Mill Lane and", "Mill Lane  and", ""},
	} {
		before := len(in.bodies)
		text = strings.Replace(text, step.old, step.new, 1)
		_, err := l.Add(t.Context(), []store.Capture{{Capture: news.Capture{Name: "mere", URL: "https://courier.example/mere", Media: "text/plain", Body: []byte(text)},
			Arrived: captureDay.Add(time.Duration(i) * time.Hour)}}, store.Mark{})
		must(t, err)
		must(t, l.Drain(t.Context()))
		if got := strings.Join(in.bodies[before:], "\n"); (got == "") != (step.want == "") || !strings.Contains(got, step.want) || len(in.bodies) > before+1 {
			t.Errorf("step %d: %s", i, got)
		}
	}
}

// A process that dies between judging and sending loses nothing: whoever works next sends it, once.
func TestDeliveryOutlivesItsProcess(t *testing.T) {
	in := newInbox(t)
	path := filepath.Join(t.TempDir(), "a.db")
	dying := alerting(t, path, in)
	dying.Send = nil
	_, err := dying.SaveRule(t.Context(), store.Rule{Name: "mere", Words: "sluice", Webhook: in.URL, AllowPrivate: true})
	must(t, err)
	report(t, dying, "courier", brandt)
	if len(in.got) != 0 {
		t.Fatal("it was sent")
	}
	for range 2 {
		must(t, alerting(t, path, in).Drain(t.Context()))
	}
	if len(in.got) != 1 {
		t.Errorf("%d requests", len(in.got))
	}
}

// A followed claim is found in other words, and not in a claim that only shares words with it.
func TestTelling(t *testing.T) {
	day := news.Day(2026, time.March, 20)
	read := func(words string) *news.Reading {
		r, err := ingest.Read(&news.Capture{Name: words[:9], Body: []byte(words)}, day)
		must(t, err)
		return r
	}
	st := ingest.Compare([]*news.Reading{read(brandt), read(velde), read(denial)}, day)
	for claim, want := range map[string]string{
		"The gate of the sluice had failed twice before the flood":              "failed twice",
		"Before the flood, the sluice gate failed two times":                    "failed twice",
		"The village school stays shut up to Monday":                            "school stays shut",
		"In Mill Lane, 34 houses were filled by the flood":                      "filled 34 houses",
		"In Mill Lane, 90 houses were filled by the flood":                      "",
		"The pump of the school had failed before the election on Monday":       "",
		"The sluice gate at Corran was painted twice before the flood festival": "",
		"The council paid for a new school at Corran in the autumn":             "",
	} {
		var got []string
		for _, i := range story.Telling(st, ingest.ReadArticle(&news.Article{Text: claim + ".", Language: "en"}, day)) {
			for _, a := range st.Claims[i].Assertions {
				got = append(got, a.Attribution.Passage.Of(st.Dossier.Readings[a.Article].Article.Text))
			}
		}
		switch all := strings.Join(got, " | "); {
		case want == "" && len(got) > 0, want != "" && !strings.Contains(all, want):
			t.Errorf("%q is told by %q, want %q", claim, all, want)
		}
	}
}
