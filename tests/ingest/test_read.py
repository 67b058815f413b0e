import gzip
import io
import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsarchive.ingest import read as reading
from newsarchive.ingest.document import SourceFile
from newsarchive.ingest.read import MAXIMUM_SIZE, Failure, read, read_again


@pytest.fixture
def write(tmp_path):
    """Write a file below tmp_path, packed if its name says so."""

    def write(name, content=b"Some text."):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = content.encode() if isinstance(content, str) else content
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return str(path)

    return write


@pytest.fixture
def standard_input(monkeypatch):
    def give(content):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    return give


def only(paths):
    (found,) = read(paths if isinstance(paths, list) else [paths])
    return found


def sources(*paths):
    return [found.source for found in read([str(path) for path in paths])]


def reasons(*paths):
    found = list(read([str(path) for path in paths]))
    assert all(isinstance(one, Failure) for one in found)
    return [one.reason for one in found]


def test_a_file_is_read_whole(write):
    path = write("a.txt", "Words.")

    assert only(path) == SourceFile("a.txt", path, ".txt", b"Words.", sha256(b"Words.").hexdigest())


def test_a_folder_is_read_in_the_order_of_names_without_what_is_hidden_or_unknown(write, tmp_path):
    for name in (
        "b/2.html",
        "b/1.md",
        "a.txt",
        "c.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "picture.png",
        "b/d/e.htm",
        "Makefile",
    ):
        write(name)

    assert sources(tmp_path) == ["a.txt", "b/1.md", "b/2.html", "b/d/e.htm", "c.TXT"]


def test_paths_are_read_in_the_order_given(write):
    assert sources(write("b.txt"), write("a.txt")) == ["b.txt", "a.txt"]


def test_a_location_does_not_depend_on_how_the_path_was_written(write, tmp_path, monkeypatch):
    path = write("x/a.txt")
    monkeypatch.chdir(tmp_path / "x")

    assert {found.location for name in ("a.txt", "../x/a.txt", ".", "..") for found in read([name])} == {path}


def test_links_in_a_circle_end(write, tmp_path):
    write("a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")

    assert sources(tmp_path) == ["a/b.txt"]
    (reason,) = reasons(tmp_path / "self")
    assert "loop" in reason or "links" in reason


def test_what_a_link_leads_to_outside_of_the_folder_is_not_read_and_told(write, tmp_path):
    secret = write("private/secret.txt")
    write("private/folder/more.txt")
    write("inbox/a.txt")
    for name, target in {"b.txt": "secret.txt", "c": "folder", "d.png": "secret.txt"}.items():
        (tmp_path / "inbox" / name).symlink_to(tmp_path / "private" / target)
    (tmp_path / "inbox" / "e.txt").symlink_to(tmp_path / "inbox" / "a.txt")

    found = list(read([str(tmp_path / "inbox")]))

    assert [(one.source, getattr(one, "reason", "")) for one in found] == [
        ("a.txt", ""),
        ("b.txt", "a link that leads out of the folder: to have it read, name what it leads to"),
        ("c", "a link that leads out of the folder: to have it read, name what it leads to"),
        ("e.txt", ""),
    ]
    (tmp_path / "link.txt").symlink_to(secret)
    assert sources(tmp_path / "link.txt") == ["link.txt"]  # it was named


def test_a_link_to_nowhere_fails_if_it_is_named_like_a_document(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")

    assert [(found.source, found.reason) for found in read([str(tmp_path)])] == [
        ("gone.txt", "cannot be read: No such file or directory")
    ]


def test_packed_files_keep_their_name_and_lose_their_packing(write):
    found = only(write("a.md.gz", "# Title"))

    assert (found.source, found.suffix, found.content) == ("a.md.gz", ".md", b"# Title")
    assert found.digest == sha256(b"# Title").hexdigest()


def test_what_is_missing_fails(tmp_path):
    found = only(str(tmp_path / "no.txt"))

    assert found == Failure(
        "no.txt", str(tmp_path / "no.txt"), "", "cannot be read: No such file or directory: check the path"
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty: there is nothing to read"),
        ("a.txt", b" \n\t", "empty: there is nothing to read"),
        ("a.json", b"", "empty: there is nothing to read"),
        ("a.jsonl", b"", "empty: there is nothing to read"),
        ("a.txt", b"\x00\x01\x02\x03" * 100, "binary, not text: convert it to text first"),
        ("a.html", b"%PDF-1.5 ...", "a PDF document, not text: convert it to text first"),
        ("a.json", b'{"text": ', "not JSON: Expecting value: line 1 column 10 (char 9); mend the file"),
        ("a.json", b"[" * 100_000, "not JSON: it is nested too deeply; mend the file"),
        ("a.json", b'{"persons": []}', "no article in this JSON: it needs a field with the text, such as text, body, articleBody, content"),
        ("a.csv", b"a,b", "not a kind of document that is read here: .txt, .md, .html, .htm, .json and .jsonl, each also with .gz are"),
        ("a.gz", b"a", "not a kind of document that is read here: .txt, .md, .html, .htm, .json and .jsonl, each also with .gz are"),
    ],
)  # fmt: skip
def test_a_named_file_that_is_no_document_fails_with_its_reason(write, name, content, reason):
    assert reasons(write(name, content)) == [reason]


