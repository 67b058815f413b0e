"""Write documents and what was read in them to the archive: the only stage that knows the models.

What the archive then holds is a function of the documents and of what editors decided, not of the order in which the
documents came or of how often.
"""

from newsarchive.ingest.store.articles import Stored, store, unchanged_article
from newsarchive.ingest.store.candidates import compare_names
from newsarchive.ingest.store.known_names import count_due, settle_names
from newsarchive.ingest.store.merging import home_of, move, relink, show_merges, side_of
from newsarchive.ingest.store.runs import failed_inputs, finish_run, record, refresh_statistics, start_run
from newsarchive.ingest.store.second_readings import Due, due_articles, finish_second_reading
from newsarchive.ingest.store.totals import Totals, totals
from newsarchive.ingest.store.touched import count_put_off
from newsarchive.models import IngestRun

__all__ = [
    "Due",
    "IngestRun",
    "Stored",
    "Totals",
    "compare_names",
    "count_due",
    "count_put_off",
    "due_articles",
    "failed_inputs",
    "finish_run",
    "finish_second_reading",
    "home_of",
    "move",
    "record",
    "refresh_statistics",
    "relink",
    "settle_names",
    "show_merges",
    "side_of",
    "start_run",
    "store",
    "totals",
    "unchanged_article",
]
