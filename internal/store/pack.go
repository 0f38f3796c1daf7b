package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"headwater/internal/news"
)

// Bodies, articles, readings and stories are kept compressed with Zstandard (RFC 8878). Both
// databases keep the same bytes.

// zip and unzip are made at first use: a process that opens no library does not pay for them.
var (
	zip = sync.OnceValues(func() (*zstd.Encoder, error) {
		return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
	})
	unzip = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderLowmem(true))
	})
)

// Pack compresses bytes.
func Pack(b []byte) ([]byte, error) {
	z, err := zip()
	if err != nil {
		return nil, err
	}
	return z.EncodeAll(b, make([]byte, 0, len(b)/3+64)), nil
}

// Unpack gives the bytes that were packed, or ErrDamaged.
func Unpack(packed []byte) ([]byte, error) {
	z, err := unzip()
	if err != nil {
		return nil, err
	}
	b, err := z.DecodeAll(packed, nil)
	return b, damage(err)
}

// damage says that what is kept cannot be read. The cause is told in words alone: an end that came too early
// is none of the connection's.
func damage(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %s", ErrDamaged, err.Error())
}

// PackArticle gives an article as bytes. Its text must be valid UTF-8, or its offsets would not survive.
func PackArticle(a *news.Article) ([]byte, error) {
	if !utf8.ValidString(a.Text) {
		return nil, errors.New("the article's text is no UTF-8")
	}
	return packJSON(a)
}

// UnpackArticle undoes PackArticle.
func UnpackArticle(packed []byte) (*news.Article, error) {
	a := new(news.Article)
	return a, unpackJSON(packed, a)
}

// facts are what a reading holds besides its article and what can be computed from its text anew.
type facts struct {
	Times        []news.Time
	Quantities   []quantity
	Entities     []news.Entity
	References   []news.Reference
	Attributions []news.Attribution
}

// quantity is a news.Quantity whose bounds may be infinite, which JSON numbers may not.
type quantity struct {
	news.Quantity
	Low, High bound
}

type bound float64

func (b bound) MarshalJSON() ([]byte, error) {
	if math.IsInf(float64(b), 0) || math.IsNaN(float64(b)) {
		return json.Marshal(fmt.Sprint(float64(b)))
	}
	return json.Marshal(float64(b))
}

func (b *bound) UnmarshalJSON(data []byte) error {
	_, err := fmt.Sscan(strings.Trim(string(data), `"`), (*float64)(b))
	return err
}

// PackReading gives what a reading holds besides its article and document as bytes.
func PackReading(r *news.Reading) ([]byte, error) {
	f := facts{Times: r.Times, Entities: r.Entities, References: r.References, Attributions: r.Attributions}
	for _, q := range r.Quantities {
		f.Quantities = append(f.Quantities, quantity{q, bound(q.Low), bound(q.High)})
	}
	return packJSON(f)
}

// UnpackReading undoes PackReading. The reading has no Document.
func UnpackReading(packed []byte, a *news.Article) (*news.Reading, error) {
	var f facts
	if err := unpackJSON(packed, &f); err != nil {
		return nil, err
	}
	r := &news.Reading{Article: a, Times: f.Times, Entities: f.Entities, References: f.References, Attributions: f.Attributions}
	for _, q := range f.Quantities {
		q.Quantity.Low, q.Quantity.High = float64(q.Low), float64(q.High)
		r.Quantities = append(r.Quantities, q.Quantity)
	}
	return r, nil
}

// problem is a news.Problem whose cause is kept as words.
type problem struct {
	Kind            news.ProblemKind
	Where, What, Do string
	Cause           string `json:",omitempty"`
}

// PackProblem gives a problem as text.
func PackProblem(p *news.Problem) (string, error) {
	kept := problem{Kind: p.Kind, Where: p.Where, What: p.What, Do: p.Do}
	if p.Err != nil {
		kept.Cause = p.Err.Error()
	}
	b, err := json.Marshal(kept)
	return string(b), err
}

// UnpackProblem undoes PackProblem.
func UnpackProblem(packed string) (*news.Problem, error) {
	var kept problem
	if err := json.Unmarshal([]byte(packed), &kept); err != nil {
		return nil, err
	}
	p := &news.Problem{Kind: kept.Kind, Where: kept.Where, What: kept.What, Do: kept.Do}
	if kept.Cause != "" {
		p.Err = errors.New(kept.Cause)
	}
	return p, nil
}

func packJSON(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return Pack(b)
}

func unpackJSON(packed []byte, v any) error {
	b, err := Unpack(packed)
	if err != nil {
		return err
	}
	return damage(json.Unmarshal(b, v))
}

// Column gives a string as both databases keep it in a column: valid UTF-8 without NUL.
func Column(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
