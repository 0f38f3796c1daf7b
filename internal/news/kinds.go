package news

// FindingKinds are all kinds of finding.
var FindingKinds = []FindingKind{
	QuoteAltered, QuoteUnsupported, NumberChanged, DateChanged, HedgeDropped, HedgeAdded, AttributionChanged, AttributionDropped,
	CreditMissing, DisputedClaim, CorrectedClaim, ClaimAdded, ClaimWithdrawn, NameChanged, HeadlineChanged,
}

// HasName reports whether a source is a person or body whose name is known.
func (s Source) HasName() bool {
	return s.Name != "" && (s.Kind == NamedPerson || s.Kind == OrganizationSource)
}
