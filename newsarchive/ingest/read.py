"""From paths to documents: files, folders, lines of JSON Lines and standard input, one after the other.

Everything is read lazily: neither a folder of a million files nor a .jsonl of gigabytes ever stands in memory whole.
"""

import codecs
import gzip
import io
import re
import shutil
import stat
import sys
import zlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import SpooledTemporaryFile
from typing import Protocol, TypeAlias

from newsarchive.ingest import records
from newsarchive.ingest.document import IngestError, SourceFile
from newsarchive.ingest.encoding import binary_kind, decode

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
STANDARD_INPUT = "-"

# The largest document: far above any article, and small enough that several in memory at once do no harm.
MAXIMUM_SIZE = 20 * 1024 * 1024
_TOO_LARGE = "larger than 20 MB, the most that one document may have: split it into its articles"

# How much of a line that is too long is read on, in search of the next one. A gzip file of a few kilobytes can unpack
# to a line without end.
_LONGEST_SKIP = 50 * MAXIMUM_SIZE
_SKIP_SIZE = 1024 * 1024

_START_SIZE = 64 * 1024
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?<(?:!doctype html|!--|\?xml|html|head|body|article|main|div|h1|p)\b", re.I
)

# How many records without a text may open a .jsonl before it is taken for something other than articles.
_TEXTLESS_START = 1000
_NO_TEXT = (
    f"no article in this JSON: it needs a field with the text, such as {', '.join(records.TEXT_FIELDS[:4])}"
)

_LEADS_OUT = "a link that leads out of the folder: to have it read, name what it leads to"

_UNPACK_ERRORS = (gzip.BadGzipFile, zlib.error, EOFError)


@dataclass(frozen=True)
class Failure:
    """An input that cannot be read: where it stands (as in SourceFile), its digest if its bytes were read, and why."""

    source: str
    location: str
    digest: str
    reason: str


Input: TypeAlias = SourceFile | Failure


class Stream(Protocol):
    """What an open file, packed or not, has in common."""

    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...
    def seek(self, offset: int, /) -> int: ...


