package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"headwater/internal/attribute/label"
	"headwater/internal/text"
)

// readPolNeAR reads a part of the PolNeAR corpus: texts in text/ and stand-off annotation in the format
// of brat in attributions/, in order of file names. Of the few articles that several annotators read the
// first reading is taken, so that these do not count for more.
func readPolNeAR(dir string) ([]label.Example, error) {
	files, err := filepath.Glob(filepath.Join(dir, "attributions", "*.ann"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no attributions/*.ann", dir)
	}
	slices.Sort(files)
	examples := make([]label.Example, 0, len(files))
	last := ""
	for _, f := range files {
		stem := strings.TrimSuffix(filepath.Base(f), ".ann")
		article := stem[:strings.LastIndexByte(stem, '_')]
		if article == last {
			continue
		}
		last = article
		body, err := os.ReadFile(filepath.Join(dir, "text", article+".txt"))
		if err != nil {
			return nil, err
		}
		notes, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		doc := text.Analyze(string(body))
		examples = append(examples, label.Example{Doc: doc, Tags: bratTags(doc, string(notes))})
	}
	return examples, nil
}

// fragment is a passage of an annotation; a discontinuous annotation has several.
type fragment struct {
	text.Span
	role label.Role
}

// bratTags gives each token the label of the fragment that covers some of it. Only annotations that
// take part in an attribution count.
func bratTags(doc *text.Document, notes string) []int {
	fragments := bratFragments(notes, runeOffsets(doc.Text))
	tags := make([]int, len(doc.Tokens))
	last, next := -1, 0
	for i, t := range doc.Tokens {
		for next < len(fragments) && fragments[next].End <= t.Start {
			next++
		}
		if next == len(fragments) || fragments[next].Start >= t.End {
			continue
		}
		tags[i] = int(fragments[next].role) * 2
		if last != next {
			tags[i]--
		}
		last = next
	}
	return tags
}

// bratFragments reads T lines ("T1<tab>Cue 386 392;395 400<tab>words") and E lines
// ("E1<tab>Attribution:T4 Source:T3 Cue:T1"), and returns in order what the E lines use.
func bratFragments(notes string, offsets []int) []fragment {
	spans := make(map[string][]fragment)
	var used []fragment
	for line := range strings.Lines(notes) {
		fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(fields) < 2 {
			continue
		}
		switch fields[0][:min(1, len(fields[0]))] {
		case "T":
			kind, places, _ := strings.Cut(fields[1], " ")
			spans[fields[0]] = bratPlaces(kind, places, offsets)
		case "E":
			for arg := range strings.FieldsSeq(fields[1]) {
				_, id, _ := strings.Cut(arg, ":")
				used = append(used, spans[id]...)
			}
		}
	}
	slices.SortStableFunc(used, func(a, b fragment) int { return a.Start - b.Start })
	return slices.Compact(used)
}

var bratRoles = map[string]label.Role{"Source": label.Source, "Cue": label.Cue, "Content": label.Content}

func bratPlaces(kind, places string, offsets []int) []fragment {
	role, known := bratRoles[kind]
	if !known {
		return nil
	}
	var out []fragment
	for place := range strings.SplitSeq(places, ";") {
		from, to, _ := strings.Cut(place, " ")
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if errA == nil && errB == nil && a < b && b < len(offsets) {
			out = append(out, fragment{text.Span{Start: offsets[a], End: offsets[b]}, role})
		}
	}
	return out
}

// runeOffsets gives the byte offset of each code point of s, and of its end.
func runeOffsets(s string) []int {
	out := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}
