import pytest
from django.contrib.auth.models import User

from newsarchive import curation
from newsarchive.models import Act, Article, Citation, Claim, GoneQuote
from newsarchive.verify import renew, verify
from tests.ingest.store.readings import Story, ingest, person, released, song

pytestmark = pytest.mark.django_db


def story(*isos, url=""):
    return Story(
        f"IU sings Holssi. {' '.join(f'Holssi is out {iso}.' for iso in isos)}",
        entities=(person("IU"), song("Holssi")),
        claims=tuple(released("Holssi", iso, f"Holssi is out {iso}") for iso in isos),
        url=url,
    )


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor")


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


def gone():
    return sorted(GoneQuote.objects.values_list("citation__quote", flat=True))


def test_a_quote_that_the_next_text_lacks_is_noted_and_its_citation_stays_readable():
    first = ingest(story("2024-04-23", "2024-04-24"), "a.txt")
    ingest(story("2024-04-24"), "a.txt")

    assert gone() == ["Holssi is out 2024-04-23"]
    citation = Citation.objects.get(gone_quote__isnull=False)
    assert citation.article_id == first.article_id
    assert citation.article.text[citation.start : citation.end] == citation.quote


def test_a_quote_that_is_found_again_is_not_gone_and_keeps_what_was_decided_on_it(editor):
    ingest(story("2024-04-23"), "a.txt")
    curation.accept_citations(Citation.objects.all(), by=editor)
    later = ingest(story("2024-04-23", "2024-04-24"), "a.txt")

    assert gone() == []
    assert (
        Citation.objects.get(article=later.article_id, status="accepted").quote == "Holssi is out 2024-04-23"
    )


def test_it_is_gone_through_several_versions_until_a_text_says_it_again():
    ingest(story("2024-04-23"), "a.txt")
    ingest(story("2024-04-24"), "a.txt")
    ingest(story("2024-04-25"), "a.txt")
    assert gone() == ["Holssi is out 2024-04-23", "Holssi is out 2024-04-24"]

    ingest(story("2024-04-23", "2024-04-26"), "a.txt")

    assert gone() == ["Holssi is out 2024-04-24", "Holssi is out 2024-04-25"]


def test_only_upheld_claims_wait_for_an_editor_until_they_are_kept(editor):
    ingest(story("2024-04-23", "2024-04-24", "2024-04-25"), "a.txt")
    accepted, rejected = Claim.objects.filter(value__in=["2024-04-23", "2024-04-24"]).order_by("value")
    curation.accept_claims([accepted], by=editor)
    curation.reject_claims([rejected], by=editor, reason="Misread.")
    ingest(story("2024-04-26"), "a.txt")
    assert list(Claim.objects.quote_gone()) == [accepted]

    assert curation.keep_claims(Claim.objects.all(), by=editor) == [accepted]

    assert not Claim.objects.quote_gone().exists()
    act = Act.objects.order_by("-pk").first()
    assert act.what == "kept without its quote"
    curation.undo(act, by=editor)
    assert list(Claim.objects.quote_gone()) == [accepted]


def test_an_editor_who_cites_the_latest_text_brings_the_quote_back(editor):
    ingest(story("2024-04-23"), "a.txt")
    claim = Claim.objects.get()
    later = ingest(story("2024-04-24"), "a.txt")
    article = Article.objects.get(pk=later.article_id)

    curation.cite(Citation(claim=claim, article=article, start=0, end=16, quote=article.text[:16]), by=editor)

    assert gone() == []


def test_verify_tells_what_is_not_noted_rightly():
    ingest(story("2024-04-23"), "a.txt")
    ingest(story("2024-04-24"), "a.txt")
    GoneQuote.objects.all().delete()

    assert "whether its quote is gone is not noted rightly" in str(next(iter(verify())))

    renew()
    assert gone() == ["Holssi is out 2024-04-23"]
