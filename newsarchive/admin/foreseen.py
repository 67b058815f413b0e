"""What the pages that merge and split have in common: whom to split off to and why, and what follows, shown before it is done."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django import forms

from newsarchive.admin.entity_field import EntityField
from newsarchive.curation.foresight import SplitForesight
from newsarchive.ingest.document import Span
from newsarchive.models import Appearance, Citation, Mention, Person, Work
from newsarchive.vocabulary import SubjectType

SHOWN_ROWS = 30

# A label, the first rows, to be told in words, and how many there are.
ShownList = tuple[str, Sequence[object], int]


class SplitForm(forms.Form):
    """to: whose the chosen ones are; left out for a new person, or work."""

    reason = forms.CharField(max_length=500, label="Why they are another’s")

    def __init__(self, *args: Any, of: SubjectType, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["to"] = EntityField(
            of=of, required=False, label="Whose they are", help_text=f"Empty: a new {of.value}’s."
        )


def shown_lists(lists: Iterable[tuple[str, Sequence[object]]]) -> list[ShownList]:
    """Return the lists as the page shows them: no more than SHOWN_ROWS of each."""
    return [(label, rows[:SHOWN_ROWS], len(rows)) for label, rows in lists]


def after_split(seen: SplitForesight | None, entity: Person | Work) -> list[ShownList]:
    """Return what follows from a split, under labels; nothing where nothing was foreseen."""
    if seen is None:
        return []
    return shown_lists(
        [
            ("Claims that go along", seen.claims),
            ("Names it gains", seen.names),
            (f"Claims that nobody makes of “{entity}” any more", seen.lost),
            ("Disagreements made", seen.made),
            ("Disagreements ended", seen.ended),
        ]
    )


def mark_of_split(
    appearances: Iterable[Appearance], spans: Collection[Span] = (), to: Person | Work | None = None
) -> str:
    """Return a mark of what a preview shows: what is chosen and for whom, the mentions, and the citations that speak of them."""
    rows = sorted(appearances, key=lambda one: one.pk)
    mentions = Mention.objects.filter(appearance__in=rows).order_by("appearance", "start")
    cited = Citation.objects.filter(subject_appearance__in=rows).order_by("pk")
    parts = [
        *((one.pk, one.person_id, one.work_id) for one in rows),
        *mentions.values_list("start", "end"),
        *cited.values_list("claim", "start", "end"),
        *sorted((one.start, one.end) for one in spans),
        to and to.pk,
    ]
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def with_words_around(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Return words of a text with as many characters of it on either side, and "…" where it goes on."""
    first, last = max(0, start - width), min(len(text), end + width)
    before, after = text[first:start], text[end:last]
    return f"…{before}" if first else before, text[start:end], f"{after}…" if last < len(text) else after
