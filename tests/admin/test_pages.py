import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import InlineModelAdmin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive import models
from tests.admin.archive import fill

# Aliases and withdrawals stand on the pages of their owners, candidates in their queue, an editor's filters beside their lists; the others are the archive's own, and say nothing to a reader.
WITHOUT_PAGES = {
    "Act", "Candidate", "CharacterSurname", "ClaimPart", "ConfirmedName", "DismissedName", "ExternalId", "Fingerprint", "GoneQuote", "KnownName", "Merge", "NameBlock", "Presence", "ReadFact", "SplitMention",
    "TextBand", "Uncompared", "Uncounted", "Visit", "PersonAlias", "SavedFilter", "SecondReading", "Withdrawal", "WorkAlias",
}  # fmt: skip
OURS = [getattr(models, name) for name in models.__all__ if name not in WITHOUT_PAGES]
READ_ONLY = {
    models.Original,
    models.Article,
    models.Appearance,
    models.Mention,
    models.Disagreement,
    models.IngestRun,
    models.IngestItem,
    models.Note,
}


def url(model, page, *args):
    return reverse(f"admin:newsarchive_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", OURS)
def test_every_model_has_an_admin_whose_options_exist(model):
    """A misspelt option of a ModelAdmin is silent: what a class sets must be known to Django or used by this project."""
    model_admin = admin.site.get_model_admin(model)
    known = set(dir(ModelAdmin)) | {"decide", "predicate", "stands_on", "list_columns"}
    known |= {name for name in dir(model_admin) if callable(getattr(model_admin, name))}
    for inline in model_admin.inlines:
        known_inline = set(dir(InlineModelAdmin)) | {"fields", *inline.readonly_fields}
        assert {name for name in vars(inline) if not name.startswith("__")} <= known_inline
    for cls in type(model_admin).__mro__:
        if cls.__module__.startswith("newsarchive."):
            assert {name for name in vars(cls) if not name.startswith("_")} <= known, cls


def test_no_model_is_left_out():
    assert set(OURS) <= set(admin.site._registry)


@pytest.mark.parametrize("model", OURS)
def test_lists_open_on_an_empty_archive(desk, model):
    for query in ({}, {"q": "Ada Lind"}, {"q": '"'}):
        assert desk.get(url(model, "changelist"), query).status_code == 200


@pytest.mark.parametrize("model", OURS)
def test_add_pages_open_where_rows_are_made_by_hand(desk, model):
    assert desk.get(url(model, "add")).status_code == (403 if model in READ_ONLY else 200)


@pytest.mark.parametrize("model", OURS)
def test_change_and_history_pages_open(desk, model):
    fill(1)

    for row in model._default_manager.all():
        assert desk.get(url(model, "change", row.pk)).status_code == 200
    assert desk.get(url(model, "history", row.pk)).status_code == 200


@pytest.mark.parametrize("model", OURS)
def test_the_viewer_sees_every_page(window, model):
    fill(1)
    row = model._default_manager.first()

    assert window.get(url(model, "changelist")).status_code == 200
    assert window.get(url(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", OURS)
def test_search_finds_rows_and_leaves_others_out(desk, model):
    fill(3)
    needle = {
        models.Outlet: "Outlet 2",
        models.Original: "0" * 63 + "2",
        models.Citation: "Paper Boats 2",
        models.Work: "Paper Boats 2",
        models.Disagreement: "Paper Boats 2",
        models.Person: '"Ada Lind 2"',
        models.IngestRun: "no such version",
        models.IngestItem: "2-failed",
    }.get(model, "Ada Lind 2")

    found = desk.get(url(model, "changelist"), {"q": needle}).context["cl"].result_count

    assert 0 <= found < model._default_manager.count()
    assert bool(found) == (model is not models.IngestRun)


def filters_of(desk, model):
    """Return every choice of every filter of the model's list, as a query string."""
    changelist = desk.get(url(model, "changelist")).context["cl"]
    return [
        choice["query_string"]
        for spec in changelist.filter_specs
        for choice in spec.choices(changelist)
        if not choice["selected"]
    ]


@pytest.mark.parametrize("model", OURS)
def test_every_filter_answers(desk, model):
    fill(1)

    for query in filters_of(desk, model):
        response = desk.get(url(model, "changelist") + query)
        assert response.status_code == 200, query
        assert "e=1" not in response.request["QUERY_STRING"]


def queries_of(desk, address):
    desk.get(address)  # content types and the like are read once a process
    with CaptureQueriesContext(connection) as captured:
        response = desk.get(address)
    assert response.status_code == 200
    return captured


def test_lists_take_as_many_queries_for_60_rows_as_for_3(desk):
    fill(3)
    few = {model: len(queries_of(desk, url(model, "changelist"))) for model in OURS}
    fill(57, first=3)
    many = {model: len(queries_of(desk, url(model, "changelist"))) for model in OURS}

    assert many == few


@pytest.mark.parametrize("model", OURS)
def test_lists_read_no_texts_of_articles(desk, model):
    fill(2)

    for query in queries_of(desk, url(model, "changelist")):
        assert '"newsarchive_article"."text"' not in query["sql"]
        assert '"newsarchive_article"."layout"' not in query["sql"]
        assert '"compressed"' not in query["sql"].replace('LENGTH("newsarchive_original"."compressed")', "")


@pytest.mark.parametrize("model", OURS)
def test_relations_are_chosen_by_typing_and_never_from_a_list_of_all(desk, model):
    if model in READ_ONLY:
        return
    fill(2)
    page = desk.get(url(model, "add")).content.decode()

    assert "Ada Lind 1" not in page
    assert "Headline 1" not in page


def test_the_list_counts_no_further_than_it_says(desk, monkeypatch):
    monkeypatch.setattr("newsarchive.admin.options.COUNT_CAP", 2)
    fill(3)

    response = desk.get(url(models.Article, "changelist"))

    assert "more than 2 articles" in " ".join(response.content.decode().split())
