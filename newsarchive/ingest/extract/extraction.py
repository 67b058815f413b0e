"""Read a document: names, sentences, claims, in turn."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsarchive.ingest.document import ClaimReading, Document, Reading, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.aliases import stated_aliases
from newsarchive.ingest.extract.circumstances import in_circumstances
from newsarchive.ingest.extract.claims import read_sentence
from newsarchive.ingest.extract.claims.achievements import is_nothing, told_in_full
from newsarchive.ingest.extract.claims.biography import also_known_as, nicknames
from newsarchive.ingest.extract.claims.casting import casts_of_parts
from newsarchive.ingest.extract.claims.publishers import is_no_house
from newsarchive.ingest.extract.claims.rivals import without_fainter_rivals, without_parts
from newsarchive.ingest.extract.claims.rule import Context, Found, by_prominence
from newsarchive.ingest.extract.claims.statements import statements
from newsarchive.ingest.extract.claims.tracks import listed_parts
from newsarchive.ingest.extract.corroboration import Corroboration, is_told
from newsarchive.ingest.extract.dates import DateReader
from newsarchive.ingest.extract.discourse import Discourse
from newsarchive.ingest.extract.entities import Entity, entities, readings, resolve
from newsarchive.ingest.extract.known import KnownMention, add_known_persons, add_known_works
from newsarchive.ingest.extract.listings import listings
from newsarchive.ingest.extract.names.finding import find_names
from newsarchive.ingest.extract.outline import Outline
from newsarchive.ingest.extract.quotations import Quotation, quotations
from newsarchive.ingest.extract.relations import WORDS_AROUND, read_relations
from newsarchive.ingest.extract.sentences import Sentence, sentences
from newsarchive.names import fold
from newsarchive.values import TextValue
from newsarchive.vocabulary import Predicate, WorkKind

_KIND_NOUN = re.compile(rf"\b{vocabulary.by_first_letter(vocabulary.KIND)}\b")
_VIDEO = re.compile(r"\b(?:music video|MV|video|clip)\b")
_VIDEO_NOUNS = ("MV", "video", "clip")


def extract(
    document: Document, known: Sequence[KnownMention] = (), facts: frozenset[int] = frozenset()
) -> Reading:
    """Return the persons, works and claims that stand in the document: a pure function of it, and of what other articles
    tell: the names in it that they confirm, and the keys of facts that they tell."""
    text = document.text
    cut, quoted = cut_up(document)
    found = find_entities(document, cut, quoted, known)
    contexts: list[Context] = []
    told: list[tuple[Context, Found]] = []
    others = Corroboration(facts)
    for context in read_contexts(document, cut, quoted, found):
        contexts.append(context)
        told.extend(
            (context, claim)
            for claim in without_parts(read_relations(context, read_sentence(context), others))
        )
    claims = without_fainter_rivals([claim for _, claim in told], found, text)
    claims.extend(casts_of_parts(told))
    claims.extend(listed_parts(listings(text), contexts, found))
    claims.extend(nicknames(text, found))
    claims.extend(statements(text, quoted, contexts))
    for alias in stated_aliases(text, cut):
        person = next((e for e in found if not e.is_work and alias.other in e.mentions), None)
        if person is not None:
            claims.extend(also_known_as(alias, person, text))
    found_readings, position = readings(found)
    in_full = in_circumstances(text, found_readings, _claims(claims, found, position))
    facts_told = _told(claims)
    return Reading(tuple(found_readings), tuple(in_full), facts_told, others.in_doubt - facts_told)


def _told(claims: list[Found]) -> frozenset[int]:
    """Return the keys of the facts by which other articles may be read."""
    plain = [claim.facts for claim in claims if is_told(claim.confidence) and not claim.negated]
    return frozenset().union(*plain)


def cut_up(document: Document) -> tuple[tuple[Sentence, ...], list[Quotation]]:
    """Return the document's sentences and its quotations."""
    cut = sentences(document)
    blocks = list(document.layout.blocks) or [Span(sentence.start, sentence.end) for sentence in cut]
    return cut, quotations(document.text, blocks)


def find_entities(
    document: Document,
    cut: tuple[Sentence, ...],
    quoted: list[Quotation],
    known: Sequence[KnownMention] = (),
) -> list[Entity]:
    """Return the persons and works that the document names, in order of their first mention."""
    works, persons = find_names(document, cut, quoted, known)
    add_known_works(document.text, known, works)
    taken = [span for work in works for span in work.mentions]
    add_known_persons(document.text, known, persons, taken)
    return entities(works, persons)


