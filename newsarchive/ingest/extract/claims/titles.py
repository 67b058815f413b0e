"""Works among themselves: former titles, parts and wholes."""

import re
from collections.abc import Iterator

from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.rule import WB, WORK, Context, Found, Rule, W, make, rule
from newsarchive.ingest.extract.entities import Entity, rename
from newsarchive.values import TextValue
from newsarchive.vocabulary import Predicate, WorkKind

_GAP = r"[^;:!?\ue000-\ue3ff]{0,90}?"
_CAPITALS = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,6}"


# "It was called W2" gives a name; with these words it is the name no more.
_ONLY_NAMED = re.compile(r"was (?:called|titled|named|known as)")
_NO_LONGER = re.compile(
    r"\b(?:[Uu]ntil|[Tt]ill|[Bb]efore|[Oo]riginally|[Ff]irst|[Oo]nce|[Tt]hen|at the time|changed|renamed|retitled|[Nn]ow|[Ff]ormer|[Ww]hen|previously|years|still)\b"
)


def _former(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """The former title is itself read as a work: from here on it is another title of the one that was renamed."""
    if _ONLY_NAMED.fullmatch(match["t"]) and not _NO_LONGER.search(context.masked.text):
        return
    old = context.entity(match["old"]) if re.fullmatch(WB, match["old"]) else None
    given = match.groupdict().get("w")
    work = context.entity(given) if given else None
    if work is None or work is old:
        # "The single was originally titled W": the single is not W itself
        work = _renamed(context, match, old)
    if work is None or work is old:
        return
    if old is not None:
        item = context.masked.item(match["old"])
        title, span = context.text[item.span.start : item.span.end].strip("“”‘’\"',. "), item.span
        rename(context.found, old, work)
    else:
        title, span = match["old"], context.masked.span(*match.span("old"))
    yield make(
        context,
        match,
        work,
        Predicate.FORMER_TITLE,
        "former title",
        0.9,
        value=TextValue(title),
        value_span=span,
        negated=False,
    )


def _renamed(context: Context, match: re.Match[str], old: Entity | None) -> Entity | None:
    work = context.topic(before=match.start("old"))
    if work is not None and work is not old:
        return work
    return next((e for e in context.ranked if e is not old and e.merged_into is None), None)


def _part(context: Context, match: re.Match[str]) -> Iterator[Found]:
    part, whole = context.entity(match["w"]), context.entity(match["whole"])
    if part is None or whole is None or part is whole or whole.told_kind in (WorkKind.SONG, WorkKind.TOUR):
        return
    if whole.told_kind is WorkKind.OTHER:
        if "episode" in match[0]:
            whole.tell(WorkKind.SERIES)
        elif part.kind in (WorkKind.SONG, WorkKind.OTHER):
            whole.tell(WorkKind.ALBUM)
    if part.told_kind is WorkKind.OTHER and whole.kind is WorkKind.ALBUM:
        part.tell(WorkKind.SONG)
    yield make(context, match, part, Predicate.PART_OF, "part of", 0.9, negated=False).of(whole)


def _part_of_topic(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """The first single from the album, W: the album is what the text speaks of."""
    part = context.entity(match["w"])
    if part is None:
        return
    noun = (match.groupdict().get("whole_noun") or "album").lower()
    kind = vocabulary.kind_words().get(noun, WorkKind.ALBUM)
    focus = context.masked.focus
    recent = ([focus.topic] if focus.topic is not None else []) + list(reversed(focus.works))
    for number in recent:
        whole = context.found[number]
        if whole is not part and whole.kind in (kind, WorkKind.OTHER):
            if part.told_kind is WorkKind.OTHER and kind is WorkKind.ALBUM:
                part.tell(WorkKind.SONG)
            yield make(context, match, part, Predicate.PART_OF, "part of the topic", 0.82, negated=False).of(
                whole
            )
            return


def _episode_of_topic(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """The opening instalment, W: the series is what the text speaks of."""
    part, whole = context.entity(match["w"]), context.topic(_SERIAL, before=match.start())
    if part is None or whole is None or part is whole or part.told_kind in (WorkKind.SERIES, WorkKind.FILM):
        return
    yield make(context, match, part, Predicate.PART_OF, "closing episode", 0.85, negated=False).of(whole)


_SERIAL = frozenset({WorkKind.SERIES, WorkKind.SHOW})
_PARTS = r"(?:track|song|single|B-side|ballad|episode|part|instalment|chapter|number|aria|tune|cut|opener|closer|title track|theme song|theme tune|taste|finale|story|poem|sequel|prequel|spin-off|extract)"
RULES: tuple[Rule, ...] = (
    # "was originally titled W2", "Initially titled W2, W …", "Until last summer the show was called W2", "announced as W2"
    rule("formerly titled", rf"(?:{WORK}{_GAP})?\b(?P<t>(?:[Oo]riginally|[Ii]nitially|[Ff]ormerly|[Pp]reviously|at first|[Ff]irst|once|[Uu]sed to be)(?:,)? (?:titled|called|named|known as|announced as|unveiled as|introduced as|developed as|entitled|billed as))[:,]? [“‘\"']?(?P<old>{WB}|{_CAPITALS})", _former),
    rule("used to be called", rf"(?:{WORK}{_GAP})?\b(?P<t>(?<={W} )was (?:originally |first )?(?:going )?to be (?:called|titled|named)|was (?:once |first )?(?:called|titled|known as|named|announced(?: in [\ue800-\uebff])? as|renamed from|retitled from)|working title(?: was| of)?|changed (?:its|the) (?:title|name) from|renamed from|formerly|under the (?:working )?title(?: of)?|an early version, called|developed as|known until (?:now|recently|lately|then|[\ue800-\uebff]) as|(?:had|has) been (?:called|titled|known as)) (?:the )?[“‘\"']?(?P<old>{WB})", _former),
    # "Old title: W2"
    rule("old title", rf"^[-*•·]? ?(?P<t>(?:Old|Working|Former|Original|Previous|Earlier) title) ?[:–—] ?[“‘\"']?(?P<old>{WB}|{_CAPITALS})", _former),
    # "it was W2 until 2022"
    rule("was something until", rf"{WORK} (?P<t>was|had been) [“‘\"']?(?P<old>{WB}),? (?:until|till|before) ", _former),
    # "'Window' is the lead track of Errands", "'High springs', the first episode of Slack water", "“Tuesday,” the only other song from “Errands”"
    rule("part of", rf"{WORK},? (?:which is |is |was |as |will be )?(?:the |a |an |one of the )?(?:[\w’'-]+ ){{0,5}}?(?P<t>{_PARTS}s?) (?:of|from|on|off|in|to|for) (?:the |her |his |its |their |[\ue400-\ue7ff]'s? )?(?:[\w’'-]+,? ){{0,4}}?[“‘\"']?(?P<whole>{WB})", _part),
    rule("as a taste of", rf"{WORK},?{_GAP} (?P<t>as (?:a|the) (?:first )?(?:taste|single|track|preview|song)) (?:of|from|off) (?:[\ue400-\ue7ff]'s? |the |her )?(?:[\w’'-]+ ){{0,3}}?[“‘\"']?(?P<whole>{WB})", _part),
    rule("appears on", rf"{WORK},? (?:which )?(?P<t>appears on|is taken from|is on|comes from|opens|closes|features on) (?:[\ue400-\ue7ff]'s? |the |her )?(?:[\w’'-]+ ){{0,3}}?(?:album|EP|record|mini-album|soundtrack),? [“‘\"']?(?P<whole>{WB})", _part),
    # "Its lead single, W", "its theme song, W"
    rule("its single", rf"(?P<whole>{WB})'s (?:[\w-]+ ){{0,3}}?(?P<t>single|track|song|theme song|theme tune|opener|closer|finale|episode),? [“‘\"']?(?P<w>{W})", _part),
    # "The first single from the album, W", "“Kettle,” the first song from it"
    rule("single from the album", rf"\b(?P<t>{_PARTS}) (?:from|off|of|on) (?:the|her|his|their|its|[\ue400-\ue7ff]'s?) (?:[\w-]+ )?(?P<whole_noun>album|EP|record|mini-album|LP|soundtrack|series|show|collection), [“‘\"']?{WORK}", _part_of_topic),
    rule("song from it", rf"{WORK},? (?:the|a) (?:[\w-]+ )?(?P<t>{_PARTS}) (?:from|off|of|on) (?P<whole>{WB})", _part),
    # "The opening instalment, W, runs to 75 minutes"
    rule("closing episode", rf"\b[Tt]he (?P<t>(?:closing|opening|final|first|last|second|third|penultimate) (?P<whole_noun>episode|instalment|installment|part|chapter)),? [“‘\"']?{WORK}", _episode_of_topic),
    # "The closing track, W,"
    rule("closing track", rf"\b[Tt]he (?P<t>(?:closing|opening|title|final|first|last|lead) (?:track|song|number|single)),? [“‘\"']?{WORK}", _part_of_topic),
)  # fmt: skip
