"""An article to be cited, in the forms that citation managers read."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from newsarchive.models import Article
from newsarchive.representations import references


@require_safe
def cite(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """form: "bib", "ris" or "csl"."""
    article = get_object_or_404(Article.objects.for_list(), pk=pk)
    page = request.build_absolute_uri(article.get_absolute_url())
    if form == "csl":
        items = references.csl(article, page)
        options = {"ensure_ascii": False, "indent": 1}
        return JsonResponse(
            items,
            safe=False,
            json_dumps_params=options,
            content_type="application/vnd.citationstyles.csl+json",
        )
    write, content_type = {
        "bib": (references.bibtex, "application/x-bibtex; charset=utf-8"),
        "ris": (references.ris, "application/x-research-info-systems; charset=utf-8"),
    }[form]
    response = HttpResponse(write(article, page), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="article-{article.pk}.{form}"'
    return response
