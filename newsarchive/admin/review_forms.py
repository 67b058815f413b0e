"""Forms of the review page: what a claim says, and the words that say it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from newsarchive import curation
from newsarchive.admin.entity_field import EntityField, EntityInput, find_entity, handle
from newsarchive.curation.corrections import Quotation, Statement, find_value
from newsarchive.ingest.document import Span
from newsarchive.models import Article, Citation, Claim, Person, Work
from newsarchive.values import read_value
from newsarchive.vocabulary import (
    Modality,
    PersonKind,
    Predicate,
    SubjectType,
    ValueType,
    WorkKind,
)

BOUNDS = [("", "exactly"), ("min", "at least"), ("max", "at most"), ("about", "about"), ("near", "nearly")]


class PredicateSelect(forms.Select):
    """Tells the script beside each predicate whom it is said of and what its values are."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if value in Predicate.values:
            definition = Predicate(value).definition
            option["attrs"] |= {
                "data-subject": definition.subject.value,
                "data-value": definition.value.value,
            }
        return option


class StatementForm(forms.Form):
    """A claim, and the words of the article that make it."""

    subject = EntityField(label="Subject")
    predicate = forms.ChoiceField(
        choices=[("", "choose …"), *Predicate.choices], widget=PredicateSelect(), label="Predicate"
    )
    value = forms.CharField(
        max_length=1000,
        label="Value",
        widget=EntityInput(SubjectType.EITHER),
        help_text="A date as 2024, 2024-01 or 2024-01-24; a number with its unit; a name; or words.",
    )
    bound = forms.ChoiceField(choices=BOUNDS, required=False, label="A number is meant")
    negated = forms.BooleanField(required=False, label="The source says that this is not so")
    qualifier = forms.CharField(
        required=False,
        max_length=80,
        label="Holds for",
        help_text="A country, an edition, a version; empty for all.",
    )
    quote = forms.CharField(
        widget=forms.Textarea({"rows": 3, "data-quote": ""}),
        label="Quote",
        strip=False,
        help_text="Letter by letter as in the text: select the words, or type them.",
    )
    start = forms.IntegerField(
        required=False,
        min_value=0,
        label="Starts at character",
        help_text="Needed only where the words stand in several places.",
    )
    value_words = forms.CharField(
        required=False,
        max_length=1000,
        label="Words of the value",
        help_text="Those of the quote; may be empty.",
    )
    modality = forms.ChoiceField(choices=Modality.choices, label="The source", initial=Modality.ASSERTED)
    speaker = EntityField(of=SubjectType.PERSON, required=False, label="Speaker")
    everywhere = forms.BooleanField(required=False, label="In all articles that were read so")

    def __init__(self, *args: Any, article: Article, claim: Claim | None = None, **kwargs: Any) -> None:
        self.article, self.claim = article, claim
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if claim is None or claim.article_count < 2:
            del self.fields["everywhere"]

    def clean_quote(self) -> str:
        quote: str = self.cleaned_data["quote"].replace("\r\n", "\n")
        # Nobody sees the white space that a double click takes along.
        return quote if quote in self.article.text else quote.strip()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._check("quote", self._find_quotation)
        self._check("value", self._find_statement)
        return cleaned

    def _check(self, name: str, find: Any) -> None:
        try:
            find()
        except ValidationError as error:
            self.add_error(name, error)
        except ValueError as error:
            self.add_error(name, str(error))

    def _find_quotation(self) -> None:
        cleaned = self.cleaned_data
        if not cleaned.get("quote"):
            return
        start = cleaned.get("start")
        if start is not None and not self.article.text.startswith(cleaned["quote"], start):
            start = None  # other words were typed in than those that the form came with
        span = curation.find_quote(self.article.text, cleaned["quote"], start)
        words = cleaned.get("value_words", "").strip()
        value = find_value(cleaned["quote"], span.start, [words or cleaned.get("value", "")])
        if words and value is None:
            raise ValidationError("The words of the value do not stand in the quote.")
        modality, speaker = Modality(cleaned.get("modality") or Modality.ASSERTED), cleaned.get("speaker")
        cleaned["quotation"] = Quotation(self.article, span, value, modality, speaker)

    def _find_statement(self) -> None:
        cleaned = self.cleaned_data
        if not (cleaned.get("subject") and cleaned.get("predicate") and cleaned.get("value")):
            return
        predicate = Predicate(cleaned["predicate"])
        statement = Statement(
            cleaned["subject"],
            predicate,
            read_typed(predicate, cleaned["value"], cleaned.get("bound", "")),
            cleaned.get("negated", False),
            cleaned.get("qualifier", "").strip(),
        )
        statement.check()
        cleaned["statement"] = statement


