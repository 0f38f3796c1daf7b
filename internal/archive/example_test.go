package archive_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"headwater/internal/archive"
	"headwater/internal/news"
)

// An archive is written, and read again; a reader may begin at the position that another has reached.
func Example() {
	day := time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)
	var file bytes.Buffer
	w, err := archive.NewWriter(&file, archive.Info{Software: "headwater", Created: day})
	for _, name := range []string{"gates", "lock", "weir"} {
		if err == nil {
			page := news.Capture{URL: "https://mercury.example/" + name, Media: "text/html", Body: []byte("<p>The " + name + ".</p>")}
			_, err = w.Write(&archive.Record{Capture: page, Date: day})
		}
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	src := archive.Source{Name: "desk.warc.gz", At: bytes.NewReader(file.Bytes()), Size: int64(file.Len())}
	var reached archive.Position
	for range 2 {
		r, err := archive.Open(src, reached)
		for n := 0; err == nil && n < 2; n++ {
			var it *archive.Item
			if it, err = r.Next(); err == nil {
				fmt.Printf("%s %s\n", it.Capture.URL, it.Capture.Body)
			}
			reached = r.Position()
		}
		fmt.Println(errors.Is(err, io.EOF))
	}
	// Output:
	// https://mercury.example/gates <p>The gates.</p>
	// https://mercury.example/lock <p>The lock.</p>
	// false
	// https://mercury.example/weir <p>The weir.</p>
	// true
}
