// Package seqlabel labels sequences: it gives each item of a row (the words of a sentence, say) one
// label of a small set. A model is a linear one over sparse binary features that the caller hashes
// to 32 bits, with weights for each feature and label and for each pair of neighbouring labels.
//
// There are two ways to use it. [Decoder.Viterbi] finds the best row of labels as a whole, under
// the model's transition weights; the constraint that I-x follows only B-x or I-x is one of these
// weights. [Decoder.Best] labels one item at a time, so that the caller may use the labels already
// given as features of the next; that suits large label sets, where Viterbi is slow.
//
// Two learners make such models: the averaged structured perceptron (Collins, "Discriminative
// Training Methods for Hidden Markov Models", EMNLP 2002), item by item or over whole rows; and
// linear-chain conditional random fields (Lafferty, McCallum and Pereira, ICML 2001) by
// AdaGrad (Duchi, Hazan and Singer, JMLR 2011), which can be made to miss less at the price of precision
// (Mohit et al., "Recall-Oriented Learning of Named Entities in Arabic Wikipedia", EACL 2012). Both are deterministic: the same data gives the
// same bytes.
//
// A trained model is packed into one block of bytes with weights rounded to eight bits. It is used
// as it lies, so a model embedded in the program costs nothing to load, and scores are sums of
// integers, the same on every machine.
package seqlabel
