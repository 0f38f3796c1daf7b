package entity_test

import (
	"os"
	"strings"

	"headwater/internal/eval"
)

func report(s *eval.NamesScore) string {
	var b strings.Builder
	s.Write(&b)
	if f := os.Getenv("MISSES"); f != "" {
		os.WriteFile(f+"."+s.All.String()[:8], []byte(strings.Join(s.Misses, "\n")), 0o644)
	}
	return b.String()
}
