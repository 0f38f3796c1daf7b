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

// builtin is the model that lives in the program; its bytes are tested, so an error is a broken build.
var builtin = sync.OnceValue(func() *Model {
	m, err := Load(modelBytes)
	if err != nil {
		panic(err)
	}
	return m
})

// ErrModel is given for bytes that are not a model of this package.
var ErrModel = errors.New("label: not an attribution model")

// Load reads a model that Train made. The bytes must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < 4 {
		return nil, ErrModel
	}
	n := binary.LittleEndian.Uint32(data)
	data = data[4:]
	if uint64(n) > uint64(len(data)) {
		return nil, ErrModel
	}
	m := &Model{}
	var err error
	if m.first, err = load(data[:n]); err != nil {
		return nil, err
	}
	if len(data) == int(n) {
		return m, nil
	}
	m.second, err = load(data[n:])
	return m, err
}

func load(data []byte) (*seqlabel.Model, error) {
	m, err := seqlabel.Load(data)
	if err != nil {
		return nil, err
	}
	if len(m.Labels) != len(fineLabels) {
		return nil, ErrModel
	}
	return m, nil
}

func pack(first, second []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(first)))
	return append(append(b, first...), second...)
}
