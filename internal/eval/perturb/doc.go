// Package perturb makes reports whose changes are known, to measure which of them are found and how
// often something is found where nothing is.
//
// From any collection of articles it derives new ones: a parent is published by one invented outlet,
// two days later the child by another. The child leaves out some sentences, words others a little
// differently, credits the parent, and has one labelled change:
//
//	quote-altered        a word within a quotation dropped or swapped for another
//	quote-trimmed        a quotation shortened at one edge: nothing may be found
//	number-changed       a number of things made another one
//	number-equal         the same number told otherwise, "12" as "a dozen": nothing may be found
//	hedge-dropped        "may", "allegedly" and their like left out of the writer's own sentence
//	attribution-changed  an unnamed source become "officials"
//	attribution-dropped  "…, the mayor said" left out
//	credit-missing       no word of the parent's outlet
//	reordered            the paragraphs in another order: nothing may be found, the derivation must be
//	synonyms             a third of all sentences or more in other words, no credit: the derivation must be found
//	excerpt              one paragraph of the parent in front of another article, with credit, and
//	excerpt-uncredited   without: the derivation must be found
//	merged               half of one parent and half of another, no credit: both derivations must be found
//
// Where a sentence of an article has no unnamed source, no round number or no hedge, the parent is
// given one, so that every operation finds enough sentences to work on. Sentences are picked by their
// surface, with patterns of this package, and not by what Headwater reads in them: what it cannot
// read is to be counted as missed.
//
// Clean pairs are two articles as they are, of different outlets, on one event or one beat, with
// little wording in common: everything found between them is a false alarm.
//
// All choices come from a seed; equal seeds and folders give equal cases. The idea of measuring by
// planted changes follows CheckList's perturbation tests (Ribeiro, Wu, Guestrin and Singh, 2020) and,
// for simulated reuse, the PAN plagiarism corpora (Potthast, Stein, Barrón-Cedeño and Rosso, 2010).
package perturb
