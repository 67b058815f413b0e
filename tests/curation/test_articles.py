import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive import curation
from newsarchive.models import Act, Article, Citation, Claim, Disagreement, Withdrawal
from newsarchive.verify import verify
from tests.ingest.store.readings import Story, ingest, person, released, song

pytestmark = pytest.mark.django_db


def story(iso, more=""):
    return Story(
        f"IU sings Holssi, out {iso}.{more}",
        entities=(person("IU"), song("Holssi")),
        claims=(released("Holssi", iso, f"out {iso}"),),
    )


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor")


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


@pytest.fixture
def withdrawn(editor):
    """One of two articles that disagree, withdrawn."""
    ingest(story("2024-04-23"), "a.txt")
    stored = ingest(story("2024-04-24"), "b.txt")
    article = Article.objects.get(pk=stored.article_id)
    assert curation.withdraw(article, by=editor, reason="The outlet took it offline.")
    return article


def counts():
    return dict(Claim.objects.values_list("value", "article_count"))


def test_what_a_withdrawn_article_says_counts_no_longer_and_stays_readable(withdrawn):
    assert counts() == {"2024-04-23": 1, "2024-04-24": 0}
    assert not Disagreement.objects.open().exists()
    assert Citation.objects.get(article=withdrawn).quote == "out 2024-04-24"
    assert list(Claim.objects.standing().values_list("value", flat=True)) == ["2024-04-23"]


def test_undoing_it_brings_everything_back(withdrawn, editor):
    curation.undo(Act.objects.get(what="marked as withdrawn"), by=editor)

    assert counts() == {"2024-04-23": 1, "2024-04-24": 1}
    assert Disagreement.objects.open().exists()
    assert not Withdrawal.objects.exists()


def test_an_article_can_stand_again_and_that_can_be_undone_too(withdrawn, editor):
    assert curation.reinstate(withdrawn, by=editor)
    assert counts()["2024-04-24"] == 1
    assert not curation.reinstate(withdrawn, by=editor)

    curation.undo(Act.objects.get(what="marked as standing"), by=editor)

    assert counts()["2024-04-24"] == 0
    assert Withdrawal.objects.get().reason == "The outlet took it offline."


def test_saying_it_again_changes_nothing_and_another_reason_is_kept(withdrawn, editor):
    assert not curation.withdraw(withdrawn, by=editor, reason="The outlet took it offline.")
    assert curation.withdraw(withdrawn, by=editor, reason="A court said so.")
    assert Withdrawal.objects.get().reason == "A court said so."


def test_it_needs_a_reason(editor):
    stored = ingest(story("2024-04-23"), "a.txt")

    with pytest.raises(ValidationError, match="Say what the outlet says"):
        curation.withdraw(Article.objects.get(pk=stored.article_id), by=editor, reason=" ")
    assert not Withdrawal.objects.exists()


def test_a_later_text_is_withdrawn_too_until_an_editor_says_otherwise(withdrawn, editor):
    later = ingest(story("2024-04-24", " It was read in May."), "b.txt")

    assert Withdrawal.objects.get(article=later.article_id).reason == "The outlet took it offline."
    assert counts()["2024-04-24"] == 0
    curation.reinstate(Article.objects.get(pk=later.article_id), by=editor)
    assert counts()["2024-04-24"] == 1
