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
	options []option    // the last is none of all
	company []companion // who is named in the pronoun's sentence
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
	p.meet(c, at)
	fit := 0
	for i := at - 1; i >= max(0, at-reach) && p.mentions[i].sentence >= c.pronoun.sentence-window; i-- {
		if p.fits(c, &p.mentions[i]) {
			p.offer(c, i, fit, false)
			fit++
		}
	}
	fitBefore := fit
	fit = 0
	for i := at + 1; i < min(len(p.mentions), at+reach) && p.mentions[i].sentence == c.pronoun.sentence; i++ {
		if p.mentions[i].kind != pronominal && p.mentions[i].entity >= 0 && p.fits(c, &p.mentions[i]) {
			p.offer(c, i, fit, true)
			fit++
		}
	}
	o := c.next()
	o.entity = nobody
	o.features.add(byNobody, int(c.pronoun.pron.form), min(fitBefore, buckets-1))
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

// fits reports whether the pronoun agrees with what the mention speaks of, and no quotation tells the two
// apart.
func (p *page) fits(c *choice, m *mention) bool {
	switch {
	case m.entity >= 0:
		return c.pronoun.pron.agrees(&p.entities[m.entity]) && !p.toldApart(c, m.entity)
	case m.kind == pronominal:
		return false
	}
	return c.pronoun.pron.agreesWithNoun(m)
}

// offer adds mention i as an option, with fit mentions that agree between it and the pronoun.
func (p *page) offer(c *choice, i, fit int, after bool) {
	m := &p.mentions[i]
	q := pairing{page: p, choice: c, mention: m, between: fit, after: after}
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

// walk goes through the mentions in order. Whom a pronoun or a description means is told to tell, with how
// likely it is, and remembered for those that follow.
func (p *page) walk(m *model, tell func(at *mention, entity int, confidence float64)) {
	for i := range p.mentions {
		e, confidence := p.resolve(m, i)
		if at := &p.mentions[i]; at.kind >= described {
			tell(at, e, confidence)
		}
	}
}

// resolve answers for p.mentions[i], and notes who was spoken of.
func (p *page) resolve(m *model, i int) (entity int, confidence float64) {
	at := &p.mentions[i]
	switch at.kind {
	case pronominal:
		entity, confidence = p.meant(m, i)
	case described, anonymous:
		entity, confidence = p.recognize(i)
	default:
		entity, confidence = at.entity, 1
	}
	p.note(at, entity, confidence)
	return entity, confidence
}

// meant tells whom the pronoun p.mentions[i] means.
func (p *page) meant(m *model, i int) (entity int, confidence float64) {
	at := &p.mentions[i]
	if at.pron.class() != onePerson {
		return p.bodyMeant(i)
	}
	entity, confidence = p.choose(m, i).best()
	if entity >= 0 && p.strangerSpoke(i, entity) {
		return nobody, 0
	}
	return entity, confidence
}

// strangerSpoke reports whether, since the entity was last spoken of, one who bears no name and whom the
// pronoun p.mentions[i] can mean was the last to speak, in its paragraph: "A former clerk said he".
func (p *page) strangerSpoke(i, entity int) bool {
	at := &p.mentions[i]
	for j := i - 1; j >= max(0, i-reach) && p.paragraph(&p.mentions[j]) == p.paragraph(at); j-- {
		m := &p.mentions[j]
		if m.entity == entity && m.kind != pronominal {
			return false
		}
		if m.entity < 0 && m.kind == anonymous && p.speaks(m) && p.quote[m.head] < 0 {
			return at.pron.agreesWithNoun(m)
		}
	}
	return false
}

// note keeps whom a mention speaks of, for those that follow.
func (p *page) note(at *mention, entity int, confidence float64) {
	at.entity = nobody
	if entity >= 0 && confidence >= leastConfidence {
		at.entity = entity
		p.lastSeen[entity] = at.sentence
	}
	if at.kind == described || at.kind == anonymous {
		at.kind = anonymous
		if at.entity >= 0 {
			at.kind = described
		} else if at.human || !p.isDefinite(at) {
			p.strangers[p.doc.Tokens[at.head].Lemma] = at.sentence
		}
	}
}

// walkTo goes as far as the pronoun at the byte offset start and gives the choice there to look.
func (p *page) walkTo(m *model, start int, look func(*choice)) {
	for e := range p.lastSeen {
		p.lastSeen[e] = nobody
	}
	clear(p.strangers)
	for i := range p.mentions {
		if at := &p.mentions[i]; at.kind == pronominal && p.doc.Tokens[at.first].Start == start {
			look(p.choose(m, i))
			return
		}
		p.resolve(m, i)
	}
}
