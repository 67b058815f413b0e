"""Take apart what editors split by single mentions, in every reading of an article and of its later texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Max

from newsarchive.ingest.document import ClaimReading, Name, Reading, Span
from newsarchive.ingest.store.sides import PERSONS, WORKS, Side
from newsarchive.models import Appearance, Article, Citation, Mention, SplitMention
from newsarchive.vocabulary import AliasKind

# Positions of appearances that an earlier extractor found and the present one does not, out of the way of the others.
NO_LONGER_READ = 1_000_000
# Of the text around words that are looked for in another text: so much is compared on each side, and so much of both
# sides together must be the same, in characters. Less is what phrases have in common that tell of different things.
_CONTEXT, _LEAST_CONTEXT = 200, 12
_SPEAKS = ("subject_appearance", "object_appearance", "speaker_appearance")


@dataclass(frozen=True)
class Split:
    """Spans of an article's text that are another's than read. home: whose; appearance: stored in this article, or None
    where the spans are those of another text of it, found again."""

    side: Side
    home: int
    spans: tuple[Span, ...]
    appearance: int | None = None


def splits_of(article: Article, versions: Iterable[int]) -> list[Split]:
    """Return what editors split in the article, and what of other texts of it is found again in this one."""
    splits = _stored([article.pk])
    own = [span for split in splits for span in split.spans]
    others = [pk for pk in versions if pk != article.pk]
    for split in _stored(others) if others else ():
        assert split.appearance is not None  # as all that is stored
        text = Article.objects.values_list("text", flat=True).get(appearances=split.appearance)
        again = (find_again(text, span, article.text) for span in split.spans)
        spans = tuple(span for span in again if span is not None and not _touching(span, own))
        if spans:
            own += spans
            splits.append(replace(split, spans=spans, appearance=None))
    return splits


def split_off_in(articles: Iterable[int]) -> set[int]:
    """Return the appearances that were split off by mentions in the articles."""
    rows = SplitMention.objects.filter(article__in=list(articles)).order_by()
    return set(rows.values_list("appearance", flat=True))


def take_apart(
    reading: Reading, splits: Iterable[Split], text: str
) -> tuple[Reading, dict[int, tuple[Split, int]]]:
    """Return the reading with what was split off as entities of its own, and which those are: position → (split, the
    position that it was read at).

    An entity all of whose mentions were split off stays at its position. A claim goes with the mention that it stands on.
    """
    entities, claims = list(reading.entities), list(reading.claims)
    placed: dict[int, tuple[Split, int]] = {}
    for split in splits:
        for place, entity in enumerate(reading.entities):
            if entity.type != split.side.column or place in placed:
                continue
            present = entities[place]
            taken = [span for span in present.mentions if _touching(span, split.spans)]
            if not taken:
                continue
            if len(taken) == len(present.mentions):
                placed[place] = (split, place)
                continue
            theirs, left = part_names(
                split.side,
                [(one.text, one.kind.value) for one in present.names],
                taken,
                present.mentions,
                text,
            )
            placed[len(entities)] = (split, place)
            claims = [_moved(claim, place, len(entities), taken, present.mentions) for claim in claims]
            entities.append(replace(present, names=_names(theirs), mentions=tuple(taken)))
            rest = tuple(span for span in present.mentions if span not in taken)
            entities[place] = replace(present, names=_names(left), mentions=rest)
    return Reading(tuple(entities), tuple(claims)), placed


def part_names(
    side: Side,
    names: Sequence[tuple[str, str]],
    taken: Collection[Span],
    mentions: Collection[Span],
    text: str,
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the names, each with its kind, of what is split off and of what stays: the main one always stays."""
    ours = {side.key_of(text[one.start : one.end]) for one in taken}
    rest = {side.key_of(text[one.start : one.end]) for one in mentions if one not in taken}
    theirs = [name for name in names if side.key_of(name[0]) in ours]
    if not theirs:
        words = max((text[one.start : one.end] for one in taken), key=len)
        theirs = [(words[: side.name_length], AliasKind.SHORT.value)]
    left = [name for name in names[1:] if side.key_of(name[0]) in rest or side.key_of(name[0]) not in ours]
    return theirs, [names[0], *left]