def read(paths: Iterable[str]) -> Iterator[Input]:
    """Yield each document that the paths lead to, or why it cannot be read, in the order of the paths and of the names
    in each folder. "-" is standard input."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _read_standard_input()
        else:
            yield from _read_path(Path(path), source="")


def read_again(failed: Iterable[tuple[str, str]]) -> Iterator[Input]:
    """Yield the documents at the given pairs of source and location again; the lines of one .jsonl in one reading."""
    files: dict[str, str] = {}
    lines: dict[str, set[int]] = {}
    for source, location in failed:
        path, mark, number = location.rpartition("#")
        if mark and number.isdecimal() and not Path(location).exists():
            files.setdefault(path, source.rpartition("#")[0])
            lines.setdefault(path, set()).add(int(number))
        else:
            files[location] = source
    for location, source in files.items():
        wanted = lines.get(location)
        missing = {_numbered(source, location, number) for number in wanted or ()}
        for found in _read_path(Path(location), source=source, wanted=wanted):
            missing.discard((found.source, found.location))
            yield found
        for place in sorted(missing):
            yield Failure(*place, "", "no longer there: the file has changed")


def _read_path(path: Path, *, source: str, wanted: Container[int] | None = None) -> Iterator[Input]:
    """Yield what is at a path that was named. source: what it was called before, if it is read again."""
    source = _printable(source or path.name or str(path))
    try:
        # The last part stays as it is: a link may lead to another document tomorrow.
        path = path.resolve() if path.name in {"", ".."} else path.parent.resolve() / path.name
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links is a RuntimeError
        what_to_do = ": check the path" if isinstance(error, FileNotFoundError) else ""
        yield Failure(
            source, _printable(str(path.absolute())), "", f"cannot be read: {_cause(error)}{what_to_do}"
        )
        return
    if is_folder:
        yield from _read_folder(path, source)
    else:
        yield from _read_file(path, source, is_named=True, wanted=wanted)


def _read_folder(folder: Path, name: str) -> Iterator[Input]:
    is_empty = True
    for path, leads_out in _walk(folder):
        source = path.relative_to(folder).as_posix() if path != folder else name
        for found in _left_alone(path, source) if leads_out else _read_file(path, source, is_named=False):
            is_empty = False
            yield found
    if is_empty:
        yield Failure(name, _printable(str(folder)), "", f"no document in this folder: {_known()} are read")


def _left_alone(path: Path, source: str) -> Iterator[Input]:
    """Yield why what a link leads out to is not read, if it is a folder or named like a document."""
    if path.is_dir() or _suffix(path.name)[0] in SUFFIXES:
        yield Failure(_printable(source), _printable(str(path)), "", _LEADS_OUT)


def _walk(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield every path below the folder but folders and hidden files, sorted by name, and whether it is a link that leads
    out of the folder; each folder once, so that links in a circle end. A folder that cannot be listed, or that a link
    leads out to, is yielded itself."""
    seen: set[tuple[int, int]] = set()
    open_folders = [iter((folder,))]
    while open_folders:
        path = next(open_folders[-1], None)
        if path is None:
            open_folders.pop()
            continue
        if _leads_out(path, folder):
            yield path, True
            continue
        try:
            status = path.stat()
            names = sorted(entry.name for entry in path.iterdir()) if stat.S_ISDIR(status.st_mode) else None
        except OSError:
            yield path, False
            continue
        if names is None:
            yield path, False
        elif (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            open_folders.append(_visible(path, names))


def _leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a link in a folder leads to something outside of it: who packed the folder may have wished for what
    only this machine may read."""
    try:
        return path.is_symlink() and path.exists() and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links: reading it says so
        return False


def _visible(folder: Path, names: list[str]) -> Iterator[Path]:
    return (folder / name for name in names if not name.startswith("."))


def _read_file(
    path: Path, source: str, *, is_named: bool, wanted: Container[int] | None = None
) -> Iterator[Input]:
    """Yield the documents of one file. In a folder, what is no document is passed over; what was named must be one.

    wanted: the numbers of the lines or records to be read, None for all.
    """
    source, location = _printable(source), _printable(str(path))
    suffix, is_packed = _suffix(path.name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            next(path.iterdir(), None)  # a folder comes here only if it cannot be listed: this says why
        elif suffix not in SUFFIXES:
            if is_named:
                yield Failure(
                    source, location, "", f"not a kind of document that is read here: {_known()} are"
                )
        elif not stat.S_ISREG(mode):
            yield Failure(
                source, location, "", "not a regular file: pass its content on standard input, as -"
            )
        else:
            with gzip.open(path) if is_packed else path.open("rb") as stream:
                yield from _documents(stream, suffix, source, location, is_named=is_named, wanted=wanted)
    except OSError as error:
        # A link to nowhere is passed over like any other file that is no document.
        if is_named or suffix in SUFFIXES or not path.is_symlink():
            yield Failure(source, location, "", f"cannot be read: {_cause(error)}")


def _read_standard_input() -> Iterator[Input]:
    """Yield what came on standard input, its kind told by how it begins. It cannot be read again: it has no location."""
    with SpooledTemporaryFile(max_size=MAXIMUM_SIZE) as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        is_packed = copy.read(2) == b"\x1f\x8b"
        copy.seek(0)
        with gzip.open(copy) if is_packed else copy as stream:
            yield from _documents(stream, "", STANDARD_INPUT, "", is_named=True)


def _documents(
    stream: Stream,
    suffix: str,
    source: str,
    location: str,
    *,
    is_named: bool,
    wanted: Container[int] | None = None,
) -> Iterator[Input]:
    """Yield the documents in a stream. suffix: "" if it is to be told by how the stream begins."""
    digest = ""
    try:
        suffix = suffix or _suffix_by_start(stream)
        if suffix == ".jsonl":
            yield from _read_lines(stream, source, location, is_named=is_named, wanted=wanted)
            return
        content = _content(stream)
        digest = sha256(content).hexdigest()
        _check_is_text(content)
        if suffix == ".json":
            yield from _read_records(content, digest, source, location, is_named=is_named, wanted=wanted)
        else:
            yield SourceFile(source, location, suffix, content, digest)
    except IngestError as error:
        yield Failure(source, location, digest, str(error))
    except _UNPACK_ERRORS as error:
        yield Failure(source, location, digest, f"broken gzip: {_cause(error)}; pack or fetch it again")


def _content(stream: Stream) -> bytes:
    content = stream.read(MAXIMUM_SIZE + 1)
    if len(content) > MAXIMUM_SIZE:
        raise IngestError(_TOO_LARGE)
    return content


def _check_is_text(content: bytes) -> None:
    if not content.strip():
        raise IngestError("empty: there is nothing to read")
    if kind := binary_kind(content):
        raise IngestError(f"{kind}, not text: convert it to text first")


def _read_records(
    content: bytes,
    digest: str,
    source: str,
    location: str,
    *,
    is_named: bool,
    wanted: Container[int] | None,
) -> Iterator[Input]:
    """Yield the article in a .json file, or each one of its list, as path#N counted from 1."""
    try:
        value = records.load(decode(content))
    except ValueError as error:
        raise IngestError(f"not JSON: {error}; mend the file") from None
    if isinstance(value, dict) and records.text_of(value):
        yield SourceFile(source, location, ".json", content, digest)
    elif isinstance(value, list) and any(isinstance(item, dict) and records.text_of(item) for item in value):
        for number, item in enumerate(value, start=1):
            if wanted is None or number in wanted:
                yield _record(records.dump(item), *_numbered(source, location, number))
    elif is_named:
        raise IngestError(_NO_TEXT)


def _read_lines(
    stream: Stream, source: str, location: str, *, is_named: bool, wanted: Container[int] | None
) -> Iterator[Input]:
    """Yield the document on each line of a JSON Lines stream, as path#N counted from 1; empty lines are counted too.

    A file found in a folder whose records hold no text, such as a list of persons, is passed over.
    """
    held: list[Input] = []
    holds_documents = is_named or wanted is not None
    number = 0
    for number, line in _numbered_lines(stream):
        if (wanted is not None and number not in wanted) or (line is not None and not line.strip()):
            continue
        place = _numbered(source, location, number)
        found = Failure(*place, "", _TOO_LARGE) if line is None else _record(line, *place)
        held.append(found)
        if isinstance(found, SourceFile) or found.reason != _NO_TEXT:
            holds_documents = True
        if holds_documents:
            yield from held
            held.clear()
        elif len(held) == _TEXTLESS_START:
            return
    if number == 0:
        raise IngestError("empty: there is nothing to read")


def _numbered_lines(stream: Stream) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number from 1; None for one that is larger than a document may be."""
    is_wide = stream.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    stream.seek(0)
    if is_wide:
        stream = io.BytesIO(decode(_content(stream)).encode(errors="replace"))
    number = 0
    while line := stream.readline(MAXIMUM_SIZE + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) <= MAXIMUM_SIZE:
            yield number, line
            continue
        yield number, None
        skipped = 0
        while line and not line.endswith(b"\n"):
            if skipped > _LONGEST_SKIP:
                raise IngestError(f"line {number} does not end: nothing after it was read")
            line = stream.readline(_SKIP_SIZE)
            skipped += len(line)


def _record(line: bytes, source: str, location: str) -> Input:
    digest = sha256(line).hexdigest()
    try:
        value = records.load(decode(line).strip())
    except IngestError as error:
        return Failure(source, location, digest, str(error))
    except ValueError as error:
        return Failure(source, location, digest, f"not JSON: {error}; mend the line")
    if not isinstance(value, dict) or not records.text_of(value):
        return Failure(source, location, digest, _NO_TEXT)
    return SourceFile(source, location, ".json", line, digest)


def _numbered(source: str, location: str, number: int) -> tuple[str, str]:
    return f"{source}#{number}", f"{location}#{number}" if location else ""


def _suffix(name: str) -> tuple[str, bool]:
    """Return the suffix of a file's name without .gz, in small letters, and whether it is packed."""
    path = PurePath(name.lower())
    return (PurePath(path.stem).suffix, True) if path.suffix == ".gz" else (path.suffix, False)


def _suffix_by_start(stream: Stream) -> str:
    """Return the suffix that a document without a name would have, and leave the stream at its start."""
    first, rest = stream.readline(MAXIMUM_SIZE + 1).strip(), stream.read(_START_SIZE).strip()
    stream.seek(0)
    if _HTML_START.match(first or rest):
        return ".html"
    if not (first or rest).startswith((b"{", b"[")):
        return ".txt"
    try:
        records.load(decode(first))
    except (IngestError, ValueError):
        return ".json"
    return ".jsonl" if first.startswith(b"{") and rest else ".json"


def _known() -> str:
    return f"{', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]}, each also with .gz"


def _printable(name: str) -> str:
    """Return a path's name with the bytes that are no UTF-8 escaped: a database takes only text."""
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")


def _cause(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
