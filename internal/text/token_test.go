package text

import "testing"

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"He didn't say it's theirs.":                   "He did n't say it 's theirs .",
		"We’ve seen the mayor’s o’clock, haven’t we?":  "We ’ve seen the mayor ’s o’clock , have n’t we ?",
		"The workers' union cannot wait; they'll go.":  "The workers ' union can not wait ; they 'll go .",
		"In the '90s Mr. O'Hara said 'em.":             "In the '90s Mr. O'Hara said 'em .",
		"a $4.1 million, £3bn and US$5 loss (4.1%)":    "a $ 4.1 million , £ 3bn and US$ 5 loss ( 4.1 % )",
		"118,000 people at 10:30 a.m. on 3/4/2026":     "118,000 people at 10:30 a.m. on 3/4/2026",
		"the U.S.-led, 84-page e-mail—or so":           "the U.S.-led , 84-page e-mail — or so",
		"dock--remote -- and 10–12":                    "dock -- remote -- and 10 – 12",
		"See https://example.org/a?b=c. Or www.x.org!": "See https://example.org/a?b=c . Or www.x.org !",
		"Write to ann.lee@example.org or @ann #news":   "Write to ann.lee@example.org or @ann #news",
		"Well ... no… . . . yes":                       "Well ... no … . . . yes",
		"AT&T, R&D and Q&A; either/or":                 "AT&T , R&D and Q&A ; either / or",
		"It ended.The rest, no. 5, is No. 6.":          "It ended . The rest , no. 5 , is No. 6 .",
		"J. R. Okonkwo, Ph.D., of Jackson, Miss.":      "J. R. Okonkwo , Ph.D. , of Jackson , Miss.",
		"Sen. Ann Lee (R-Wis.) and Plan B.":            "Sen. Ann Lee ( R-Wis. ) and Plan B .",
		"really?! “No,” he said":                       "really ?! “ No , ” he said",
		"zero\u200bwidth and\u00a0hard spaces":         "zero width and hard spaces",
		"thumbs 👍🏽 up 👩‍👩‍👧":                           "thumbs 👍🏽 up 👩‍👩‍👧",
		"``old'' quotes":                               "`` old '' quotes",
	} {
		d := Analyze(text)
		got := ""
		for i, k := range d.Tokens {
			if i > 0 {
				got += " "
			}
			got += k.Of(text)
		}
		if got != want {
			t.Errorf("tokens of %q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestLemma(t *testing.T) {
	for word, want := range map[string]string{
		"said VBD": "say", "denies VBZ": "deny", "denied VBD": "deny", "dying VBG": "die", "was VBD": "be", "’re VBP": "be",
		"planned VBN": "plan", "hoping VBG": "hope", "controlled VBD": "control", "called VBD": "call", "agreed VBN": "agree",
		"changed VBD": "change", "bringing VBG": "bring", "believed VBN": "believe", "appeared VBD": "appear",
		"declared VBD": "declare", "announced VBD": "announce", "creating VBG": "create", "visited VBD": "visit",
		"teaches VBZ": "teach", "goes VBZ": "go", "Found VBD": "find", "found VB": "found", "n’t RB": "not", "ca MD": "can",
		"children NNS": "child", "spokeswomen NNS": "spokeswoman", "cities NNS": "city", "houses NNS": "house",
		"wives NNS": "wife", "crises NNS": "crisis", "1990s NNS": "1990s", "taxes NNS": "tax", "police NNS": "police",
		"bigger JJR": "big", "largest JJS": "large", "better RBR": "well", "worse JJR": "bad", "happier JJR": "happy",
		"them PRP": "they", "an DT": "a", "Alden NNP": "alden", "news NN": "news", "being VBG": "be", "misled VBD": "mislead",
	} {
		var form, tag string
		for i := range word {
			if word[i] == ' ' {
				form, tag = word[:i], word[i+1:]
			}
		}
		if got := Lemma(form, tag); got != want {
			t.Errorf("Lemma(%q, %s) = %q, want %q", form, tag, got, want)
		}
	}
}
