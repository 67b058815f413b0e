"""Find out what the operators of a query mean in this archive, and say the filters of a list as operators.

outlet:guardian becomes the outlet that is called The Guardian; what the archive does not have is told, and the rest of
the query still counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.http import urlencode
from rapidfuzz import fuzz, process

from newsarchive import name_search, search
from newsarchive.filters import Chip
from newsarchive.filters.claims import DISPUTES, ORIGINS, STATES
from newsarchive.models import Outlet, Person, Work
from newsarchive.name_search import PERSONS, WORKS, Closeness, Names
from newsarchive.names import fold, title_key
from newsarchive.query import OPERATORS, Operator, Query, Word, day_span, quoted
from newsarchive.vocabulary import DisagreementStatus, Modality, PersonKind, Predicate, WorkKind
from newsarchive.wording import date_in_words

LISTS = ("articles", "persons", "works", "claims", "disagreements")
OUTLETS_COMPARED = 5_000
_NEAR_VALUE = 75  # of 100: likeness from which on a value is taken for a slip of the pen

# Which filter of which list an operator sets; the values of the others tell it.
_FILTERS = {
    "outlet": {"articles": "outlet", "claims": "outlet"},
    "person": dict.fromkeys(("articles", "works", "claims", "disagreements"), "person"),
    "work": dict.fromkeys(("articles", "persons", "claims", "disagreements"), "work"),
    "after": {"articles": "published_after", "claims": "said_after"},
    "before": {"articles": "published_before", "claims": "said_before"},
    "predicate": dict.fromkeys(("claims", "disagreements"), "predicate"),
    "modality": {"claims": "modality"},
    "origins": {"claims": "origins"},
}
# The words that an operator with few values takes; each is understood with spaces or hyphens for underscores too.
CHOICES: dict[str, list[str]] = {
    "kind": [*PersonKind.values, *WorkKind.values],
    "predicate": Predicate.values,
    "status": [state.value for state in (*STATES, *DISPUTES)],
    "modality": Modality.values,
    "origins": [*ORIGINS],
    "is": ["disputed"],
}


@dataclass
class Narrowing:
    """filters: for each list that all operators fit, which of its filters are set to what; chips: what was understood."""

    filters: dict[str, list[tuple[str, Any]]] = field(default_factory=lambda: {name: [] for name in LISTS})
    chips: list[Chip] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def is_narrowed(self) -> bool:
        """Whether any of the operators counts."""
        return any(self.filters.get(name) != [] for name in LISTS)

    def address(self, name: str, words: str) -> str:
        """Return the query of the list's own page with the same filters; one that is set twice keeps its last value."""
        values = {"q": words} if words else {}
        for filter_name, value in self.filters.get(name, []):
            values[filter_name] = str(value.pk) if isinstance(value, models.Model) else str(value)
        return f"?{urlencode(values)}" if values else ""


def narrow(query: Query) -> Narrowing:
    """Find out what the operators of a query mean."""
    narrowing = Narrowing()
    for part in query.parts:
        without = f"?{urlencode({'q': query.without(part)})}"
        if isinstance(part, Word):
            words = " ".join(term.words for term in part.terms)
            narrowing.chips.append(Chip(part.label, words, without))
            continue
        value, shown = _meaning(part, narrowing.problems)
        if value is None:
            continue
        narrowing.chips.append(Chip(OPERATORS[part.name], shown, without, part.name))
        sets = _sets(part.name, value)
        for name in LISTS:
            if name not in sets:
                narrowing.filters.pop(name, None)
            elif name in narrowing.filters:
                narrowing.filters[name].append(sets[name])
    return narrowing


def as_typed(cleaned: Mapping[str, Any]) -> str:
    """Return what is to be typed into the search box for the same words and filters. cleaned: those of a list's form."""
    typed = [str(cleaned["q"])] if cleaned.get("q") else []
    for name, value in cleaned.items():
        operator = name.removeprefix("published_").removeprefix("said_")
        if value in (None, "") or name in ("q", "order"):
            continue
        if isinstance(value, Person | Work):
            typed.append(f"{operator}:{quoted(_told_apart(value))}")
        elif isinstance(value, date):
            if operator == "before" and value < date.max:
                value += timedelta(1)
            typed.append(f"{operator}:{value.isoformat()}")
        elif operator == "disputed":
            typed.append("is:disputed")
        elif operator in OPERATORS:
            typed.append(f"{operator}:{quoted(str(value))}")
    return " ".join(typed)


def outlets_like(value: str, limit: int) -> list[Outlet]:
    """Return the outlets that may be meant by a name or a part of one, the likeliest first."""
    wanted = fold(value)
    if not wanted:
        return []
    ranked = []
    for outlet in Outlet.objects.order_by("pk")[:OUTLETS_COMPARED]:
        name = fold(outlet.name)
        if title_key(outlet.name) == title_key(value):
            ranked.append((int(name != wanted), len(name), name, outlet.pk, outlet))
        elif name.startswith(wanted) or title_key(name).startswith(wanted):
            ranked.append((2, len(name), name, outlet.pk, outlet))
        elif wanted in name:
            ranked.append((3, len(name), name, outlet.pk, outlet))
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])[:limit]]


