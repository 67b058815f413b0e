"""Look for documents that parsing or extraction cannot bear: guided by coverage, for as long as there is time.

By hand: pip install -e '.[fuzz]', then python -m tests.fuzzing parse --seconds 1800 --finds folder/. Each find is written
there once for each place in the code that failed, with its traceback beside it; every one becomes a test. What is
asked of every document is what the tests ask of theirs (tests/ingest/checks.py).
"""

import argparse
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import FrameType

import atheris

with atheris.instrument_imports(include=["newsarchive.ingest", "newsarchive.values"]):
    from newsarchive.ingest.document import Document
    from newsarchive.ingest.explanation import as_json, explain
    from tests.ingest.checks import check_document, check_reading

ROOT = Path(__file__).parents[1]
SUFFIXES = (".txt", ".md", ".html", ".json")

# No document as short as those made here may take longer, of processor time.
LONGEST_SECONDS = 10
# Of each stage, in bytes: reading takes longer than parsing, the more so while it is watched.
LONGEST = {"parse": 6_000, "extract": 1_200}

# What texts are put together from, beside what libFuzzer makes of the seeds.
PIECES = [
    " date 2024-01-24 ", "SEOUL - ", "LONDON, Sept 12, 2025 (Wire) - ", "By Jane Doe | 12 March 2024\n", "Advertisement\n",
    "ALSO READ: ", "Leave a Reply\n", "A Title Of Some Length\n", "A sentence that ends. ", "\n\n", "\r", "\x00", "\ufeff", "\x85",
    "\u2028", "\xa0", "\u202e", "\u200b", "“", "”", "‘", "’s ", "*", "_", "# ", "- ", "> ", "---\n", "title: A\n", "[a](b)", "<p>", "</p>",
    "<em>", "</em>", "<h1>A</h1>", "<a href='x'>", "</a>", "<br>", "<article>", "<script>", "<script type='application/ld+json'>", "</script>",
    "<!--", "-->", "&amp;", "&#0;", "&#x85;", "<td>", "<table>", "<time datetime='2024-05-03'>", "<meta property='og:title' content='", "{", "}",
    '"text": "', '"@type": "NewsArticle", ', '"', "[", "]", "뷔", "e\u0301", "İ", "ﬁ", "ß", " | ", "1. ", "May 3", "2024-05-03", "03/04/2025",
    "Feb 30", "0 minutes", "99999999999999999999 million", "1,000", "½", "²", "٣", "$2.5bn", "24 January", "last Friday", "in 1899", "\t", "    ",
    "```\n", "| a | b |\n|---|---|\n", "The film ", "Slack Water", " directed by ", "Ann Lee", "Ann Lee-Marsh", "Dr. O’Neil Jr.", " (born ", ") ",
    ", who plays ", "said on ", "not ", "according to ", "will be released on ", "stars ", "season 2 of ", " and ", " aka ", "née ", "A. B. C. ",
    "her husband ", "she ", "his label said: ", "album ", "No. 1", "“It rained,” she said. ", "(left)", "—", " - ", ";", ":", "?", "!", "…", "...",
]  # fmt: skip


def check_parsing(raw: bytes) -> None:
    """The first byte tells the suffix."""
    if raw:
        check_document(raw[1:], SUFFIXES[raw[0] % len(SUFFIXES)])


def check_extraction(raw: bytes) -> None:
    """The first byte tells whether there is a day of publication, and whether the text is parsed before."""
    if not raw:
        return
    text = raw[1:].decode(errors="ignore")
    published = date(2025, 3, 14) if raw[0] % 2 else None
    if raw[0] % 4 < 2:
        document = check_document(raw[1:], ".txt")
    else:
        document = Document(text=text, published=published)
    if document is not None:
        json.dumps(as_json(explain(document, check_reading(document))))


CHECKS: dict[str, Callable[[bytes], None]] = {"parse": check_parsing, "extract": check_extraction}


def seeds(longest: int) -> list[bytes]:
    """Return documents to begin with, in every format, none much longer than so many bytes."""
    texts = [path.read_bytes()[: longest // 2] for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts += [
        path.read_bytes()[: longest // 2] for path in sorted((ROOT / "tests/corpora").rglob("*.txt"))[::29]
    ]
    found = []
    for text in texts:
        words = text.decode(errors="ignore")
        found += [
            b"\x00" + text,
            b"\x03" + text,
            b"\x01" + b"# A title\n\n" + text,
            b"\x02" + f"<html><body><article><h1>A title</h1><p>{words}</p></article></body></html>".encode(),
            b"\x03" + json.dumps({"title": "A title", "date": "2024-05-03", "text": words}).encode(),
        ]
    return found


class Finder:
    """Runs the check on whatever it is given, and writes down what fails: once for each place in the code."""

    def __init__(self, check: Callable[[bytes], None], folder: Path) -> None:
        self._check = check
        self._folder = folder
        self._places: set[str] = set()
        self.tried = 0
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, raw: bytes) -> None:
        self.tried += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_SECONDS)
        try:
            self._check(raw)
        except Exception as error:  # whatever it is, it is a find
            self._keep(raw, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _keep(self, raw: bytes, error: Exception) -> None:
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if "newsarchive" in frame.filename
        ]
        last = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
        if place in self._places:
            return
        self._places.add(place)
        (self._folder / f"{place}-{sha256(raw).hexdigest()[:8]}").write_bytes(raw)
        (self._folder / f"{place}.trace").write_text("".join(traceback.format_exception(error)))


def mutate(raw: bytes, longest: int, seed: int) -> bytes:
    """Return the document with a piece put in, a stretch left out or said twice; half of the time as libFuzzer does it."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        mutated: bytes = atheris.Mutate(raw, longest)
        return mutated
    text = raw[1:].decode(errors="ignore")
    for _ in range(chance.randint(1, 4)):
        start, end = sorted(chance.choices(range(len(text) + 1), k=2))
        end = min(end, start + 200)
        way = chance.randrange(4)
        if way == 0:
            text = text[:start] + text[end:]
        elif way == 1:
            text = text[:end] + text[start:end] * chance.choice((1, 1, 20)) + text[end:]
        else:
            text = text[:start] + "".join(chance.choices(PIECES, k=chance.randint(1, 8))) + text[start:]
    return ((raw[:1] or b"\x00") + text.encode(errors="replace"))[:longest]


def _too_long(signal_number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"longer than {LONGEST_SECONDS} seconds")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("stage", choices=CHECKS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument(
        "--finds", type=Path, required=True, help="folder for what fails; the corpus grows beside it"
    )
    options = parser.parse_args()
    longest = LONGEST[options.stage]
    corpus = options.finds / f"corpus-{options.stage}"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(longest):
        (corpus / sha256(seed).hexdigest()).write_bytes(seed)
    signal.signal(signal.SIGVTALRM, _too_long)
    finder = Finder(CHECKS[options.stage], options.finds / options.stage)
    until = time.monotonic() + options.seconds

    def try_one(raw: bytes) -> None:
        finder(raw)
        if time.monotonic() > until:
            sys.stderr.write(f"{finder.tried:,} documents tried\n")
            sys.stderr.flush()
            os._exit(0)  # libFuzzer has no other way to be told to stop

    limits = [f"-max_len={longest}", "-timeout=120", "-rss_limit_mb=3000", "-handle_alrm=0"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], try_one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
