package cli

import (
	"strings"
	"testing"
)

func TestNoSecretsInTheLog(t *testing.T) {
	const secret = "tide7"
	for library, want := range map[string]string{
		"desk.db": "desk.db",
		"postgres://desk:tide7@db.example:5433/news":            "postgres://db.example:5433/news",
		"postgresql://db.example/news?user=desk&password=tide7": "postgresql://db.example/news",
		"postgres://desk:tide7@[bad/news":                       "postgres",
		"host=db.example password=tide7 dbname=news":            "host=db.example dbname=news",
		`host=db.example password='tide7 host=tide7' port=1`:    "postgres",
	} {
		if got := publicLibrary(library); got != want || strings.Contains(got, secret) {
			t.Errorf("%s is logged as %s, want %s", library, got, want)
		}
	}
	for address, want := range map[string]string{
		"https://desk:tide7@paper.example/feed?token=tide7#x": "https://paper.example/feed",
		"reports/a.html":      "reports/a.html",
		"/tmp/x: no, a name?": "/tmp/x: no, a name?",
	} {
		if got := publicAddress(address); got != want {
			t.Errorf("%s is logged as %s, want %s", address, got, want)
		}
	}
	if got := reason("POST https://hooks.example/in?key=tide7: 500\nlater"); strings.Contains(got, secret) || !strings.Contains(got, "hooks.example/in") {
		t.Error(got)
	}
}
