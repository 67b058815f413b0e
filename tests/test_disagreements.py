import pytest

from newsarchive.bookkeeping import refresh_claims
from newsarchive.disagreements import Property, stale_disagreements, update_disagreements
from newsarchive.models import Claim, Disagreement
from newsarchive.vocabulary import DisagreementStatus, Modality, Predicate, Rank, ReviewStatus
from tests.factories import make_article, make_citation, make_cited_claim, make_claim, make_person, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return make_work("Paper Boats")


def said(work, value, predicate=Predicate.RELEASE_DATE, *, text=None, article=None, **fields):
    article = article or make_article(text or f"{work} {predicate} {value} {Claim.objects.count()}")
    return make_cited_claim(work, predicate, value, article=article, **fields)


def update(*claims):
    update_disagreements({Property.of(claim) for claim in claims})
    assert list(stale_disagreements({Property.of(claim) for claim in claims})) == []
    return Disagreement.objects.first()


def parties(row):
    return sorted(row.claims.values_list("value", flat=True))


def test_two_dates_contradict_each_other(work):
    row = update(said(work, "2024-01-24"), said(work, "2023-12-24"))

    assert (row.status, row.value_count, row.article_count) == ("open", 2, 2)
    assert parties(row) == ["2023-12-24", "2024-01-24"]


def test_a_less_precise_date_contradicts_only_what_it_excludes(work):
    claims = [said(work, value) for value in ("2024", "2024-01", "2024-01-24", "2024-01-25")]

    assert parties(update(*claims)) == ["2024-01-24", "2024-01-25"]


def test_a_predicate_of_many_values_is_not_disputed(work):
    performers = [said(work, make_person(name), Predicate.PERFORMER) for name in ("Ada Lind", "Bo Berg")]

    assert update(*performers) is None


def test_two_directors_contradict_each_other_unless_one_article_names_both_at_once(work):
    ada, bo = (said(work, make_person(name), Predicate.DIRECTOR) for name in ("Ada Lind", "Bo Berg"))
    assert parties(update(ada, bo)) == ["Ada Lind", "Bo Berg"]

    both = make_article("Directed by Ada Lind and Bo Berg.")
    for claim in (ada, bo):
        make_citation(claim, both, both.text)
    assert update(ada, bo).status == DisagreementStatus.CLOSED

    cy = said(work, make_person("Cy Dahl"), Predicate.DIRECTOR)
    assert parties(update(ada, bo, cy)) == ["Ada Lind", "Bo Berg", "Cy Dahl"]


def test_a_denial_contradicts_the_same_value_alone(work):
    ada, bo = make_person("Ada Lind"), make_person("Bo Berg")
    claims = [
        said(work, ada, Predicate.PERFORMER),
        said(work, bo, Predicate.PERFORMER),
        said(work, ada, Predicate.PERFORMER, negated=True),
    ]

    row = update(*claims)

    assert sorted(row.claims.values_list("value", "negated")) == [("Ada Lind", False), ("Ada Lind", True)]


def test_a_denied_date_is_no_vote_for_another(work):
    assert update(said(work, "2024-01-24"), said(work, "2024-01-25", negated=True)) is None


def test_what_is_only_denied_is_no_vote(work):
    denied = said(work, "2024-01-25")
    denied.citations.update(modality=Modality.DENIED)

    assert update(said(work, "2024-01-24"), denied) is None


@pytest.mark.parametrize("change", [{"status": ReviewStatus.REJECTED}, {"rank": Rank.DEPRECATED}])
def test_a_claim_that_no_longer_stands_ends_the_disagreement(work, change):
    early, late = said(work, "2024-01-24"), said(work, "2023-12-24")
    update(early, late)

    Claim.objects.filter(pk=late.pk).update(**change)
    row = update(early)

    assert row.status == DisagreementStatus.CLOSED
    early.refresh_from_db()
    assert early.disagreement is None

    Claim.objects.filter(pk=late.pk).update(status=ReviewStatus.UNREVIEWED, rank=Rank.NORMAL)
    assert update(early).status == DisagreementStatus.OPEN


def settled(work):
    """Return a settled disagreement in which 2024-01-24 is preferred to 2023-12-24."""
    early, late = said(work, "2023-12-24"), said(work, "2024-01-24")
    row = update(early, late)
    Claim.objects.filter(pk=late.pk).update(rank=Rank.PREFERRED)
    Claim.objects.filter(pk=early.pk).update(rank=Rank.DEPRECATED)
    Disagreement.objects.update(
        status=DisagreementStatus.SETTLED, preferred=late, reason="Seen on the sleeve."
    )
    return update(Claim.objects.get(pk=late.pk)) and row


def test_a_settled_disagreement_stays_settled_when_more_sources_say_the_same(work):
    settled(work)
    old = Claim.objects.get(value="2023-12-24")
    again = make_article("Again in December.")
    make_citation(old, again, again.text)
    refresh_claims([old.pk])

    row = update(old, said(work, "2024-01"))

    assert (row.status, row.value_count, row.article_count) == ("settled", 2, 3)
    assert parties(row) == ["2023-12-24", "2024-01-24"]


def test_a_new_value_against_the_preferred_one_opens_it_again(work):
    settled(work)

    row = update(said(work, "2024-02-01"))

    assert row.status == DisagreementStatus.OPEN
    assert (row.preferred.value, row.reason) == ("2024-01-24", "Seen on the sleeve.")
    assert parties(row) == ["2023-12-24", "2024-01-24", "2024-02-01"]


def test_a_claim_without_a_source_takes_no_part(work):
    assert update(said(work, "2024-01-24"), make_claim(work, Predicate.RELEASE_DATE, "2023-12-24")) is None
