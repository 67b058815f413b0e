"""What speaks for each class of a candidate: its form, and the words around all the places where it stands."""

from collections.abc import Iterator

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names.candidates import Form
from newsarchive.ingest.extract.names.cues import families
from newsarchive.ingest.extract.names.place import Place
from newsarchive.ingest.extract.names.shape import shape
from newsarchive.ingest.extract.names.surroundings import ARTICLES, GIST, Surroundings
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.names.words import classes

_TELLING_ENDS = frozenset(["kind", "kind?", "group", "house", "role", "part"])
_EVENTS = frozenset(
    [
        "award",
        "awards",
        "festival",
        "tour",
        "prize",
        "symphony",
        "records",
        "show",
        "band",
        "day",
        "week",
        "fair",
    ]
)


def describe(document: Document, words: Words, found: dict[str, Form], surroundings: Surroundings) -> None:
    """Give every form its features: those of its words, and those of all its places together."""
    plain = {words.lower[i] for i in range(len(words.tokens)) if not words.capital[i]}
    first_words: dict[str, int] = {}
    last_words: dict[str, int] = {}
    for key in found:
        parts = key.split()
        if len(parts) > 1:
            first_words[parts[0]] = first_words.get(parts[0], 0) + 1
            last_words[parts[-1]] = last_words.get(parts[-1], 0) + 1
    links = {document.text[span.start : span.end] for span in document.layout.links}
    for key, form in found.items():
        parts = key.split()
        place = form.places[0]
        text = document.text[place.span.start : place.span.end]
        features = form.features
        features.update(shape(text))
        if parts[-1] in vocabulary.PRIZE_NOUNS:
            features.add("a prize by its name")
        features.update(_spread(form.places, words, surroundings))
        features.update(_in_short(form.places, parts, features, words, surroundings))
        if len(parts) == 1:
            if parts[0] in plain:
                features.add("also in lower case")
            if parts[0] in last_words:
                features.add("last word of another")
            if parts[0] in first_words:
                features.add("first word of another")
        else:
            if parts[-1] in found:
                features.add("last word alone")
            if parts[0] in found:
                features.add("first word alone")
        if text in links:
            features.add("linked")
        features.update(_together(features))
        cues = list(families(features))
        features.update(cues)
        size = "1" if len(parts) == 1 else "2+"
        known = (
            "common"
            if f"all common {min(len(parts), 4)}{'+' if len(parts) > 3 else ''}" in features
            else "rare"
        )
        features.update(f"{cue} & {known} {size}" for cue in cues)
        if not cues:
            features.add(f"no cue & {known} {size}")


def _in_short(
    places: list[Place], parts: list[str], features: set[str], words: Words, surroundings: Surroundings
) -> Iterator[str]:
    """Yield what the words before and behind tell together, and each of them of a name of this form."""
    form = f"{_form(parts, features)} {places[0].how}"
    for place in places:
        before, after = surroundings.gist_before(place.first), surroundings.gist_after(place.last)
        yield f"{before}…{after}"
        yield f"{before}… & {form}"
        yield f"…{after} & {form}"
        if before.startswith("^") and after.startswith("$"):
            yield from _next_line(place, words)
    if len(places) > 1:
        yield f"again & {form}"
    if len(parts) > 1:
        for name in classes(parts[-1]) & _TELLING_ENDS:
            yield f"ends with a {name} & {form}"
        if parts[-1] in _EVENTS:
            yield f"ends with {parts[-1]}"
        if places[0].how == "joined":
            small = places[0].small
            yield f"small {small} & {'given name' if parts[0] in vocabulary.given_names() else form}"
            if parts[-1] in vocabulary.places():
                yield f"small {small}, ends with a place"
            if small == "'s":
                yield _possession(places[0], words)


def _possession(place: Place, words: Words) -> str:
    """Return who owns what in a name with a possessive: "Players' Union", "Ada's Kite", "Lowland's Ada Byrne"."""
    owner = next(i for i in range(place.first, place.last) if words.tokens[i].possessive)
    is_plural = words.lower[owner].endswith("s") and words.text[words.tokens[owner].end + 1] != "s"
    return f"{'plural ' if is_plural else ''}{_sort(words.lower[owner])}'s {_sort(words.lower[place.last])}"


def _sort(word: str) -> str:
    if word in vocabulary.given_names():
        return "given name"
    if word.capitalize() in vocabulary.organisation_words():
        return "organisation"
    return "common" if word in vocabulary.common_words() else "rare"


