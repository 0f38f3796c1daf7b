package text

import "testing"

func TestMostlyUTF8(t *testing.T) {
	for words, want := range map[string]bool{
		"caf\xe9":                        false, // Windows-1252 alone
		"caf\xc3\xa9, na\xc3\xafve \xff": true,  // one broken byte among characters
		"na\xefve caf\xe9 \xc3\xa9":      false,
		"plain":                          false,
	} {
		if got := MostlyUTF8([]byte(words)); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
