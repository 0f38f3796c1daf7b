package extract

import "strings"

// boilerplateStarts open short blocks that are furniture of a site. All are compared in lower case.
var boilerplateStarts = []string{
	"advertisement", "sponsored", "promoted", "read more", "read also", "read next", "also read", "see also", "see more", "watch:", "watch now",
	"listen to", "listen now", "listen live", "related:", "related stories", "related articles", "more:", "more on this", "more from", "don't miss", "don’t miss",
	"sign up", "subscribe", "get our", "get the", "become a member", "join our", "join the conversation", "join us", "follow us", "follow @", "like us", "download our",
	"click here", "tap here", "share this", "share on", "share:", "photo:", "photos:", "photograph:", "image:", "picture:", "video:", "file photo", "getty images",
	"we use cookies", "this site uses cookies", "this website uses", "by continuing", "your privacy", "enter your email", "your email", "comments", "leave a comment",
	"post a comment", "have your say", "view comments", "show comments", "tags:", "filed under", "posted in", "topics:", "story continues", "article continues",
	"continue reading", "scroll", "most read", "most popular", "recommended", "trending", "contact the newsroom", "send us your", "support our", "support us", "donate", "print this", "kindly share",
	"email this", "copy link", "skip to", "back to top", "loading", "all rights reserved", "terms of use", "privacy policy", "log in", "already a subscriber",
	"to continue reading", "this article is for subscribers", "you may also like", "you might also like", "open in app", "view image in", "previous article", "next article",
	"free newsletter", "thanks for signing up", "thank you for signing up", "you must be logged in", "save article", "save this", "gift this",
}

// appeals ask the reader for something, at any length up to a short paragraph.
var appeals = []string{"know something?", "know more?", "got a tip", "got a story", "have a tip", "have a news tip", "have a story", "do you have a story", "do you have information",
	"do you know more", "have you been affected", "were you there?", "tell us your", "what do you think?", "let us know", "thanks for reading", "thank you for reading"}

// boilerplateInside are words that only furniture has, wherever they stand in a short block.
var boilerplateInside = []string{
	"this site uses cookies", "this website uses cookies", "this page uses cookies", "your inbox", "sign me up", "sign up for our", "our newsletter",
	"our free newsletter", "try it free", "subscribe now", "subscribe today", "click here", "follow us on", "all rights reserved", "your ad blocker",
	"enable javascript", "from a syndicated feed", "view comments", "share your thoughts", "download our app",
}

const shortBlock = 35 // words; longer blocks are never called boilerplate

// isBoilerplate reports whether a short block is furniture of the site by its wording. Anything that
// quotes somebody is left alone.
func isBoilerplate(b *block) bool {
	if b.words > shortBlock {
		return false
	}
	s := strings.ToLower(b.text)
	if strings.HasPrefix(s, "©") || strings.HasPrefix(s, "copyright ") {
		return true
	}
	if strings.ContainsAny(s, "“\"") {
		return false
	}
	for _, start := range boilerplateStarts {
		if strings.HasPrefix(s, start) && (b.words <= 12 || b.linked > 0) && !endsWord(s, len(start)) {
			return true
		}
	}
	return beginsWithAny(s, appeals) || hasAny(s, boilerplateInside...) || isContact(b.text)
}

// isContact reports whether a short line gives a telephone number or an address to write to.
func isContact(s string) bool {
	if wordCount(s) > 16 {
		return false
	}
	run := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			run++
		case r != ' ' && r != '-' && r != '(' && r != ')' && r != '+':
			run = 0
		}
		if run >= 9 {
			return true
		}
	}
	at := strings.IndexByte(s, '@')
	return at > 0 && s[at-1] > ' ' && strings.Contains(s[at:], ".")
}

// endsWord reports whether s goes on with a letter at i, so that what stands before is only the
// beginning of a word.
func endsWord(s string, i int) bool {
	return i < len(s) && s[i] >= 'a' && s[i] <= 'z' && s[i-1] >= 'a' && s[i-1] <= 'z'
}

// readerHeads open what readers wrote. It runs to the end of the element it stands in. A heading is
// one of these when nothing but a number stands beside it.
var readerHeads = wordSet("comments", "comment", "discussion", "top comments", "reader comments", "readers comments", "your comments",
	"latest comments", "all comments", "responses", "replies", "have your say", "what readers say", "what you say", "what our readers say",
	"readers say", "your views", "your say", "join the conversation", "join the discussion", "join the debate", "leave a reply", "leave a comment",
	"post a comment", "letters from readers", "reader reactions", "comments closed", "comments are closed", "most liked comments", "best comments")

