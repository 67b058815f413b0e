"""Read articles together, as an archive that holds just these articles has read them; without a database.

Each article is read by itself first. A second reading uses the names that the first readings of the others confirm.
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

Read = Callable[[Document, Sequence[KnownMention]], Reading]


def read_together(documents: Sequence[Document], read: Read) -> list[Reading]:
    """Return what each of the documents says, in the light of the others. read: extract()."""
    first = [read(document, ()) for document in documents]
    confirmed = [confirmed_names(*pair) for pair in zip(documents, first, strict=True)]
    votes: dict[tuple[str, str], Counter[Told]] = defaultdict(Counter)
    articles: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, names in enumerate(confirmed):
        for name in names:
            votes[name.key, name.context][name.told] += 1
            articles[name.key, name.context].add(number)
    told = {place: most_told(votes[place]) for place in votes}
    return [
        second_reading(
            document,
            reading,
            [
                Confirmation(*place, of_name, len(articles[place] - {number}))
                for place, of_name in told.items()
                if of_name is not None
            ],
            read,
        )
        for number, (document, reading) in enumerate(zip(documents, first, strict=True))
    ]


def second_reading(
    document: Document, first: Reading, confirmations: Sequence[Confirmation], read: Read
) -> Reading:
    """Return what a document says in the light of names; its first reading, where they tell it nothing new."""
    known = names_to_find(confirmations, possible_keys(document.text)).find_in(document)
    return read(document, known) if has_news(document.text, known, first.entities) else first
