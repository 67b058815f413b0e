"""The archive's tables, one module a subject, in order of dependence."""

# ruff: noqa: I001 - in order of dependence

from newsarchive.models.article import Article, Fingerprint, Original, Outlet
from newsarchive.models.person import Person, PersonAlias
from newsarchive.models.split_mention import SplitMention
from newsarchive.models.work import Work, WorkAlias
from newsarchive.models.appearance import Appearance, CharacterSurname, Mention
from newsarchive.models.claim import Citation, Claim
from newsarchive.models.uncounted import Uncounted
from newsarchive.models.version import GoneQuote, TextBand, Withdrawal
from newsarchive.models.disagreement import Disagreement
from newsarchive.models.merge import ClaimPart, DismissedName, Merge
from newsarchive.models.judgement import Judgement
from newsarchive.models.candidate import Candidate, NameBlock, Uncompared
from newsarchive.models.external_id import ExternalId
from newsarchive.models.note import Note
from newsarchive.models.ingest_run import IngestItem, IngestRun
from newsarchive.models.act import Act, Presence, Visit
from newsarchive.models.saved_filter import SavedFilter
from newsarchive.models.known_name import ConfirmedName, KnownName, SecondReading
from newsarchive.models.read_fact import ReadFact

__all__ = [
    "Act",
    "Appearance",
    "Article",
    "Candidate",
    "CharacterSurname",
    "Citation",
    "Claim",
    "ClaimPart",
    "ConfirmedName",
    "Disagreement",
    "DismissedName",
    "ExternalId",
    "Fingerprint",
    "GoneQuote",
    "IngestItem",
    "IngestRun",
    "Judgement",
    "KnownName",
    "Mention",
    "Merge",
    "NameBlock",
    "Note",
    "Original",
    "Outlet",
    "Person",
    "PersonAlias",
    "Presence",
    "ReadFact",
    "SavedFilter",
    "SecondReading",
    "SplitMention",
    "TextBand",
    "Uncompared",
    "Uncounted",
    "Visit",
    "Withdrawal",
    "Work",
    "WorkAlias",
]
