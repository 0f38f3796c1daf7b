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
	readings, err := readFolder(dir, asOf)
	if err != nil {
		return nil, err
	}
	return ingest.Compare(readings, asOf), nil
}

// readFolder reads every file in a folder, in the order of their names.
func readFolder(dir string, asOf time.Time) ([]*news.Reading, error) {
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
	return readAll(captures, asOf)
}

// Compare reads captures on asOf (midnight UTC) and compares them. One that is no report is an error.
func Compare(captures []*news.Capture, asOf time.Time) (*news.Story, error) {
	readings, err := readAll(captures, asOf)
	if err != nil {
		return nil, err
	}
	return ingest.Compare(readings, asOf), nil
}

// readAll reads captures; one that is no report is an error.
func readAll(captures []*news.Capture, asOf time.Time) ([]*news.Reading, error) {
	var readings []*news.Reading
	for _, o := range ingest.ReadAll(context.Background(), captures, asOf) {
		if o.Err != nil {
			return nil, fmt.Errorf("reading a report: %w", o.Err)
		}
		readings = append(readings, o.Reading)
	}
	return readings, nil
}
