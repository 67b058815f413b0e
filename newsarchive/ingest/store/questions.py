"""Ask editors what names alone cannot tell: whose surname a surname alone is."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Appearance, Judgement, Person, PersonAlias
from newsarchive.prepared import prepared
from newsarchive.vocabulary import AliasKind, Origin, PersonKind, Verdict

# A question whose only reason is a surname: most are right, many are not.
_SCORE = 0.5
_REASON = "One of them is called by this surname alone, and only the other is known to bear it."


def ask_about_surnames(touched: Touched) -> None:
    """Bring the questions about the touched persons' short names up to date.

    A person of whom only a short form is known may be the one person who bears it among other names; if several do,
    or none does any more, there is nothing to ask.
    """
    persons = touched.persons | touched.new_persons
    if not persons:
        return
    keys = {*_short_names(persons=persons), *_lone_keys(persons=persons)}
    lone: dict[str, set[int]] = defaultdict(set)
    for pk, key in _lone_called(keys=keys) if keys else ():
        lone[key].add(pk)
    wanted = _pairs(lone)
    for judgement in _asked(persons=persons.union(*lone.values())):
        pair = (judgement.person_a_id, judgement.person_b_id)
        if pair not in wanted:
            judgement.delete()
    for low, high in sorted(wanted):
        Judgement.objects.get_or_create(
            person_a_id=low,
            person_b_id=high,
            defaults={
                "verdict": Verdict.UNSURE,
                "origin": Origin.MACHINE,
                "score": _SCORE,
                "reason": _REASON,
            },
        )


def _pairs(lone: dict[str, set[int]]) -> set[tuple[int | None, int | None]]:
    """Return the pairs, the lower id first, of a lone name and the only other person who bears it."""
    if not lone:
        return set()
    bearers: dict[str, set[int]] = defaultdict(set)
    aliases = PersonAlias.objects.filter(
        name_key__in=lone, kind=AliasKind.SHORT, person__article_count__gt=0, person__merged_into=None
    ).exclude(person__kind=PersonKind.CHARACTER)
    for pk, key in aliases.values_list("person_id", "name_key"):
        bearers[key].add(pk)
    return {
        (min(one, other), max(one, other))
        for key, ones in lone.items()
        if len(bearers[key]) == 1
        for one in ones
        for other in bearers[key] - ones
    }


@prepared
def _short_names(*, persons: Collection[int]) -> QuerySet[PersonAlias, str]:
    shorts = PersonAlias.objects.filter(person__in=persons, kind=AliasKind.SHORT)
    return shorts.order_by().values_list("name_key", flat=True)


@prepared
def _lone_keys(*, persons: Collection[int]) -> QuerySet[Person, str]:
    return _lone_names().filter(pk__in=persons).values_list("name_key", flat=True)


@prepared
def _lone_called(*, keys: Collection[str]) -> QuerySet[Person, tuple[int, str]]:
    return _lone_names().filter(name_key__in=keys).values_list("pk", "name_key")


@prepared
def _asked(*, persons: Collection[int]) -> QuerySet[Judgement, Judgement]:
    asked = Judgement.objects.filter(origin=Origin.MACHINE, verdict=Verdict.UNSURE, reason=_REASON)
    return asked.filter(Q(person_a__in=persons) | Q(person_b__in=persons))


def _lone_names() -> QuerySet[Person]:
    """Return persons of whom a short form is all that is known: such a name joins nothing, so they have one article."""
    called = Appearance.objects.current().filter(person=OuterRef("pk"), names__0__1=AliasKind.SHORT)
    named = PersonAlias.objects.filter(person=OuterRef("pk")).exclude(kind=AliasKind.SHORT)
    persons = Person.objects.filter(article_count=1, curated=False, merged_into=None)
    return persons.exclude(kind=PersonKind.CHARACTER).filter(Exists(called), ~Exists(named))
