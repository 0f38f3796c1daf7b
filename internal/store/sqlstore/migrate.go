package sqlstore

import (
	"context"
	"fmt"

	"github.com/pressly/goose/v3"

	"headwater/internal/store"
)

// Migrate brings a database to the newest schema that the provider knows and tells its version. A
// database of a newer one is left alone: ErrNewer.
func Migrate(ctx context.Context, provider *goose.Provider) (int64, error) {
	has, knows, err := provider.GetVersions(ctx)
	if err != nil {
		return 0, err
	}
	if has > knows {
		return has, fmt.Errorf("%w: schema %d, where this version knows %d", store.ErrNewer, has, knows)
	}
	if _, err = provider.Up(ctx); err == nil {
		return knows, nil
	}
	// Another process may have opened the same new library and been first.
	has, _, versionErr := provider.GetVersions(ctx)
	if versionErr == nil && has == knows {
		return knows, nil
	}
	return has, err
}