def _form(parts: list[str], features: set[str]) -> str:
    size = min(len(parts), 4)
    for name in ("given name and surname", "Korean surname"):
        if name in features:
            return name
    if f"given name {size if size < 4 else '4+'}" in features:
        return f"given name {size}"
    for name in ("all common", "none common"):
        if f"{name} {size if size < 4 else '4+'}" in features:
            return f"{name} {size}"
    return f"some common {size}"


def _next_line(place: Place, words: Words) -> Iterator[str]:
    """Yield what the line below a name that stands alone begins with: "Directed by", "Fastnet, 224pp", "South Korea, 2025"."""
    number = words.sentence[place.last] + 1
    if number >= len(words.sentences):
        return
    begin, end = words.begin[number], min(words.begin[number + 1], words.begin[number] + 6)
    if begin >= end:
        return
    yield f"next line {_gist_of_first(words, begin)}"
    if any("year" in words.classes[i] or "number" in words.classes[i] for i in range(begin, end)):
        yield "next line with a number"
    if any(words.lower[i] == "by" for i in range(begin, end)):
        yield "next line with by"


def _gist_of_first(words: Words, begin: int) -> str:
    told = words.classes[begin]
    for name in GIST:
        if name in told:
            return name
    return "Cap" if words.capital[begin] else "other"


def _together(features: set[str]) -> Iterator[str]:
    """Yield what two features tell together and neither alone."""
    opens = any(feature in features for feature in ("<^", "<^–", "<^-"))
    if (
        opens
        and "first a role" in features
        and "only at beginnings" in features
        and not features & {"words 1", "first a title"}
    ):
        yield "a role opens"
    if features >= {"cut role", "<|role", "words 2"}:
        yield "a role before a whole name"
    if opens and ">by Cap" in features:
        yield "opens, by a name"
    if "lower" in features:
        yield (
            "lower after a noun"
            if features & {"<|kind", "<,|kind", "<|kind?", "<<of|part"}
            else "lower alone"
        )
    if "in a list of parts" in features and "given name and surname" not in features:
        yield "listed as a part"
    if features >= {"a month", "quoted title"}:
        yield "a quoted day"
    if features & {"the", "^the"} and ">=tour" in features:
        yield "the N tour"
    if "the" in features and features & {">|role", ">|kind"}:
        yield "the N of a role or kind"
    if "one letter" in features and features & {"<'s Cap", ">|speech", ">'s|kind", ">|acts", "<|role"}:
        yield "a letter that acts"
    if features & {">'s|kind", ">'s|kind?"} and features & {
        "none common 1",
        "none common 2",
        "none common 3",
    }:
        yield "a rare name that has a work"
    if opens and features & {">–|role", ">–bare|role", ">,|role", ">–|Cap", ">–bare Cap"}:
        yield "opens, a role behind"
    if opens and features & {">(|year", ">( number", ">(|Cap", ">(bare Cap"}:
        yield "opens, a bracket behind"


def _spread(places: list[Place], words: Words, surroundings: Surroundings) -> Iterator[str]:
    count = len(places)
    yield f"places {count if count < 3 else '3+' if count < 6 else '6+'}"
    inside = 0
    for place in places:
        quoted = place.how == "quoted"
        yield place.how
        if quoted:
            yield "quoted title" if place.titled else "quoted words"
        if place.how == "listed" and place.titled:
            yield "in a list of parts"
        if place.cut:
            yield f"cut {place.cut}"
        if place.small:
            yield f"small {place.small}"
        first, last = place.first, place.last
        before = words.before[first]
        if before.startswith("^"):
            if words.sentences[words.sentence[first]].heading:
                yield "in a heading"
            if words.after[last].startswith("$"):
                yield "alone in a block"
                if words.sentence[first] < 3:
                    yield "alone at the head"
        else:
            inside += 1
        article = first > 0 and not before and words.lower[first - 1] == "the"
        if article:
            yield "The" if words.capital[first - 1] and not words.before[first - 1].startswith("^") else "the"
            if words.before[first - 1].startswith("^"):
                yield "^the"
            yield from (f"the{feature}" for feature in surroundings.before(first - 1, quoted=False))
        yield from surroundings.before(first, quoted=quoted)
        yield from surroundings.after(last, quoted=quoted)
        if place.how in ("run", "joined"):
            if (
                first > 0
                and words.capital[first - 1]
                and not before
                and not words.quote_before[first]
                and words.lower[first - 1] not in ARTICLES
                and not words.tokens[first - 1].possessive
            ):
                yield "more capitals before"
            if (
                last + 1 < len(words.tokens)
                and not words.after[last]
                and not words.quote_after[last]
                and words.capital[last + 1]
            ):
                yield "more capitals after"
    yield "inside sentences" if inside else "only at beginnings"
