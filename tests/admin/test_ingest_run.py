from datetime import timedelta

import pytest
from django.urls import reverse

from newsarchive.admin import run_picture
from newsarchive.admin.run_picture import picture_of
from newsarchive.models import IngestItem, IngestRun
from newsarchive.vocabulary import Outcome

pytestmark = pytest.mark.django_db


def make_item(run, source, outcome, *, location=None):
    location = f"/{source}" if location is None else location
    return IngestItem.objects.create(
        run=run, source=source, location=location, outcome=outcome, reason="No text."
    )


@pytest.fixture
def run():
    return IngestRun.objects.create(paths=["seeds"])


def still_failing(desk):
    return set(
        desk.get(reverse("admin:newsarchive_ingestitem_changelist"), {"failing": "still"})
        .context["cl"]
        .queryset
    )


def test_an_input_that_a_later_run_could_read_fails_no_longer(desk, run):
    make_item(run, "mended.html", Outcome.FAILED)
    broken = make_item(run, "broken.html", Outcome.FAILED)
    later = IngestRun.objects.create(paths=["seeds"])
    make_item(later, "mended.html", Outcome.NEW)

    assert still_failing(desk) == {broken}


def test_an_input_that_fails_in_every_run_is_shown_once(desk, run):
    make_item(run, "broken.html", Outcome.FAILED)
    latest = make_item(run, "broken.html", Outcome.FAILED)

    assert still_failing(desk) == {latest}


def test_inputs_without_a_place_are_told_apart_by_their_names(desk, run):
    first = make_item(run, "-", Outcome.FAILED, location="")
    make_item(run, "other", Outcome.NEW, location="")

    assert still_failing(desk) == {first}


def test_a_run_shows_its_counts_and_leads_to_the_items(desk, run):
    make_item(run, "broken.html", Outcome.FAILED)
    make_item(run, "read.html", Outcome.NEW)

    page = desk.get(reverse("admin:newsarchive_ingestrun_change", args=[run.pk])).content.decode()
    items = reverse("admin:newsarchive_ingestitem_changelist")

    assert f"{items}?run__id__exact={run.pk}&amp;outcome__exact=failed" in page
    assert "broken.html</a>: No text." in page
    shown = desk.get(items, {"run__id__exact": run.pk, "outcome__exact": "failed"}).context["cl"].queryset
    assert [item.source for item in shown] == ["broken.html"]


def test_the_page_of_a_run_is_as_long_as_it_shows(desk, run, monkeypatch):
    monkeypatch.setattr("newsarchive.admin.ingest_run.SHOWN_FAILURES", 2)
    for number in range(5):
        make_item(run, f"broken-{number}.html", Outcome.FAILED)

    page = desk.get(reverse("admin:newsarchive_ingestrun_change", args=[run.pk])).content.decode()

    assert "broken-1.html" in page and "broken-2.html" not in page


def test_counts_of_a_run_end_where_counting_would_be_slow(desk, run, monkeypatch):
    monkeypatch.setattr("newsarchive.desk.COUNT_CAP", 3)
    for number in range(5):
        make_item(run, f"broken-{number}.html", Outcome.FAILED)
    for number in range(3):
        make_item(run, f"read-{number}.html", Outcome.NEW)

    page = desk.get(reverse("admin:newsarchive_ingestrun_change", args=[run.pk])).content.decode()

    assert 'outcome__exact=failed">3+</a>' in page
    assert 'outcome__exact=new">3</a>' in page


def found(desk, words):
    page = desk.get(reverse("admin:newsarchive_ingestitem_changelist"), {"q": words})
    return {item.source for item in page.context["cl"].queryset}


def test_inputs_are_found_by_any_part_of_their_paths_among_the_newest_alone(desk, run, monkeypatch):
    monkeypatch.setattr("newsarchive.admin.ingest_run.SEARCHED_THROUGH", 2)
    make_item(run, "old/paper.html", Outcome.NEW, location="/archive/old/paper.html")
    for year in ("2001", "2002"):
        make_item(run, f"{year}/paper.html", Outcome.NEW, location=f"/archive/{year}/paper.html")

    assert found(desk, "PAPER") == {"2001/paper.html", "2002/paper.html"}
    assert found(desk, "old/") == {"old/paper.html"}
    assert found(desk, "/archive/old") == {"old/paper.html"}
    assert found(desk, "elsewhere") == set()


def test_a_run_shows_its_pace_as_a_picture(desk, run):
    for second in range(1, 5):
        item = make_item(run, f"{second}.html", Outcome.FAILED if second == 3 else Outcome.NEW)
        IngestItem.objects.filter(pk=item.pk).update(created=run.started + timedelta(seconds=second))
    run.finished = run.started + timedelta(seconds=8)
    run.save()

    picture = picture_of(run)
    page = desk.get(reverse("admin:newsarchive_ingestrun_change", args=[run.pk])).content.decode()

    assert picture.curve == [(0, 120), (80, 90), (160, 60), (240, 30), (320, 0)]
    assert picture.failures == [240]
    assert "4 inputs in 0:00:08, 0.5 a second." in page
    assert 'points="0.0,120.0 80.0,90.0 160.0,60.0 240.0,30.0 320.0,0.0"' in page


def test_a_run_without_inputs_has_no_picture(desk, run):
    assert picture_of(run) is None
    page = desk.get(reverse("admin:newsarchive_ingestrun_change", args=[run.pk])).content.decode()
    assert "too little to be shown" in page


def test_the_picture_of_a_large_run_is_made_of_a_few_inputs(run, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(run_picture, "_POINTS", 5)
    for number in range(30):
        make_item(run, f"{number}.html", Outcome.NEW)

    with django_assert_num_queries(3):
        assert len(picture_of(run).curve) == 7
