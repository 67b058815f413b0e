import pytest

from newsarchive.names import name_key, title_key
from newsarchive.naming import Usage, choose_aliases, choose_kind, choose_name
from newsarchive.vocabulary import WorkKind


def called(*names, kind="person"):
    return Usage(kind, [(name, "name") if isinstance(name, str) else name for name in names])


@pytest.mark.parametrize(
    ("usages", "name"),
    [
        ([called("V"), called("V", "Kim Taehyung"), called("Kim Taehyung")], "V"),
        ([called(("Ruiz", "short"), "Ana Ruiz")], "Ana Ruiz"),
        ([called(("Ruiz", "short"))], "Ruiz"),
        ([called("Sgt Dunbar"), called("Sgt Dunbar"), called("Tam Dunbar")], "Tam Dunbar"),
    ],
)
def test_a_person_is_called_what_most_articles_call_them(usages, name):
    assert choose_name(usages, name_key) == name
    assert choose_name(usages[::-1], name_key) == name


@pytest.mark.parametrize(
    ("usages", "title"),
    [
        ([called("Love wins all"), called("Love wins all"), called("Love Wins All")], "Love Wins All"),
        (
            [called("Concrete Utopia", ("Utopia", "former")), called("Utopia"), called("Utopia")],
            "Concrete Utopia",
        ),
    ],
)
def test_a_work_is_called_by_its_present_title_in_capitals(usages, title):
    assert choose_name(usages, title_key, prefer_capitals=True) == title


def test_a_kind_that_is_not_told_counts_only_alone():
    usages = [called("Tide", kind="other"), called("Tide", kind="other"), called("Tide", kind="film")]

    assert choose_kind(usages, WorkKind.values, untold=WorkKind.OTHER) == "film"
    assert choose_kind(usages[:2], WorkKind.values, untold=WorkKind.OTHER) == "other"
    assert choose_kind([called("Tide", kind="film"), called("Tide", kind="song")], WorkKind.values) == "song"


def test_a_kind_that_is_likely_counts_where_none_is_told():
    def likely(kind):
        return Usage("other", [("Tide", "name")], kind)

    def kind_of(*usages):
        return choose_kind(usages, WorkKind.values, untold=WorkKind.OTHER)

    assert kind_of(likely("film"), called("Tide", kind="other")) == "film"
    assert kind_of(likely("film"), likely("film"), likely("song")) == "film"
    assert kind_of(likely("film"), likely("film"), called("Tide", kind="song")) == "song"


def test_aliases_are_the_other_names_with_their_kinds():
    usages = [
        called("Um Tae-hwa", "Uhm Tae Hwa", ("Um", "short")),
        called("Um Tae-hwa", ("Um Tae", "legal"), "Um Tae"),
    ]

    assert choose_aliases(usages, "Um Tae-hwa", name_key) == {
        "Uhm Tae Hwa": "spelling",
        "Um": "short",
        "Um Tae": "legal",
    }