// sectionHeads begin the headings of sections of links, forms and notices around a story. Such a section
// ends at the next paragraph of prose.
var sectionHeads = []string{
	"related", "read next", "read more", "more from", "more on", "more news", "more stories", "most read", "most popular", "most viewed", "most commented", "popular", "trending",
	"recommended", "you may also", "you might also", "also in", "also on", "also read", "see also", "latest", "top stories", "editor's picks", "editors' picks", "editor’s picks", "editors’ picks",
	"up next", "what to read", "elsewhere", "in other news", "don't miss", "don’t miss", "newsletter", "sign up", "subscribe", "sponsored", "advertisement", "promoted",
	"partner content", "share this", "share article", "follow us", "about the author", "about us", "contact us", "tags", "topics", "filed under", "site map", "sections", "get the app", "around the web",
}

func wordSet(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, s := range list {
		set[s] = true
	}
	return set
}

// junkSections marks the blocks that stand under a heading of such a section, the heading included.
func (r *reader) junkSections() []bool {
	junk := make([]bool, len(r.blocks))
	ends, sums := r.elementEnds(), r.proseSums()
	for i := range r.blocks {
		b := &r.blocks[i]
		if junk[i] || !couldHead(b) {
			continue
		}
		readers := isReaderHead(b.text)
		if !readers && !isSectionHead(b.text) {
			continue
		}
		if readers && 2*(sums[ends[i]]-sums[i]) > sums[len(r.blocks)] {
			continue // a label above the story
		}
		junk[i] = true
		for j := i + 1; j < ends[i] && (readers || !r.endsLinks(i, j)); j++ {
			junk[j] = true
		}
	}
	return junk
}

// couldHead reports whether b looks like a heading: by its tag, by bold type, or as a few words alone.
func couldHead(b *block) bool {
	if b.words > 10 || b.level() == 1 {
		return false
	}
	return b.level() > 1 || b.bold && b.words <= 6 || b.words <= 4 && !endsSentence(strings.TrimRight(b.text, ":"))
}

func isReaderHead(s string) bool {
	s = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r == ' ' {
			return r
		}
		return -1
	}, strings.ToLower(s))
	return readerHeads[fold(s)]
}

func isSectionHead(s string) bool {
	s = strings.ToLower(s)
	for _, head := range sectionHeads {
		if strings.HasPrefix(s, head) && !endsWord(s, len(head)) {
			return true
		}
	}
	return false
}

// endsLinks reports whether block j ends a section of links headed by block i.
func (r *reader) endsLinks(i, j int) bool {
	b, level := &r.blocks[j], r.blocks[i].level()
	return b.isProse() && b.linkShare() < 0.3 || b.level() == 1 || b.level() > 0 && b.level() <= level
}

// elementEnds returns for each block the end of the innermost element that holds it and more after it.
func (r *reader) elementEnds() []int {
	ends := make([]int, len(r.blocks))
	var open []int // blocks without an end yet
	next := 0
	for _, c := range r.containers {
		for ; next < c.last; next++ {
			open = append(open, next)
		}
		top := len(open) - 1 // the last block of the element: nothing follows it there
		n := top
		for n > 0 && open[n-1] >= c.first {
			n--
			ends[open[n]] = c.last
		}
		if n < top {
			open = append(open[:n], open[top])
		}
	}
	for _, i := range open {
		ends[i] = i + 1
	}
	return ends
}

// noteStarts open corrections and editors' notes, which belong to the report.
var noteStarts = []string{
	"an earlier version of", "a previous version of", "earlier versions of", "this article was amended", "this article was updated", "this article was corrected",
	"this article has been", "this article replaces", "this story was updated", "this story was corrected", "this story was amended", "this story has been", "this story replaces",
	"this report was", "this report has been", "this report replaces", "this post has been", "this post was updated", "this piece has been", "this piece was", "this headline",
	"the headline of this", "this version corrects", "this version updates", "this version adds", "this replaces", "updates with", "corrects ", "refiles ",
}

// noteLabels open them too, when a colon, a date or the like follows.
var noteLabels = []string{
	"correction", "corrections", "clarification", "clarifications", "correction and clarification", "editor's note", "editors' note", "editor’s note", "editors’ note",
	"editor's notes", "note to readers", "note", "update", "updated", "retraction", "erratum", "for the record", "amendment",
}

// looseLabels also begin other lines, such as "Updated 4 March".
var looseLabels = wordSet("note", "update", "updated")

// isNote reports whether b is a correction or an editors' note.
func isNote(b *block) bool {
	if b.words < 4 || b.linkShare() > 0.5 {
		return false
	}
	return b.zone == noteZone && b.level() == 0 && b.words >= 5 || isNoteText(b.text)
}

func isNoteText(s string) bool {
	full := s
	s = strings.ToLower(s[:min(len(s), 60)])
	for _, start := range noteStarts {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	for _, label := range noteLabels {
		rest, ok := strings.CutPrefix(s, label)
		if ok && rest != "" && strings.Contains(":,.(-–—", strings.TrimLeft(rest, " ")[:1]) {
			return !looseLabels[label] || strings.HasPrefix(rest, ":") && lowerWords(full) >= 4
		}
	}
	return false
}
