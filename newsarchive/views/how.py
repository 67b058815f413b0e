from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.views.generic import TemplateView

from newsarchive.disagreements import contradict
from newsarchive.models import Citation, Disagreement
from newsarchive.views.front import Contrast, Side, contrasts_of

LOOKED_AT = 4


@dataclass(frozen=True)
class Example:
    """Two values that cannot both be right, the first with the words it was read from."""

    disagreement: Disagreement
    one: Side
    other: Side
    citation: Citation


class How(TemplateView):
    """How the archive works, with one of its own disagreements as the example, if it has any."""

    template_name = "newsarchive/how.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        opened = Disagreement.objects.open().for_list().order_by("-article_count", "-id")
        found = contrasts_of(list(opened[:LOOKED_AT]))
        return super().get_context_data(example=next(_examples(found), None), **kwargs)


def _examples(contrasts: Iterable[Contrast]) -> Iterator[Example]:
    for contrast in contrasts:
        for one, other in combinations(contrast.sides, 2):
            if one.citation is not None and contradict(one.claim, other.claim):
                yield Example(contrast.disagreement, one, other, one.citation)
