package main

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"headwater/internal/eval"
)

// plainReader gathers texts without their labels from the public corpora. What models are measured on
// is left out.
type plainReader struct {
	data  string
	texts []string
	err   error
}

// files calls read with the contents of each file that the pattern names.
func (r *plainReader) files(pattern string, read func(body string)) {
	names, err := filepath.Glob(filepath.Join(r.data, pattern))
	if err == nil && len(names) == 0 {
		err = os.ErrNotExist
	}
	for _, name := range names {
		if err != nil {
			break
		}
		var body []byte
		if body, err = os.ReadFile(name); err == nil {
			read(string(body))
		}
	}
	if r.err == nil && err != nil {
		r.err = &os.PathError{Op: "read", Path: pattern, Err: err}
	}
}

func (r *plainReader) add(text string) { r.texts = append(r.texts, text) }

// news reads the articles that PolNeAR trains on, and GAP's passages.
func (r *plainReader) news() {
	r.files("polnear/train/text/*.txt", r.add)
	r.files("gap/gap-*.tsv", func(table string) {
		for line := range strings.Lines(table) {
			if fields := strings.Split(line, "\t"); len(fields) > 1 && fields[0] != "ID" {
				r.add(fields[1])
			}
		}
	})
}

// unlabelled reads the other corpora as plain text: TimeBank and AQUAINT, ECB+, WikiGold.
func (r *plainReader) unlabelled() {
	r.timeBank()
	r.ecb()
	r.wikipedia()
}

// treebanks reads the sentences of the treebanks that the tagger learns from.
func (r *plainReader) treebanks() {
	for _, name := range treebanks {
		r.files(name, func(body string) {
			for line := range strings.Lines(body) {
				if s, ok := strings.CutPrefix(line, "# text = "); ok {
					r.add(s)
				}
			}
		})
	}
}

var (
	timeBankText = regexp.MustCompile(`(?s)<TEXT>(.*?)</TEXT>`)
	anyTag       = regexp.MustCompile(`<[^>]*>`)
	ecbToken     = regexp.MustCompile(`<token t_id="\d+" sentence="(\d+)" number="\d+">([^<]*)</token>`)
)

// timeBank reads TimeBank and AQUAINT.
func (r *plainReader) timeBank() {
	r.files("tempeval3/*/*.tml", func(body string) {
		for _, m := range timeBankText.FindAllStringSubmatch(body, -1) {
			r.add(html.UnescapeString(anyTag.ReplaceAllString(m[1], "")))
		}
	})
}

// ecb reads ECB+, which gives its words only, marks cut off.
func (r *plainReader) ecb() {
	r.files("ecbplus/*/*.xml", func(body string) {
		var text strings.Builder
		sentence := ""
		for _, m := range ecbToken.FindAllStringSubmatch(body, -1) {
			switch {
			case m[1] != sentence:
				text.WriteByte('\n')
			case text.Len() > 0:
				text.WriteByte(' ')
			}
			sentence = m[1]
			text.WriteString(html.UnescapeString(m[2]))
		}
		r.add(joinMarks.Replace(text.String()))
	})
}

// joinMarks puts together again the commonest of what ECB+ cuts.
var joinMarks = strings.NewReplacer(" ' s ", "'s ", "n ' t ", "n't ", " ' re ", "'re ", " ' ve ", "'ve ", " ' ll ", "'ll ",
	" - ", "-", "`` ", "“", " ''", "”", "U . S .", "U.S.")

// wikipedia reads the part of WikiGold that names are learnt from.
func (r *plainReader) wikipedia() {
	all, err := eval.ReadNames(filepath.Join(r.data, "ner/wikigold.conll.txt"))
	if err != nil && r.err == nil {
		r.err = err
	}
	train, _ := eval.FifthApart(all)
	for _, t := range train {
		r.add(t.Text)
	}
}
