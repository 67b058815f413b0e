import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive import desk as archive_desk
from newsarchive.desk import queues
from tests.admin.archive import fill
from tests.admin.conftest import desk, editor, viewer, window  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


def shown(client):
    return {queue["label"]: queue["count"] for queue in client.get(reverse("admin:index")).context["queues"]}


def test_an_empty_archive_has_empty_queues(desk):  # noqa: F811
    assert set(shown(desk).values()) == {"0"}


def test_queues_count_what_waits(desk):  # noqa: F811
    fill(3)

    assert shown(desk) == {
        "Claims to review": "9",
        "Dates with two readings": "0",
        "Disagreements opened again by a new source": "0",
        "Decided claims whose quote is gone": "0",
        "Open disagreements": "3",
        "Duplicates to judge": "3",
        "Values not in their quotes": "3",
        "Articles without a date": "1",
        "Inputs that still fail": "3",
    }


def test_every_queue_leads_to_a_list_of_just_its_rows(desk):  # noqa: F811
    fill(3)

    for queue in queues():
        context = desk.get(queue.url).context
        if queue.page:
            assert len(context["questions"]) == queue.rows.count(), queue.label
        else:
            assert set(context["cl"].queryset) == set(queue.rows), queue.label


def test_long_queues_are_not_counted_to_their_end(desk, monkeypatch):  # noqa: F811
    monkeypatch.setattr(archive_desk, "COUNT_CAP", 2)
    fill(3)

    assert shown(desk)["Claims to review"] == "2+"
    assert shown(desk)["Articles without a date"] == "1"


def test_the_front_page_takes_the_same_queries_however_much_waits(desk):  # noqa: F811
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("admin:index"))
        return len(captured)

    queries()
    few = queries()
    fill(3)

    assert queries() == few <= 12


def test_queues_are_shown_to_those_who_may_see_their_rows(window, django_user_model):  # noqa: F811
    assert len(shown(window)) == len(queues())

    outsider = Client()
    outsider.force_login(django_user_model.objects.create_user("outsider", is_staff=True))
    assert shown(outsider) == {}


def test_the_admin_bears_the_archives_name(desk):  # noqa: F811
    page = desk.get(reverse("admin:index"))

    assert page.context["site_header"] == page.context["site_title"] == "newsarchive"
