package desk_test

import (
	"context"
	"errors"
	"testing"

	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
)

// TestLeft: nothing is done for somebody who has left.
func TestLeft(t *testing.T) {
	d := desktest.Desk(t)
	ctx, leave := context.WithCancel(t.Context())
	leave()
	texts := []desk.Text{{Body: "A storm came on Friday."}, {Body: "A storm came on Friday, and left."}}
	for name, ask := range map[string]func() error{
		"stories":     func() error { _, err := d.Stories(ctx, desk.StoriesQuery{}); return err },
		"story":       func() error { _, err := d.Story(ctx, desktest.Ferry); return err },
		"report":      func() error { _, err := d.Report(ctx, 1); return err },
		"versions":    func() error { _, err := d.Versions(ctx, 1); return err },
		"source":      func() error { _, err := d.Source(ctx, "Edda Royle", "", 10); return err },
		"search":      func() error { _, err := d.Search(ctx, desk.SearchQuery{Words: "ferry"}); return err },
		"compare":     func() error { _, err := d.Compare(ctx, 1, 2); return err },
		"compare all": func() error { _, err := d.CompareAll(ctx, nil, texts); return err },
		"check":       func() error { _, err := d.Check(ctx, "I have never once felt"); return err },
		"check in":    func() error { _, err := desk.CheckIn(ctx, "a storm came", texts); return err },
	} {
		if err := ask(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
