"""Saved filters: an editor's own, on the front page with their counts, beside their lists, renamed and removed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive import saved_filters
from newsarchive.models import Claim, SavedFilter
from newsarchive.saved_filters import plain_query
from tests.admin.archive import fill
from tests.admin.conftest import desk, editor, viewer, window  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

CLAIMS = reverse("admin:newsarchive_claim_changelist")


def save(client, query, name, of="claim"):
    return client.post(reverse("save-filter", args=[of]), {"query": query, "filter_name": name}, follow=True)


def on_front_page(client):
    own = client.get(reverse("admin:index")).context["saved"]
    return {one["label"]: (one["url"], one["count"]) for one in own}


@pytest.mark.parametrize(
    "query, plain",
    [
        ("review=waiting&p=3", "review=waiting"),
        ("sourced=one&review=waiting&e=1&_popup=1", "review=waiting&sourced=one"),
        ("q=&review=waiting", "review=waiting"),
        ("p=2&all=", ""),
        ("o=-1&q=two+words", "o=-1&q=two+words"),
    ],
)
def test_a_filter_is_what_the_list_shows_and_not_where_somebody_was_in_it(query, plain):
    assert plain_query(query) == plain


def test_a_saved_filter_stands_on_the_front_page_with_its_count_and_beside_its_list(desk):  # noqa: F811
    fill(3)
    answer = save(desk, "predicate__exact=performer&p=1", "  Who   sings ")

    url = f"{CLAIMS}?predicate__exact=performer"
    assert answer.redirect_chain == [(url, 302)]
    assert on_front_page(desk) == {"Who sings": (url, "3")}
    assert answer.context["cl"].result_count == 3
    assert "Who sings" in desk.get(CLAIMS).content.decode()
    assert "Who sings" not in desk.get(reverse("admin:newsarchive_article_changelist")).content.decode()


def test_every_list_of_the_desk_can_be_saved(desk):  # noqa: F811
    fill(1)
    for name in (
        "article",
        "outlet",
        "person",
        "work",
        "claim",
        "citation",
        "disagreement",
        "judgement",
        "note",
    ):
        page = desk.get(reverse(f"admin:newsarchive_{name}_changelist"), {"q": "Ada"}).content.decode()
        assert reverse("save-filter", args=[name]) in page, name
        save(desk, "o=1", f"All {name}s", of=name)
    assert all(count.isdecimal() for _, count in on_front_page(desk).values())
    assert len(on_front_page(desk)) == 9


def test_words_that_are_searched_for_are_not_counted(desk):  # noqa: F811
    fill(1)
    save(desk, "q=Ada", "Ada")

    assert on_front_page(desk) == {"Ada": (f"{CLAIMS}?q=Ada", "")}


def test_a_filter_that_its_list_knows_no_more_still_leads_there(desk, editor):  # noqa: F811
    SavedFilter.objects.create(user=editor, name="Old", list="claim", query="shape__exact=round")
    SavedFilter.objects.create(user=editor, name="Older", list="rumour", query="a=b")

    assert on_front_page(desk) == {"Old": (f"{CLAIMS}?shape__exact=round", "")}


def test_counts_are_capped_and_take_one_query_for_all(desk, monkeypatch):  # noqa: F811
    fill(3)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("admin:index"))
        return len(captured)

    save(desk, "predicate__exact=performer", "Who sings")
    queries()
    few = queries()
    for number in range(8):
        save(desk, "sourced=one", f"One source {number}")

    assert queries() == few <= 12
    monkeypatch.setattr("newsarchive.desk.COUNT_CAP", 2)
    assert on_front_page(desk)["Who sings"][1] == "2+"


def test_a_name_is_needed_and_is_once_ones_own(desk, editor, django_user_model):  # noqa: F811
    bo = django_user_model.objects.create_superuser("bo")
    SavedFilter.objects.create(user=bo, name="Mine", list="claim", query="sourced=one")
    save(desk, "sourced=one", "Mine")

    assert "Give it a name." in save(desk, "sourced=one", " ").content.decode()
    assert "called so already" in save(desk, "sourced=no", "Mine").content.decode()
    assert "whole list" in save(desk, "p=2", "All").content.decode()
    assert SavedFilter.objects.filter(user=editor).count() == 1


def test_no_more_are_kept_than_a_front_page_holds(desk, monkeypatch):  # noqa: F811
    monkeypatch.setattr(saved_filters, "MOST", 1)
    save(desk, "sourced=one", "One")

    assert "remove one first" in save(desk, "sourced=no", "Two").content.decode()


def test_filters_are_renamed_and_removed_by_whose_they_are(desk, editor, django_user_model):  # noqa: F811
    bo = django_user_model.objects.create_superuser("bo")
    mine = SavedFilter.objects.create(user=editor, name="Mine", list="claim", query="sourced=one")
    theirs = SavedFilter.objects.create(user=bo, name="Theirs", list="claim", query="sourced=one")
    page = reverse("saved-filters")

    desk.post(reverse("change-filter", args=[mine.pk]), {"filter_name": "One source"})
    assert [str(one) for one, *_ in desk.get(page).context["saved"]] == ["One source"]
    for form in ({"filter_name": "Taken over"}, {"remove": "yes"}):
        assert desk.post(reverse("change-filter", args=[theirs.pk]), form).status_code == 404
    desk.post(reverse("change-filter", args=[mine.pk]), {"remove": "yes"})

    assert list(SavedFilter.objects.values_list("name", flat=True)) == ["Theirs"]


def test_viewers_keep_none_and_outsiders_see_no_list(window, django_user_model):  # noqa: F811
    assert "saved-filters" not in window.get(CLAIMS, {"sourced": "one"}).content.decode()
    assert save(window, "sourced=one", "Mine").status_code == 403

    outsider = django_user_model.objects.create_user("outsider", is_staff=True)
    SavedFilter.objects.create(user=outsider, name="Mine", list="claim", query="sourced=one")
    client = Client()
    client.force_login(outsider)
    assert on_front_page(client) == {}
    assert not Claim.objects.exists()


def test_lists_are_called_by_what_they_are_of(desk):  # noqa: F811
    save(desk, "failing=still", "Broken", of="ingestitem")

    assert '<span class="quiet">ingest items</span>' in desk.get(reverse("saved-filters")).content.decode()
