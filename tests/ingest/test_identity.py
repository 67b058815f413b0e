"""Who is one and who is two, through the whole pipeline: one person or work is one row, whatever articles call them."""

import pytest

from newsarchive.ingest.pipeline import ingest
from newsarchive.models import Person, Work
from newsarchive.verify import verify

pytestmark = pytest.mark.django_db

ONE_PERSON = {
    "romanisations of a surname": ["Director Um Tae-hwa made the film “Grey Estate”.", "“Grey Estate” was directed by Uhm Tae Hwa."],
    "a surname that is spelt as it sounds": ["Singer Lee Ha-neul released the song “Low Lights”.", "The song “Low Lights” is by singer Rhee Haneul."],
    "Jeong and Chung": ["Actor Jeong Min-seo stars in the film “Grey Estate”.", "The film “Grey Estate” stars actor Chung Minseo."],
    "the given name first": ["Director Um Tae-hwa made the film “Grey Estate”.", "The film “Grey Estate” was directed by Tae-hwa Um."],
    "initials with stops and without": ["The novel “Dry Dock” is by author T. J. Okonjo.", "Author TJ Okonjo wrote the novel “Dry Dock”."],
    "initials and names": ["The novel “Dry Dock” is by author T. J. Okonjo.", "Author Tobias John Okonjo wrote the novel “Dry Dock”."],
    "a middle name": ["Author Ada Marie Quill wrote the novel “Dry Dock”.", "The novel “Dry Dock” is by author Ada Quill."],
    "a middle initial": ["Author Ada M. Quill wrote the novel “Dry Dock”.", "The novel “Dry Dock” is by author Ada Quill."],
    "diacritics": ["Director Zbyněk Havránek made the film “Grey Estate”.", "The film “Grey Estate” was directed by Zbynek Havranek."],
    "letters that are no letters with accents": ["Director Søren Łapiński made the film “Grey Estate”.", "The film “Grey Estate” was directed by Soren Lapinski."],
    "a stage name": ["Singer Marlo, whose real name is Marlon Baptiste, released “Low Lights”.", "“Low Lights” is a song by Marlon Baptiste. Baptiste wrote it.", "Marlo sang “Low Lights” again. Singer Marlo is tired."],
}  # fmt: skip

ONE_WORK = {
    "case": ["Singer Ida Lund released the single “Love Wins All”.", "Singer Ida Lund sang the single “Love wins all”."],
    "an article": ["The film “The Grey Estate” opened on 3 May 2024.", "The film “Grey Estate” opened on 3 May 2024."],
    "a former title": ["The single “Love Wins All”, originally titled “Love Wins”, is by singer Ida Lund.", "Singer Ida Lund announced the single “Love Wins”."],
    "series and show": ["The series “Slack Water” began on 3 May 2024.", "The show “Slack Water” began on 3 May 2024."],
}  # fmt: skip


TWO_PERSONS = {
    "two lives": ["John Ware, born on 2 March 1950, directed the film “Grey Estate”.", "Singer John Ware, born on 5 May 1984, released the song “Low Lights”."],
}  # fmt: skip


def archive(folder, texts):
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text)
    ingest([str(folder)])
    assert list(verify()) == []
    persons = Person.objects.unmerged().filter(article_count__gt=0)
    works = Work.objects.unmerged().filter(article_count__gt=0)
    return {row.name: row.article_count for row in persons}, {row.title: row.article_count for row in works}


@pytest.mark.parametrize("variants", ONE_PERSON)
def test_one_person_is_one_row(tmp_path, variants):
    persons, _ = archive(tmp_path, ONE_PERSON[variants])

    assert list(persons.values()) == [len(ONE_PERSON[variants])], persons


@pytest.mark.parametrize("variants", TWO_PERSONS)
def test_two_persons_of_one_name_are_two_rows(tmp_path, variants):
    archive(tmp_path, TWO_PERSONS[variants])

    assert [person.article_count for person in Person.objects.all()] == [1, 1]


@pytest.mark.parametrize("variants", ONE_WORK)
def test_one_work_is_one_row(tmp_path, variants):
    _, works = archive(tmp_path, ONE_WORK[variants])

    assert list(works.values()) == [len(ONE_WORK[variants])], works
