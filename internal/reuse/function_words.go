package reuse

import "strings"

// functionWords are words that any two English texts share: grammar, and the verbs and
// formulas of reporting, which say that something was said and not what.
var functionWords = wordSet(`
	a an the this that these those such each every either neither both some any no none all
	i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
	myself himself herself itself ourselves themselves who whom whose which what where when why how
	one ones other others another same own
	be am is are was were been being do does did done doing have has had having
	can could may might must shall should will would ought
	not nt n't s d ll re ve m t
	and or but nor so yet if then than as because since while although though unless until whether
	of in on at by for with from to into onto upon about above below over under between among
	through during before after against without within along across behind beyond near off out up down
	again also too very just only even still already ever never now here there more most much many
	less least few little however meanwhile
	say said says saying tell told tells telling according add added adds report reported reports
	mr mrs ms dr
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
