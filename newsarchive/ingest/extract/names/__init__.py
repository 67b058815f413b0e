"""Who and what a document names: one decision over all its candidates, weighed by a model learned from annotated corpora.

text         the words in a row, with what parts them
candidates   every place that may name somebody or something, with alternative edges
surroundings what stands before and behind each word
features     what speaks for each class of a candidate
decision     the model's word, and which of overlapping places count
joining      persons with all their names
titles       works with all their mentions; kinds: whether songs, films or books
finding      all of it, in turn
"""
