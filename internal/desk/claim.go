package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"headwater/internal/news"
)

// ClaimID names a claim by where it is first told, so that the name lasts as long as that report leads it.
func (s *Story) ClaimID(i int) string { return claimID(s.Story, i) }

func claimID(s *news.Story, i int) string {
	if len(s.Claims[i].Assertions) == 0 {
		return fmt.Sprintf("c%d", i+1)
	}
	first := s.Claims[i].Assertions[0]
	hash := sha256.Sum256(fmt.Appendf(nil, "%s %v %v", s.Dossier.Readings[first.Article].Article.SHA256, first.Attribution.Stated(), first.Attribution.Passage))
	return "c" + hex.EncodeToString(hash[:6])
}