def test_a_folder_without_documents_fails(write, tmp_path):
    write("picture.png")

    assert reasons(tmp_path) == [
        "no document in this folder: .txt, .md, .html, .htm, .json and .jsonl, each also with .gz are read"
    ]


def test_an_unreadable_file_or_folder_fails(write, tmp_path, monkeypatch):
    write("a.txt")
    write("secret/b.txt")
    opened, listed = reading.Path.open, reading.Path.iterdir

    def refuse(path, *args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(
        reading.Path, "open", lambda path, *args: (refuse if path.name == "a.txt" else opened)(path, *args)
    )
    monkeypatch.setattr(
        reading.Path, "iterdir", lambda path: (refuse if path.name == "secret" else listed)(path)
    )

    assert [(found.source, found.reason) for found in read([str(tmp_path)])] == [
        ("a.txt", "cannot be read: Permission denied"),
        ("secret", "cannot be read: Permission denied"),
    ]


def test_what_is_no_regular_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    assert reasons(tmp_path) == ["not a regular file: pass its content on standard input, as -"]


@pytest.mark.parametrize(
    "content", [b"no gzip at all", gzip.compress(b"Words." * 100, mtime=0)[:-20], b"\x1f\x8b\x08"]
)
def test_broken_gzip_fails(tmp_path, content):
    (tmp_path / "a.txt.gz").write_bytes(content)

    (reason,) = reasons(tmp_path)
    assert reason.startswith("broken gzip: ")
    assert reason.endswith("; pack or fetch it again")


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_a_document_may_have_20_mb_and_no_more(write, name):
    too_large = "larger than 20 MB, the most that one document may have: split it into its articles"

    assert MAXIMUM_SIZE == 20 * 1024 * 1024
    assert len(only(write(name, b"a" * MAXIMUM_SIZE)).content) == MAXIMUM_SIZE
    assert reasons(write(name, b"a" * (MAXIMUM_SIZE + 1))) == [too_large]


def test_a_name_that_is_no_utf_8_is_written_in_escapes(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Words.")

    assert sources(tmp_path) == ["caf\\xe9.txt"]


def test_a_json_file_is_an_article_or_a_list_of_them(write):
    one = write("one.json", json.dumps({"title": "T", "articleBody": "Words."}))
    many = write("many.json", json.dumps([{"text": "A."}, {"title": "No text"}, {"body": "B."}]))

    first, a, without, b = read([one, many])

    assert (first.source, first.suffix) == ("one.json", ".json")
    assert (a.source, a.location, json.loads(a.content)) == ("many.json#1", f"{many}#1", {"text": "A."})
    assert (without.source, without.reason[:23]) == ("many.json#2", "no article in this JSON")
    assert (b.source, b.suffix) == ("many.json#3", ".json")


def test_json_without_articles_is_passed_over_in_a_folder(write, tmp_path):
    write("a.txt")
    write("gold.json", '{"persons": [{"name": "IU"}]}')
    write("list.json", '[{"name": "IU"}]')
    write("claims.jsonl", '{"id": 1}\n{"id": 2}\n')
    write("broken.json", "{")

    assert sources(tmp_path) == ["a.txt", "broken.json"]


def test_lines_are_counted_from_1_and_empty_ones_too(write):
    path = write("a.jsonl", '{"text": "A."}\r\n\n  \n{"text": "B."}\n{"text": "C."}')

    found = list(read([path]))

    assert [(one.source, one.location, one.suffix) for one in found] == [
        (f"a.jsonl#{number}", f"{path}#{number}", ".json") for number in (1, 4, 5)
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_broken_line_fails_and_the_others_go_on(write, name):
    found = list(read([write(name, '{"text": "A."}\n{"text": \n[1]\nnonsense\n{"text": "B."}\n')]))

    assert [one.source for one in found] == [f"{name}#{number}" for number in (1, 2, 3, 4, 5)]
    assert [getattr(one, "reason", "")[:30] for one in found] == [
        "",
        "not JSON: Expecting value: lin",
        "no article in this JSON: it ne",
        "not JSON: Expecting value: lin",
        "",
    ]


def test_a_line_that_is_too_long_fails_and_the_others_go_on(write, monkeypatch):
    monkeypatch.setattr(reading, "MAXIMUM_SIZE", 50)
    path = write("a.jsonl", f'{{"text": "A."}}\n{{"text": "{"x" * 500}"}}\n{{"text": "B."}}\n')

    assert [type(one) for one in read([path])] == [SourceFile, Failure, SourceFile]


def test_a_packed_line_without_end_is_not_read_for_ever(write, monkeypatch):
    monkeypatch.setattr(reading, "MAXIMUM_SIZE", 50)
    monkeypatch.setattr(reading, "_LONGEST_SKIP", 100)
    monkeypatch.setattr(reading, "_SKIP_SIZE", 10)
    path = write("a.jsonl.gz", '{"text": "A."}\n' + "x" * 10_000 + '\n{"text": "B."}\n')

    assert [getattr(one, "reason", "")[:12] for one in read([path])] == ["", "larger than ", "line 2 does "]


def test_lines_in_utf_16_are_read(tmp_path):
    (tmp_path / "a.jsonl").write_bytes('{"text": "Łódź"}\n{"text": "B."}\n'.encode("utf-16"))

    assert [json.loads(found.content)["text"] for found in read([str(tmp_path)])] == ["Łódź", "B."]


def test_reading_is_lazy(write, tmp_path):
    write("a.txt")
    path = write("b.jsonl", '{"text": "A."}\n' * 3)
    found = read([str(tmp_path)])
    next(found)
    next(found)

    with Path(path).open("a") as file:
        file.write('{"text": "Later."}\n')

    assert [one.source for one in found] == ["b.jsonl#2", "b.jsonl#3", "b.jsonl#4"]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"Just words.", ".txt"),
        (b"  <!DOCTYPE html><html>", ".html"),
        (b"\n<html><body>", ".html"),
        (b'{"text": "A."}', ".json"),
        (b'{\n "text": "A."\n}', ".json"),
        (gzip.compress(b"Packed words.", mtime=0), ".txt"),
    ],
)
def test_the_kind_of_standard_input_is_told_by_its_beginning(standard_input, content, suffix):
    standard_input(content)

    found = only("-")

    assert (found.source, found.location, found.suffix) == ("-", "", suffix)


