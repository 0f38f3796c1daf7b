package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/news"
)

// CompareFolder compares every file in a folder, as read on asOf (midnight UTC). A file that cannot be read
// is an error.
func CompareFolder(dir string, asOf time.Time) (*news.Story, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var captures []*news.Capture
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		body, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		captures = append(captures, &news.Capture{Name: name, Body: body})
	}
	var readings []*news.Reading
	for _, o := range ingest.ReadAll(context.Background(), captures, asOf) {
		if o.Err != nil {
			return nil, fmt.Errorf("reading a kit: %w", o.Err)
		}
		readings = append(readings, o.Reading)
	}
	return ingest.Compare(readings, asOf), nil
}
