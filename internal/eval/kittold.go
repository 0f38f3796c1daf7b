package eval

// ClaimTold returns the labelled claim that a passage of a file asserts, the likest where there are several,
// and its assertion there; "" and nil when there is none.
func (g *Gold) ClaimTold(file, passage string) (claim string, told *GoldAssertion) {
	most := 0.0
	for i := range g.Claims {
		c := &g.Claims[i]
		for j := range c.Assertions {
			a := &c.Assertions[j]
			if a.File != file || a.Stance != "asserts" || !samePassage(a.Snippet, passage) {
				continue
			}
			if like := likeness(a.Snippet, passage); like > most {
				claim, told, most = c.ID, a, like
			}
		}
	}
	return claim, told
}
