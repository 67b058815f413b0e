"""Count what the archive holds."""

from dataclasses import dataclass

from newsarchive.models import Claim, Disagreement, Person, Work
from newsarchive.vocabulary import DisagreementStatus


@dataclass(frozen=True)
class Totals:
    """What stands in current articles, and the disagreements that are open."""

    persons: int
    works: int
    claims: int
    disagreements: int


def totals() -> Totals:
    """Count what the archive holds now."""
    return Totals(
        persons=Person.objects.unmerged().filter(article_count__gt=0).count(),
        works=Work.objects.unmerged().filter(article_count__gt=0).count(),
        claims=Claim.objects.filter(article_count__gt=0).count(),
        disagreements=Disagreement.objects.filter(status=DisagreementStatus.OPEN).count(),
    )
