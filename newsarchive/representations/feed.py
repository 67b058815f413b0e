"""Lists as Atom feeds: what came into them last."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.utils.feedgenerator import Atom1Feed

from newsarchive.models import Article, Claim, Disagreement, Person, Work
from newsarchive.wording import claim_in_words, property_in_words

ENTRIES = 50

# What XML cannot hold, though a text may.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# When a feed changed last that has no entries yet: the hour of asking, which Django gives it, would make it ever new.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _NEVER


def atom(
    title: str,
    page: str,
    address: str,
    rows: Iterable[Article | Person | Work | Claim | Disagreement],
    site: str,
) -> str:
    """Return the feed of the rows. page: the list's address; address: the feed's own; site: what addresses begin with."""
    feed = _Feed(title=_clean(title), link=page, feed_url=address, description="", feed_guid=address)
    for row in rows:
        link = site + row.get_absolute_url()
        published = row.published if isinstance(row, Article) else None
        feed.add_item(
            title=_clean(_title(row)),
            link=link,
            description=_clean(row.first_words) if isinstance(row, Article) else "",
            unique_id=link,
            pubdate=datetime.combine(published, time(), UTC) if published else None,
            updateddate=row.created,
            author_name=_clean(row.outlet.name)
            if isinstance(row, Article) and row.outlet
            else "News archive",
            categories=["withdrawn"] if isinstance(row, Article) and row.is_withdrawn else [],
        )
    return str(feed.writeString("utf-8"))


def _title(row: Article | Person | Work | Claim | Disagreement) -> str:
    if isinstance(row, Claim):
        return claim_in_words(row)
    if isinstance(row, Disagreement):
        return f"{row.subject}: sources disagree about {property_in_words(row.predicate)}"
    return str(row)


def _clean(text: str) -> str:
    return _NOT_XML.sub(" ", text)
