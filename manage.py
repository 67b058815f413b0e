#!/usr/bin/env python
"""Run newsarchive's management commands."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as error:
        from newsarchive.storage import STORAGE_ERROR, storage_failure  # needs the settings

        message = storage_failure(error)
        if message is None:
            raise
        sys.stderr.write(f"{message}\n")
        sys.exit(STORAGE_ERROR)


if __name__ == "__main__":
    main()
