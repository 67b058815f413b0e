"""Say that words of an article name a person or work that the machine missed."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Max

from newsarchive.bookkeeping import refresh_persons, refresh_works
from newsarchive.curation.trail import change
from newsarchive.ingest.document import Span
from newsarchive.models import Appearance, Article, Mention, Person, Work
from newsarchive.recording import act, by_machine
from newsarchive.vocabulary import AliasKind


def add_mention(article: Article, span: Span, entity: Person | Work, *, by: User) -> Mention:
    """Say that the words name the entity, one just made or one of the archive; return the mention.

    Words that were taken for another's name are taken from it, and the machine leaves the appearance where it is.
    Raises ValidationError if the span is no words, or too long for a name.
    """
    words = article.text[span.start : span.end]
    if not words.strip() or len(words) > 300 or "\n" in words.strip():
        raise ValidationError("Choose the words of one name.")
    column = "person" if isinstance(entity, Person) else "work"
    with act(by, what="named"):
        if entity._state.adding:
            entity.curated = True
            entity.save()
        before: set[tuple[int | None, int | None]] = set()
        overlapping = Mention.objects.filter(article=article, start__lt=span.end, end__gt=span.start)
        for mention in overlapping.select_related("appearance"):
            before.add((mention.appearance.person_id, mention.appearance.work_id))
        overlapping.delete()
        appearance = Appearance.objects.filter(**{"article": article, column: entity}).first()
        if appearance is None:
            appearance = _appearance(article, entity, words, column)
        elif [words, AliasKind.NAME.value] not in appearance.names:
            appearance.names = [*appearance.names, [words, AliasKind.NAME.value]]
            appearance.save(update_fields=["names"])
        change(appearance, by, pinned=True)
        mention = Mention.objects.create(
            appearance=appearance, article=article, surface=words, start=span.start, end=span.end
        )
        persons = {person for person, _ in before if person is not None}
        works = {work for _, work in before if work is not None}
        (persons if column == "person" else works).add(entity.pk)
        by_machine(refresh_persons)(persons)
        by_machine(refresh_works)(works)
    return mention


def _appearance(article: Article, entity: Person | Work, words: str, column: str) -> Appearance:
    last = article.appearances.aggregate(last=Max("position"))["last"]
    return Appearance.objects.create(
        **{column: entity},
        article=article,
        position=0 if last is None else last + 1,
        name=words[:200],
        kind=entity.kind,
        names=[[words[:200], AliasKind.NAME.value]],
        published=article.published,
        sort_date=article.sort_date,
    )
