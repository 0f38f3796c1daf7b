package store_test

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"headwater/internal/news"
	"headwater/internal/store"
)

func TestPackReading(t *testing.T) {
	a := &news.Article{Text: "More than 30 boats"}
	want := &news.Reading{Article: a, Quantities: []news.Quantity{
		{Low: 30, High: math.Inf(1), Noun: "boat"}, {Low: math.Inf(-1), High: 2.5}, {Low: math.NaN(), High: 1e300}}}
	packed, err := store.PackReading(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := store.UnpackReading(packed, a)
	if diff := cmp.Diff(want, got, cmpopts.EquateNaNs()); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestPackProblem(t *testing.T) {
	for _, want := range []news.Problem{{Kind: news.NoArticle, Where: "a\"b", What: "what", Do: "do"}, {Err: errors.New("cause")}} {
		packed, err := store.PackProblem(&want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := store.UnpackProblem(packed)
		if err != nil || got.Error() != want.Error() || got.Kind != want.Kind {
			t.Errorf("%v, %v", got, err)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	packed, err := store.Pack([]byte("The weir holds."))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := store.Unpack(b); err != nil {
			_, err = store.UnpackArticle(b)
			if err == nil {
				t.Error("an article of what cannot be unpacked")
			}
		}
		packed, err := store.Pack(b)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := store.Unpack(packed); err != nil || !bytes.Equal(got, b) {
			t.Errorf("%q %v", got, err)
		}
	})
}
