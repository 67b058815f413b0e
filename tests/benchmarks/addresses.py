"""The addresses of all pages of an archive, each by a name that says what is special about it."""

from collections.abc import Iterator
from urllib.parse import quote_plus, urlencode

from django.contrib import admin
from django.contrib.admin.sites import site
from django.db import connection
from django.db.models import F, Model
from django.urls import reverse

from newsarchive.curation.duplicates import questions
from newsarchive.models import Article, Candidate, Claim, Disagreement, Outlet, Person, Work

SEARCHED = {
    "Claim": "subject", "Citation": "word", "Article": "word", "Person": "person", "Work": "work",
    "Appearance": "person", "Mention": "person", "Disagreement": "work", "Judgement": "person",
}  # fmt: skip


def common_words() -> dict[str, str]:
    """Return words by the share of all articles that has them: rare, about 1 %, 10 % and 65 %."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE temp.article_words USING fts5vocab(main, article_search, row)")
        cursor.execute("SELECT max(rowid) FROM article_search_docsize")
        (articles,) = cursor.fetchone()
        found = {}
        for label, share in (("rare", 5 / articles), ("1 %", 0.01), ("10 %", 0.1), ("65 %", 0.65)):
            cursor.execute(
                "SELECT term FROM temp.article_words WHERE length(term) > 2 ORDER BY abs(doc - %s), term LIMIT 1",
                [share * articles],
            )
            (found[label],) = cursor.fetchone()
        cursor.execute("DROP TABLE temp.article_words")
    return found


def public() -> dict[str, str]:
    """Return the public pages: every list plain, filtered, searched and deep, and one of every sort."""
    person = Person.objects.order_by("-article_count").first()
    work = Work.objects.order_by("-article_count").first()
    somebody = Person.objects.order_by("pk")[1]
    outlet = Outlet.objects.annotate(first=F("articles__id")).exclude(first=None).first()
    assert person and work and outlet
    found = {"front": "/", "article": _of(Article), "person": _url(person), "work": _url(work)}
    found |= {"claim": _url(Claim.objects.order_by("-article_count")[0]), "somebody": _url(somebody)}
    disagreement = Disagreement.objects.order_by("-article_count").first()
    if disagreement is not None:
        found["disagreement"] = _url(disagreement)
    lists: dict[str, list[dict[str, object]]] = {
        "articles": [
            {}, {"outlet": outlet.pk}, {"person": person.pk}, {"work": work.pk}, {"order": "oldest"},
            {"published_after": "2012-01-01", "published_before": "2012-12-31"},
            {"outlet": outlet.pk, "published_after": "2012-01-01", "published_before": "2012-12-31"},
            {"person": person.pk, "published_after": "2012-01-01"},
        ],
        "persons": [{}, {"kind": "person"}, {"disputed": "yes"}, {"q": person.name}, {"order": "name"}, {"work": work.pk}],
        "works": [{}, {"kind": "film"}, {"q": work.title}, {"order": "name"}, {"person": person.pk}],
        "claims": [
            {}, {"predicate": "birth_date"}, {"status": "accepted"}, {"disputed": "open"}, {"q": work.title},
            {"origins": 3}, {"outlet": outlet.pk}, {"person": person.pk}, {"order": "said"}, {"order": "new"},
            {"modality": "asserted"}, {"said_after": "2020-01-01"}, {"said_before": "2006-01-01"},
        ],
        "disagreements": [{}, {"status": "open"}, {"predicate": "release_date"}, {"q": work.title}],
    }  # fmt: skip
    for name, queries in lists.items():
        for query in queries:
            found[_label(name, query)] = f"/{name}/?{urlencode(query)}" if query else f"/{name}/"
    for share, word in common_words().items():
        found[f"search {share}"] = f"/articles/?q={quote_plus(word)}"
        found[f"search {share}, best"] = f"/articles/?q={quote_plus(word)}&order=relevance"
    return found


def desk() -> dict[str, str]:
    """Return the pages of the desk: its front, every model's list plain, filtered and searched, a form, and its own."""
    found = {"front": reverse("admin:index")}
    words = common_words() | _names()
    for model, model_admin in site._registry.items():
        options = model._meta
        if options.app_label != "newsarchive":
            continue
        name = options.object_name or ""
        base = reverse(f"admin:newsarchive_{options.model_name}_changelist")
        found[name] = base
        for query in _filters(model_admin):
            found[_label(name, query)] = f"{base}?{urlencode(query)}"
        if model_admin.search_fields:
            for kind, word in words.items():
                if kind in {"10 %", SEARCHED.get(name)}:
                    found[f"{name} q={kind}"] = f"{base}?q={quote_plus(word)}"
        row = _most_covered(model)
        if row is not None:
            found[f"{name} form"] = reverse(f"admin:newsarchive_{options.model_name}_change", args=[row.pk])
            found[f"{name} history"] = reverse(
                f"admin:newsarchive_{options.model_name}_history", args=[row.pk]
            )
    return found | _own_pages()


def _own_pages() -> dict[str, str]:
    found = {"duplicates": reverse("duplicates"), "review": reverse("review")}
    article = Article.objects.current().order_by("-claim_count", "-id").first()
    if article is not None:
        found["review of an article"] = reverse("review-article", args=[article.pk])
    if Candidate.objects.exists():
        rows, _ = questions("")
        ids = urlencode([("id", rows[0].first.pk), ("id", rows[0].second.pk)])
        found["merge preview"] = f"{reverse(f'merge-{rows[0].type}')}?{ids}"
    persons = Person.objects.order_by("-article_count")[:2]
    if len(persons) > 1:
        ids = urlencode([("id", one.pk) for one in persons])
        found["merge preview, most covered"] = f"{reverse('merge-person')}?{ids}"
    return found


def _filters(model_admin: admin.ModelAdmin) -> Iterator[dict[str, str]]:
    """Yield each choice of the filters that name their own choices, and the usual ones of others."""
    for one in model_admin.list_filter:
        one = one[0] if isinstance(one, tuple) else one
        if isinstance(one, type) and hasattr(one, "answers"):
            yield from ({one.parameter_name: answer} for answer in one.answers)
        elif isinstance(one, type):
            yield {one.parameter_name: {"value": "outside", "failing": "still"}.get(one.parameter_name, "")}
        elif one in {"status", "predicate", "kind", "modality", "origin", "rank", "outcome", "verdict"}:
            choice = {
                "status": "accepted", "predicate": "birth_date", "kind": "person", "modality": "asserted",
                "origin": "machine", "rank": "preferred", "outcome": "failed", "verdict": "unsure",
            }[one]  # fmt: skip
            model = model_admin.model
            yield {f"{one}__exact": "open" if model is Disagreement and one == "status" else choice}


def _names() -> dict[str, str]:
    person, work = Person.objects.order_by("-article_count")[0], Work.objects.order_by("-article_count")[0]
    return {"person": person.name, "work": work.title, "subject": work.title, "word": "the"}


def _most_covered(model: type[Model]) -> Model | None:
    names = {one.name for one in model._meta.fields}
    order = next((name for name in ("article_count", "claim_count") if name in names), "pk")
    return model._default_manager.order_by(f"-{order}").first()


def _label(name: str, query: dict[str, object]) -> str:
    shown = ", ".join(f"{key}={value}" for key, value in query.items())
    return f"{name} {shown}".strip()


def _of(model: type[Article]) -> str:
    return model.objects.order_by("-claim_count")[0].get_absolute_url()


def _url(row: Person | Work | Claim | Disagreement) -> str:
    return row.get_absolute_url()
