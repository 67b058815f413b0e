"""The Undo button that belongs to a message."""

from django import template
from django.contrib.messages.storage.base import Message
from django.core.exceptions import ValidationError

from newsarchive.models import Act

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
