package alert

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"headwater/internal/news"
	"headwater/internal/store"
)

// Message is what a webhook gets, in the form of Standard Webhooks: a type, a time, and what happened.
type Message struct {
	Type string    `json:"type"` // "headwater." and the kind of event
	Time time.Time `json:"timestamp"`
	Data Told      `json:"data"`
}

// Told is what happened.
type Told struct {
	Schema   string    `json:"schema"` // headwater/alert/1
	Rule     string    `json:"rule"`
	Kind     string    `json:"kind"`
	What     string    `json:"what"` // one plain sentence
	Story    Story     `json:"story"`
	Claim    string    `json:"claim,omitempty"`
	Passages []Passage `json:"passages"` // the newest first
}

// Story names the story in its library.
type Story struct {
	ID    store.StoryID `json:"id"`
	Title string        `json:"title"`
}

// Passage is the exact words with the report that they stand in.
type Passage struct {
	Exact     string `json:"exact"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Address   string `json:"address"` // of its page, or the name of its file
	SHA256    string `json:"sha256"`  // of what was captured there
}

// mostPassages and mostExact bound a message.
const (
	mostPassages = 10
	mostExact    = 2000 // bytes of one passage
)

// Delivery puts an event of a story into the words that a rule's receiver gets.
func Delivery(r *store.Rule, id store.StoryID, now *news.Story, e Event, at time.Time) (store.Delivery, error) {
	told := Told{Schema: "headwater/alert/1", Rule: r.Name, Kind: string(e.Kind), What: e.What, Story: Story{id, now.Title}, Passages: []Passage{}}
	if e.Claim >= 0 {
		told.Claim = now.Claims[e.Claim].Text
	}
	for _, p := range e.Passages[:min(len(e.Passages), mostPassages)] {
		a := now.Dossier.Readings[p.Article].Article
		told.Passages = append(told.Passages, Passage{Exact: cut(p.Span.Of(a.Text)), Title: a.Headline(), Publisher: a.Publisher.Name, Address: a.Address(), SHA256: a.SHA256})
	}
	payload, err := json.Marshal(Message{"headwater." + told.Kind, at.UTC().Truncate(time.Second), told})
	return store.Delivery{Rule: r.ID, Key: e.Key, Story: id, Created: at, Payload: payload}, err
}

// cut bounds a passage at the end of a word.
func cut(exact string) string {
	if len(exact) <= mostExact {
		return exact
	}
	end := mostExact
	for end > 0 && exact[end] != ' ' {
		end--
	}
	return exact[:end]
}

// Sample is a message by which a receiver can be tried out.
func Sample(r *store.Rule, at time.Time) (store.Delivery, error) {
	told := Told{Schema: "headwater/alert/1", Rule: r.Name, Kind: "test", What: "This is a test of the rule; nothing happened.", Passages: []Passage{}}
	payload, err := json.Marshal(Message{"headwater.test", at.UTC().Truncate(time.Second), told})
	return store.Delivery{Rule: r.ID, Key: keyOf("test", at.String()), Created: at, Payload: payload}, err
}

// namespace is that of the names made here.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("headwater/alert"))

// MessageID names a delivery for its receiver: the same however often it is sent.
func MessageID(rule, key string) string {
	return "msg_" + uuid.NewSHA1(namespace, []byte(rule+"\x00"+key)).String()
}
