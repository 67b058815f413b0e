"""Single mentions of one article are split off, and stay so whatever is read anew."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive import curation
from newsarchive.curation import undo_identity  # noqa: F401 - says how to undo splits
from newsarchive.curation.splits import split_mentions
from newsarchive.ingest.document import Reading, Span
from newsarchive.ingest.store.rereading import reread, stored_articles
from newsarchive.ingest.store.splits import find_again
from newsarchive.models import Act, Appearance, Article, Judgement, Mention, Person, SplitMention
from newsarchive.values import DateValue
from newsarchive.verify import verify
from newsarchive.vocabulary import Predicate, Verdict
from tests.curation.dump import changes, dump, fields_changed
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import Story, ingest, person

pytestmark = pytest.mark.django_db

SINGER = "Kim Min was born on 1990-01-01 and sings in Busan."
DOCTOR = "The hospital said that its surgeon Kim Min died on 2024-02-02."


def story(*sentences):
    told = {
        SINGER: (Predicate.BIRTH_DATE, "1990-01-01", "was born on 1990-01-01"),
        DOCTOR: (Predicate.DEATH_DATE, "2024-02-02", "Kim Min died on 2024-02-02"),
    }
    claims = [
        ("Kim Min", told[one][0], DateValue(told[one][1]), told[one][2]) for one in sentences if one in told
    ]
    return Story(" ".join(sentences), (person("Kim Min"),), tuple(claims), published=date(2024, 3, 3))


BOTH = story(SINGER, DOCTOR)


@pytest.fixture
def editor():
    return User.objects.create_user("editor")


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


def spans_of(text, *words):
    """Return the place of “Kim Min” in each of the words."""
    return [Span(start := text.index(one) + one.index("Kim Min"), start + len("Kim Min")) for one in words]


def split_the_surgeon(editor, text=BOTH.text, to=None):
    appearance = Appearance.objects.get(article__text=text)
    return split_mentions(
        appearance, spans_of(text, "surgeon Kim Min"), to=to, by=editor, reason="A surgeon, no singer."
    )


def read_again(told, reading=None):
    for stored in stored_articles(Article.objects.filter(text=told.text).values_list("pk", flat=True)):
        reread(stored, reading or told.reading, reading or told.reading, is_first=True)


def told_of(person):
    return sorted(person.claims.values_list("predicate", flat=True))


def test_mentions_and_the_citations_that_stand_on_them_become_anothers(editor):
    ingest(BOTH, "a.txt")
    singer = Person.objects.get()

    surgeon = split_the_surgeon(editor)

    assert (told_of(singer), told_of(surgeon)) == (["birth_date"], ["death_date"])
    assert Mention.objects.get(appearance__person=surgeon).start == BOTH.text.rindex("Kim Min")
    assert (singer.article_count, surgeon.article_count) == (1, 1)
    assert Judgement.objects.get().verdict == Verdict.DIFFERENT


def test_mentions_go_to_one_who_is_there_already(editor):
    ingest(BOTH, "a.txt")
    for number in (1, 2):
        ingest(Story(f"Kim Minh is surgeon {number}.", (person("Kim Minh"),)), f"b{number}.txt")

    surgeon = split_the_surgeon(editor, to=Person.objects.get(name="Kim Minh"))

    assert (surgeon.name, surgeon.article_count, told_of(surgeon)) == ("Kim Minh", 3, ["death_date"])


def test_all_mentions_of_an_article_are_split_as_its_appearance(editor):
    ingest(BOTH, "a.txt")
    appearance = Appearance.objects.get()

    split_mentions(
        appearance,
        [Span(one.start, one.end) for one in appearance.mentions.all()],
        by=editor,
        reason="Another.",
    )

    assert (Act.objects.get().what, SplitMention.objects.count()) == ("split", 0)


def test_what_is_no_mention_of_it_is_refused(editor):
    ingest(BOTH, "a.txt")

    for spans, reason in (([], "So."), ([Span(0, 2)], "So."), (spans_of(BOTH.text, "surgeon Kim Min"), " ")):
        with pytest.raises(ValidationError):
            split_mentions(Appearance.objects.get(), spans, by=editor, reason=reason)

    assert Act.objects.count() == 0


def test_it_outlives_reading_the_article_anew(editor):
    ingest(BOTH, "a.txt")
    surgeon = split_the_surgeon(editor)
    before = contents()

    read_again(BOTH)
    assert differences(before, contents()) == []
    read_again(BOTH, Reading())
    read_again(BOTH)

    assert differences(before, contents()) == []
    assert told_of(surgeon) == ["death_date"]


@pytest.mark.parametrize(
    "text",
    [
        story("A festival opened.", SINGER, DOCTOR),
        story(DOCTOR, "It did not say why he fell ill.", SINGER),
        story(SINGER, "Busan is in Korea.", DOCTOR),
    ],
    ids=["ahead", "turned round", "between"],
)
def test_it_is_found_again_in_a_changed_text(editor, text):
    ingest(BOTH, "a.txt")
    surgeon = split_the_surgeon(editor)

    ingest(text, "a.txt")

    singer = Person.objects.exclude(pk=surgeon.pk).get()
    assert (told_of(singer), told_of(surgeon)) == (["birth_date"], ["death_date"])
    start = Mention.objects.get(article__text=text.text, appearance__person=surgeon).start
    assert text.text[:start].endswith("surgeon ")
    read_again(text)
    assert (told_of(singer), told_of(surgeon)) == (["birth_date"], ["death_date"])


def test_a_text_without_the_words_has_nothing_split_until_they_are_back(editor):
    ingest(BOTH, "a.txt")
    surgeon = split_the_surgeon(editor)

    ingest(story(SINGER, "Kim Min will tour."), "a.txt")
    surgeon.refresh_from_db()
    assert surgeon.article_count == 0

    ingest(BOTH, "a.txt")
    surgeon.refresh_from_db()
    assert (surgeon.article_count, told_of(surgeon)) == (1, ["death_date"])


def test_a_split_in_a_later_text_holds_in_the_earlier_one_when_that_is_back(editor):
    later = story("A festival opened.", SINGER, DOCTOR)
    ingest(BOTH, "a.txt")
    ingest(later, "a.txt")
    surgeon = split_the_surgeon(editor, later.text)

    ingest(BOTH, "a.txt")

    assert Mention.objects.filter(article__text=BOTH.text, appearance__person=surgeon).count() == 1
    assert told_of(surgeon) == ["death_date"]


def test_undoing_restores_everything_and_redoing_splits_again(editor):
    ingest(BOTH, "a.txt")
    ingest(story(SINGER), "b.txt")
    before = dump()
    surgeon = split_the_surgeon(editor)
    after = contents()

    undone = curation.undo(Act.objects.get(), by=editor)
    assert fields_changed(before, dump()) == []
    assert changes(before, dump()) == []

    again = curation.undo(undone, by=editor)
    assert differences(after, contents()) == []
    assert told_of(Person.objects.get(pk=surgeon.pk)) == ["death_date"]

    curation.undo(again, by=editor)
    assert changes(before, dump()) == []


@pytest.mark.parametrize("then", ["read anew", "changed", "changed and back"])
def test_undoing_after_other_readings_leaves_what_the_articles_give(editor, then):
    later = story("A festival opened.", SINGER, DOCTOR)
    ingest(BOTH, "a.txt")
    split_the_surgeon(editor)
    if then == "read anew":
        read_again(BOTH)
    else:
        ingest(later, "a.txt")
        if then == "changed and back":
            ingest(BOTH, "a.txt")

    curation.undo(Act.objects.get(), by=editor)

    assert SplitMention.objects.count() == 0
    person = Person.objects.get(article_count__gt=0)
    assert told_of(person) == ["birth_date", "death_date"]


def test_two_splits_of_one_appearance_stand_beside_each_other(editor):
    third = "Kim Min of Jeju farms tangerines."
    told = story(SINGER, DOCTOR, third)
    ingest(told, "a.txt")
    surgeon = split_the_surgeon(editor, told.text)
    singer = Appearance.objects.get(article__text=told.text, split_mentions=None)
    farmer = split_mentions(singer, spans_of(told.text, "Kim Min of Jeju"), by=editor, reason="A farmer.")
    before = contents()

    read_again(told)

    assert differences(before, contents()) == []
    assert {one.mentions.count() for one in Appearance.objects.all()} == {1}
    curation.undo(Act.objects.order_by("pk").first(), by=editor)
    assert not Person.objects.filter(pk=surgeon.pk).exists()
    assert Mention.objects.get(appearance__person=farmer).start == told.text.index(third)


def test_words_are_found_by_what_stands_around_them():
    old = "Mr Kim sang loudly in the hall. Mrs Kim wrote a book about it."
    second = Span(old.rindex("Kim"), old.rindex("Kim") + 3)

    assert find_again(old, second, old) == second
    assert find_again(old, second, "Mr Kim sang loudly in the hall. Nobody else came.") is None
    assert find_again(old, second, "A book came out. Kim is in it.") is None
    moved = "First: Mrs Kim wrote a book about it. Then Mr Kim sang loudly in the hall."
    assert find_again(old, second, moved) == Span(11, 14)
