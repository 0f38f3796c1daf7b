package label

import (
	_ "embed"
	"errors"
	"sync"

	"headwater/internal/seqlabel"
	"headwater/internal/text/syntax"
)

//go:embed attribution.model
var modelBytes []byte

// builtin is the model that lives in the program; a test loads it, so an error is a broken build.
var builtin = sync.OnceValue(func() *Model {
	m, err := Load(modelBytes)
	if err != nil {
		panic(err)
	}
	return m
})

// ErrModel is given for bytes that are a model of something else.
var ErrModel = errors.New("label: not an attribution model")

// Model is a trained labeller. It is safe for use by several goroutines, each with a [Reader] of its own.
type Model struct{ chain *seqlabel.Model }

// Load reads a model that [Train] made. The bytes must not change afterwards.
func Load(data []byte) (*Model, error) {
	m, err := seqlabel.Load(data)
	if err != nil {
		return nil, err
	}
	if len(m.Labels) != len(fineLabels) {
		return nil, ErrModel
	}
	return &Model{m}, nil
}

// NewReader returns a reader for one goroutine at a time.
func (m *Model) NewReader() *Reader {
	return &Reader{decoder: m.chain.NewDecoder(), parser: syntax.New()}
}
