package story

// unrelated lists the articles that tell of something else than the rest.
func (q *inquiry) unrelated(claims []claim) []int { return nil }
