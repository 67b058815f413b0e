"""Whatever a text is made of, the work that it makes grows as its length does: counted, not timed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.ingest.document import IngestError, SourceFile
from newsarchive.ingest.extract.extraction import extract
from newsarchive.ingest.parse import parse
from tests.archives import copy_empty_archive
from tests.steps import steps

ROOT = Path(__file__).parents[2]

# A text of this length is several sentences long, even if it is cut only where no sentence may be longer.
SHORT = 2_400
TIMES = 4
# Sentences that are cut short at the end, and what is done once for each text, leave this much room.
AT_MOST = 1.3 * TIMES

# Each is repeated to the wanted length; {k} counts, so that names and titles differ.
PIECES = (
    "“", "“no ", "“‘He said “no” ", '"a ', "'a ", "(", ") ", ",", "a, ", "12345678 ", "1,000,", "A", "A. ",
    "and ", "Ada Quill and ", "Ada Quill, ", "Ada's ", "3 May 2024, ", "3 May ", "03/04/2025 ", "on Monday and in 2024 ", "a-", ".",
    "… ", "a\n", "- Ada\n", "Ada: no\n", "\ue000\ue400\ue800\uec00 ", "\ue400, \ue400 and ", "★", "https://a.bc/2024/05/06/x ",
    "the film by Ada and the song on Monday ", "“No way,” said Ada Quill. ", "“No way, it was long,” she said. ",
    "It was 5 March: “Salt”, by Ada (b. 1970), the film of the year – she said – “is out”.\n",
    "An earlier version of this article said that “Salt” opened on 5 March. ",
    "“We did it {k} times,” said Ada{k} Quill{k}.\n\n", "Ada{k} Quill{k}, ", "“Salt Amber{k}”, ", "Ada{k} sang with Quill{k} Ada. ",
    "The film “Salt Amber{k}”, directed by Ada Quill, came out in March.\n\n",
    "The film “Amber{k}” was originally titled “Salt{k}”. ", "Ada{k} Quill, also known as Quill{k}, ",
    "Ada Quill{k}: What a day it was.\n\n",
    "1. Salt ", "{k}. Salt\n", "{k}. Salt{k}. ", "1. Salt2. Amber", "Track list\n", "Track list\nSalt{k}\n", "Track list:\n1. Salt\n2. Tide\n3. Amber\n4. Quay\n",
)  # fmt: skip
TAGS = (
    "<p>a</p>", "<p>a", "<div>a", "<b>a", "</b>", "<a href='x'>a</a> ", "<", "&", "<!-- a -->", "<!--", "<br>", "<td>a", "<ul><li>a",
    "<h1>x y z</h1>", "<time>x</time>", "<span class='date author'>x</span> ", "<article>Ada sang in May. ", "<script>a</script>",
)  # fmt: skip
MARKS = (
    "<!-- ",
    "[",
    "![",
    "[a](",
    "*a ",
    "_a ",
    "`a``b",
    "> a\n",
    "- a\n",
    "|a|b|\n|-|-|\n",
    "<b>",
    "# a\n",
    "    ",
    "~~~\n",
)


def repeated(piece: str, length: int) -> str:
    """Return the piece so often that the text has the length."""
    found: list[str] = []
    missing, number = length, 0
    while missing > 0:
        found.append(piece.replace("{k}", _letters(number)))
        missing -= len(found[-1])
        number += 1
    return "".join(found)[:length]


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")


def read(text: str, suffix: str) -> None:
    """Parse and extract; a document without words is read as well when that is told."""
    try:
        document = parse(SourceFile("a", "/a", suffix, text.encode(), ""))
    except IngestError:
        return
    extract(document)


def check(piece: str, suffix: str = ".txt") -> None:
    """Assert that four times the text are no more than about four times the steps.

    What a short text has no room for is first done in a longer one: such a step up is none if it does not go on from there.
    """
    long = repeated(piece, TIMES * TIMES * SHORT)
    read(long, suffix)  # what is loaded and remembered at first need is there before anything is counted
    few = steps(lambda: read(long[:SHORT], suffix))
    many = steps(lambda: read(long[: TIMES * SHORT], suffix))
    if many > AT_MOST * few + 20_000:
        few, many = many, steps(lambda: read(long, suffix))
    assert many <= AT_MOST * few + 20_000, f"{few} steps become {many}"


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_are_four_times_the_work(piece: str) -> None:
    check(piece)


@pytest.mark.parametrize("piece", TAGS)
def test_four_times_the_page_are_four_times_the_work(piece: str) -> None:
    check(piece, ".html")


@pytest.mark.parametrize("piece", MARKS)
def test_four_times_the_markdown_are_four_times_the_work(piece: str) -> None:
    check(piece, ".md")


@settings(max_examples=6, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=5).map("".join))
def test_pieces_put_together_are_no_more_work_than_each(piece: str) -> None:
    check(piece)


MEGABYTE = 1_000_000
ENDLESS = {
    "stops.txt": "." * MEGABYTE,
    "quotes.txt": "“‘\"'«„`" * (MEGABYTE // 7),
    "capital.txt": "A" * MEGABYTE,
    "brackets.txt": "(" * MEGABYTE + ")",
    "commas.txt": "," * MEGABYTE + "a",
    "masks.txt": "\ue000\ue400\ue800\uec00" * (MEGABYTE // 4),
    "digits.txt": "1234567890" * (MEGABYTE // 10),
    "spaces.txt": f"Ada sang.{' ' * MEGABYTE}It rained.",
    "nested.html": f"<p>Ada sang in June.</p>{'<div>' * (MEGABYTE // 5)}",
    "attributes.html": f"<p {' '.join(f'a{n}=' for n in range(MEGABYTE // 8))}>Ada sang in May.</p>",
    "comment.md": f"Ada sang in May.\n\n{'<!-- ' * (MEGABYTE // 5)}",
}


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_texts_of_a_megabyte_are_stored_and_the_archive_is_sound(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in ENDLESS.items():
        (folder / name).write_text(text)
    archive = copy_empty_archive(tmp_path / "archive.sqlite3")
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{archive}"}

    def manage(*arguments: str) -> str:
        # no measure of speed: it only keeps a pattern that never ends from holding up everything
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, check=True,
        ).stdout  # fmt: skip

    told = manage("ingest", str(folder))
    assert f"{len(ENDLESS)} articles: {len(ENDLESS)} new" in told, told
    manage("verify")
