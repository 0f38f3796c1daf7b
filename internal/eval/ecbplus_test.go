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

func TestReadECBEvents(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "7"), 0o755); err != nil {
		t.Fatal(err)
	}
	const file = `<Document><token t_id="1" sentence="0">Bridge</token><token t_id="2" sentence="0">closed</token>
<token t_id="3" sentence="1">Boats</token><token t_id="4" sentence="1">stopped</token><token t_id="5" sentence="1">,</token>
<token t_id="6" sentence="1">he</token><token t_id="7" sentence="1">said</token><Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE><NEG_ACTION_STATE m_id="2"><token_anchor t_id="4"/></NEG_ACTION_STATE>
<ACTION_REPORTING m_id="3"><token_anchor t_id="7"/></ACTION_REPORTING><LOC_FAC m_id="4"><token_anchor t_id="1"/></LOC_FAC>
<ACTION_OCCURRENCE m_id="5" instance_id="ACT9"/></Markables>
<Relations><CROSS_DOC_COREF note="ACT9"><source m_id="1"/><target m_id="5"/></CROSS_DOC_COREF></Relations></Document>`
	if err := os.WriteFile(filepath.Join(dir, "7", "7_1ecb.xml"), []byte(file), 0o644); err != nil {
		t.Fatal(err)
	}
	reports, err := ReadECBPlus(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadECBEvents(dir, reports[0])
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for _, m := range got {
		words[m.Event] = m.Of(reports[0].Text)
	}
	if diff := cmp.Diff(map[string]string{"ACT9": "closed", "7_1ecb/2": "stopped"}, words); diff != "" {
		t.Error(diff)
	}
}
