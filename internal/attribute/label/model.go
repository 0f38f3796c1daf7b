package label

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"sync"

	"headwater/internal/seqlabel"
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
type Model struct{ chain, judge *seqlabel.Model }

// Load reads a model that [Train] made. The bytes must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < 4 || uint64(len(data)-4) < uint64(binary.LittleEndian.Uint32(data)) {
		return nil, ErrModel
	}
	end := 4 + binary.LittleEndian.Uint32(data)
	chain, err := seqlabel.Load(data[4:end])
	if err != nil {
		return nil, err
	}
	judge, err := seqlabel.Load(data[end:])
	if err != nil {
		return nil, err
	}
	if len(chain.Labels) != len(fineLabels) || len(judge.Labels) != len(verdicts) {
		return nil, ErrModel
	}
	return &Model{chain, judge}, nil
}

// NewReader returns a reader for one goroutine at a time.
func (m *Model) NewReader() *Reader {
	return &Reader{chain: m.chain.NewPosterior(chainStep), judges: m.judge.NewDecoder()}
}