def read_contexts(
    document: Document, cut: Sequence[Sentence], quoted: list[Quotation], found: list[Entity]
) -> Iterator[Context]:
    """Yield the document's sentences as rules read them: with the entities masked, and what was spoken of before."""
    text = document.text
    _mark_videos(text, found)
    names = (mention for entity in found for mention in entity.mentions)
    discourse = Discourse(text, found, quoted, DateReader.of(document, names))
    domain, ranked, outline = _domain(text), by_prominence(found), Outline.of(found, cut)
    previous = None
    for sentence in cut:
        masked = discourse.mask(sentence)
        if not sentence.teaser:
            previous = Context(text, found, masked, previous, domain, ranked, outline)
            yield previous


def _domain(text: str) -> WorkKind:
    """Return the kind of works that the document mostly speaks of, by the nouns that it uses."""
    kinds = vocabulary.kind_words()
    told = Counter(kinds[noun.lower()] for noun in _KIND_NOUN.findall(text))
    del told[WorkKind.OTHER]
    return told.most_common(1)[0][0] if told else WorkKind.OTHER


def _mark_videos(text: str, found: list[Entity]) -> None:
    """Note the songs whose video the document speaks of."""
    if any(noun in text for noun in _VIDEO_NOUNS) and _VIDEO.search(text):
        songs = [e for e in found if e.is_work and e.kind in (WorkKind.SONG, WorkKind.OTHER)]
        for song in songs:
            near = any(_VIDEO.search(text[max(0, s.start - 60) : s.end + 120]) for s in song.mentions)
            song.has_video = near and len(song.mentions) == max(len(e.mentions) for e in songs)


def _claims(claims: list[Found], found: list[Entity], position: dict[int, int]) -> list[ClaimReading]:
    """Return the claims as readings, one for each statement and place: of several rules the surest."""
    best: dict[tuple[object, ...], Found] = {}
    denials: dict[tuple[object, ...], list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.negated:
            denials[(claim.predicate, claim.subject, claim.object)].append(claim.evidence)
    for claim in claims:
        subject = resolve(found, claim.subject)
        object_number = None if claim.object is None else resolve(found, claim.object)
        if object_number == subject or _names_itself(claim, found[subject]):
            continue
        if is_nothing(claim) or is_no_house(claim):
            continue
        value = None if claim.value is None else claim.value.key
        key = (subject, claim.predicate, object_number, value, claim.negated)
        if claim.predicate is not Predicate.STATEMENT and _denied_elsewhere(claim, denials):
            continue
        known = best.get(key)
        if known is None or claim.confidence > known.confidence:
            best[key] = claim
    return [
        ClaimReading(
            position[claim.subject],
            claim.predicate,
            claim.evidence,
            claim.rule,
            claim.trigger,
            claim.confidence,
            claim.value,
            None if claim.object is None else position[claim.object],
            claim.value_span or _named_in(claim, found),
            claim.negated,
            claim.modality,
            None if claim.speaker is None else position[claim.speaker],
        )
        for claim in sorted(told_in_full(best.values()), key=lambda c: (c.evidence, c.predicate, c.subject))
    ]


def _names_itself(claim: Found, subject: Entity) -> bool:
    """Whether the claim gives as another name, or as a part, the one that the subject goes by."""
    return (
        claim.predicate in (Predicate.FORMER_TITLE, Predicate.ALSO_KNOWN_AS, Predicate.PLAYS)
        and isinstance(claim.value, TextValue)
        and fold(claim.value.text) == fold(subject.names[0].text)
    )


def _named_in(claim: Found, found: list[Entity]) -> Span | None:
    """Return where the evidence names the person or work that is the claim's value."""
    if claim.object is None:
        return None
    inside = [
        m
        for m in found[claim.object].mentions
        if claim.evidence.start <= m.start and m.end <= claim.evidence.end
    ]
    return min(inside, default=None)


def _denied_elsewhere(claim: Found, denials: dict[tuple[object, ...], list[Span]]) -> bool:
    """Whether another rule read the same words as a denial, so that they do not also claim it; or whether no rule reads the
    claim, and the document denies it: somebody is wrong in it."""
    spans = denials.get((claim.predicate, claim.subject, claim.object), ())
    if claim.negated or not spans:
        return False
    return claim.rule.startswith(WORDS_AROUND) or any(
        span.start < claim.evidence.end and claim.evidence.start < span.end for span in spans
    )
