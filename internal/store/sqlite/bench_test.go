package sqlite_test

import (
	"path/filepath"
	"testing"

	"headwater/internal/store"
	"headwater/internal/store/storetest"
)

func BenchmarkStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) store.Store { return open(b, filepath.Join(b.TempDir(), "library.db")) })
}
