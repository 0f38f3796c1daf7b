package coref

import (
	"bufio"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed coref.weights
var weightsFile []byte

// ErrModel is given for bytes that are no weights of this package.
var ErrModel = errors.New("coref: not weights of this package")

// model is one weight for each feature, for each class of pronouns.
type model struct{ weights [classes][]float32 }

func newModel() *model {
	var m model
	for c := range m.weights {
		m.weights[c] = make([]float32, featureCount)
	}
	return &m
}

// theModel is read when the first article is.
var theModel = sync.OnceValue(func() *model {
	m, err := load(weightsFile)
	if err != nil {
		panic(err) // the weights are part of the program; a test reads them
	}
	return m
})

// load reads lines of a template's number, a feature's number in it, and its weight for each class of
// pronouns. Features that are not given weigh nothing; lines that open with # are for people.
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
	if len(columns) != 2+int(classes) {
		return ErrModel
	}
	t, err1 := strconv.Atoi(columns[0])
	at, err2 := strconv.Atoi(columns[1])
	if err1 != nil || err2 != nil || t < 0 || t >= len(templates) || at < 0 || at >= templates[t].size() {
		return ErrModel
	}
	for c := range m.weights {
		weight, err := strconv.ParseFloat(columns[2+c], 32)
		if err != nil {
			return ErrModel
		}
		m.weights[c][templates[t].start+at] = float32(weight)
	}
	return nil
}

// pack writes the weights as load reads them, a remark before each template.
func (m *model) pack() []byte {
	var b bytes.Buffer
	for t := range templates {
		fmt.Fprintf(&b, "# %s %v\n", templates[t].name, templates[t].sizes)
		for i := range templates[t].size() {
			m.packOne(&b, t, i)
		}
	}
	return b.Bytes()
}

// packOne writes the weights of one feature, if it has any.
func (m *model) packOne(b *bytes.Buffer, t, i int) {
	line, some := fmt.Sprintf("%d %d", t, i), false
	for c := range m.weights {
		w := math.Round(float64(m.weights[c][templates[t].start+i])*1000) / 1000
		some = some || w != 0
		line += " " + strconv.FormatFloat(w+0, 'g', -1, 64)
	}
	if some {
		fmt.Fprintln(b, line)
	}
}
