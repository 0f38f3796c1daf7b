package attribute

// heardSaying reads, at item i, what somebody is caught saying: "a man can be heard shouting", "The recording has Voss
// saying that".
func (u *unit) heardSaying(i int) (draft, bool) {
	d := draft{shares: -1, from: -1, until: len(u.items)}
	w := u.low(i)
	caught := (w == "heard" || w == "seen") && u.tag(i) == "VBN"
	g := u.groupAt(i)
	speaks := i + 1
	switch {
	case caught && g.passive && g.first < i:
		d.source = u.subject(g.first)
		d.begin = d.source.first
	case have[w] && u.isRecord(u.subject(g.first)):
		speaks = u.simpleRight(i + 1)
		d.source = run{i + 1, speaks}
		d.begin = u.subject(g.first).first
	default:
		return d, false
	}
	entry := reporting[u.low(speaks)]
	if d.source.empty() || u.tag(speaks) != "VBG" || entry == nil || entry.use&(says|utters) == 0 {
		return d, false
	}
	d.cue, d.entry = run{g.first, speaks + 1}, entry
	if u.closesQuote(d.begin) {
		d.region = run{d.begin, u.adjunctEnd(d.cue.last)}
		return d, true
	}
	return u.complement(group{first: g.first, verb: speaks, last: speaks + 1, entry: entry}, d)
}
