from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsarchive.models import Person
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    try:
        call_command("verify", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), None


def test_a_sound_archive_has_no_problems():
    assert run() == ("0 articles, 0 mentions, 0 claims, 0 citations: no problems.\n", None)


def test_each_problem_is_a_line_and_the_command_fails():
    person = make_person("Ada Lind", curated=True, article_count=3)

    assert run() == (
        f"person {person.pk}: its name, kind or counts are not those of its articles; run manage.py verify --renew\n",
        "1 problem found.",
    )


def test_it_renews_what_is_derived():
    make_person("Ada Lind", curated=True, article_count=3)

    assert run("--renew") == ("0 articles, 0 mentions, 0 claims, 0 citations: no problems.\n", None)
    assert Person.objects.get().article_count == 0
