package coref

// A feature is one case of a template: "the pronoun is a possessive, the mention the subject of
// the same clause". Templates number their cases by the values of their parts.

// template is a group of features, one for each combination of its parts' values.
type template struct {
	name  string
	sizes []int
	start int // of its features among all
}

// The templates, by their place in the list below.
const (
	byNobody = iota
	byDistance
	byRole
	byTie
	byTieFirst
	byBetween
	byTokens
	byKind
	byParallel
	byOrder
	byJoined
	byGender
	byCount
	byFirst
	byQuote
	byBefore
	byAfter
	byPossessed
	byOpening
	byLinker
	bySameForm
	byParagraph
	byType
	byTopic
	byGiven
	byClauseStart
	byCompany
	bySpeaking
	byKindRole
)

const (
	distances = 6 // 0 the same sentence, 1, 2, 3 before, 4 further; 5 after the pronoun
	buckets   = 6
	words     = 12
)

// templates lists what is looked at; sizes are the numbers of values of the parts.
var templates, featureCount = number([]template{
	byNobody:      {name: "nobody: form, mentions", sizes: []int{int(forms), buckets}},
	byDistance:    {name: "form, distance", sizes: []int{int(forms), distances}},
	byRole:        {name: "form, role, distance", sizes: []int{int(forms), int(roles), distances}},
	byTie:         {name: "form, role, tie", sizes: []int{int(forms), int(roles), int(ties), 2}},
	byTieFirst:    {name: "form, tie, after", sizes: []int{int(forms), int(ties), 2}},
	byBetween:     {name: "form, mentions between, distance", sizes: []int{int(forms), buckets, distances}},
	byTokens:      {name: "words between, distance", sizes: []int{buckets, distances}},
	byKind:        {name: "kind, distance", sizes: []int{int(kinds), distances}},
	byParallel:    {name: "role of pronoun, role, near", sizes: []int{int(roles), int(roles), 3}},
	byOrder:       {name: "order in sentence, distance, form", sizes: []int{4, distances, int(forms)}},
	byJoined:      {name: "joined, distance", sizes: []int{2, distances}},
	byGender:      {name: "gender known", sizes: []int{3}},
	byCount:       {name: "names", sizes: []int{buckets, 2}},
	byFirst:       {name: "named first, most", sizes: []int{2, 2}},
	byQuote:       {name: "pronoun in quotation, mention in", sizes: []int{2, 3, 2}},
	byBefore:      {name: "word before mention, form, same sentence", sizes: []int{words, int(forms), 2}},
	byAfter:       {name: "word after mention, form, same sentence", sizes: []int{words, int(forms), 2}},
	byPossessed:   {name: "possessive before the mention", sizes: []int{2, 4}},
	byOpening:     {name: "pronoun opens sentence, role, distance", sizes: []int{2, int(roles), distances}},
	byLinker:      {name: "word before pronoun, role, same sentence", sizes: []int{words, int(roles), 2}},
	bySameForm:    {name: "mention is pronoun, same form, distance", sizes: []int{2, 2, distances}},
	byParagraph:   {name: "same paragraph, distance", sizes: []int{2, distances}},
	byType:        {name: "type", sizes: []int{5}},
	byTopic:       {name: "named in first sentence, distance", sizes: []int{2, distances}},
	byGiven:       {name: "words of name, kind", sizes: []int{4, int(kinds)}},
	byClauseStart: {name: "opens its sentence, role, distance", sizes: []int{2, int(roles), distances}},
	byCompany:     {name: "form, how the same sentence names the entity, after", sizes: []int{int(forms), int(companies), 2}},
	bySpeaking:    {name: "mention speaks, kind, distance", sizes: []int{2, int(kinds), distances}},
	byKindRole:    {name: "kind, role, near", sizes: []int{int(kinds), int(roles), 3}},
})

// number lays the templates' features one after the other.
func number(list []template) ([]template, int) {
	n := 0
	for i := range list {
		list[i].start = n
		n += list[i].size()
	}
	return list, n
}

// size is the number of the template's features.
func (t *template) size() int {
	n := 1
	for _, s := range t.sizes {
		n *= s
	}
	return n
}

// features are those of one option.
type features []uint16

// add appends the feature of a template with the given values.
func (f *features) add(t int, values ...int) {
	at := 0
	for i, v := range values {
		at = at*templates[t].sizes[i] + v
	}
	*f = append(*f, uint16(templates[t].start+at))
}
