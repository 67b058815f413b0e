"""Read articles together, as an archive that holds just these articles has read them; without a database.

Each article is read by itself first. A second reading uses the names that the first readings of the others confirm, and
the facts that they tell.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from newsarchive.ingest.document import Document, Reading
from newsarchive.ingest.extract.confirmed import (
    Confirmation,
    Told,
    confirmed_names,
    most_told,
    names_to_find,
)
from newsarchive.ingest.extract.known import KnownMention, has_news, possible_keys

Read = Callable[[Document, Sequence[KnownMention], frozenset[int]], Reading]


def read_together(documents: Sequence[Document], read: Read) -> list[Reading]:
    """Return what each of the documents says, in the light of the others. read: extract()."""
    first = [read(document, (), frozenset()) for document in documents]
    confirmed = [confirmed_names(*pair) for pair in zip(documents, first, strict=True)]
    votes: dict[tuple[str, str], Counter[Told]] = defaultdict(Counter)
    hints: dict[tuple[str, str], Counter[Told]] = defaultdict(Counter)
    articles: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, names in enumerate(confirmed):
        for name in names:
            (hints if name.is_hint else votes)[name.key, name.context][name.told] += 1
            articles[name.key, name.context].add(number)
    told = {place: most_told(votes[place], hints[place]) for place in votes}
    told_facts = frozenset().union(*(reading.told for reading in first))
    return [
        second_reading(
            document,
            reading,
            [
                Confirmation(*place, of_name, len(articles[place] - {number}))
                for place, of_name in told.items()
                if of_name is not None
            ],
            reading.in_doubt & told_facts,
            read,
        )
        for number, (document, reading) in enumerate(zip(documents, first, strict=True))
    ]


def second_reading(
    document: Document,
    first: Reading,
    confirmations: Sequence[Confirmation],
    facts: frozenset[int],
    read: Read,
) -> Reading:
    """Return what a document says in the light of names and facts; its first reading, where they tell it nothing new.

    facts: the keys of those that others tell, of those that the first reading leaves in doubt.
    """
    known = names_to_find(confirmations, possible_keys(document.text)).find_in(document)
    if not has_news(document.text, known, first.entities):
        known = ()
    return read(document, known, facts) if known or facts else first
