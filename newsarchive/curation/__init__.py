"""What editors decide: on claims, citations, disagreements, dates and names.

Every function is one transaction and one act of the history (see newsarchive.recording), which can be undone as one,
changes nothing when called again with the same words, and brings counts and disagreements up to date. Rows are read anew: those
passed in are left as they are.
"""

from newsarchive.curation.articles import reinstate, set_published, withdraw
from newsarchive.curation.citations import (
    accept_citations,
    cite,
    correct_citation,
    decide_citations,
    find_quote,
    reject_citations,
    reset_citations,
)
from newsarchive.curation.claims import (
    accept_claims,
    add_claim,
    check_decision,
    decide_claims,
    keep_claims,
    reject_claims,
    reset_claims,
)
from newsarchive.curation.corrections import correct, state
from newsarchive.curation.date_order import choose_reading, set_date_order
from newsarchive.curation.disagreements import reopen, separate, settle
from newsarchive.curation.entities import (
    external_ids_of,
    judge,
    keep_alias,
    keep_external_id,
    name_person,
    name_work,
)
from newsarchive.curation.mentions import add_mention
from newsarchive.curation.notes import change_note, remove_note, write_note
from newsarchive.curation.undo import CannotUndo, Plan, entries_of, plan_undo, undo, undo_otherwise

__all__ = [
    "CannotUndo",
    "Plan",
    "accept_citations",
    "accept_claims",
    "add_claim",
    "add_mention",
    "change_note",
    "check_decision",
    "choose_reading",
    "cite",
    "correct",
    "correct_citation",
    "decide_citations",
    "decide_claims",
    "entries_of",
    "external_ids_of",
    "find_quote",
    "judge",
    "keep_alias",
    "keep_claims",
    "keep_external_id",
    "name_person",
    "name_work",
    "plan_undo",
    "reinstate",
    "reject_citations",
    "reject_claims",
    "remove_note",
    "reopen",
    "reset_citations",
    "reset_claims",
    "separate",
    "set_date_order",
    "set_published",
    "settle",
    "state",
    "undo",
    "undo_otherwise",
    "withdraw",
    "write_note",
]
