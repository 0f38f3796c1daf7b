package main

import (
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata/script from what the program prints")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"headwater": main})
}

// TestScripts runs the commands as a user types them. $EXAMPLES is the examples folder, $GOLDEN
// the folder of golden files.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			if err := os.CopyFS(filepath.Join(e.WorkDir, "examples"), os.DirFS(examples)); err != nil {
				return err
			}
			e.Setenv("COLUMNS", "100")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"hugefile": hugeFile,
			"bytes":    writeBytes,
			"site":     site,
		},
	})
}

// hugeFile NAME makes a file of 200 MB that takes no room on the disk.
func hugeFile(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(f.Truncate(200 << 20))
	ts.Check(f.Close())
}

// writeBytes NAME HEX... makes a file of the given bytes; an argument that is no hexadecimal is
// taken as it stands.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var out []byte
	for _, a := range args[1:] {
		b, err := hex.DecodeString(a)
		if err != nil {
			b = []byte(a)
		}
		out = append(out, b...)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out, 0o644))
}
