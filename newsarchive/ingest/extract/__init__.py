"""From a document to what it says: entities with their mentions, claims with their evidence.

sentences, quotations, dates   what the text is made of
names                          who and what is named, and by which names
discourse                      sentences with names masked, pronouns resolved
claims                         rules over masked sentences, one module a family of predicates
extraction                     all of it, in turn

Nothing is brought in here: the rules take seconds to make ready, and most commands and pages read no text.
"""
