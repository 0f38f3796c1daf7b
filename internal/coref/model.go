package coref

import (
	"bufio"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed coref.weights
var weightsFile []byte

// ErrModel is given for bytes that are no weights of this package.
var ErrModel = errors.New("coref: not weights of this package")

// model is one weight for each feature.
type model struct{ weights []float32 }

func newModel() *model { return &model{make([]float32, featureCount)} }

// theModel is read when the first article is.
var theModel = sync.OnceValue(func() *model {
	m, err := load(weightsFile)
	if err != nil {
		panic(err) // the weights are part of the program; a test reads them
	}
	return m
})

// load reads lines of a template's number, a feature's number in it, and its weight. Features that are
// not given weigh nothing; lines that open with # are for people.
func load(data []byte) (*model, error) {
	m := newModel()
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := m.set(strings.Fields(line)); err != nil {
			return nil, err
		}
	}
	return m, lines.Err()
}

// set takes in the columns of one line.
func (m *model) set(columns []string) error {
	if len(columns) != 3 {
		return ErrModel
	}
	t, err1 := strconv.Atoi(columns[0])
	at, err2 := strconv.Atoi(columns[1])
	weight, err3 := strconv.ParseFloat(columns[2], 32)
	if errors.Join(err1, err2, err3) != nil || t < 0 || t >= len(templates) || at < 0 || at >= templates[t].size() {
		return ErrModel
	}
	m.weights[templates[t].start+at] = float32(weight)
	return nil
}

// pack writes the weights as load reads them, a remark before each template.
func (m *model) pack() []byte {
	var b bytes.Buffer
	for t := range templates {
		fmt.Fprintf(&b, "# %s %v\n", templates[t].name, templates[t].sizes)
		for i := range templates[t].size() {
			w := float64(m.weights[templates[t].start+i])
			if s := strconv.FormatFloat(w, 'f', 3, 32); s != "0.000" && s != "-0.000" {
				fmt.Fprintf(&b, "%d %d %s\n", t, i, s)
			}
		}
	}
	return b.Bytes()
}
