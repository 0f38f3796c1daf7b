package eval

import (
	"cmp"
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"headwater/internal/text"
)

// EventMention is a place in a report where ECB+ says that an event is told; mentions of one event
// have one name in all reports of a topic.
type EventMention struct {
	text.Span // into EventReport.Text
	Event     string
}

// ecbFile is a file of ECB+: its tokens, the stretches of them that are marked, and which of these are of one event.
type ecbFile struct {
	Tokens    []ecbToken `xml:"token"`
	Markables struct {
		List []struct {
			XMLName xml.Name
			ecbRef
			Anchors []struct {
				Token string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:",any"`
	}
	Relations struct {
		List []struct {
			Event   string   `xml:"note,attr"`
			Sources []ecbRef `xml:"source"`
		} `xml:"CROSS_DOC_COREF"`
	}
}

type ecbToken struct {
	ID       string `xml:"t_id,attr"`
	Sentence string `xml:"sentence,attr"`
	Text     string `xml:",chardata"`
}

type ecbRef struct {
	ID string `xml:"m_id,attr"`
}

// ReadECBEvents reads where report r, one of those below dir, tells an event, in order of place. Acts of
// reporting are no events here.
func ReadECBEvents(dir string, r EventReport) ([]EventMention, error) {
	b, err := os.ReadFile(filepath.Join(dir, r.Topic, r.Name+".xml"))
	if err != nil {
		return nil, err
	}
	var f ecbFile
	if err := xml.Unmarshal(b, &f); err != nil {
		return nil, err
	}
	event := map[string]string{} // markable → event
	for _, l := range f.Relations.List {
		for _, s := range l.Sources {
			event[s.ID] = l.Event
		}
	}
	var list []EventMention
	for _, m := range f.Markables.List {
		if !strings.Contains(m.XMLName.Local, "ACTION") || strings.Contains(m.XMLName.Local, "REPORT") || len(m.Anchors) == 0 {
			continue
		}
		var anchors []string
		for _, a := range m.Anchors {
			anchors = append(anchors, a.Token)
		}
		if at := f.find(anchors, r.Text); !at.Empty() {
			list = append(list, EventMention{at, cmp.Or(event[m.ID], r.Name+"/"+m.ID)})
		}
	}
	slices.SortFunc(list, func(a, b EventMention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.Event, b.Event))
	})
	return list, nil
}

// find returns where the tokens of these names stand in a text rebuilt from all of them; empty where their
// sentence does not stand there as one line.
func (f *ecbFile) find(ids []string, in string) text.Span {
	var sentence string
	var words, line strings.Builder
	for _, t := range f.Tokens {
		if slices.Contains(ids, t.ID) {
			sentence = t.Sentence
			words.WriteString(t.Text + " ")
		}
	}
	for _, t := range f.Tokens {
		if t.Sentence == sentence {
			line.WriteString(t.Text + " ")
		}
	}
	whole, told := Untokenize(line.String()), Untokenize(words.String())
	at := strings.Index(in, whole)
	if at < 0 || told == "" {
		return text.Span{}
	}
	i := strings.Index(" "+whole, " "+told)
	if i < 0 {
		return text.Span{}
	}
	return text.Span{Start: at + i, End: at + i + len(strings.TrimRight(told, " "))}
}
