"""Read stored articles anew with the present extractor: first what would change, then the change."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from newsarchive.ingest.pipeline import FailedInput, read_due_second_time
from newsarchive.ingest.store.rereading import Change, Stored, compare, reread, stored_articles
from newsarchive.ingest.workers import NamedDocument, ReadError, read_second_time, reading
from newsarchive.storage import is_storage_failure

Report = Callable[[Stored, Change], None]


@dataclass
class Difference:
    """What reading articles anew would change. articles: how many were read; changed: the ids of those it would change."""

    articles: int = 0
    changed: list[int] = field(default_factory=list)
    come: Counter[str] = field(default_factory=Counter)
    go: Counter[str] = field(default_factory=Counter)
    stay: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    failures: list[FailedInput] = field(default_factory=list)


def foresee(ids: Iterable[int] | None, *, report: Report | None = None) -> Difference:
    """Return what would come, go and stay if the articles, or all (None), were read anew; nothing is changed."""
    difference = Difference()
    for stored in stored_articles(ids):
        read = read_second_time(NamedDocument(stored.document, stored.known, stored.facts))
        if isinstance(read, ReadError):
            difference.failures.append(FailedInput(stored.article.source, str(read)))
            continue
        change = compare(stored.article, read.reading)
        difference.articles += 1
        for counted, items in (
            (difference.come, change.come),
            (difference.go, change.go),
            (difference.stay, change.stay),
            (difference.kept, change.kept),
        ):
            counted.update(item.sort for item in items)
        if change:
            difference.changed.append(stored.article.pk)
            if report is not None:
                report(stored, change)
    return difference


def reextract(ids: Iterable[int] | None) -> list[FailedInput]:
    """Read the articles, or all (None), anew and write what changed; return what failed, which stays as it was.

    Each article is one transaction. Then those are read a second time to which names tell more or less than before.
    """
    failures = []
    for stored in stored_articles(ids):
        read = read_second_time(NamedDocument(stored.document, stored.known, stored.facts))
        if isinstance(read, ReadError):
            failures.append(FailedInput(stored.article.source, str(read)))
            continue
        try:
            first = read.reading if read.is_first else reading(stored.document)
            reread(stored, first, read.reading, is_first=read.is_first)
        except Exception as error:  # one article does not keep the others from being read
            if is_storage_failure(error):
                raise
            failures.append(FailedInput(stored.article.source, f"{type(error).__name__}: {error}"))
    return failures + read_due_second_time()
