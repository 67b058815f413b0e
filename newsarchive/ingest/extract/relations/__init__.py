"""Claims by weight: every pair of a subject and a value in a sentence, judged by all that the words around them tell.

words         a masked sentence as words, and what relation each speaks of
pairs         what the sentence could be claiming
alphabets     the words as each predicate reads them
sides         what the two sides of a pair tell
surroundings  what the words around and between them tell
features      what tells whether a pair is a claim, and how probable it makes it
weights       what each feature weighs for each predicate
network       a second opinion: what a small neural network, which reads the sentence as a whole, holds of it
reading       the claims that are probable enough by both
"""

from newsarchive.ingest.extract.relations.reading import WEIGHED, WORDS_AROUND, read_relations

__all__ = ["WEIGHED", "WORDS_AROUND", "read_relations"]
