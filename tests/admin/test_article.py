from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive.models import Article, Outlet
from newsarchive.vocabulary import Origin, Predicate, ReviewStatus
from tests.admin.archive import history_of
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_mention,
    make_outlet,
    make_person,
    make_work,
)

pytestmark = pytest.mark.django_db

TEXT = "Ada Lind sang Paper Boats.\nIt came out on May 1, 2020.\nAdvertisement"


@pytest.fixture
def article():
    layout = {"boilerplate": [[TEXT.index("Advertisement"), len(TEXT)]]}
    return make_article(TEXT, layout=layout, published=date(2020, 5, 2), headline="A song")


@pytest.fixture
def claim(article):
    work = make_work("Paper Boats")
    make_mention(make_appearance(article, work))
    claim = make_claim(work, Predicate.RELEASE_DATE, "2020-05-01", origin=Origin.MACHINE)
    make_citation(claim, article, "came out on May 1, 2020", value_words="May 1, 2020")
    return claim


def change_url(row):
    return reverse(f"admin:newsarchive_{row._meta.model_name}_change", args=[row.pk])


def form_of(article, **fields):
    """Return what a browser sends for the article's page."""
    names = ["headline", "byline", "dateline", "language", "url"]
    published = article.published.strftime("%d/%m/%Y") if article.published else ""
    values = {name: getattr(article, name) for name in names}
    return {**values, "published": published, "outlet": article.outlet_id or "", **fields}


def test_the_text_stands_beside_its_claims_with_their_words_marked(desk, article, claim):
    citation = claim.citations.get()

    page = desk.get(change_url(article)).content.decode()

    assert f'<mark class="is-unreviewed" id="span-{citation.pk}"' in page
    assert ">came out on May 1, 2020<" in page
    assert 'id="claim-1"' in page and 'href="#claim-1"' in page
    assert f'href="#span-{citation.pk}"' in page
    assert f'<a href="{change_url(claim.subject)}" title="Paper Boats (other work)">Paper Boats</a>' in page
    assert '<p class="boilerplate">Advertisement</p>' in page


def test_claims_stand_in_the_order_of_the_text(desk, article, claim):
    earlier = make_claim(claim.subject, Predicate.PERFORMER, make_person("Ada Lind"))
    make_citation(earlier, article, "Ada Lind sang Paper Boats")

    shown = desk.get(change_url(article)).context["claims"]

    assert [(one.number, one.claim) for one in shown] == [(1, earlier), (2, claim)]


def test_a_claim_that_an_article_makes_twice_stands_there_once(desk, article, claim):
    make_citation(claim, article, "May 1, 2020", value_words="May 1, 2020")

    shown = desk.get(change_url(article)).context["claims"]

    assert [(one.claim, len(one.citations)) for one in shown] == [(claim, 2)]


def test_buttons_of_the_page_lead_back_to_the_claim(desk, article, claim):
    page = desk.get(change_url(article)).content.decode()
    assert f'name="next" value="{change_url(article)}#claim-1"' in page

    decide = reverse("admin:newsarchive_claim_decide", args=[claim.pk])
    desk.post(decide, {"decision": "accept", "next": f"{change_url(article)}#claim-1"})

    claim.refresh_from_db()
    assert claim.status == ReviewStatus.ACCEPTED
    assert '<mark class="is-accepted"' in desk.get(change_url(article)).content.decode()


def test_the_viewer_sees_no_buttons(window, article, claim):
    page = window.get(change_url(article)).content.decode()

    assert 'id="claim-1"' in page
    assert 'name="decision"' not in page and 'name="_save"' not in page
    assert window.post(change_url(article), form_of(article)).status_code == 403


def test_the_page_takes_as_many_queries_for_many_claims_as_for_one(desk, article, claim):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(change_url(article))
        return len(captured)

    queries()
    few = queries()
    for number in range(20):
        person = make_person(f"Somebody {number}")
        make_appearance(article, person)
        make_citation(make_claim(person), article, "Ada Lind sang", speaker=person)

    assert queries() == few


