"""Static files under names that carry a hash of their content, compressed with gzip and Brotli, cached for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    def stored_name(self, name: str) -> str:
        """Return the hashed name, or the plain one of a file that collectstatic has not seen: a page never fails for it."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
