"""Claims: families of rules over masked sentences, applied in order."""

from newsarchive.ingest.extract.claims import (
    achievements,
    biography,
    casting,
    credits,
    dates,
    measures,
    publishers,
    titles,
)
from newsarchive.ingest.extract.claims.rule import Context, Found, Rule, is_irreal

# Former titles come first: what a work was once called is the same work to all that follow.
RULES: tuple[Rule, ...] = (
    *titles.RULES,
    *credits.RULES,
    *publishers.RULES,
    *casting.RULES,
    *dates.RULES,
    *measures.RULES,
    *biography.RULES,
    *achievements.RULES,
)


def read_sentence(context: Context) -> list[Found]:
    """Return the claims of one masked sentence."""
    found: list[Found] = []
    for rule in RULES:
        for match in rule.pattern.finditer(context.masked.text):
            if not is_irreal(context, match):
                found.extend(rule.read(context, match))
    return found
