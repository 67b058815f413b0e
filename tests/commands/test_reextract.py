"""Reading stored articles anew: what would change is shown first, and decisions stay."""

from dataclasses import replace
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.ingest.pipeline import ingest
from newsarchive.ingest.workers import reading as read
from newsarchive.models import Article, Claim, Person
from newsarchive.verify import verify
from tests.curation.dump import changes, dump

pytestmark = pytest.mark.django_db

TEXT = """Mara Lindqvist, the director of “Slack Water”, was born on 3 May 1980 in Oslo.

“Slack Water” is a film directed by Mara Lindqvist. It was released on 12 March 2024.
"""


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    ingest([str(tmp_path)])
    assert Claim.objects.exists()
    yield
    assert [str(problem) for problem in verify()] == []


def run(*arguments, **options):
    out = StringIO()
    call_command("reextract", *arguments, stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.fixture
def forgetful(monkeypatch):
    """An extractor that reads no claims any more."""
    monkeypatch.setattr("newsarchive.ingest.workers.reading", lambda *given: replace(read(*given), claims=()))
    monkeypatch.setattr(
        "newsarchive.ingest.reextract.reading", lambda *given: replace(read(*given), claims=())
    )


def test_the_same_extractor_changes_nothing(archive):
    before = dump()

    out = run("--all", "--yes")

    assert "0 of 1 articles change." in out
    assert {table for table, *_ in changes(before, dump())} <= {"Citation"}
    assert run("--all", "--dry-run") == out.replace("Written.\n", "")


def test_a_dry_run_shows_what_would_go_and_changes_nothing(archive, forgetful):
    before = dump()

    out = run("--all", "--dry-run", "-v", "2")

    assert f"claims: 0 come, {Claim.objects.count()} go, 0 stay" in out
    assert "  - claim: Slack Water · " in out
    assert changes(before, dump()) == []


def test_what_was_decided_stays_when_it_is_no_longer_read(archive, forgetful):
    editor = User.objects.create_user("editor")
    decided = Claim.objects.order_by("pk").first()
    curation.accept_claims([decided], by=editor, reason="Checked.")

    out = run("--all", "--yes")

    assert "stay by decision" in out
    claim = Claim.objects.get()
    assert (claim.pk, claim.status, claim.article_count) == (decided.pk, "accepted", 1)
    assert run("--all", "--dry-run").endswith("0 of 1 articles change.\n")


def test_a_merge_outlives_reading_anew(archive):
    editor = User.objects.create_user("editor")
    mara = Person.objects.get(name="Mara Lindqvist")
    other = Person.objects.create(name="M. Lindqvist", curated=True)
    merge = identity.merge([mara], kept=other, by=editor, reason="One.")

    run("--all", "--yes")
    assert Person.objects.get(pk=mara.pk).merged_into == other

    identity.undo_merge(merge, by=editor)
    assert Person.objects.get(pk=mara.pk).article_count == 1


def test_nothing_is_written_without_a_yes(archive, forgetful, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda prompt: "")
    before = dump()

    assert "Nothing was changed." in run(str(Article.objects.get().pk))
    assert changes(before, dump()) == []


@pytest.mark.parametrize("arguments", [[], ["nowhere.txt"], ["1", "--all"]])
def test_articles_must_be_named_and_known(arguments):
    with pytest.raises(CommandError):
        run(*arguments)


def test_where_nobody_can_be_asked_nothing_is_changed(archive, forgetful, monkeypatch):
    def nobody(question):
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)

    with pytest.raises(CommandError, match="give --yes"):
        run("--all")
    assert Claim.objects.exists()
