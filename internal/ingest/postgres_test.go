//go:build unix

package ingest_test

import (
	"testing"

	"headwater/internal/store/pgtest"
)

func TestFollowedClaimOnPostgres(t *testing.T) {
	t.Parallel()
	followedClaim(t, pgtest.Start(t).Database())
}
