"""Who has an article's page open: noted whenever the page is asked for, and forgotten after a while."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from newsarchive.models import Article, Presence

# Whoever has not asked for the page for so long is taken to have left.
STAY = timedelta(minutes=15)
# Far shorter than STAY: each decision asks for the page anew, and would else be one more write.
_NOTED_EVERY = timedelta(minutes=1)


def note_presence(article: Article, user: User) -> list[Presence]:
    """Note that the user looks at the article now, and return who else does, in the order in which they came."""
    now = timezone.now()
    here = list(Presence.objects.filter(article=article).select_related("user").order_by("since", "pk"))
    left = [presence.pk for presence in here if presence.seen < now - STAY]
    if left:
        Presence.objects.filter(pk__in=left).delete()
    own = next(
        (presence for presence in here if presence.user_id == user.pk and presence.pk not in left), None
    )
    if own is None or own.seen < now - _NOTED_EVERY:
        Presence.objects.bulk_create(
            [Presence(article=article, user_id=user.pk, since=now, seen=now)],
            update_conflicts=True,
            update_fields=["seen"],
            unique_fields=["article", "user"],
        )
    return [presence for presence in here if presence.user_id != user.pk and presence.pk not in left]
