import random

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.likeness import alike_articles, alike_passages, shingles, sketch

WORDS = [
    "river",
    "lamp",
    "paper",
    "boat",
    "night",
    "window",
    "field",
    "engine",
    "summer",
    "letter",
    "bridge",
    "salt",
    "orchard",
    "signal",
    "harbour",
    "winter",
]


def joined(pairs, items):
    """Return the groups that the pairs join the items to."""
    groups = {item: {item} for item in items}
    for a, b in pairs:
        both = groups[a] | groups[b]
        for one in both:
            groups[one] = both
    return {frozenset(group) for group in groups.values()}


def sentence(seed, length=24):
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_sentences_that_share_most_of_their_words_are_alike():
    text = sentence(1)
    edited = text.replace(" ", " early ", 1)
    kept = [shingles(text), shingles(edited), shingles(sentence(2))]

    assert joined(alike_passages(kept), kept) == {frozenset(kept[:2]), frozenset(kept[2:])}


def test_sentences_that_share_few_words_are_not():
    head, tail = sentence(1), sentence(2)
    kept = [shingles(head), shingles(" ".join([*head.split()[:8], *tail.split()[8:]]))]

    assert list(alike_passages(kept)) == []


def test_too_short_passages_are_never_alike():
    assert list(alike_passages([shingles("one two three four"), shingles("one two three four five")])) == []
    assert shingles("two words") == b""
    assert sketch("a few words") == b""


def test_articles_that_share_most_of_their_sentences_are_alike():
    sentences = [sentence(seed) for seed in range(20)]
    copy = [*sentences[:17], sentence(100), sentence(101)]
    other = [sentence(seed) for seed in range(200, 220)]
    kept = [sketch(" ".join(lines)) for lines in (sentences, copy, other)]

    assert joined(alike_articles(kept), kept) == {frozenset(kept[:2]), frozenset(kept[2:])}


@given(st.permutations(range(12)))
def test_what_is_alike_does_not_depend_on_the_order(order):
    texts = [sentence(seed // 3) + " " + " ".join(WORDS[: seed % 3]) for seed in range(12)]
    kept = [shingles(text) for text in texts]

    assert joined(alike_passages([kept[place] for place in order]), kept) == joined(
        alike_passages(kept), kept
    )
    assert len(joined(alike_passages(kept), kept)) == 4


def test_many_copies_are_not_compared_with_one_another_all():
    text = sentence(1, 40)
    kept = [shingles(f"{text} {sentence(seed, 4)} {seed}") for seed in range(400)]
    pairs = list(alike_passages(kept))

    assert joined(pairs, kept) == {frozenset(kept)}
    assert len(pairs) < 20_000
