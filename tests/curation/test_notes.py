"""Notes: whatever machines, merges and undoing do, what an editor wrote stays, where it was written."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.models import Act, Claim, Disagreement, Note, Person, Work
from newsarchive.verify import verify
from newsarchive.vocabulary import Predicate
from tests.factories import make_person, make_work
from tests.ingest.store.readings import Story, ingest, person, song
from tests.ingest.store.readings import released as reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_superuser("ada")


@pytest.fixture
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


def told(row):
    """Return the words of the notes that stand at a row."""
    return [note.text for note in Note.objects.on(row).standing().order_by("pk")]


def story(iso, *, name="Holssi"):
    return Story(
        f"IU releases {name} on {iso}.",
        entities=(person("IU"), song(name)),
        claims=(reads(name, iso, f"{name} on {iso}"),),
    )


def test_a_note_is_written_changed_and_removed_and_each_is_undone(ada, work):
    note = curation.write_note(work, text="  Ask the label.\r\n", by=ada)
    assert (told(work), note.by, note.kind, note.about) == (["Ask the label."], ada, "work", work)

    curation.change_note(note, text="The label said so.", by=ada)
    curation.remove_note(note, by=ada)
    assert told(work) == []

    removed, changed, noted = Act.objects.order_by("-pk")
    assert (removed.what, changed.what, noted.what) == ("removed a note", "changed a note", "noted")
    curation.undo(removed, by=ada)
    assert told(work) == ["The label said so."]
    curation.undo(changed, by=ada)
    assert told(work) == ["Ask the label."]
    undoing = curation.undo(noted, by=ada)
    assert told(work) == []
    curation.undo(undoing, by=ada)
    assert told(work) == ["Ask the label."]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 5_001])
def test_a_note_has_words_and_not_too_many(ada, work, text):
    with pytest.raises(ValidationError):
        curation.write_note(work, text=text, by=ada)
    assert not Note.objects.exists()


def test_words_that_stand_already_are_no_change(ada, work):
    note = curation.write_note(work, text="Ask.", by=ada)
    curation.change_note(note, text="Ask. ", by=ada)

    assert Act.objects.count() == 1


def test_a_note_on_a_replaced_text_shows_on_every_later_one(sound_archive, ada):
    ingest(story("2024-04-23"), "a.txt")
    first = Note.objects.create(text="Typo in the date?", by=ada, article_id=_current())
    ingest(story("2024-04-24"), "a.txt")
    second = curation.write_note(first.article.replaced_by, text="They mended it.", by=ada)
    ingest(story("2024-04-25"), "a.txt")

    article = second.article.replaced_by
    assert article.is_current
    assert told(article) == ["Typo in the date?", "They mended it."]
    assert told(first.article) == ["Typo in the date?"]


def _current():
    return Claim.objects.get().citations.get().article_id


def test_what_has_a_note_outlasts_a_reading_that_finds_it_no_more(sound_archive, ada, monkeypatch):
    from newsarchive.ingest.store import articles, runs

    ingest(story("2024-04-23"), "a.txt")
    claim, iu = Claim.objects.get(), Person.objects.get()
    curation.write_note(claim, text="Doubtful.", by=ada)
    curation.write_note(iu, text="Not the singer.", by=ada)
    for module in (articles, runs):
        monkeypatch.setattr(module, "EXTRACTOR_VERSION", "another")

    ingest(Story(story("2024-04-23").text, entities=(song("Holssi"),)), "a.txt")

    assert (told(claim), told(iu)) == (["Doubtful."], ["Not the singer."])
    assert Claim.objects.get().article_count == 0


def test_a_merge_carries_notes_and_undoing_it_gives_each_its_own(ada):
    kept, other = make_person("IU"), make_person("Lee Ji-eun")
    curation.write_note(kept, text="The stage name.", by=ada)
    curation.write_note(other, text="The legal name.", by=ada)

    merged = identity.merge([kept, other], kept=kept, by=ada, reason="One singer.")
    curation.write_note(kept, text="Written meanwhile.", by=ada)
    assert told(kept) == ["The stage name.", "The legal name.", "Written meanwhile."]

    identity.undo_merge(merged, by=ada)
    assert (told(kept), told(other)) == (["The stage name.", "Written meanwhile."], ["The legal name."])


def test_notes_on_claims_and_disagreements_go_with_a_merge_and_come_back(sound_archive, ada):
    for name in ("Holssi", "Whalien"):
        ingest(story("2024-04-23", name=name), f"{name}.txt")
    ours, theirs = (Work.objects.get(title=title) for title in ("Holssi", "Whalien"))
    for claim in Claim.objects.order_by("pk").select_related("subject_work"):
        curation.write_note(claim, text=f"Of {claim.subject}.", by=ada)
    quarrels = [
        Disagreement.objects.create(subject_work=work, predicate=Predicate.RELEASE_DATE, status="closed")
        for work in (ours, theirs)
    ]
    curation.write_note(quarrels[1], text="Of two editions.", by=ada)

    merged = identity.merge([ours, theirs], kept=ours, by=ada, reason="One song.")
    assert told(Claim.objects.get()) == ["Of Holssi.", "Of Whalien."]
    assert told(quarrels[0]) == ["Of two editions."]

    identity.undo_merge(merged, by=ada)
    parted = {str(claim.subject): told(claim) for claim in Claim.objects.select_related("subject_work")}
    assert parted == {"Holssi": ["Of Holssi."], "Whalien": ["Of Whalien."]}
    assert not Note.objects.exclude(home_claim=None).exists()
    assert told(quarrels[0]) == []


def test_what_an_act_made_is_not_undone_from_under_a_note(ada):
    work = make_work("Paper Boats")
    claim = curation.add_claim(
        Claim(subject_work=work, predicate=Predicate.PUBLISHER, value="Example Records"), by=ada
    )
    made = Act.objects.get()
    curation.write_note(claim, text="From the sleeve.", by=ada)

    with pytest.raises(curation.CannotUndo, match="From the sleeve"):
        curation.undo(made, by=ada)
    assert told(claim) == ["From the sleeve."]


def test_notes_are_in_nothing_that_readers_get(sound_archive, ada, client, tmp_path):
    ingest(story("2024-04-23"), "a.txt")
    secret = "Between ourselves"
    article = Claim.objects.get().citations.get().article
    for row in (article, Claim.objects.get(), Person.objects.get(), Work.objects.get()):
        curation.write_note(row, text=secret, by=ada)
        page = client.get(row.get_absolute_url())
        assert page.status_code == 200 and secret not in page.content.decode()
        assert secret not in client.get(f"{row.get_absolute_url().rstrip('/')}.json").content.decode()
    call_command("export", str(tmp_path), stdout=StringIO())
    files = list(tmp_path.iterdir())

    assert files and not any(secret in file.read_text(encoding="utf-8") for file in files)