def read_typed(predicate: Predicate, text: str, bound: str = "") -> Any:
    """Return the value that was typed for a predicate: a person, a work, or what read_value() makes of it.

    Raises ValidationError or ValueError where it is none.
    """
    if predicate.value_type in {ValueType.PERSON, ValueType.WORK}:
        return find_entity(text, SubjectType(predicate.value_type.value))
    return read_value(predicate.value_type, text, unit=predicate.definition.unit, bound=bound)


def initial_of(claim: Claim, citation: Citation | None) -> dict[str, Any]:
    """Return what the form shows of a claim as one citation has it."""
    shown: dict[str, Any] = {
        "subject": handle(claim.subject),
        "predicate": claim.predicate,
        "value": handle(claim.object) or claim.date or claim.value,
        "bound": claim.bound,
        "negated": claim.negated,
        "qualifier": claim.qualifier,
    }
    if claim.number is not None:
        figure = f"{claim.number:g}" if claim.upper is None else f"{claim.number:g}-{claim.upper:g}"
        shown["value"] = f"{figure} {claim.unit}".strip()
    if citation is not None:
        shown |= {
            "quote": citation.quote,
            "start": citation.start,
            "modality": citation.modality,
            "speaker": handle(citation.speaker),
        }
        if citation.value_in_quote and citation.value_start is not None and citation.value_end is not None:
            shown["value_words"] = citation.quote[
                citation.value_start - citation.start : citation.value_end - citation.start
            ]
    return shown


class NameForm(forms.Form):
    """Words of the article that name a person or work: a new one of that kind, or one of the archive."""

    quote = forms.CharField(
        max_length=300, label="Name as printed", widget=forms.TextInput({"data-quote": ""})
    )
    start = StatementForm.base_fields["start"]
    kind = forms.ChoiceField(
        label="It is",
        choices=[
            ("", "one that the archive has:"),
            ("new person or group", [(f"person:{value}", label) for value, label in PersonKind.choices]),
            ("new work", [(f"work:{value}", label) for value, label in WorkKind.choices]),
        ],
        required=False,
    )
    entity = EntityField(required=False, label="Person or work of the archive")

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        self.article = article
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("quote"):
            try:
                cleaned["span"] = self._span(cleaned["quote"], cleaned.get("start"))
            except ValidationError as error:
                self.add_error("quote", error)
        kind, entity = cleaned.get("kind", ""), cleaned.get("entity")
        if not kind and entity is None and "entity" not in self.errors:
            self.add_error("kind", "Say what it is, or choose one of the archive.")
        if kind and entity is not None:
            self.add_error("kind", "Either a new one or one of the archive.")
        return cleaned

    def _span(self, quote: str, start: int | None) -> Span:
        """Return the place of the words: of several, the first, as every one of them is the same name."""
        if start is None and quote in self.article.text:
            start = self.article.text.index(quote)
        return curation.find_quote(self.article.text, quote, start)

    @property
    def chosen(self) -> Person | Work:
        """The entity that is named: of the archive, or a new one that is not saved yet."""
        entity: Person | Work | None = self.cleaned_data["entity"]
        if entity is not None:
            return entity
        type_, _, kind = self.cleaned_data["kind"].partition(":")
        name = " ".join(self.cleaned_data["quote"].split())
        return Person(name=name[:200], kind=kind) if type_ == "person" else Work(title=name, kind=kind)
