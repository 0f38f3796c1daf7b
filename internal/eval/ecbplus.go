package eval

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// EventReport is one report of a topic of ECB+.
type EventReport struct {
	Name   string // "12_3ecb"
	Topic  string
	Second bool   // of the topic's second event, which looks like the first
	Text   string // rebuilt from its tokens, one sentence a line; see Untokenize
}

// ReadECBPlus reads the topics below dir, each a folder with reports of two look-alike events: one
// man's arrest and another's, one earthquake and another (Cybulska and Vossen, "Using a sledgehammer
// to crack a nut? Lexical diversity and event coreference resolution", 2014). The reports come by
// topic and name.
func ReadECBPlus(dir string) ([]EventReport, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var reports []EventReport
	for _, f := range files {
		words, err := readTokens(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		name := strings.TrimSuffix(filepath.Base(f), ".xml")
		reports = append(reports, EventReport{
			Name: name, Topic: filepath.Base(filepath.Dir(f)),
			Second: strings.HasSuffix(name, "ecbplus"), Text: Untokenize(words),
		})
	}
	return reports, nil
}

// readTokens joins the token elements of a file, one sentence a line.
func readTokens(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	last := ""
	for d := xml.NewDecoder(f); ; {
		el, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		start, ok := el.(xml.StartElement)
		if !ok || start.Name.Local != "token" {
			continue
		}
		var token struct {
			Sentence string `xml:"sentence,attr"`
			Text     string `xml:",chardata"`
		}
		if err := d.DecodeElement(&token, &start); err != nil {
			return "", err
		}
		if token.Sentence != last && last != "" {
			b.WriteByte('\n')
		}
		last = token.Sentence
		b.WriteString(token.Text + " ")
	}
}
