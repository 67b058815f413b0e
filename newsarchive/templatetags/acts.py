"""What pages need for acting: the Undo button that belongs to a message, and the version of a row that is shown."""

from django import template
from django.contrib.messages.storage.base import Message
from django.core.exceptions import ValidationError

from newsarchive.curation.versions import version_of
from newsarchive.models import Act, Citation, Claim

register = template.Library()


@register.filter
def act_of(message: Message) -> Act | None:
    """Return the act that a message tells of: the one that its tag names, if that changed anything."""
    for tag in (message.extra_tags or "").split():
        if tag.startswith("act-"):
            try:
                return Act.objects.filter(cid=tag.removeprefix("act-")).first()
            except ValidationError:
                return None
    return None


@register.filter
def version(row: Claim | Citation) -> str:
    """Return what tells whether the row was decided on since the page was made."""
    return version_of(row)
