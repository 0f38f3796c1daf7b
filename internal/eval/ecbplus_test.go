package eval

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadECBPlus(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "7"), 0o755); err != nil {
		t.Fatal(err)
	}
	const file = `<Document doc_name="7_1ecbplus.xml"><token t_id="1" sentence="0" number="0">Bridge</token>
<token t_id="2" sentence="0" number="1">closed</token><token t_id="3" sentence="1" number="0">&quot;</token>
<token t_id="4" sentence="1" number="1">Sorry</token><Markables/></Document>`
	if err := os.WriteFile(filepath.Join(dir, "7", "7_1ecbplus.xml"), []byte(file), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := ReadECBPlus(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []EventReport{{Name: "7_1ecbplus", Topic: "7", Second: true, Text: "Bridge closed \n” Sorry "}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
