import csv
import json

import pytest

from newsarchive.disagreements import Property, update_disagreements
from newsarchive.export import ExportError, export
from newsarchive.models import Article, Claim
from newsarchive.vocabulary import Predicate, ReviewStatus
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_person,
    make_work,
)

pytestmark = pytest.mark.django_db


def rows(folder, name):
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def archive():
    """A song of which two articles give different dates, and a third article that was replaced."""
    work = make_work("Paper Boats", kind="song", aliases=["The Paper Boats"])
    performer = make_person("Ada Lind", aliases=["A. Lind"])
    for source, iso in (("b.txt", "2024-01-24"), ("a.txt", "2023-12-24")):
        article = make_article(
            f"Ada Lind's Paper Boats came out on {iso}.", source=source, outlet="The Daily Example"
        )
        make_appearance(article, work)
        make_appearance(article, performer)
        claim = make_claim(work, Predicate.RELEASE_DATE, iso)
        make_citation(claim, article, f"Paper Boats came out on {iso}", value_words=iso)
    claim = make_claim(work, Predicate.PERFORMER, performer)
    make_citation(claim, article, "Ada Lind's Paper Boats")
    length = make_claim(work, Predicate.DURATION, 5.5)
    make_citation(length, article, article.text, status=ReviewStatus.REJECTED, reason="No length there.")
    old = make_article("Paper Boats is out.", source="c.txt", is_current=False)
    make_appearance(old, make_person("Gone Person"))
    make_citation(make_claim(work, Predicate.RELEASE_DATE, "2020"), old, "Paper Boats")
    update_disagreements({Property.of(claim) for claim in Claim.objects.all()})
    return work


def test_files_hold_what_stands_now(archive, tmp_path):
    counts = export(tmp_path)

    assert counts == {"articles": 2, "persons": 1, "works": 1, "claims": 4, "disagreements": 1}
    assert [row["source"] for row in rows(tmp_path, "articles")] == ["a.txt", "b.txt"]
    assert rows(tmp_path, "articles")[0]["outlet"] == "The Daily Example"
    (person,) = rows(tmp_path, "persons")
    assert (person["name"], person["aliases"], person["articles"]) == (
        "Ada Lind",
        ["A. Lind"],
        ["a.txt", "b.txt"],
    )
    (work,) = rows(tmp_path, "works")
    assert (work["title"], work["kind"], work["aliases"]) == ("Paper Boats", "song", ["The Paper Boats"])
    claims = rows(tmp_path, "claims")
    assert [(row["predicate"], row["value"]) for row in claims] == [
        ("duration", 5.5),
        ("performer", "Ada Lind"),
        ("release_date", "2023-12-24"),
        ("release_date", "2024-01-24"),
    ]
    assert claims[0]["citations"][0]["status"] == "rejected"
    assert claims[1]["object"]["aliases"] == ["A. Lind"]
    (disagreement,) = rows(tmp_path, "disagreements")
    assert [value["value"] for value in disagreement["values"]] == ["2023-12-24", "2024-01-24"]
    assert {value["claim"] for value in disagreement["values"]} == {row["id"] for row in claims[2:]}


def test_every_quote_stands_at_its_offsets(archive, tmp_path):
    export(tmp_path)

    texts = {row["source"]: row["text"] for row in rows(tmp_path, "articles")}
    citations = [citation for row in rows(tmp_path, "claims") for citation in row["citations"]]
    assert citations
    for citation in citations:
        assert texts[citation["article"]][citation["start"] : citation["end"]] == citation["quote"]


def test_two_exports_are_the_same_bytes(archive, tmp_path):
    for file_format in ("jsonl", "csv"):
        export(tmp_path / "first", file_format)
        export(tmp_path / "second", file_format)

    names = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert len(names) == 5 + 7
    for name in names:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_lines_are_cut_at_line_feeds_alone(tmp_path):
    make_article("One\u2028two\u2029three\x85four\nfive.")

    export(tmp_path)

    assert rows(tmp_path, "articles")[0]["text"] == "One\u2028two\u2029three\x85four\nfive."


def test_csv_is_safe_to_open_in_a_spreadsheet(archive, tmp_path):
    make_article('=cmd|"/c calc"!A0, he said,\n“no”.', source="-1.txt", headline="+1")

    export(tmp_path, "csv")

    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert table[0]["source"] == "'-1.txt"
    assert table[0]["headline"] == "'+1"
    assert table[0]["text"] == '\'=cmd|"/c calc"!A0, he said,\n“no”.'
    assert (tmp_path / "articles.csv").read_bytes().count(b"\r\n") == 4
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as stream:
        claims = list(csv.DictReader(stream))
    assert (claims[0]["value"], claims[0]["unit"]) == ("5.5", "minutes")
    assert (claims[1]["subject_name"], claims[1]["object_name"]) == ("Paper Boats", "Ada Lind")
    with (tmp_path / "citations.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 4


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(ExportError, match=r"file cannot be written: .*\. Choose another folder\."):
        export(tmp_path / "file")


def test_a_failed_export_leaves_the_earlier_one_whole(archive, tmp_path, monkeypatch):
    export(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    Article.objects.update(headline="Changed")

    def failing():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsarchive.export.rows.claims", failing)
    with pytest.raises(ExportError, match="No space left on device"):
        export(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.django_db(transaction=True)
def test_the_connection_can_write_again_after_an_export_of_its_own(archive, tmp_path):
    assert export(tmp_path)["persons"] == 1

    make_article("Written after an export.")

    assert export(tmp_path)["articles"] == 3


def test_what_a_claim_holds_for_and_the_end_of_a_range_are_exported(archive, tmp_path):
    work = make_work("Night Ferry")
    article = make_article("Night Ferry is out in Japan on 5 March 2025; it lasts 60 to 70 minutes.")
    make_citation(
        make_claim(work, Predicate.RELEASE_DATE, "2025-03-05", qualifier="Japan"), article, "out in Japan"
    )
    make_citation(make_claim(work, Predicate.DURATION, 60, upper=70), article, "60 to 70 minutes")

    export(tmp_path / "out")

    claims = [row for row in rows(tmp_path / "out", "claims") if row["subject"]["name"] == "Night Ferry"]
    assert {(row["predicate"], row["qualifier"], row["upper"]) for row in claims} == {
        ("release_date", "Japan", None),
        ("duration", "", 70),
    }
