"""Choose a person or a work by typing its name, with scripts or without.

What stands in the field says it all: "Paper Boats #w3" is work 3, "Ada Lind #p12" person 12. A name alone does as well
where only one is called so.
"""

import re
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse

from newsarchive.admin.article_field import ARTICLE, offered_articles
from newsarchive.models import Person, Work
from newsarchive.search import search_persons, search_works
from newsarchive.vocabulary import SubjectType
from newsarchive.wording import count_in_words

OFFERED = 8

_NUMBERED = re.compile(r"^(?P<name>.*?)\s*#(?P<type>[pw])(?P<pk>\d{1,18})$")


def handle(entity: Person | Work | None) -> str:
    """Return how a field names the entity: "Paper Boats #w3"; "" for none."""
    if entity is None:
        return ""
    return f"{entity} #{'p' if isinstance(entity, Person) else 'w'}{entity.pk}"


def details(entity: Person | Work) -> str:
    """Return what tells an entity from others of its name."""
    return f"{entity.get_kind_display()}, in {count_in_words(entity.article_count, 'article')}"


class EntityInput(forms.TextInput):
    """A text field that review.js completes."""

    def __init__(self, of: SubjectType, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"data-entity": of.value, "autocomplete": "off", "spellcheck": "false", **(attrs or {})}
        )


class EntityField(forms.CharField):
    """A person or a work; of: which of the two."""

    def __init__(self, *, of: SubjectType = SubjectType.EITHER, **options: Any) -> None:
        self.of = of
        super().__init__(**{"widget": EntityInput(of), "max_length": 400, **options})

    def clean(self, value: Any) -> Person | Work | None:
        text: str = super().clean(value)
        return find_entity(text, self.of) if text else None


def find_entity(text: str, of: SubjectType) -> Person | Work:
    """Return the one person or work that the text names; a merged one's survivor.

    Raises ValidationError if there is none, or several: then it says how each can be chosen.
    """
    numbered = _NUMBERED.match(text.strip())
    if numbered is not None:
        model = Person if numbered["type"] == "p" else Work
        found = model._default_manager.filter(pk=int(numbered["pk"])).first()
        if found is None:
            raise ValidationError(f"There is no “{text}”.")
        entity: Person | Work = found.survivor()
        if of != SubjectType.EITHER and (of == SubjectType.PERSON) != isinstance(entity, Person):
            raise ValidationError(f"“{entity}” is no {of.value}.")
        return entity
    named = [one for one in offered(text, of, prefix=False) if one.name_is(text)]
    if len(named) == 1:
        return named[0].entity
    if not named:
        raise ValidationError(
            f"No {of.label} is called “{text}”. Type the beginning and choose, or add it first."
        )
    choices = "; ".join(f"{handle(one.entity)} ({details(one.entity)})" for one in named)
    raise ValidationError(f"Several are called so. Choose one by its number: {choices}.")


class Offer:
    """A person or work that is offered to somebody who types a name."""

    def __init__(self, entity: Person | Work) -> None:
        self.entity = entity

    def name_is(self, text: str) -> bool:
        return str(self.entity).casefold() == " ".join(text.split()).casefold()

    @property
    def row(self) -> dict[str, str]:
        return {
            "text": handle(self.entity),
            "label": str(self.entity),
            "details": details(self.entity),
        }


def offered(text: str, of: SubjectType, *, prefix: bool = True) -> list[Offer]:
    """Return the most covered persons and works of such a name; prefix: its last word may go on."""
    found: list[Person | Work] = []
    if of != SubjectType.WORK:
        persons = search_persons(Person.objects.unmerged().most_covered_first(), text, prefix=prefix)
        found += persons[:OFFERED]
    if of != SubjectType.PERSON:
        works = search_works(Work.objects.unmerged().most_covered_first(), text, prefix=prefix)
        found += works[:OFFERED]
    offers = [Offer(entity) for entity in sorted(found, key=lambda entity: -entity.article_count)]
    # Who is called exactly so comes before those whose names go on.
    return sorted(offers, key=lambda offer: not offer.name_is(text))[: OFFERED + 4]


def names_view(request: HttpRequest) -> JsonResponse:
    """Answer what names.js asks for while a name is typed: ?q= the beginning, ?of= person, work, either or article."""
    if not request.user.has_perms(["newsarchive.view_person", "newsarchive.view_work"]):
        raise PermissionDenied
    asked = request.GET.get("of", "")
    if asked == ARTICLE:
        return _articles(request)
    of = SubjectType(asked) if asked in SubjectType.values else SubjectType.EITHER
    text = request.GET.get("q", "").strip()
    return JsonResponse({"names": [offer.row for offer in offered(text, of)] if text else []})


def _articles(request: HttpRequest) -> JsonResponse:
    if not request.user.has_perm("newsarchive.view_article"):
        raise PermissionDenied
    return JsonResponse({"names": [offer.row for offer in offered_articles(request.GET.get("q", ""))]})
