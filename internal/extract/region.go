package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Shares of the page's prose that an element must hold to be taken for the story: less where the
// markup says outright that it is one.
const (
	bodyShare    = 0.70 // itemprop=articleBody, class=article-body and the like
	articleShare = 0.55 // <article>
	plainShare   = 0.80 // any other element
)

// region returns the range of blocks that holds the story: those of the innermost element with
// nearly all prose.
func (r *reader) region() container {
	sums := r.proseSums()
	total := sums[len(r.blocks)]
	share := func(c container) float64 { return float64(sums[c.last]-sums[c.first]) / float64(max(total, 1)) }
	var body, article, plain container
	for i := len(r.containers) - 1; i >= 0; i-- { // outer elements first
		c := r.containers[i]
		s := share(c)
		switch {
		case s >= bodyShare && namesBody(c.node):
			body = c
		case s >= articleShare && c.node.DataAtom == atom.Article && article.node == nil:
			article = c
		case s >= plainShare && c.node.DataAtom != atom.P:
			plain = c
		}
	}
	for _, c := range []container{article, body, plain} {
		if c.node != nil {
			return c
		}
	}
	return r.containers[len(r.containers)-1]
}

// proseSums returns for each block how many words of prose stand before it, and in all.
func (r *reader) proseSums() []int {
	sums := make([]int, len(r.blocks)+1)
	for i := range r.blocks {
		b := &r.blocks[i]
		sums[i+1] = sums[i]
		if b.zone == storyZone && b.isProse() {
			sums[i+1] += b.words - b.linked
		}
	}
	return sums
}

// namesBody reports whether the page's author named n as the body of an article.
func namesBody(n *html.Node) bool {
	if attr(n, "itemprop") == "articleBody" {
		return true
	}
	var before string
	for w := range names(n) {
		switch before + " " + w {
		case "article body", "article content", "article text", "story body", "story content", "story text",
			"entry content", "post content", "post body", "post text", "news body", "news text", "body copy":
			return true
		}
		if w == "articlebody" || w == "storybody" || w == "storytext" || w == "articletext" {
			return true
		}
		before = w
	}
	return false
}

// headline returns the index of the block that is the page's headline, or -1: the heading that is
// most like what the page says its title is, the first of equals.
func (r *reader) headline(titles []string) int {
	best, bestScore := -1, 0.3
	for i := range r.blocks {
		b := &r.blocks[i]
		level := b.level()
		if level == 0 || level > 3 || b.zone >= asideZone || b.words > 60 || isAddressLine(b.text) {
			continue
		}
		score := 0.0
		for _, t := range titles {
			score = max(score, wordOverlap(b.text, t))
		}
		if level == 1 {
			score += 0.35
		}
		if score > bestScore+0.01 {
			best, bestScore = i, score
		}
	}
	return best
}

// wordOverlap is the share of words two titles have in common (Dice).
func wordOverlap(a, b string) float64 {
	as, bs := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(as)+len(bs) == 0 {
		return 0
	}
	seen := make(map[string]int, len(as))
	for _, w := range as {
		seen[w]++
	}
	both := 0
	for _, w := range bs {
		if seen[w] > 0 {
			seen[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(as)+len(bs))
}
