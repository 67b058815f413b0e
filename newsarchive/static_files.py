"""Static files under names that carry a hash of their content, compressed with gzip and Brotli, cached for ever."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Beside the collected files: the digest of those that they were made from.
_COLLECTED = ".collected"


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    def stored_name(self, name: str) -> str:
        """Return the hashed name, or the plain one of a file that collectstatic has not seen: a page never fails for it."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name


def collect_changed() -> bool:
    """Collect the static files unless those collected before are still the same; tell whether it was needed.

    Raises OSError where STATIC_ROOT cannot be written.
    """
    stamp = Path(settings.STATIC_ROOT, _COLLECTED)
    digest = _digest_of_sources()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest, encoding="ascii")
    return True


def _digest_of_sources() -> str:
    """Return a digest of the names and the content of all that would be collected."""
    digest = hashlib.blake2b(digest_size=16)
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(name.encode() + b"\0")
            with storage.open(name) as file:
                digest.update(hashlib.blake2b(file.read()).digest())
    return digest.hexdigest()
