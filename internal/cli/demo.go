package cli

import (
	"context"
	"io/fs"

	"headwater/examples"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
)

// addExamples puts the invented stories into a library, and judges them.
func addExamples(ctx context.Context, l *ingest.Library) error {
	var captures []store.Capture
	err := fs.WalkDir(examples.Articles, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := examples.Articles.ReadFile(path)
		captures = append(captures, store.Capture{Capture: news.Capture{Name: path, Body: body}})
		return err
	})
	if err != nil {
		return err
	}
	if _, err := l.Add(ctx, captures, store.Mark{}); err != nil {
		return err
	}
	return l.Drain(ctx)
}
