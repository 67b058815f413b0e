"""In which role somebody decided: readers are told that, and not who it was."""

from django.contrib.auth.models import User

from newsarchive.roles import Role


def role_words(user: User | None) -> str:
    """Return the highest role that the account has now: "a chief editor"; "an editor" where it has none, or is gone."""
    names = set(user.groups.values_list("name", flat=True)) if user else set()
    for role in (Role.ADMINISTRATOR, Role.CHIEF):
        if role.value in names:
            words = role.value.lower().removesuffix("s")
            return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
    return "an editor"
