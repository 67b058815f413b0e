"""What a merge is said to lead to is what it leads to, and telling it writes nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsarchive.bookkeeping import update_disagreements
from newsarchive.curation.identity import merge, tell_apart
from newsarchive.curation.merge_foresight import foresee_merge
from newsarchive.disagreements import Property
from newsarchive.models import Claim, Disagreement, Person
from newsarchive.vocabulary import Predicate
from tests.curation.test_identity import STORIES
from tests.factories import make_article, make_cited_claim, make_person, make_work
from tests.ingest.store.readings import ingest

pytestmark = pytest.mark.django_db


def called(name):
    return Person.objects.get(name=name)


def open_about(ids):
    """Return what is openly disputed, of those with these ids by its property alone."""
    return {
        row.get_predicate_display() if row.subject_person_id in ids else str(row)
        for row in Disagreement.objects.open().for_list()
    }


def merged_as_foreseen(entities, *, kept, by):
    """Merge, and check all that was said of it before; return what was said."""
    ids = {one.pk for one in entities}
    seen = foresee_merge(entities, kept=kept)
    others = [one.pk for one in entities if one != kept]
    claims = Claim.objects.filter(subject_person__in=others) | Claim.objects.filter(object_person__in=others)
    words = {claim.pk: str(claim) for claim in claims}
    names = set(kept.aliases.values_list("name", flat=True))
    disputed = open_about(ids)

    merge(entities, kept=kept, by=by, reason="One.")

    left = set(Claim.objects.filter(pk__in=words).values_list("pk", flat=True))
    now = open_about(ids)
    assert set(seen.names) == set(kept.aliases.values_list("name", flat=True)) - names
    assert sorted(map(str, seen.moved)) == sorted(words[pk] for pk in left)
    assert sorted(map(str, seen.joined)) == sorted(words[pk] for pk in words.keys() - left)
    assert (set(seen.made), set(seen.ended)) == (now - disputed, disputed - now)
    return seen


def test_what_was_read_of_two_is_foreseen(admin_user):
    for source, story in STORIES.items():
        ingest(story, source)

    seen = merged_as_foreseen([called("Ana Ruiz"), called("Anita")], kept=called("Ana Ruiz"), by=admin_user)

    assert seen.names == ["Anita"]
    assert len(seen.made) == 1


@pytest.mark.parametrize("kept", ["Ana Ruiz", "Anita"])
def test_whoever_is_kept(admin_user, kept):
    for source, story in STORIES.items():
        ingest(story, source)

    merged_as_foreseen([called("Ana Ruiz"), called("Anita")], kept=called(kept), by=admin_user)


def two_directors():
    """Make a work that two articles say different persons directed."""
    work, ana, anita = make_work("Paper Boats"), make_person("Ana Ruiz"), make_person("Anita")
    for person in (ana, anita):
        make_cited_claim(
            work, Predicate.DIRECTOR, person, article=make_article(f"{person} directed Paper Boats.")
        )
    update_disagreements({Property.of(claim) for claim in Claim.objects.all()})
    return ana, anita


def test_claims_that_become_one_end_a_disagreement_of_another():
    ana, anita = two_directors()
    opened = {str(row) for row in Disagreement.objects.open()}

    seen = foresee_merge([ana, anita], kept=ana)

    assert (len(seen.joined), len(seen.moved)) == (1, 0)
    assert set(seen.ended) == opened and seen.made == []


def test_the_number_of_queries_is_the_same_for_many_claims():
    ana, anita = make_person("Ana Ruiz"), make_person("Anita")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            foresee_merge([ana, anita], kept=ana)
        return len(captured)

    def claims(first, last):
        for number in range(first, last):
            for person in (ana, anita):
                article = make_article(f"{person} said {number}.")
                make_cited_claim(person, Predicate.BIRTH_DATE, f"19{number + 10}-05-03", article=article)
                make_cited_claim(person, Predicate.STATEMENT, f"It was {number}.", article=article)

    claims(0, 2)
    few = queries()
    claims(2, 8)

    assert queries() == few <= 10
    assert Disagreement.objects.count() == 0


def test_what_an_editor_holds_to_be_different_is_refused(admin_user):
    ana, anita, third = make_person("Ana Ruiz"), make_person("Anita"), make_person("Somebody")
    tell_apart(ana, anita, by=admin_user)

    with pytest.raises(ValidationError, match="different"):
        foresee_merge([third, ana, anita], kept=third)
    assert foresee_merge([third, ana], kept=third).names == ["Ana Ruiz"]