def stands_on(mentions: Iterable[Span], quote: Span) -> Span | None:
    """Return the mention that a quote speaks of: the first in its words, else the last before them, else the first."""
    ordered = sorted(mentions)
    inside = [one for one in ordered if one.start < quote.end and one.end > quote.start]
    before = [one for one in ordered if one.end <= quote.start]
    return next(iter([*inside, *before[-1:], *ordered]), None)


def find_again(old: str, span: Span, new: str) -> Span | None:
    """Return where words of a text stand in another one, by what stands around them; None if that cannot be told."""
    words = old[span.start : span.end]
    then, now = _places(old, words), _places(new, words)
    if not now:
        return None

    def likeness(was: int, place: int) -> tuple[int, int]:
        ahead = _in_common(
            old[max(0, was - _CONTEXT) : was][::-1], new[max(0, place - _CONTEXT) : place][::-1]
        )
        was_end, end = was + len(words), place + len(words)
        behind = _in_common(old[was_end : was_end + _CONTEXT], new[end : end + _CONTEXT])
        return (ahead + behind, -abs(place - was))

    best = max(now, key=lambda place: likeness(span.start, place))
    least = min(_LEAST_CONTEXT, len(old) - len(words))
    if likeness(span.start, best)[0] < least or max(then, key=lambda was: likeness(was, best)) != span.start:
        return None
    return Span(best, best + len(words))


def split_stored(source: Appearance, spans: Collection[Span]) -> Appearance:
    """Part the mentions of an appearance that touch the spans from it, with the citations that stand on them; return
    the appearance that they are now, which is still of the same person or work."""
    side = PERSONS if source.person_id is not None else WORKS
    mentions = {Span(one.start, one.end): one for one in source.mentions.order_by("start")}
    taken = [span for span in mentions if _touching(span, spans)]
    if len(taken) == len(mentions):
        _keep(source, None, source.article, [(span, mentions[span].surface) for span in taken])
        return source
    citations = citations_on(source, taken)
    text = source.article.text
    called = [(str(name), str(kind)) for name, kind in source.names]
    theirs, left = part_names(side, called, taken, list(mentions), text)
    positions = Appearance.objects.filter(article=source.article_id, position__lt=NO_LONGER_READ)
    part = Appearance(
        **{
            field.attname: getattr(source, field.attname)
            for field in Appearance._meta.concrete_fields
            if not field.primary_key
        }
    )
    part.position = (positions.aggregate(last=Max("position"))["last"] or 0) + 1
    part.name, part.names, part.pinned = theirs[0][0], [list(name) for name in theirs], True
    part.save(force_insert=True)
    _keep(part, source, source.article, [(span, mentions[span].surface) for span in taken])
    Mention.objects.filter(pk__in=[mentions[span].pk for span in taken]).update(appearance=part)
    for column, ids in citations.items():
        Citation.objects.filter(pk__in=ids).update(**{column: part})
    if [list(name) for name in left] != source.names:
        source.names = [list(name) for name in left]
        source.save(update_fields=["names"])
    return part


def citations_on(source: Appearance, spans: Collection[Span]) -> dict[str, list[int]]:
    """Return the citations that speak of an appearance and stand on those of its mentions, by the column that says so."""
    wanted = set(spans)
    return {
        column: [pk for pk, span in found if span in wanted] for column, found in citations_at(source).items()
    }


def citations_at(source: Appearance) -> dict[str, list[tuple[int, Span | None]]]:
    """Return the citations that speak of an appearance, each with its mention that it stands on, by the column that
    says so."""
    mentions = [Span(*one) for one in source.mentions.order_by("start").values_list("start", "end")]
    found: dict[str, list[tuple[int, Span | None]]] = {}
    for column in _SPEAKS:
        rows = Citation.objects.filter(**{column: source}).order_by("pk")
        columns = rows.values_list("pk", "start", "end", "value_start", "value_end")
        found[column] = [
            (pk, _anchor(column, mentions, Span(start, end), value_start, value_end))
            for pk, start, end, value_start, value_end in columns
        ]
    return found


def join_again(part: Appearance) -> Appearance:
    """Give what was split off back to the appearance that it was split from, if there is one; return whose it is now."""
    rows = part.split_mentions.select_related("source").order_by("start")
    source = next((row.source for row in rows if row.source is not None), None) or _namesake(part)
    part.split_mentions.all().delete()
    if source is None:
        return part
    part.mentions.update(appearance=source)
    for column in _SPEAKS:
        for citation in Citation.objects.filter(**{column: part}).order_by("pk"):
            setattr(citation, column, source)
            same = {
                name: getattr(citation, name) for name in ("claim", "article", "start", "end", *_SPEAKS[:2])
            }
            if Citation.objects.filter(**same).exclude(pk=citation.pk).exists():
                citation.delete()
            else:
                Citation.objects.filter(pk=citation.pk).update(**{column: source})
    missing = [name for name in part.names if name not in source.names and name[1] != AliasKind.SHORT]
    if missing:
        source.names = [*source.names, *missing]
        source.save(update_fields=["names"])
    part.delete()
    return source


