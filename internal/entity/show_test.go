package entity

import (
	"fmt"
	"headwater/internal/news"
	"headwater/internal/text"
	"os"
	"testing"
)

func TestShow(t *testing.T) {
	f := os.Getenv("SHOW")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	s := string(b)
	for _, e := range Read(text.Analyze(s), &news.Article{Text: s}) {
		fmt.Printf("%-12s %-34q out=%v role=%q g=%s", e.Type, e.Name, e.Outlet, e.Role, e.Gender)
		seen := map[string]int{}
		for _, m := range e.Mentions {
			seen[m.Of(s)]++
		}
		fmt.Println(" ", seen)
	}
}