def _meaning(operator: Operator, problems: list[str]) -> tuple[Any, str]:
    """Return the value that an operator's filters take, None if it has none, and how it is shown; add what is to be told."""
    name, value = operator.name, operator.value
    if name in ("after", "before"):
        return _day(name, value, problems)
    if name == "outlet":
        return _outlet(value, problems)
    if name in ("person", "work"):
        return _entity(PERSONS if name == "person" else WORKS, value, problems)
    wanted = fold(value).replace(" ", "_")
    choices = {choice: fold(_label(name, choice)).replace(" ", "_") for choice in CHOICES[name]}
    for choice, label in choices.items():
        if wanted in (choice, label):
            return choice, _label(name, choice)
    nearest = process.extractOne(wanted, CHOICES[name], scorer=fuzz.ratio, score_cutoff=_NEAR_VALUE)
    meant = f" Did you mean {name}:{nearest[0]}?" if nearest else ""
    known = ", ".join(CHOICES[name])
    problems.append(f"“{name}:{value}” is none of: {known}.{meant}")
    return None, ""


def _sets(name: str, value: Any) -> dict[str, tuple[str, Any]]:
    """Return which filter an operator sets, and to what, by the lists that have one for it."""
    if name == "kind":
        lists = [("persons", PersonKind.values), ("works", WorkKind.values)]
        return {rows: ("kind", value) for rows, kinds in lists if value in kinds}
    if name == "status":
        return {"claims" if value in STATES else "disagreements": ("status", value)}
    if name == "is":
        disputed = dict.fromkeys(("persons", "works", "claims"), ("disputed", "yes"))
        return {**disputed, "disagreements": ("status", DisagreementStatus.OPEN.value)}
    return {rows: (filter_name, value) for rows, filter_name in _FILTERS[name].items()}


def _label(name: str, choice: str) -> str:
    if name == "kind":
        labels: Iterable[tuple[str, str]] = [*PersonKind.choices, *WorkKind.choices]
    elif name == "predicate":
        labels = Predicate.choices
    elif name == "origins":
        return f"{choice} or more"
    else:
        return f"{choice} now" if name == "is" else choice
    return str(dict(labels)[choice])


def _day(name: str, value: str, problems: list[str]) -> tuple[date | None, str]:
    span = day_span(value)
    if span is None:
        problems.append(f"“{name}:{value}” is not a date; use 2024-01-31, 2024-01 or 2024.")
        return None, ""
    first, _ = span
    shown = date_in_words(first)
    if name == "before":
        return first - timedelta(1), shown
    return first, shown


def _outlet(value: str, problems: list[str]) -> tuple[Outlet | None, str]:
    found = outlets_like(value, 4)
    if not found:
        names = list(Outlet.objects.order_by("pk").values_list("name", flat=True)[:OUTLETS_COMPARED])
        nearest = process.extractOne(
            value, names, scorer=fuzz.ratio, processor=title_key, score_cutoff=_NEAR_VALUE
        )
        meant = f" Did you mean outlet:{quoted(nearest[0])}?" if nearest else ""
        problems.append(f"No outlet here is called “{value}”; it was not heeded.{meant}")
        return None, ""
    outlet, *others = found
    if others and title_key(outlet.name) != title_key(value):
        also = ", ".join(f"outlet:{quoted(other.name)}" for other in others)
        problems.append(f"“outlet:{value}” was taken for {outlet}; there is also {also}.")
    return outlet, str(outlet)


def _entity(names: Names, value: str, problems: list[str]) -> tuple[Person | Work | None, str]:
    name, _, number = value.rpartition("#")
    if number.isascii() and number.isdigit() and len(number) < 19:
        known = names.model._default_manager.select_related("merged_into").filter(pk=int(number)).first()
        if known is not None:
            entity = known.survivor()
            return entity, str(entity)
        value = name.strip() or value
    found = name_search.matches(names, value, 4)
    if not found:
        problems.append(f"No {names.column} here is called “{value}”; it was not heeded.")
        return None, ""
    best, *others = found
    if best.closeness != Closeness.SAME:
        also = "".join(f", or {names.column}:{quoted(str(other.entity))}" for other in others)
        problems.append(f"“{names.column}:{value}” was taken for {best.entity}{also}.")
    elif others and others[0].closeness == Closeness.SAME:
        problems.append(
            f"More than one {names.column} is called “{value}”: the one in most articles was taken."
        )
    return best.entity, str(best.entity)


def _told_apart(entity: Person | Work) -> str:
    """Return the name by which an entity is found again, with its number where others have the same name."""
    names = PERSONS if isinstance(entity, Person) else WORKS
    entity = entity.survivor()
    same = name_search.matches(names, str(entity), 2)
    if not search.terms(str(entity)) or len(same) != 1 or same[0].entity != entity:
        return f"{entity} #{entity.pk}"
    return str(entity)
