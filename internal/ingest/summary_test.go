package ingest

import (
	"testing"

	"headwater/internal/news"
)

// TestWho holds which spellings are one source in all stories, and that those who may be two stay two.
func TestWho(t *testing.T) {
	for _, c := range []struct {
		name string
		kind news.SourceKind
		want string
	}{
		{"Edda Royle", news.NamedPerson, "edda royle"},
		{"Skipper Edda Royle", news.NamedPerson, "edda royle"},
		{"Capt. Edda Royle", news.NamedPerson, "edda royle"},
		{"Retired Captain Edda Royle", news.NamedPerson, "retired captain edda royle"}, // no noun of ours before it
		{"Skipper Dr. Edda ROYLE", news.NamedPerson, "edda royle"},
		{"Edda Mae Royle", news.NamedPerson, "edda mae royle"},
		{"Royle", news.NamedPerson, ""},
		{"Ms Royle", news.NamedPerson, ""},
		{"Skipper Royle", news.NamedPerson, ""},
		{"E. Royle", news.NamedPerson, ""},
		{"Dean Paul Marrow", news.NamedPerson, "dean paul marrow"},
		{"the Hollin Police", news.OrganizationSource, "hollin police"},
		{"Seawatch", news.OrganizationSource, "seawatch"},
		{"—", news.NamedPerson, ""},
		{"", news.OrganizationSource, ""},
	} {
		if got := who(news.Source{Name: c.name, Kind: c.kind}); got != c.want {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}
