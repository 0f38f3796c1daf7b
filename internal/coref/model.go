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

// theModel is read when the first article is.
var theModel = sync.OnceValue(func() *model {
	m, err := load(weightsFile)
	if err != nil {
		panic(err) // the weights are part of the program; a test reads them
	}
	return m
})

// load reads lines of a template's number, a feature's number in it, and a weight. Features that are
// not given weigh nothing; text after the weight is for people.
func load(data []byte) (*model, error) {
	m := &model{weights: make([]float32, featureCount)}
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

func (m *model) set(columns []string) error {
	if len(columns) != 3 {
		return ErrModel
	}
	t, err1 := strconv.Atoi(columns[0])
	at, err2 := strconv.Atoi(columns[1])
	weight, err3 := strconv.ParseFloat(columns[2], 32)
	if errors.Join(err1, err2, err3) != nil || t < 0 || t >= len(templates) || at < 0 || templates[t].start+at >= featureCount {
		return ErrModel
	}
	m.weights[templates[t].start+at] = float32(weight)
	return nil
}

// pack writes the weights as load reads them, a remark before each template.
func (m *model) pack() []byte {
	var b bytes.Buffer
	for t := range templates {
		end := featureCount
		if t+1 < len(templates) {
			end = templates[t+1].start
		}
		fmt.Fprintf(&b, "# %s %v\n", templates[t].name, templates[t].sizes)
		for i := templates[t].start; i < end; i++ {
			if w := strconv.FormatFloat(float64(m.weights[i]), 'f', 3, 32); w != "0.000" && w != "-0.000" {
				fmt.Fprintf(&b, "%d %d %s\n", t, i-templates[t].start, w)
			}
		}
	}
	return b.Bytes()
}
