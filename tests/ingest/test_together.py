"""What articles tell each other: names that one confirms and another has without a word about them, and facts that one
tells and another leaves in doubt."""

from itertools import permutations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsarchive.curation import accept_citations, name_work
from newsarchive.ingest import pipeline, store
from newsarchive.ingest.extract.extraction import extract
from newsarchive.ingest.pipeline import ingest
from newsarchive.ingest.reextract import foresee, reextract
from newsarchive.ingest.together import read_together
from newsarchive.models import Appearance, Article, Citation, KnownName, SecondReading, Work
from newsarchive.verify import verify
from newsarchive.vocabulary import WorkKind
from tests.ingest.store.archive import contents, differences

pytestmark = pytest.mark.django_db

TEXTS = {
    "wire.txt": 'The singer Wren Hale, 31, released the single "Postcard" on Friday. The single "Postcard" was written by Dov Marsh.',
    "review.txt": "Wren Hale has never sounded so free. Nobody minded Postcard.",
    "stamps.txt": "The museum sold every Postcard in the box. Nobody knew who had sent them.",
    "film.txt": 'The film "Harbour Lights Low" stars actor Piet Mulder. "Harbour Lights Low" opened on 3 May 2024.',
    "night.txt": "It rained all evening near Harbour Lights Low. Piet Mulder waved.",
    "notes.txt": "People hummed Postcard as they left. Dov Marsh was at the piano.",
    "credits.txt": 'The film "Harbour Lights Low" was directed by Ada Quill. The director was late.',
    "party.txt": 'The film "Harbour Lights Low" is about a lighthouse. The one in the chair all day was Ada Quill.',
}


@pytest.fixture
def folder(tmp_path):
    def write(texts):
        for source, text in texts.items():
            (tmp_path / source).write_text(text)
        return tmp_path

    return write


class UndoError(Exception):
    """Ends a transaction that is not to last."""


def archive_of(folder, batches):
    """Return what an archive holds after runs over batches of files; the database is left as it was."""
    try:
        with transaction.atomic():
            for batch in batches:
                ingest([str(folder / source) for source in batch])
            held = contents()
            problems = [str(problem) for problem in verify()]
            due = (
                SecondReading.objects.filter(is_due=True).count()
                + KnownName.objects.filter(is_stale=True).count()
            )
            raise UndoError
    except UndoError:
        pass
    assert problems == []
    assert due == 0
    return held


def works_in(source):
    rows = Appearance.objects.filter(article__source=source, article__is_current=True, work__isnull=False)
    return {(row.name, row.kind) for row in rows}


def directors_in(source):
    cited = Citation.objects.filter(article__source=source, claim__predicate="director")
    return {(one.value, one.quote) for one in cited}


def test_a_name_that_one_article_confirms_is_found_in_another(folder):
    ingest([str(folder(TEXTS))])

    assert works_in("review.txt") == {("Postcard", "song")}
    assert works_in("night.txt") == {("Harbour Lights Low", "film")}


def test_a_word_alone_is_a_name_only_beside_another_name_of_its_article(folder):
    ingest([str(folder(TEXTS))])

    assert works_in("notes.txt") == {("Postcard", "song")}
    assert works_in("stamps.txt") == set()


def test_a_title_that_reads_like_a_name_is_a_work_where_most_articles_take_it_for_one(folder):
    name = "Ada Quill had fun in Leeds, said Ada Quill's brother."
    title = "The Ada Quill sequel opens in Leeds on Friday. Ada Quill has sold 40,000 tickets and a hundred thousand records."
    texts = {"name.txt": name} | {f"{number}.txt": f"{title} It was day {number}." for number in range(3)}
    ingest([str(folder(texts))])

    assert works_in("name.txt") == {("Ada Quill", "other")}


def test_a_fact_that_one_article_tells_is_read_where_another_leaves_it_in_doubt(folder):
    path = folder({source: TEXTS[source] for source in ("credits.txt", "party.txt")})
    ingest([str(path / "party.txt")])
    assert directors_in("party.txt") == set()

    ingest([str(path)])

    assert directors_in("party.txt") == {("Ada Quill", "The one in the chair all day was Ada Quill")}
    assert Citation.objects.get(article__source="party.txt").rule.endswith("as other articles tell")


def test_a_doubt_comes_back_with_the_text_that_resolved_it_gone(folder):
    path = folder({source: TEXTS[source] for source in ("credits.txt", "party.txt")})
    ingest([str(path)])
    (path / "credits.txt").write_text('The film "Harbour Lights Low" is 98 minutes long. It rained.')

    ingest([str(path)])

    assert directors_in("party.txt") == set()
    (path / "credits.txt").write_text(TEXTS["credits.txt"])
    ingest([str(path)])
    assert directors_in("party.txt") == {("Ada Quill", "The one in the chair all day was Ada Quill")}
    assert list(verify()) == []


def test_two_articles_in_doubt_resolve_nothing(folder):
    other = TEXTS["party.txt"].replace("waved to the crowd", "was seen by many")
    ingest([str(folder({"party.txt": TEXTS["party.txt"], "other.txt": other}))])

    assert not Citation.objects.filter(claim__predicate="director").exists()


def test_an_article_read_anew_hears_what_others_tell(folder):
    ingest([str(folder(TEXTS))])
    before = contents()

    assert foresee(None).changed == []
    assert reextract(None) == []
    assert contents() == before


