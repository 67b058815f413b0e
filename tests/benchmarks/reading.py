"""Pages over HTTP, beside Datasette on the same file and bare SQL on it, in the same run."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote_plus, urlencode

from newsarchive.models import Article, Outlet, Person, Work
from newsarchive.paging import NEWEST_FIRST, PAGE_SIZE, page_of
from newsarchive.search import RELEVANCE_WINDOW
from tests.benchmarks import addresses, peers
from tests.benchmarks.measuring import Measured, interleaved

Ways = Mapping[str, Callable[[], object]]

_ROW = "id, headline, sort_date, outlet_id"
_NEWEST = f"ORDER BY sort_date DESC, id DESC LIMIT {PAGE_SIZE + 1}"
_THOUSANDTH = 999


def page_at(number: int) -> str:
    """Return the address of a page of the list of articles, from 0; of the last one where there are not so many."""
    articles = Article.objects.current().only("sort_date")
    behind = min(number, articles.count() // PAGE_SIZE - 1) * PAGE_SIZE
    token = page_of(articles, NEWEST_FIRST, size=behind).next if behind > 0 else ""
    return f"/articles/?{urlencode({'page': token})}" if token else "/articles/"


@contextmanager
def ways(archive: Path, datasette: Path | None) -> Iterator[Ways]:
    """Yield what is asked of each server, by name; datasette: its program, None to leave it out."""
    with ExitStack() as stack:
        server = stack.enter_context(peers.archive_server())
        bare = stack.enter_context(closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)))
        bare.execute("PRAGMA mmap_size=1073741824")
        found: dict[str, Callable[[], object]] = {}

        def ours(name: str, address: str) -> None:
            # A word in the address that says nothing, another one each time: no page that was made before has it.
            anew = f"{address}{'&' if '?' in address else '?'}time="
            times = count()
            found[name] = lambda: server.get(f"{anew}{next(times)}")
            found[f"{name}, again"] = lambda: server.get(address)

        def sql(name: str, statement: str, *values: object) -> None:
            found[f"{name}, bare SQL"] = lambda: bare.execute(statement, values).fetchall()

        ours("list", "/articles/")
        ours("list, page 1,000", page_at(_THOUSANDTH))
        if datasette is not None:
            peer = stack.enter_context(peers.datasette(datasette, archive))
            base = f"/{archive.stem}/newsarchive_article"
            columns = [("_col", "id"), ("_col", "headline"), ("_col", "sort_date")]
            query = urlencode(
                [*columns, ("_size", PAGE_SIZE), ("_sort_desc", "sort_date"), ("is_current", 1)]
            )
            found["list, Datasette HTML"] = lambda: peer.get(f"{base}?{query}")
            found["list, Datasette JSON"] = lambda: peer.get(f"{base}.json?{query}&_shape=array")
        _filtered(ours, sql)
        for share, word in addresses.common_words().items():
            match = f'"{word}"'
            ours(f"search {share}", f"/articles/?q={quote_plus(word)}")
            ours(f"search {share}, best", f"/articles/?q={quote_plus(word)}&order=relevance")
            sql(
                f"search {share}, best",
                "SELECT rowid, snippet(article_search, 1, '', '', '', 32) FROM article_search WHERE rowid IN"
                " (SELECT rowid FROM (SELECT rowid, rank FROM article_search WHERE article_search MATCH ?"
                f" ORDER BY rowid DESC LIMIT {RELEVANCE_WINDOW}) ORDER BY rank LIMIT {PAGE_SIZE})"
                " AND article_search MATCH ?",
                match,
                match,
            )
        yield found


def _filtered(ours: Callable[[str, str], None], sql: Callable[..., None]) -> None:
    outlet = Outlet.objects.exclude(articles=None).order_by("pk")[0].pk
    person = Person.objects.order_by("-article_count")[0].pk
    work = Work.objects.order_by("-article_count")[0].pk
    first, last = "2012-01-01", "2012-12-31"
    dates = f"published_after={first}&published_before={last}"
    ours("by outlet and dates", f"/articles/?outlet={outlet}&{dates}")
    sql(
        "by outlet and dates",
        f"SELECT {_ROW} FROM newsarchive_article WHERE is_current AND outlet_id = ?"
        f" AND sort_date BETWEEN ? AND ? {_NEWEST}",
        outlet, first, last,
    )  # fmt: skip
    for name, pk in (("person", person), ("work", work)):
        ours(f"by {name} and dates", f"/articles/?{name}={pk}&{dates}")
        sql(
            f"by {name} and dates",
            f"SELECT DISTINCT a.id, a.headline, a.sort_date, a.outlet_id FROM newsarchive_appearance p"
            f" JOIN newsarchive_article a ON a.id = p.article_id WHERE p.{name}_id = ? AND a.is_current"
            f" AND p.sort_date BETWEEN ? AND ? ORDER BY p.sort_date DESC, p.article_id DESC LIMIT {PAGE_SIZE + 1}",
            pk, first, last,
        )  # fmt: skip


def measure(archive: Path, datasette: Path | None, rounds: int, letters: str = "") -> dict[str, Measured]:
    """Return what each way takes that has the letters in its name, or is the list."""
    with ways(archive, datasette) as asked:
        chosen = {name: way for name, way in asked.items() if name == "list" or letters in name}
        return interleaved(chosen, rounds)
