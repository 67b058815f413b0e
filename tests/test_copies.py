import random

import pytest

from newsarchive.copies import CopyKind, copies_of
from newsarchive.ingest.pipeline import ingest
from newsarchive.likeness import likeness_of_articles, sketch, text_keys
from newsarchive.models import Article, Claim, IngestItem

pytestmark = pytest.mark.django_db

_RANDOM = random.Random(6)
WORDS = [
    "".join(_RANDOM.choices("bdfgklmnprst", k=1) + _RANDOM.choices("aeiou", k=1)) * 2 for _ in range(400)
]


def prose(seed, paragraphs=8):
    source = random.Random(seed)
    return "\n\n".join(
        " ".join(" ".join(source.choices(WORDS, k=14)).capitalize() + "." for _ in range(3))
        for _ in range(paragraphs)
    )


def page(text, url):
    paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
    return f"<html lang='en'><head><title>A page</title><link rel='canonical' href='{url}'></head><body><article>{paragraphs}</article></body></html>"


def reasons():
    return {
        source: (outcome, reason)
        for source, outcome, reason in IngestItem.objects.values_list("source", "outcome", "reason")
    }


def test_the_same_bytes_in_another_place_are_named(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(prose(1))

    summary = ingest([str(tmp_path)])

    assert reasons() == {"a.txt": ("new", ""), "b.txt": ("unchanged", "the same document as a.txt")}
    assert summary.copies_in_words == "1 the same document in another place"
    assert ingest([str(tmp_path)]).copies == {}


def test_the_same_text_at_another_address_is_kept_and_named(tmp_path):
    (tmp_path / "a.html").write_text(page(prose(1), "https://one.example/a"))
    (tmp_path / "b.html").write_text(page(prose(1), "https://two.example/b"))

    summary = ingest([str(tmp_path)])

    assert reasons()["b.html"] == ("new", "the same text as a.html: both are kept, as one origin")
    assert summary.copies == {CopyKind.TEXT: 1}
    first, second = Article.objects.current().order_by("source")
    assert [one.article for one in copies_of(first)] == [second]
    assert [one.article for one in copies_of(second)] == [first]


def test_short_texts_are_recognised_where_they_are_the_same(tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.html").write_text(
            page("The film is out on 3 May 2024.", f"https://one.example/{number}")
        )
    (tmp_path / "3.html").write_text(page("The film is out on 4 May 2024.", "https://one.example/3"))

    assert ingest([str(tmp_path)]).copies == {CopyKind.TEXT: 1}


def test_another_text_of_the_same_address_is_its_next_version(tmp_path):
    (tmp_path / "a.html").write_text(page(prose(1), "https://one.example/a"))
    (tmp_path / "b.html").write_text(page(prose(2), "https://one.example/a"))

    summary = ingest([str(tmp_path)])

    assert summary.copies == {CopyKind.ADDRESS: 1}
    assert Article.objects.count() == 2
    assert Article.objects.current().count() == 1


def test_nearly_the_same_text_is_kept_named_and_one_origin(tmp_path):
    told = "\n\nThe film Paper Boats will be released on 3 May 2024. Ada Lind directed the film Paper Boats."
    (tmp_path / "a.html").write_text(page(prose(1) + told, "https://one.example/a"))
    (tmp_path / "b.html").write_text(
        page(prose(1).replace(".", ". Indeed,", 3) + told, "https://two.example/b")
    )
    (tmp_path / "c.html").write_text(page(prose(2), "https://three.example/c"))

    summary = ingest([str(tmp_path)])

    outcome, reason = reasons()["b.html"]
    assert outcome == "new"
    assert reason.startswith("nearly the same text as a.html (")
    assert reasons()["c.html"] == ("new", "")
    assert summary.copies == {CopyKind.NEAR: 1}
    assert {claim.origin_count for claim in Claim.objects.filter(article_count=2)} <= {1}


def edited(text, share, seed):
    """Return the text with so many of its words replaced by others."""
    source = random.Random(seed)
    return " ".join(source.choice(WORDS) if source.random() < share else word for word in text.split())


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (lambda text, seed: edited(text, 0.02, seed), 100),
        (lambda text, seed: edited(text, 0.05, seed), 99),
        (lambda text, seed: text.split("\n\n", 1)[1], 99),  # the first paragraph left out
        (lambda text, seed: f"{prose(seed + 5_000, 2)}\n\n{text}", 97),  # two put before
        (lambda text, seed: "\n\n".join(reversed(text.split("\n\n"))), 100),
    ],
)
def test_edited_copies_are_found_among_others(change, least):
    found = 0
    for seed in range(100):
        text = prose(seed)
        copy = change(text, seed)
        a, b = sketch(text), sketch(copy)
        found += bool(set(text_keys(text, a)) & set(text_keys(copy, b)) and likeness_of_articles(a, b) >= 0.5)
    assert found >= least


def test_texts_that_share_nothing_share_no_key():
    keys = [set(text_keys(prose(seed), sketch(prose(seed)))) for seed in range(300)]
    assert sum(len(one) for one in keys) == len(set().union(*keys))
