"""What the two sides of a pair are, whatever words stand around them."""

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.pairs import Argument, Pair
from newsarchive.ingest.extract.vocabulary import kind_words
from newsarchive.vocabulary import WorkKind

# Who "features" in a song sings on it, and who features in its video acts in it. A video is called a film as well: "this
# five-minute short film".
VIDEO_NOUNS = frozenset(["video", "mv", "clip", "visual"])


def kind_and_how(subject: Argument) -> tuple[str, str]:
    """Return what a subject is, and how the sentence names it: all of it that counts for what its value tells."""
    return subject.entity.kind._value_ if subject.entity is not None else "", subject.how


def told_by_subject(subject: Argument, context: Context) -> set[str]:
    """Return the features that a pair has by what its subject is and how the document speaks of it."""
    kind, how = kind_and_how(subject)
    found = {f"how={how}"}
    entity = subject.entity
    if entity is not None:
        found |= {f"skind={kind}", f"skind={kind}&how={how}", f"domain={context.domain._value_}"}
        found |= {f"{feature}&how={how}" for feature in _standing(subject, context)}
        found.add(f"ssure={_sure(entity.confidence)}")
        found.add(f"{context.outline.works_named} works&how={how}")
        if entity.is_event:
            found.add("an event")
        if entity.has_video:
            found.add("has a video")
        if not entity.is_work:
            found |= {f"sdid={deed}" for deed in entity.deeds or ("none",)}
        noun = subject.noun.split(" ")[-1]
        if noun in VIDEO_NOUNS or (noun == "film" and entity.has_video):
            found.add("video noun")
    if context.masked.sentence.heading:
        found.add("heading")
    return found


def told_by_value(pair: Pair, context: Context) -> set[str]:
    """Return the features that a pair has by what its value is and how the document speaks of it; of the subject counts
    what kind_and_how() tells."""
    value = pair.value
    kind, how = kind_and_how(pair.subject)
    found = {f"vhow={value.how}"}
    entity = value.entity
    if entity is not None:
        if value.how not in ("named", "topic"):
            found |= {f"value {feature}&how={value.how}" for feature in _standing(value, context)}
        value_kind = entity.kind._value_
        found |= {f"vkind={value_kind}", f"kinds={kind}&{value_kind}", f"vsure={_sure(entity.confidence)}"}
        often = "once" if len(entity.mentions) == 1 else "again"
        found.add(f"{often} among {context.outline.people_named} people&how={how}")
        for deed in entity.deeds or ("none",):
            found |= {f"vdid={deed}", f"vdid={deed}&{kind}", f"vdid={deed}&how={how}"}
        if entity.number == context.outline.leading:
            found |= {"leading", f"leading&{kind}", f"leading&how={how}"}
        for role in entity.roles:
            found |= {f"vrole={role}", f"vrole={role}&{kind}"}
    if value.date is not None:
        precision = {4: "year", 7: "month", 10: "day"}.get(len(value.date.iso), "time")
        found |= {f"precision={precision}", f"precision={precision}&{kind}"}
    if value.unit:
        found |= {f"unit={value.unit}", f"unit={value.unit}&{kind}"}
    return found


def _standing(argument: Argument, context: Context) -> set[str]:
    """Return how much the document speaks of the entity, and whether it is what the word would stand for."""
    entity = argument.entity
    if entity is None:
        return set()
    found = set()
    focus, main = context.masked.focus, context.main
    if main is not None and main.number == entity.number:
        found.add("main")
    if entity.is_work:
        if focus.topic == entity.number:
            found.add("topic")
        if focus.works and focus.works[-1] == entity.number:
            found.add("last")
        if entity.number in context.outline.headline:
            found.add("headline")
        if entity.number in context.outline.alone:
            found.add("alone of its kind")
        if context.previous is not None and any(
            item.entity == entity.number and item.explicit for item in context.previous.masked.items
        ):
            found.add("named before")
        kind = kind_words().get(argument.noun.split()[-1]) if argument.noun else None
        if kind is not None:
            found.add(
                "agrees"
                if kind is entity.kind or (kind is WorkKind.FILM and entity.has_video)
                else "disagrees"
                if entity.kind is not WorkKind.OTHER and entity.is_kind_told
                else "untold"
            )
    elif focus.persons and focus.persons[-1] == entity.number:
        found.add("last")
    if argument.how.endswith("pronoun"):
        found.add(f"word={argument.noun}")
    return found or {"unmarked"}


def _sure(confidence: float) -> str:
    """Return how sure an entity is to be one, and of its type, in steps."""
    if confidence >= 0.95:
        return "yes"
    return "quite" if confidence >= 0.8 else "rather" if confidence >= 0.6 else "no"
