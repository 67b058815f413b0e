"""An ingest, readers and editors at once, for seconds: no error, and no decision lost. Nothing here is timed."""

import pytest

from newsarchive.models import Act, Claim
from newsarchive.vocabulary import ReviewStatus
from tests.archives import archive_at
from tests.benchmarks import together
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.loading import load

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


def test_an_ingest_readers_and_editors_do_not_disturb_each_other(tmp_path, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]  # as the server has it
    with archive_at(tmp_path / "archive.sqlite3") as path:
        load(Corpus(60, seed=5, persons=30, works=20))
        told = together.together(path, minutes=0.1, pause=0.1)

        assert "no error, nothing lost" in told
        assert "| reads, with it" in told and "| saves, with it" in told
        assert int(told.split()[0].replace(",", "")) > 0  # were ingested meanwhile
        assert Act.objects.filter(by__username__startswith="editor").exists()
        assert Claim.objects.filter(decided_by__username="editor0").exclude(status=ReviewStatus.UNREVIEWED)


def test_a_lost_decision_is_told():
    seen = together.Seen(claims={7: ReviewStatus.ACCEPTED}, settled={8: 9})

    assert together._lost(seen) == [
        "claim 7 was accepted, and is None",
        "disagreement 8 was settled for 9, and is for None",
    ]
