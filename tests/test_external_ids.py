"""Ids in other collections: checked for form, unique, linked, kept through merge and undo, exported."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.export import rows
from newsarchive.models import Act, ExternalId
from newsarchive.vocabulary import WorkKind
from tests.admin.conftest import Desk
from tests.factories import make_person, make_work

pytestmark = pytest.mark.django_db

MBID = "b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d"


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor", password="secret")


@pytest.fixture
def desk(editor):
    client = Desk()
    client.force_login(editor)
    return client


def give(entity, scheme, value, editor):
    column = entity._meta.model_name
    return curation.keep_external_id(ExternalId(**{column: entity}, scheme=scheme, value=value), by=editor)


@pytest.mark.parametrize(
    ("scheme", "written", "value", "url"),
    [
        ("wikidata", " q42 ", "Q42", "https://www.wikidata.org/wiki/Q42"),
        ("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42", "https://www.wikidata.org/wiki/Q42"),
        ("musicbrainz", MBID.upper(), MBID, f"https://musicbrainz.org/artist/{MBID}"),
        (
            "imdb",
            "https://www.imdb.com/name/nm0000123/?ref_=x",
            "nm0000123",
            "https://www.imdb.com/name/nm0000123/",
        ),
    ],
)
def test_a_persons_ids_and_pasted_addresses_are_taken(editor, scheme, written, value, url):
    row = give(make_person("Ada Lind"), scheme, written, editor)

    assert (row.value, row.url, row.made_by) == (value, url, editor)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("wikidata", "42"),
        ("wikidata", "Q042"),
        ("wikidata", "L42"),
        ("musicbrainz", MBID[:-1]),
        ("imdb", "tt0000123"),
        ("imdb", "nm12"),
        ("isni", "1"),
    ],
)
def test_what_is_no_id_of_a_person_is_refused(editor, scheme, value):
    with pytest.raises(ValidationError):
        give(make_person("Ada Lind"), scheme, value, editor)
    assert not ExternalId.objects.exists() and not Act.objects.exists()


def test_works_have_ids_of_their_own_form_and_pages_by_kind(editor):
    song, film = make_work("Tide", kind=WorkKind.SONG), make_work("Reef", kind=WorkKind.FILM)

    assert give(film, "imdb", "tt0000123", editor).url == "https://www.imdb.com/title/tt0000123/"
    assert give(song, "musicbrainz", MBID, editor).url == f"https://musicbrainz.org/recording/{MBID}"
    with pytest.raises(ValidationError):
        give(song, "imdb", "nm0000123", editor)


def test_an_id_is_of_one(editor):
    give(make_person("Ada Lind"), "wikidata", "Q42", editor)

    with pytest.raises(ValidationError, match="the two may be one"):
        give(make_person("Ada Lindh"), "wikidata", "Q42", editor)


def test_ids_are_kept_through_a_merge_and_its_undo(editor):
    ada, lindh = make_person("Ada Lind", curated=True), make_person("Ada Lindh", curated=True)
    give(ada, "wikidata", "Q42", editor)
    give(lindh, "imdb", "nm0000123", editor)

    merge = identity.merge([lindh], kept=ada, by=editor, reason="One.")
    assert [str(one) for one in curation.external_ids_of(ada)] == ["IMDb nm0000123", "Wikidata Q42"]
    assert [row["external_ids"] for row in rows.persons()] == [["imdb:nm0000123", "wikidata:Q42"]]

    identity.undo_merge(merge, by=editor)
    assert [row["external_ids"] for row in rows.persons()] == [["wikidata:Q42"], ["imdb:nm0000123"]]


def test_giving_an_id_is_in_the_history_and_undone(editor):
    give(make_person("Ada Lind"), "wikidata", "Q42", editor)

    curation.undo(Act.objects.get(), by=editor)

    assert not ExternalId.objects.exists()


def test_ids_are_links_on_the_public_page(client, editor):
    person = make_person("Ada Lind", curated=True)
    give(person, "wikidata", "Q42", editor)

    page = client.get(person.get_absolute_url()).content.decode()

    assert '<a href="https://www.wikidata.org/wiki/Q42" rel="noreferrer">Wikidata Q42</a>' in page


def form_of(desk, url):
    page = desk.get(url)
    forms = [
        page.context["adminform"].form,
        *(
            form
            for one in page.context["inline_admin_formsets"]
            for form in [one.formset.management_form, *one.formset.forms]
        ),
    ]
    found = {}
    for form in forms:
        for name in form.fields:
            value = form[name].value()
            found[form.add_prefix(name)] = "" if value is None or value is False else value
    return found


def test_an_id_is_given_and_taken_back_on_the_page_of_whose_it_is(desk, editor):
    person = make_person("Ada Lind", curated=True)
    url = reverse("admin:newsarchive_person_change", args=[person.pk])
    data = {
        **form_of(desk, url),
        "external_ids-TOTAL_FORMS": "1",
        "external_ids-0-scheme": "wikidata",
        "external_ids-0-value": "Berlin",
    }

    assert "Q and digits" in desk.post(url, data).content.decode()
    assert (
        desk.post(url, {**data, "external_ids-0-value": "https://www.wikidata.org/wiki/Q42"}).status_code
        == 302
    )

    row = ExternalId.objects.get()
    assert (row.value, row.made_by, row.person) == ("Q42", editor, person)
    assert "https://www.wikidata.org/wiki/Q42" in desk.get(url).content.decode()
    desk.post(url, {**form_of(desk, url), "external_ids-0-DELETE": "on"})
    assert not ExternalId.objects.exists()