def test_the_text_cannot_be_edited(desk, article):
    desk.post(change_url(article), form_of(article, text="Something else.", digest="0", headline="Another"))

    article.refresh_from_db()
    assert (article.text, article.headline) == (TEXT, "Another")


def test_a_date_by_an_editor_reaches_the_appearances(desk, article, claim):
    desk.post(change_url(article), form_of(article, published="01/02/2021"))

    article.refresh_from_db()
    claim.refresh_from_db()
    assert (article.published, article.sort_date) == (date(2021, 2, 1), date(2021, 2, 1))
    assert article.published_from == "editor"
    assert article.appearances.get().published == date(2021, 2, 1)
    assert claim.last_published == date(2021, 2, 1)
    assert history_of(desk, article) == ["published: 2020-05-02 → 2021-02-01"]


def test_saving_a_page_as_it_is_loses_nothing(desk, article, claim):
    before = Article.objects.values().get()

    assert desk.post(change_url(article), form_of(article)).status_code == 302
    assert Article.objects.values().get() == before


def test_the_history_tells_the_old_headline_and_outlet(desk, article):
    article.outlet = make_outlet("The Daily Example")
    article.save()
    other = make_outlet("The Evening Example")

    desk.post(change_url(article), form_of(article, headline="Another song", outlet=other.pk))

    assert sorted(history_of(desk, article)) == [
        "headline: A song → Another song",
        "outlet: The Daily Example → The Evening Example",
    ]


def test_neighbours_are_the_next_by_date_and_current(desk, article):
    older = make_article("Older.", published=date(2020, 5, 1), headline="Older one")
    newer = make_article("Newer.", published=date(2020, 5, 2), headline="Newer one")
    make_article("Old text.", published=date(2020, 5, 3), is_current=False)

    context = desk.get(change_url(article)).context

    assert (context["newer"], context["older"]) == (newer, older)
    assert desk.get(change_url(newer)).context["newer"] is None


def test_articles_are_neither_made_nor_deleted_by_hand(desk, article):
    assert desk.get(reverse("admin:newsarchive_article_add")).status_code == 403
    delete = reverse("admin:newsarchive_article_delete", args=[article.pk])
    assert desk.post(delete, {"post": "yes"}).status_code == 403
    assert "deletelink" not in desk.get(change_url(article)).content.decode()
    actions = desk.get(reverse("admin:newsarchive_article_changelist")).content.decode()
    assert "delete_selected" not in actions


def test_lists_ask_for_dates_and_latest_texts(desk, article):
    undated = make_article("Undated.")
    replaced = make_article("Replaced.", is_current=False, published=date(2020, 1, 1))

    def found(**query):
        return set(desk.get(reverse("admin:newsarchive_article_changelist"), query).context["cl"].queryset)

    assert found(dated="no") == {undated}
    assert found(current="no") == {replaced}
    assert found(dated="yes", current="yes") == {article}
    assert found(q="boats") == {article}


def test_an_outlet_goes_only_when_no_article_names_it(desk, article):
    outlet, unused = make_outlet("Used"), make_outlet("Unused")
    article.outlet = outlet
    article.save()

    for row, status in ((outlet, 403), (unused, 302)):
        delete = reverse("admin:newsarchive_outlet_delete", args=[row.pk])
        assert desk.post(delete, {"post": "yes"}).status_code == status
    assert list(Outlet.objects.all()) == [outlet]


@pytest.mark.parametrize(
    ("answer", "shown"), [("yes", "Tide tables"), ("no", "Gezeiten"), ("unknown", "Names")]
)
def test_articles_are_filtered_by_language(desk, answer, shown):
    for language, headline in (("en-GB", "Tide tables"), ("de", "Gezeiten"), ("", "Names")):
        make_article(f"{headline}.", headline=headline, language=language)

    page = desk.get(reverse("admin:newsarchive_article_changelist"), {"english": answer}).content.decode()

    assert [name for name in ("Tide tables", "Gezeiten", "Names") if f">{name}</a>" in page] == [shown]
