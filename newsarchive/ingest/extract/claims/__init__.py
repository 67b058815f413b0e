"""Claims: families of rules over masked sentences, applied in order."""

from functools import cache

from newsarchive.ingest.extract.claims import (
    achievements,
    awards,
    biography,
    casting,
    credits,
    dates,
    measures,
    publishers,
    titles,
    winners,
)
from newsarchive.ingest.extract.claims.rule import Context, Found, Rule, is_irreal
from newsarchive.ingest.extract.required import Index

# Former titles come first: what a work was once called is the same work to all that follow.
RULES: tuple[Rule, ...] = (
    *titles.RULES,
    *credits.RULES,
    *publishers.RULES,
    *casting.RULES,
    *dates.RULES,
    *measures.RULES,
    *biography.RULES,
    *awards.RULES,
    *winners.RULES,
    *achievements.RULES,
)


@cache
def _index() -> Index:
    return Index([rule.pattern for rule in RULES])


def read_sentence(context: Context) -> list[Found]:
    """Return the claims of one masked sentence."""
    text = context.masked.text
    found: list[Found] = []
    for number in _index().possible(text):
        rule = RULES[number]
        for match in rule.pattern.finditer(text):
            if not is_irreal(context, match):
                found.extend(rule.read(context, match))
    return found