def test_standard_input_may_be_lines_of_json(standard_input):
    standard_input(b'{"text": "A."}\n\n{"text": "B."}\n{')

    assert [(found.source, found.location) for found in read(["-"])] == [
        ("-#1", ""),
        ("-#3", ""),
        ("-#4", ""),
    ]


def test_empty_standard_input_fails(standard_input):
    standard_input(b"")

    assert reasons("-") == ["empty: there is nothing to read"]


def test_failed_inputs_are_read_again_under_their_names(write, tmp_path):
    text = write("x/a.txt")
    lines = write("x/b.jsonl", '{"text": "A."}\n{"text": "B."}\n{"text": "C."}\n')
    missing = str(tmp_path / "no.txt")

    found = read_again(
        [("x/a.txt", text), ("x/b.jsonl#2", f"{lines}#2"), ("x/b.jsonl#9", f"{lines}#9"), ("no.txt", missing)]
    )

    assert [(one.source, one.location, getattr(one, "reason", "")) for one in found] == [
        ("x/a.txt", text, ""),
        ("x/b.jsonl#2", f"{lines}#2", ""),
        ("x/b.jsonl#9", f"{lines}#9", "no longer there: the file has changed"),
        ("no.txt", missing, "cannot be read: No such file or directory: check the path"),
    ]


def test_a_name_with_a_number_sign_is_no_line(write):
    path = write("take#2")
    named = write("take.txt#2")

    assert [found.location for found in read_again([("take#2", path), ("take.txt#2", named)])] == [
        path,
        named,
    ]
