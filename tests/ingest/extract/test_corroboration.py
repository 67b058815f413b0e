import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.ingest.document import Name
from newsarchive.ingest.extract.corroboration import Corroboration, fact_keys, name_keys
from newsarchive.vocabulary import AliasKind, Predicate


def test_articles_that_share_one_name_of_each_side_tell_one_fact():
    here = fact_keys(Predicate.DIRECTOR, ["harbour lights low"], ["ada quill", "ada m quill"])
    there = fact_keys(Predicate.DIRECTOR, ["harbour lights low", "low lights"], ["ada quill"])

    assert here & there
    assert not here & fact_keys(Predicate.WRITER, ["harbour lights low"], ["ada quill"])
    assert not here & fact_keys(Predicate.DIRECTOR, ["ada quill"], ["harbour lights low"])


def test_a_fact_is_known_by_names_in_full_whatever_article_and_accents_they_are_written_with():
    names = [Name("The Zoë Papers"), Name("Papers", AliasKind.SHORT), Name("x " * 60)]

    assert [key for key in name_keys(names) if key] == ["zoe papers"]
    assert fact_keys(Predicate.DIRECTOR, [""], ["ada quill"]) == frozenset()


@pytest.mark.parametrize(("own", "is_named", "expected"), [
    (0.19, True, False), (0.2, True, True), (0.24, False, False), (0.25, False, True), (0.5, True, False),
])  # fmt: skip
def test_what_a_sentence_hardly_says_or_says_itself_is_not_in_doubt(own, is_named, expected):
    assert Corroboration.is_in_doubt(own, is_named=is_named) is expected


@given(st.floats(0.2, 0.499), st.floats(0.2, 0.499))
def test_who_hears_it_from_others_is_surer_and_never_certain(one, other):
    facts = fact_keys(Predicate.DIRECTOR, ["w"], ["p"])
    told = Corroboration(facts)

    lower, higher = sorted([told.probability(one, facts), told.probability(other, facts)])
    assert max(one, other) < higher < 0.9
    assert lower > 0.7
    assert (one < other) <= (told.probability(one, facts) <= told.probability(other, facts))


def test_what_is_in_doubt_is_noted_whatever_others_tell():
    facts = fact_keys(Predicate.DIRECTOR, ["w"], ["p"])
    for others in (frozenset(), facts):
        told = Corroboration(others)
        told.probability(0.4, facts)
        assert told.in_doubt == facts
