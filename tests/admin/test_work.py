import pytest
from django.urls import reverse

from newsarchive.models import Work
from newsarchive.vocabulary import Origin
from tests.factories import make_appearance, make_article, make_work, make_work_alias

pytestmark = pytest.mark.django_db


def form_of(work, **fields):
    """Return what a browser sends for a work's page, with no alias by editors."""
    prefixes = ("aliases", "aliases-2", "external_ids")
    rows = {f"{prefix}-{count}_FORMS": 0 for prefix in prefixes for count in ("TOTAL", "INITIAL")}
    return {"title": work.title, "kind": work.kind, **rows, **fields}


def test_a_title_given_by_hand_is_kept_from_the_machine(desk):
    work = make_work("paper boats")

    desk.post(
        reverse("admin:newsarchive_work_change", args=[work.pk]),
        form_of(work, title="The Paper Boats", kind="song"),
    )

    work.refresh_from_db()
    assert (work.title, work.title_key, work.kind, work.curated) == (
        "The Paper Boats",
        "paper boats",
        "song",
        True,
    )


def test_an_alias_by_hand_tells_who_made_it(desk, editor):
    work = make_work("Paper Boats")
    make_work_alias(work, "Boats", origin=Origin.MACHINE)
    row = {"title": "Barquitos", "kind": "translated", "language": "es", "work": work.pk}
    new = {"aliases-TOTAL_FORMS": 1, **{f"aliases-0-{name}": value for name, value in row.items()}}

    desk.post(reverse("admin:newsarchive_work_change", args=[work.pk]), form_of(work, **new))

    alias = work.aliases.get(origin=Origin.EDITOR)
    assert (alias.title, alias.kind, alias.language, alias.made_by) == (
        "Barquitos",
        "translated",
        "es",
        editor,
    )


def test_a_work_goes_only_when_nothing_stands_on_it(desk):
    seen, unseen = make_work("Paper Boats"), make_work("Glass Rain")
    make_appearance(make_article("Paper Boats"), seen)

    for work, status in ((seen, 403), (unseen, 302)):
        delete = reverse("admin:newsarchive_work_delete", args=[work.pk])
        assert desk.post(delete, {"post": "yes"}).status_code == status
    assert list(Work.objects.all()) == [seen]
