"""Which persons and works are asked about: near names are, what was judged is not, and few are compared."""

from itertools import permutations

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from newsarchive.curation import dismissal, duplicates, identity, name_person
from newsarchive.ingest.store import candidates, compare_names
from newsarchive.models import Candidate, Judgement, Person, Uncompared
from newsarchive.verify import verify
from newsarchive.vocabulary import Predicate, WorkKind
from tests.factories import make_person
from tests.ingest.store.readings import Story, group, ingest, person, song, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


@pytest.fixture
def editor():
    return User.objects.create_user("editor")


def sings(name, title="Tide"):
    text = f"{name} sings {title}."
    return Story(text, (person(name), song(title)), ((title, Predicate.PERFORMER, name, text),))


def tell(*stories):
    for number, story in enumerate(stories):
        ingest(story, f"{number}.txt")
    compare_names()


def asked():
    return {frozenset(str(row).split(" / ")): row for row in Candidate.objects.to_judge().for_list()}


def called(name):
    return Person.objects.get(name=name)


JOHNS = frozenset({"Jon Smyth", "John Smith"})


def test_near_names_are_asked_about_with_score_and_reasons():
    tell(sings("Jon Smyth"), sings("John Smith"), sings("Bo Lind"))

    (question,) = Candidate.objects.all()
    assert frozenset(str(question).split(" / ")) == JOHNS
    assert 0.7 <= question.score <= 1
    assert question.reasons == [
        "“John Smith” and “Jon Smyth”: names that sound alike",
        "both: person",
        "claims connect both with Tide",
    ]


def test_one_article_that_names_both_speaks_against_it():
    both = Story("Jon Smyth and John Smith sing.", (person("Jon Smyth"), person("John Smith")))
    tell(sings("Jon Smyth", "Reef"), sings("John Smith"))
    apart = Candidate.objects.get().score

    ingest(both, "both.txt")
    compare_names()

    question = Candidate.objects.get()
    assert question.score == pytest.approx(apart - 0.1)
    assert "against it: 1 article names both, each by its own name" in question.reasons


def test_kinds_that_differ_speak_against_it():
    band = Story("Jon Smyth play.", (group("Jon Smyth"),))
    tell(band, sings("John Smith"))

    assert not asked()


def test_titles_are_asked_about_and_sequels_are_not():
    tell(
        *(
            Story(f"The film {title} opened.", (work(title, kind=WorkKind.FILM),))
            for title in ("Slack Water", "Slack Water: A Life", "Slack Water 2")
        )
    )

    assert set(asked()) == {frozenset({"Slack Water", "Slack Water: A Life"})}


def test_what_was_told_apart_is_never_asked_again(editor):
    tell(sings("Jon Smyth"), sings("John Smith"))

    identity.tell_apart(called("Jon Smyth"), called("John Smith"), by=editor)
    assert Candidate.objects.count() == 0

    ingest(sings("Jon Smyth", "Reef"), "again.txt")
    compare_names()
    assert Candidate.objects.count() == 0


def test_what_was_told_apart_is_not_asked_of_those_merged_with_them_either(editor):
    tell(sings("Jon Smyth"), sings("John Smith"), sings("Jonn Smith"))
    assert len(asked()) == 3

    identity.tell_apart(called("Jon Smyth"), called("John Smith"), by=editor)
    merge = identity.merge([called("John Smith")], kept=called("Jonn Smith"), by=editor, reason="One.")
    compare_names()
    assert not asked()

    identity.undo_merge(merge, by=editor)
    compare_names()
    assert JOHNS not in asked()
    assert len(asked()) == 2


def test_a_merge_is_not_asked_about_and_asked_again_when_it_is_undone(editor):
    tell(sings("Jon Smyth"), sings("John Smith"))

    merge = identity.merge([called("Jon Smyth")], kept=called("John Smith"), by=editor, reason="One.")
    assert not asked()

    identity.undo_merge(merge, by=editor)
    assert set(asked()) == {JOHNS}
    assert not Judgement.objects.exists()


def test_a_name_that_was_dismissed_is_not_asked_about(editor):
    tell(sings("Jon Smyth"), sings("John Smith"))

    dismissal.dismiss(called("Jon Smyth"), by=editor, reason="A boat.")

    assert not asked()


def test_another_name_ends_the_question(editor):
    tell(sings("Jon Smyth"), sings("John Smith"))

    name_person(called("Jon Smyth"), name="Bo Lind", kind="person", by=editor)
    ingest(Story("Nothing.", ()), "n.txt")
    compare_names()

    # the name that articles print is an alias of the person, and still near
    assert [row.reasons[0] for row in Candidate.objects.all()] == [
        "“John Smith” and “Jon Smyth”: names that sound alike"
    ]


