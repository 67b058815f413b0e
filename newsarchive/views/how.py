from typing import Any

from django.views.generic import TemplateView

from newsarchive.models import Disagreement
from newsarchive.views.front import contrasts_of


class How(TemplateView):
    """How the archive works, with the disagreement that most articles take part in as the example, if there is one."""

    template_name = "newsarchive/how.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        opened = Disagreement.objects.open().for_list().order_by("-article_count", "-id")
        found = contrasts_of(list(opened[:1]))
        example = found[0] if found and len(found[0].sides) > 1 and found[0].sides[0].citation else None
        return super().get_context_data(example=example, **kwargs)
