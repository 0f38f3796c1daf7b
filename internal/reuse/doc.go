// Package reuse finds which articles share wording and which of them drew on which.
//
// Candidates come from fingerprints: hashes of four-word runs, winnowed (Schleimer, Wilkerson and
// Aiken 2003), so that a few hundred reports need not be compared each with each. Two candidates are
// laid side by side twice. Copied runs of words are tiled over both (greedy string tiling, Wise 1993),
// and every sentence is matched with the one most like it by its stems, weighed by how rare they are
// in the two articles (Spärck Jones 1972). The matches are the alignment.
//
// Whether one text was made from the other is judged by the prose they share outside quotation
// marks, because reporters at one press conference write down the same quotations without having
// read each other. (The same cues, common word runs and rewritten sentences, were measured on
// newspapers and their agency by Clough, Gaizauskas, Piao and Wilks, "METER: MEasuring TExt Reuse",
// 2002.) Three more things can show that an article drew on another: it names the other's outlet and
// has something of its content; it took over whole sentences; or it has a quotation that somebody
// gave to the other outlet alone. The direction follows from dates of publication, credit, notes of
// correction, who says that he was spoken to, and who tells it more shortly.
//
// Two texts that have a good part of their six-word runs in common, though nothing tells which was had
// from which, are near-duplicates (near.go).
//
// Only direct sources are named. An article's sentences are explained one source at a time, the one
// that explains most first; a source whose part is explained already is left out. So the last of a
// chain has the middle one, whose changes it keeps, and not the first.
package reuse