def test_the_order_of_articles_makes_no_difference():
    stories = [sings("Jon Smyth"), sings("John Smith", "Reef"), sings("Jonn Smith", "Reef")]
    held = []
    for order in permutations(stories):
        with transaction.atomic():
            for number, story in enumerate(order):
                ingest(story, f"{number}.txt")
                compare_names()
            held.append({pair: row.score for pair, row in asked().items()})
            transaction.set_rollback(True)

    assert len(held[0]) == 3
    assert all(one == held[0] for one in held)


@pytest.mark.sqlite
def test_comparing_again_changes_nothing_and_asks_the_database_nothing_of_them():
    tell(sings("Jon Smyth"), sings("John Smith"))
    before = list(Candidate.objects.values())

    with CaptureQueriesContext(connection) as captured:
        compare_names()

    assert list(Candidate.objects.values()) == before
    assert not Uncompared.objects.exists()
    assert len([query for query in captured if query["sql"].startswith("SELECT")]) == 2


def test_a_block_that_many_share_is_not_compared(monkeypatch):
    monkeypatch.setattr(candidates, "BLOCK_CAP", 1)

    tell(sings("Jon Smyth"), sings("John Smith"))

    assert not asked()


@pytest.mark.parametrize("cap", [3, 4])
@pytest.mark.parametrize("order", [1, -1])
def test_a_block_near_the_cap_asks_the_same_in_any_order(monkeypatch, cap, order):
    """Four share the block of their surname and initial."""
    monkeypatch.setattr(candidates, "BLOCK_CAP", cap)
    names = ["J. Smith", "Jo Smith", "Jack Paul Smith", "Jill Smith"]
    for number, name in enumerate(names[::order]):
        ingest(sings(name, f"Song {number}"), f"{name}.txt")
        compare_names()
    one_by_one = {pair: (row.score, row.reasons) for pair, row in asked().items()}

    assert (frozenset({"J. Smith", "Jill Smith"}) in one_by_one) == (cap == 4)
    Candidate.objects.all().delete()
    candidates.compare(candidates.PERSONS, Person.objects.values_list("pk", flat=True))
    assert {pair: (row.score, row.reasons) for pair, row in asked().items()} == one_by_one


def test_a_block_that_falls_below_the_cap_is_compared_again(monkeypatch, editor):
    monkeypatch.setattr(candidates, "BLOCK_CAP", 2)
    tell(sings("J. Smith"), sings("Jill Smith", "Reef"), sings("Jack Smith", "Shoal"))
    assert asked() == {}

    dismissal.dismiss(called("Jack Smith"), by=editor, reason="Nobody.")

    assert list(asked()) == [frozenset({"J. Smith", "Jill Smith"})]


def test_linking_does_not_ask_about_those_of_whom_some_were_told_apart(editor):
    tell(sings("Jon Smyth"), sings("Ann Hill", "Reef"), sings("Bo Lind", "Shoal"))
    question = Judgement.objects.create(
        person_a=called("Jon Smyth"),
        person_b=called("Ann Hill"),
        score=0.9,
        origin="machine",
        verdict="unsure",
    )
    assert [one.token for one in duplicates.questions()[0]] == [f"j{question.pk}"]
    identity.tell_apart(called("Bo Lind"), called("Ann Hill"), by=editor)

    merge = identity.merge([called("Bo Lind")], kept=called("Jon Smyth"), by=editor, reason="One.")
    assert duplicates.questions()[0] == []
    assert duplicates.all_questions().count() == 0

    identity.undo_merge(merge, by=editor)
    assert [one.token for one in duplicates.questions()[0]] == [f"j{question.pk}"]


def test_what_is_compared_grows_with_the_names_not_with_their_square(monkeypatch):
    counted = []
    likeness = candidates.likeness_of_names

    def count(a, b):
        counted.append((a, b))
        return likeness(a, b)

    monkeypatch.setattr(candidates, "likeness_of_names", count)
    sounds = ["ba", "ko", "lim", "ter", "sun", "dra", "vel", "pos", "nik", "gar"]

    def compared(number):
        Person.objects.all().delete()
        for one in range(number):
            digits = [sounds[int(digit)] for digit in f"{one:04d}"]
            make_person(f"{''.join(digits[:2])}a {''.join(digits[2:])}o".title(), curated=True)
        counted.clear()
        candidates.compare(candidates.PERSONS, Person.objects.values_list("pk", flat=True))
        return len(counted)

    few, many = compared(100), compared(400)
    assert many <= 100 * 60 * 4 and many <= 8 * max(few, 100)
