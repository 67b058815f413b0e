"""What the two sides of a pair are, whatever words stand around them."""

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.pairs import Argument, Pair
from newsarchive.ingest.extract.vocabulary import kind_words
from newsarchive.vocabulary import WorkKind

# What a work is called that has a line-up and juries, but no cast and no director of its own.
_EVENTS = frozenset(
    ["festival", "fest", "fair", "biennale", "fringe", "awards", "ceremony", "gala", "week", "weekend"]
)
# Who "features" in a song sings on it, and who features in its video acts in it.
_VIDEO_NOUNS = frozenset(["video", "mv", "clip", "visual"])


def told_by_sides(pair: Pair, context: Context) -> set[str]:
    """Return the features that a pair has by what its subject and value are and how the document speaks of them."""
    subject, value = pair.subject, pair.value
    found = {f"how={subject.how}", f"vhow={value.how}"}
    kind = subject.entity.kind.value if subject.entity is not None else ""
    if subject.entity is not None:
        found |= {
            f"skind={kind}",
            f"skind={kind}&how={subject.how}",
            f"domain={context.domain.value}",
        }
        found |= {f"{feature}&how={subject.how}" for feature in _standing(subject, context)}
        found.add(f"ssure={_sure(subject.entity.confidence)}")
        found.add(f"{context.outline.works_named} works&how={subject.how}")
        if subject.entity.names[0].text.rsplit(" ", 1)[-1].lower() in _EVENTS:
            found.add("an event")
        if subject.entity.has_video:
            found.add("has a video")
        if not subject.entity.is_work:
            found |= {f"sdid={deed}" for deed in subject.entity.deeds or ("none",)}
        if subject.noun.split(" ")[-1] in _VIDEO_NOUNS:
            found.add("video noun")
    if value.entity is not None:
        if value.how not in ("named", "topic"):
            found |= {f"value {feature}&how={value.how}" for feature in _standing(value, context)}
        found |= {
            f"vkind={value.entity.kind.value}",
            f"kinds={kind}&{value.entity.kind.value}",
            f"vsure={_sure(value.entity.confidence)}",
        }
        often = "once" if len(value.entity.mentions) == 1 else "again"
        found.add(f"{often} among {context.outline.people_named} people&how={subject.how}")
        for deed in value.entity.deeds or ("none",):
            found |= {f"vdid={deed}", f"vdid={deed}&{kind}", f"vdid={deed}&how={subject.how}"}
        if value.entity.number == context.outline.leading:
            found |= {"leading", f"leading&{kind}", f"leading&how={subject.how}"}
        for role in value.entity.roles:
            found |= {f"vrole={role}", f"vrole={role}&{kind}"}
    if value.date is not None:
        precision = {4: "year", 7: "month", 10: "day"}.get(len(value.date.iso), "time")
        found |= {f"precision={precision}", f"precision={precision}&{kind}"}
    if value.unit:
        found |= {f"unit={value.unit}", f"unit={value.unit}&{kind}"}
    if context.masked.sentence.heading:
        found.add("heading")
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
                if kind is entity.kind
                else "disagrees"
                if entity.kind is not WorkKind.OTHER
                else "untold"
            )
    elif focus.persons and focus.persons[-1] == entity.number:
        found.add("last")
    if argument.how.endswith("pronoun"):
        found.add(f"word={argument.noun}")
    return found or {"unmarked"}


def _sure(confidence: float) -> str:
    """Return how sure an entity is to be one, and of its type, in steps."""
    return next(
        (name for name, least in (("yes", 0.95), ("quite", 0.8), ("rather", 0.6)) if confidence >= least),
        "no",
    )
