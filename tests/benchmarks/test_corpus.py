"""The corpus is the same at every call, the extractor reads what it says, and a loaded archive is sound."""

import hashlib

import pytest
from django.core.management import call_command

from newsarchive.ingest.document import SourceFile
from newsarchive.ingest.workers import read_document
from newsarchive.models import Article, Citation, Claim, Disagreement, Person, Work
from newsarchive.verify import verify
from tests.benchmarks import addresses
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.loading import load

SMALL = Corpus(60, seed=7, persons=40, works=30)


def digest(corpus):
    return hashlib.sha256(b"".join(article.as_document() for article in corpus)).hexdigest()


def test_the_same_seed_writes_the_same_documents():
    assert digest(Corpus(40, seed=3)) == digest(Corpus(40, seed=3))
    assert digest(Corpus(40, seed=4)) != digest(Corpus(40, seed=3))


def test_an_article_depends_on_no_other():
    corpus = Corpus(40, seed=3)

    assert [one.as_document() for one in corpus.articles(30, 32)] == [
        one.as_document() for one in Corpus(40, seed=3)
    ][30:32]


def test_an_article_has_about_what_a_real_one_has():
    articles = list(Corpus(200))

    def mean(count):
        return sum(map(count, articles)) / len(articles)

    assert mean(lambda one: len(one.claims)) == 6
    assert 2.5 < mean(lambda one: sum(entity.type == "person" for entity in one.mentions)) < 3.5
    assert 2_000 < mean(lambda one: len(one.text)) < 3_500


def test_every_span_is_where_it_is_said_to_be():
    for article in SMALL.articles(0, 20):
        for entity, spans in article.mentions.items():
            assert all(article.text[start:end] == entity.name for start, end in spans)
        for said in article.claims:
            assert said.quote.start <= said.value_span.start < said.value_span.end <= said.quote.end


def test_the_extractor_reads_the_claims_that_were_written():
    """All but the few where a name happens to be a word of another kind."""
    written, read = set(), set()
    for article in Corpus(500).articles(0, 8):
        content = article.as_document()
        source = SourceFile("a#1", "/a#1", ".json", content, hashlib.sha256(content).hexdigest())
        document, reading, _ = read_document(source)
        assert document.text == article.text
        written |= {
            (article.number, said.subject.name, said.predicate, said.quote) for said in article.claims
        }
        read |= {
            (article.number, reading.entities[claim.subject].name, claim.predicate, tuple(claim.evidence))
            for claim in reading.claims
        }

    assert len(written & read) >= 0.95 * len(written)
    assert len(read) <= 1.05 * len(written)


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("for_ingest", [True, False])
def test_a_loaded_archive_is_sound_and_has_what_was_said(for_ingest):
    load(SMALL, for_ingest=for_ingest)

    assert [str(problem) for problem in verify()] == []
    assert Article.objects.count() == SMALL.n
    assert Citation.objects.count() == sum(len(article.claims) for article in SMALL)
    assert Claim.objects.filter(article_count__gt=1).exists()
    assert Disagreement.objects.open().exists()
    assert Person.objects.filter(article_count__gt=1).exists()
    assert Work.objects.filter(claim_count__gt=0).exists()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_loaded_archive_takes_more_articles(tmp_path):
    """What ingest finds there, it takes for what other ingests left."""
    load(SMALL)
    more = tmp_path / "more.jsonl"
    more.write_bytes(
        b"".join(one.as_document() for one in Corpus(61, seed=7, persons=40, works=30).articles(58, 61))
    )

    call_command("ingest", str(more), verbosity=0)

    assert Article.objects.count() == SMALL.n + 3
    assert [str(problem) for problem in verify()] == []


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_words_are_chosen_by_how_many_articles_have_them():
    load(SMALL, for_ingest=False)

    words = addresses.common_words()

    assert list(words) == ["rare", "1 %", "10 %", "65 %"]
    assert Article.objects.filter(text__icontains=words["65 %"]).count() > SMALL.n / 3