def test_an_archive_reads_as_its_articles_read_together(folder):
    path = folder(TEXTS)
    ingest([str(path)])
    articles = list(Article.objects.order_by("source"))
    documents = [pipeline.read_document(found)[0] for found in pipeline.read([str(path)])]

    for article, reading in zip(articles, read_together(documents, extract), strict=True):
        stored = article.appearances.order_by("position").values_list("name", "kind")
        assert list(stored) == [(entity.name, entity.kind) for entity in reading.entities]
        cited = article.citations.values_list("claim__predicate", "start", "end")
        assert sorted(cited) == sorted(
            (claim.predicate, claim.evidence.start, claim.evidence.end) for claim in reading.claims
        )


SETTINGS = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SETTINGS
@given(data=st.data())
def test_order_and_batches_do_not_matter(folder, data):
    path = folder(TEXTS)
    sources = data.draw(st.lists(st.sampled_from(sorted(TEXTS)), min_size=2, unique=True))
    order = data.draw(st.permutations(sources))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    batches = [order[first:last] for first, last in zip([0, *cuts], [*cuts, None], strict=True)]

    assert differences(archive_of(path, batches), archive_of(path, [sources])) == []


def test_every_order_of_two_articles_gives_one_archive(folder):
    path = folder(TEXTS)
    for pair in permutations(["wire.txt", "review.txt", "film.txt"], 2):
        assert differences(archive_of(path, [[one] for one in pair]), archive_of(path, [pair])) == []


def test_a_second_ingest_changes_nothing(folder, monkeypatch):
    path = folder(TEXTS)
    ingest([str(path)])
    before = contents()
    monkeypatch.setattr(
        store, "finish_second_reading", lambda *args, **options: pytest.fail("nothing is due")
    )

    ingest([str(path)])

    assert contents() == before


def test_a_name_goes_with_the_text_that_confirmed_it(folder):
    path = folder(TEXTS)
    expected = archive_of(path, [["night.txt", "review.txt"]])
    ingest([str(path / "night.txt"), str(path / "review.txt"), str(path / "wire.txt")])
    assert works_in("review.txt")
    other = "Nothing at all was released on Friday."
    (path / "wire.txt").write_text(other)

    ingest([str(path / "wire.txt")])

    assert works_in("review.txt") == set()
    assert [row["title"] for row in contents()["works"]] == [row["title"] for row in expected["works"]]
    (path / "wire.txt").write_text(TEXTS["wire.txt"])
    ingest([str(path / "wire.txt")])
    assert works_in("review.txt") == {("Postcard", "song")}
    assert list(verify()) == []


def test_what_only_a_second_reading_found_confirms_nothing(folder):
    texts = {source: TEXTS[source] for source in ("wire.txt", "review.txt")}
    texts["late.txt"] = "Wren Hale has never sounded so tired. Nobody minded Postcard."
    path = folder(texts)
    ingest([str(path)])
    (path / "wire.txt").write_text("Nothing at all was released on Friday.")

    ingest([str(path)])

    assert works_in("late.txt") == works_in("review.txt") == set()


@pytest.mark.parametrize("stops_after", [0, 1, 2])
def test_a_run_that_stops_between_second_readings_is_finished_by_the_next(folder, monkeypatch, stops_after):
    path = folder(TEXTS)
    expected = archive_of(path, [sorted(TEXTS)])
    finish = store.finish_second_reading
    finished = []

    def stop(due, *args, **options):
        if len(finished) == stops_after:
            raise KeyboardInterrupt
        finished.append(due)
        return finish(due, *args, **options)

    monkeypatch.setattr(store, "finish_second_reading", stop)
    with pytest.raises(KeyboardInterrupt):
        ingest([str(path)])
    assert list(verify()) == []
    monkeypatch.undo()

    ingest([])

    assert differences(contents(), expected) == []


def test_a_second_reading_that_fails_leaves_the_first_and_is_tried_again(folder, monkeypatch):
    path = folder(TEXTS)

    def fail(due, *args, **options):
        raise ValueError("no room")

    monkeypatch.setattr(store, "finish_second_reading", fail)
    failures = ingest([str(path)]).failures
    monkeypatch.undo()

    assert {failure.source for failure in failures} == {"night.txt", "notes.txt", "party.txt", "review.txt"}
    assert failures[0].reason == "its second reading failed, the first stands: ValueError: no room"
    assert ("Harbour Lights Low", "film") not in works_in("night.txt")
    assert ingest([]).failures == ()
    assert works_in("night.txt") == {("Harbour Lights Low", "film")}


def test_what_an_editor_decided_survives_second_readings(folder, django_user_model):
    editor = django_user_model.objects.create_user("editor")
    path = folder(TEXTS)
    ingest([str(path / "wire.txt")])
    citation = Citation.objects.filter(article__source="wire.txt").order_by("pk").first()
    accept_citations([citation], by=editor)
    words = "People of the press called Nine Lanterns a wonder. Dov Marsh was there."
    (path / "extra.txt").write_text(words)
    (path / "lanterns.txt").write_text('The song "Nine Lanterns" is by Wren Hale. "Nine Lanterns" is short.')
    (path / "wire.txt").write_text(TEXTS["wire.txt"])

    ingest([str(path)])

    citation.refresh_from_db()
    assert citation.status == "accepted"
    assert works_in("extra.txt") == {("Nine Lanterns", "song")}


def test_a_name_that_an_editor_gave_is_known_everywhere(folder, django_user_model):
    editor = django_user_model.objects.create_user("editor")
    path = folder({"film.txt": TEXTS["film.txt"], "hall.txt": "It rained all evening near Low Harbour."})
    ingest([str(path)])
    assert works_in("hall.txt") == set()
    work = Work.objects.get()
    name_work(work, title="Low Harbour", kind=WorkKind.SERIES, by=editor)

    ingest([])

    assert works_in("hall.txt") == {("Low Harbour", "series")}
    name_work(work, title="Harbour Lights Low", kind=WorkKind.FILM, by=editor)
    ingest([])
    assert works_in("hall.txt") == set()
