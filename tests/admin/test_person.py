import pytest
from django.urls import reverse

from newsarchive.models import Person, PersonAlias
from newsarchive.vocabulary import Origin
from tests.admin.archive import history_of
from tests.factories import (
    make_appearance,
    make_article,
    make_claim,
    make_judgement,
    make_person,
    make_person_alias,
    make_work,
)

pytestmark = pytest.mark.django_db


def change_url(row):
    return reverse(f"admin:newsarchive_{row._meta.model_name}_change", args=[row.pk])


def form_of(person, *aliases, **fields):
    """Return what a browser sends for a person's page; aliases: a dict of fields for each row of the editors' aliases."""
    existing = [alias for alias in aliases if "id" in alias]
    rows = {
        "aliases-TOTAL_FORMS": len(aliases),
        "aliases-INITIAL_FORMS": len(existing),
        "aliases-2-TOTAL_FORMS": 0,
        "aliases-2-INITIAL_FORMS": 0,
        "external_ids-TOTAL_FORMS": 0,
        "external_ids-INITIAL_FORMS": 0,
    }
    for number, alias in enumerate([*existing, *(alias for alias in aliases if "id" not in alias)]):
        values = {"kind": "name", "language": "", "person": person.pk, **alias}
        rows |= {f"aliases-{number}-{name}": value for name, value in values.items()}
    return {"name": person.name, "kind": person.kind, **rows, **fields}


def test_a_name_given_by_hand_is_kept_from_the_machine(desk):
    person = make_person("Ada Lind")

    desk.post(change_url(person), form_of(person, name="Ada Maria Lind"))

    person.refresh_from_db()
    assert (person.name, person.name_key, person.curated) == ("Ada Maria Lind", "adamarialind", True)
    assert "name: Ada Lind → Ada Maria Lind" in history_of(desk, person)


def test_saving_a_page_as_it_is_leaves_the_machine_its_right(desk):
    person = make_person("Ada Lind", article_count=7, claim_count=3)
    before = Person.objects.values().get()

    desk.post(change_url(person), form_of(person))

    assert Person.objects.values().get() == before


def test_a_person_made_by_hand_is_curated(desk):
    desk.post(reverse("admin:newsarchive_person_add"), form_of(Person(name="Ada Lind", kind="group")))

    person = Person.objects.get()
    assert (person.name, person.kind, person.curated) == ("Ada Lind", "group", True)


def test_aliases_tell_who_made_them(desk, editor):
    person = make_person("Ada Lind")

    desk.post(change_url(person), form_of(person, {"name": "A. M. Lind", "kind": "legal"}))

    alias = person.aliases.get()
    assert (alias.name, alias.kind, alias.origin, alias.made_by) == (
        "A. M. Lind",
        "legal",
        Origin.EDITOR,
        editor,
    )


def test_an_alias_is_changed_and_deleted_by_hand(desk):
    person = make_person("Ada Lind")
    first, second = make_person_alias(person, "A. Lind"), make_person_alias(person, "Lindh")

    desk.post(
        change_url(person),
        form_of(
            person,
            {"id": first.pk, "name": "A. Lindt"},
            {"id": second.pk, "name": "Lindh", "DELETE": "on"},
        ),
    )

    assert [alias.name for alias in person.aliases.all()] == ["A. Lindt"]


def test_aliases_read_by_machine_stand_apart_and_cannot_be_edited(desk):
    person = make_person("Ada Lind")
    make_person_alias(person, "Lindh", origin=Origin.MACHINE)

    inlines = desk.get(change_url(person)).context["inline_admin_formsets"]

    by_editors, by_machine = (
        [form.original.name for form in inline if form.original is not None] for inline in inlines[:2]
    )
    assert (by_editors, by_machine) == ([], ["Lindh"])
    assert not inlines[1].has_change_permission and not inlines[1].has_delete_permission


def test_an_alias_that_the_machine_read_becomes_the_editors_when_added(desk, editor):
    person = make_person("Ada Lind")
    read = make_person_alias(person, "Lindh", origin=Origin.MACHINE)

    desk.post(change_url(person), form_of(person, {"name": "Lindh", "kind": "legal"}))

    alias = PersonAlias.objects.get()
    assert (alias.pk, alias.kind, alias.origin, alias.made_by) == (read.pk, "legal", Origin.EDITOR, editor)


def test_a_merged_person_leads_to_the_one_that_it_was_merged_into(desk):
    kept = make_person("Ada Lind")
    merged = make_person("Ada Lindh", merged_into=kept)

    assert desk.get(change_url(merged)).url == change_url(kept)


def test_a_person_leads_to_its_articles_and_claims(desk):
    person = make_person("Ada Lind")
    appearance = make_appearance(make_article("Ada Lind sang."), person)
    claim = make_claim(person)
    make_claim(make_person("Ben Holt"))

    page = desk.get(change_url(person)).content.decode()
    appearances = reverse("admin:newsarchive_appearance_changelist") + f"?person__id__exact={person.pk}"
    claims = reverse("admin:newsarchive_claim_changelist") + f"?subject_person__id__exact={person.pk}"

    assert appearances in page and claims in page
    assert list(desk.get(appearances).context["cl"].queryset) == [appearance]
    assert list(desk.get(claims).context["cl"].queryset) == [claim]


def stand_on_appearance(person):
    make_appearance(make_article("Ada Lind sang."), person)


def stand_on_claim(person):
    make_claim(make_work(), "performer", person)


def stand_on_judgement(person):
    make_judgement(person, make_person("Ada Lindh"))


def stand_on_merged(person):
    make_person("Ada Lindh", merged_into=person)


@pytest.mark.parametrize("stand", [stand_on_appearance, stand_on_claim, stand_on_judgement, stand_on_merged])
def test_a_person_that_something_stands_on_cannot_be_deleted(desk, stand):
    person = make_person("Ada Lind")
    stand(person)

    delete = reverse("admin:newsarchive_person_delete", args=[person.pk])
    assert desk.post(delete, {"post": "yes"}).status_code == 403
    assert "deletelink" not in desk.get(change_url(person)).content.decode()


def test_a_person_that_nothing_stands_on_can_be_deleted(desk):
    person = make_person("Ada Lind", aliases=["Lindh"])

    assert "deletelink" in desk.get(change_url(person)).content.decode()
    desk.post(reverse("admin:newsarchive_person_delete", args=[person.pk]), {"post": "yes"})

    assert not Person.objects.exists()


def test_choosing_by_typing_finds_beginnings_and_aliases_and_no_merged_ones(desk):
    ada = make_person("Ada Lind", aliases=["Lindsay"])
    make_person("Lindquist", merged_into=ada)
    make_person("Ben Holt")
    query = {"app_label": "newsarchive", "model_name": "claim", "field_name": "subject_person"}

    def found(term):
        results = desk.get(reverse("admin:autocomplete"), {**query, "term": term}).json()["results"]
        return [result["text"] for result in results]

    assert found("Linds") == found("Lin") == ["Ada Lind (person, in 0 articles)"]
    assert found("Nobody") == []
