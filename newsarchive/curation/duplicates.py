"""The queue of likely duplicates: what names suggest and what linking asks, the likeliest first.

A question is answered by merging the two or by telling them apart; either is remembered, and not asked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Q, QuerySet

from newsarchive.curation import identity
from newsarchive.models import Candidate, Judgement, Person, Work
from newsarchive.vocabulary import Origin

PAGE_SIZE = 25

# Linking's own questions come before those of the same score that names alone suggest.
_TABLES: dict[str, type[Judgement] | type[Candidate]] = {"j": Judgement, "c": Candidate}

Key = tuple[float, str, int]


@dataclass(frozen=True)
class Question:
    """Two that may be one. a, b: of whom it is asked; first, second: where these are shown, the more covered first.

    token: names the question; key: its place in the queue.
    """

    token: str
    key: Key
    a: Person | Work
    b: Person | Work
    first: Person | Work
    second: Person | Work
    reasons: list[str]

    @property
    def score(self) -> float:
        return self.key[0]

    @property
    def type(self) -> str:
        return "person" if isinstance(self.a, Person) else "work"

    @property
    def place(self) -> str:
        """The token of the page that begins behind this question."""
        return f"{self.key[0]!r}~{self.token}"


def all_questions() -> QuerySet[Any, Any]:
    """Return the ids of all that waits, of both tables: for counting."""
    asked = waiting(Judgement).order_by().values("pk")
    return asked.union(waiting(Candidate).order_by().values("pk"), all=True)


def questions(after: str = "", size: int = PAGE_SIZE) -> tuple[list[Question], str]:
    """Return a page of the queue and the token of the next, "" if there is none; a token that is none gives the first."""
    key = _read(after)
    rows = [question for letter in _TABLES for question in _behind(letter, key, size + 1)]
    rows.sort(key=lambda question: (-question.score, "jc".index(question.key[1]), -question.key[2]))
    shown = rows[:size]
    following = shown[-1].place if len(rows) > size else ""
    pairs: dict[frozenset[int], Question] = {}
    for question in shown:  # two that were merged may have been asked about with the same third
        pairs.setdefault(frozenset({question.first.pk, question.second.pk}) | {_sign(question)}, question)
    return list(pairs.values()), following


def question_of(token: str) -> Question | None:
    """Return the question of a token, None if it waits no more."""
    if token[:1] not in _TABLES or not (token[1:].isascii() and token[1:].isdecimal()) or len(token) > 19:
        return None
    row = waiting(_TABLES[token[0]]).filter(pk=int(token[1:])).first()
    return None if row is None else _question(token[0], row)


def dismiss(question: Question, *, by: User, reason: str = "") -> Judgement:
    """Say that the two of a question are not the same, for good."""
    return identity.tell_apart(question.a, question.b, by=by, reason=reason)


def waiting(table: type[Judgement] | type[Candidate]) -> QuerySet[Any, Any]:
    """Return the rows of a table that wait for an answer."""
    if table is Candidate:
        return Candidate.objects.to_judge()
    # What an editor is unsure of is not asked for again.
    return Judgement.objects.to_judge().filter(origin=Origin.MACHINE, score__isnull=False)


def _behind(letter: str, key: Key | None, size: int) -> Iterator[Question]:
    """Yield the first questions of a table that come behind a place in the queue."""
    ends = [f"{side}_{which}" for side in ("person", "work") for which in "ab"]
    rows = waiting(_TABLES[letter]).select_related(*ends, *(f"{one}__merged_into" for one in ends))
    if key is not None:
        score, table, pk = key
        behind = Q(score__lt=score)
        if letter == table:
            behind |= Q(score=score, pk__lt=pk)
        elif table == "j":
            behind |= Q(score=score)
        rows = rows.filter(behind, score__lte=score)
    for row in rows.order_by(F("score").desc(nulls_last=True), "-id")[:size]:
        yield _question(letter, row)


def _question(letter: str, row: Judgement | Candidate) -> Question:
    a, b = row.person_a or row.work_a, row.person_b or row.work_b
    assert a is not None  # by the constraints of both tables
    assert b is not None
    first, second = sorted((a.survivor(), b.survivor()), key=lambda one: (-one.article_count, one.pk))
    reasons = row.reasons if isinstance(row, Candidate) else [row.reason]
    return Question(f"{letter}{row.pk}", (row.score or 0.0, letter, row.pk), a, b, first, second, reasons)


def _sign(question: Question) -> int:
    """Return what keeps persons and works of the same ids apart."""
    return 0 if question.type == "person" else -1


def _read(token: str) -> Key | None:
    score, _, name = token.partition("~")
    if name[:1] not in _TABLES or not (name[1:].isascii() and name[1:].isdecimal()) or len(name) > 19:
        return None
    try:
        return float(score), name[0], int(name[1:])
    except ValueError:
        return None