def first_places(placed: Mapping[int, tuple[Split, int]]) -> dict[int, int | None]:
    """Return the stored appearance for each position that was split off; None for a new one."""
    found: dict[int, int | None] = {}
    for position, (split, _) in placed.items():
        found[position] = None if split.appearance in found.values() else split.appearance
    return found


def remember_splits(
    article: Article,
    placed: Mapping[int, tuple[Split, int]],
    appearances: Sequence[Appearance],
) -> None:
    """Keep, for the next reading, what was taken apart in this one."""
    present = set(SplitMention.objects.filter(article=article).values_list("start", "end"))
    for position, (split, place) in placed.items():
        source = appearances[place] if place != position else None
        if split.appearance is not None:
            SplitMention.objects.filter(appearance=split.appearance).update(source=source)
            continue
        new = [span for span in split.spans if (span.start, span.end) not in present]
        present |= {(span.start, span.end) for span in new}
        words = [(span, article.text[span.start : span.end][:300]) for span in new]
        _keep(appearances[position], source, article, words)


def _keep(
    part: Appearance, source: Appearance | None, article: Article, words: Iterable[tuple[Span, str]]
) -> None:
    for span, surface in words:
        SplitMention.objects.create(
            appearance=part, source=source, article=article, surface=surface, start=span.start, end=span.end
        )


def _stored(articles: Collection[int]) -> list[Split]:
    spans: dict[int, list[Span]] = defaultdict(list)
    rows = SplitMention.objects.filter(article__in=articles).order_by("start")
    for appearance, start, end in rows.values_list("appearance", "start", "end"):
        spans[appearance].append(Span(start, end))
    found = Appearance.objects.order_by("pk").in_bulk(list(spans))
    splits = []
    for pk, theirs in spans.items():
        one = found[pk]
        side = PERSONS if one.person_id is not None else WORKS
        home = getattr(one, f"{side.home}_id") or getattr(one, f"{side.column}_id")
        splits.append(Split(side, home, tuple(theirs), pk))
    return splits


def _namesake(part: Appearance) -> Appearance | None:
    """Return the appearance of the article under one of the names that was not split off itself."""
    side = PERSONS if part.person_id is not None else WORKS
    keys = {side.key_of(name) for name, _ in part.names}
    rows = Appearance.objects.filter(article=part.article_id, **{f"{side.column}__isnull": False})
    others = rows.exclude(pk=part.pk).filter(split_mentions=None).order_by("position")
    return next((one for one in others if keys & {side.key_of(name) for name, _ in one.names}), None)


def _moved(
    claim: ClaimReading, place: int, part: int, taken: Collection[Span], mentions: Collection[Span]
) -> ClaimReading:
    value = claim.value_span
    start, end = (value.start, value.end) if value is not None else (None, None)

    def goes(column: str) -> bool:
        return _anchor(column, mentions, claim.evidence, start, end) in taken

    return replace(
        claim,
        subject=part if claim.subject == place and goes("subject_appearance") else claim.subject,
        object=part if claim.object == place and goes("object_appearance") else claim.object,
        speaker=part if claim.speaker == place and goes("speaker_appearance") else claim.speaker,
    )


def _anchor(
    column: str, mentions: Collection[Span], quote: Span, value_start: int | None, value_end: int | None
) -> Span | None:
    """Return the mention that a citation stands on; as the value, the one at the value's place."""
    if column == "object_appearance" and value_start is not None and value_end is not None:
        at = [one for one in sorted(mentions) if one.start < value_end and one.end > value_start]
        if at:
            return at[0]
    return stands_on(mentions, quote)


def _names(pairs: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    return tuple(Name(text, AliasKind(kind)) for text, kind in pairs)


def _touching(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and span.end > other.start for other in others)


def _places(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _in_common(a: str, b: str) -> int:
    """Return how many characters two texts begin with alike."""
    same = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        same += 1
    return same
