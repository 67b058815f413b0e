from contextlib import contextmanager
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from newsarchive import search
from newsarchive import transfer as module
from newsarchive.curation.notes import write_note
from newsarchive.export import export
from newsarchive.models import Act, Article, Note, Person
from newsarchive.server import beside_archive
from newsarchive.transfer import TransferError, transfer
from newsarchive.verify import verify
from tests.archives import copy_empty_archive
from tests.factories import make_article, make_claim, make_person, make_work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def file(tmp_path):
    """Where another archive is to be, on SQLite; migrated and empty where that can be had without migrating."""
    path = tmp_path / "other.sqlite3"
    if connection.vendor == "sqlite":
        copy_empty_archive(path)
    return f"sqlite:///{path}"


@pytest.fixture
def archive(file):
    """An archive with an editor's decision and a gap in its numbers."""
    editor = User.objects.create_user("editor", password="no secret")
    Person.objects.bulk_create([Person(name="Gone", name_key="gone")])
    Person.objects.all().delete()
    ada = make_person("Ada Lind", aliases=["Countess Ädä"], curated=True)
    make_claim(make_work("Paper Boats"), "performer", ada)
    make_article("Ada Lind wrote “Paper Boats” in 2024. 🚢", headline="Harbour", published=date(2024, 1, 31))
    write_note(ada, text="She is not the painter.", by=editor)


@contextmanager
def at(url):
    with module._as_default(module._other_database(url)):
        yield


def exported(folder):
    export(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def run(url):
    out = StringIO()
    call_command("transfer", url, stdout=out)
    return out.getvalue()


def test_an_archive_arrives_whole_with_its_history_and_accounts(archive, file, tmp_path):
    before = exported(tmp_path / "before")
    problems = [str(problem) for problem in verify()]
    last = Person.objects.latest("pk").pk

    words = run(file)

    assert f"is copied to {file.removeprefix('sqlite:///')}: " in words
    assert "each table's digest the same" in words
    with at(file):
        assert exported(tmp_path / "after") == before
        assert [str(problem) for problem in verify()] == problems
        assert User.objects.get().check_password("no secret")
        assert (Note.objects.get().by.username, Act.objects.count()) == ("editor", 1)
        assert search.search_persons(Person.objects.all(), "countess ada").count() == 1
        assert search.search_articles(Article.objects.all(), '"paper boats"').count() == 1
        assert make_person("New").pk == last + 1


def test_ids_are_never_given_twice(archive, file):
    Person.objects.filter(pk=make_person("Gone too").pk).delete()
    last = make_person("Last").pk
    Person.objects.filter(pk=last).delete()

    transfer(file)

    with at(file):
        assert make_person("New").pk == last + 1


def test_a_database_that_holds_anything_is_refused(archive, file):
    transfer(file)

    with pytest.raises(CommandError, match=r"is not empty \(\w+ has rows\): name an empty database"):
        run(file)


def test_the_archive_itself_is_refused():
    told = connection.settings_dict
    url = f"sqlite:///{told['NAME']}"
    if connection.vendor == "postgresql":
        url = f"postgres://{told['USER']}@{told['HOST'].replace('/', '%2F')}/{told['NAME']}"

    with pytest.raises(TransferError, match="is the archive itself"):
        transfer(url)


def test_what_arrives_otherwise_is_told_and_nothing_is_stored(archive, file, monkeypatch):
    canonical = module._digest_of

    def differing(model, using):
        count, digest = canonical(model, using)
        return (count, "0" * 64) if model is Person else (count, digest)

    monkeypatch.setattr(module, "_digest_of", differing)

    with pytest.raises(TransferError, match=r"newsarchive_person is not in .* what it is here"):
        transfer(file)
    with at(file):
        assert not Person.objects.exists()
        assert not User.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a PostgreSQL server")
def test_there_and_back_again_it_is_the_same(archive, file, tmp_path):
    told = connection.settings_dict
    name = f"{told['NAME']}_again"
    url = f"postgres://{told['USER']}@{told['HOST'].replace('/', '%2F')}/{name}"
    before = exported(tmp_path / "before")
    with beside_archive() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        there = transfer(file)
        with at(file):
            back = transfer(url)
        assert (back.rows, back.digests) == (there.rows, there.digests)
        with at(url):
            assert exported(tmp_path / "after") == before
            assert search.check() == []
    finally:
        with beside_archive() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')
