package coref

import "math"

// window is how many sentences back a pronoun reaches, and reach how many mentions.
const (
	window = 8
	reach  = 60
)

// option is one mention that a pronoun may mean, or nobody at all.
type option struct {
	entity   int // index into page.entities; nobody for a noun without a name, and for none of all
	features features
	share    float64 // its probability
}

// choice is a pronoun and all it may mean.
type choice struct {
	pronoun *mention
	options []option // the last is none of all
}

// best is the entity that has most of the shares, with what it has; nobody when none is an option.
func (c *choice) best() (entity int, share float64) {
	entity = nobody
	for i := range c.options {
		e := c.options[i].entity
		if e < 0 {
			continue
		}
		if s := c.shareOf(e); s > share {
			entity, share = e, s
		}
	}
	return entity, share
}

func (c *choice) shareOf(entity int) float64 {
	sum := 0.0
	for i := range c.options {
		if c.options[i].entity == entity {
			sum += c.options[i].share
		}
	}
	return sum
}

// choose lays out what the pronoun p.mentions[at] may mean and weighs it. The choice is good until
// the next call.
func (p *page) choose(m *model, at int) *choice {
	c := &p.buffer
	c.pronoun, c.options = &p.mentions[at], c.options[:0]
	fit := 0
	for i := at - 1; i >= max(0, at-reach) && p.mentions[i].sentence >= c.pronoun.sentence-window; i-- {
		if p.fits(c.pronoun, &p.mentions[i]) {
			p.offer(c, i, fit, false)
			fit++
		}
	}
	fitBefore := fit
	fit = 0
	for i := at + 1; i < min(len(p.mentions), at+reach) && p.mentions[i].sentence == c.pronoun.sentence; i++ {
		if p.mentions[i].kind != pronominal && p.mentions[i].entity >= 0 && p.fits(c.pronoun, &p.mentions[i]) {
			p.offer(c, i, fit, true)
			fit++
		}
	}
	o := c.next()
	o.entity = nobody
	o.features.add(byNobody, classOf(c.pronoun.pron), int(c.pronoun.pron.form), min(fitBefore, buckets-1))
	m.weigh(c)
	return c
}

// next adds an option, using the space of an earlier choice again.
func (c *choice) next() *option {
	if len(c.options) < cap(c.options) {
		c.options = c.options[:len(c.options)+1]
	} else {
		c.options = append(c.options, option{})
	}
	o := &c.options[len(c.options)-1]
	o.features = o.features[:0]
	return o
}

// fits reports whether the pronoun agrees with what the mention speaks of.
func (p *page) fits(pronoun, m *mention) bool {
	switch {
	case m.entity >= 0:
		return pronoun.pron.agrees(&p.entities[m.entity])
	case m.kind == pronominal:
		return false
	}
	return pronoun.pron.agreesWithNoun(m)
}

// offer adds mention i as an option, with fit mentions that agree between it and the pronoun.
func (p *page) offer(c *choice, i, fit int, after bool) {
	m := &p.mentions[i]
	q := pairing{page: p, pronoun: c.pronoun, mention: m, between: fit, after: after}
	q.distance = min(c.pronoun.sentence-m.sentence, 4)
	if after {
		q.distance = 5
	}
	o := c.next()
	o.entity = m.entity
	q.describe(&o.features)
}

// weigh gives the options their shares: the soft maximum of their scores.
func (m *model) weigh(c *choice) {
	highest := math.Inf(-1)
	for i := range c.options {
		o := &c.options[i]
		o.share = 0
		for _, f := range o.features {
			o.share += float64(m.weights[f])
		}
		highest = max(highest, o.share)
	}
	sum := 0.0
	for i := range c.options {
		o := &c.options[i]
		o.share = math.Exp(o.share - highest)
		sum += o.share
	}
	for i := range c.options {
		c.options[i].share /= sum
	}
}

// walk goes through the pronouns and descriptions in order. Whom one means is told to tell, with how likely it
// is, and remembered for those that follow.
func (p *page) walk(m *model, tell func(at *mention, entity int, confidence float64)) {
	for i := range p.mentions {
		at := &p.mentions[i]
		if at.kind == pronominal {
			e, share := p.resolve(m, i)
			tell(at, e, share)
		}
	}
}

// resolve answers for the pronoun p.mentions[i].
func (p *page) resolve(m *model, i int) (entity int, share float64) {
	at := &p.mentions[i]
	at.entity = nobody
	if p.saysNothing(at.head) {
		return nobody, 0
	}
	entity, share = p.choose(m, i).best()
	if share >= leastConfidence {
		at.entity = entity
	}
	return entity, share
}

// walkTo resolves the pronouns before the byte offset start and gives the choice for the one there to
// look.
func (p *page) walkTo(m *model, start int, look func(*choice)) {
	for i := range p.mentions {
		at := &p.mentions[i]
		if at.kind != pronominal {
			continue
		}
		if p.doc.Tokens[at.first].Start == start {
			look(p.choose(m, i))
			return
		}
		p.resolve(m, i)
	}
}
