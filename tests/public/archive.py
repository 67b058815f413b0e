"""An archive as large as asked for, whose rows hang on the first of each kind: where pages would ask row by row, they show."""

from datetime import date, timedelta

from newsarchive.models import Claim, IngestRun, Outlet, Person, Work
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_cited_claim,
    make_claim,
    make_disagreement,
    make_mention,
    make_outlet,
    make_person,
    make_work,
)


def grow(first, last):
    """Make so many articles by their numbers, each with persons, works, claims and disagreements of the first of each."""
    star = Person.objects.first() or make_person("Ada Star", aliases=["A. Star"])
    song = Work.objects.first() or make_work("Song", kind="song", aliases=["The Song"])
    outlet = Outlet.objects.first() or make_outlet()
    run = IngestRun.objects.create(paths=["articles"])
    hub = None
    for number in range(first, last):
        text = f"Ada Star sang Song {number}. Then Ada {number} left."
        article = make_article(
            text, outlet=outlet, published=date(2024, 1, 1) + timedelta(days=number), headline=f"Ada {number}"
        )
        hub = hub or article
        person = make_person(f"Ada {number}", aliases=["A", "B"])
        work = make_work(f"Work {number}", aliases=["C"])
        for entity in (star, song, person, work):
            make_appearance(article, entity)
        make_mention(article.appearances.get(person=star), "Ada Star")
        claims = [
            make_claim(song, "release_date", f"{1900 + number}"),
            make_claim(star, "statement", f"Words {number}."),
            make_claim(work, "performer", star),
            make_claim(person, "birth_date", f"{1900 + number}"),
        ]
        for claim in claims:
            make_citation(claim, article, f"Ada Star sang Song {number}", speaker=person)
        make_disagreement(
            make_cited_claim(person, "death_date", "2000", article=article),
            make_cited_claim(person, "death_date", "2001", article=article),
        )
    dates = Claim.objects.filter(subject_work=song, predicate="release_date")
    disagreement = song.disagreements.first() or make_disagreement(*dates)
    dates.update(disagreement=disagreement)
    run.finished = run.started
    run.save()
