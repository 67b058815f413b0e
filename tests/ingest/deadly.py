"""What workers of a cluster load in tests: documents that take a while or for ever, and such as kill whoever parses them."""

import os
import signal
import time

from newsarchive.ingest import workers
from newsarchive.ingest.document import Document, SourceFile

DEADLY = "These words are deadly."
SLOW = "These words are slow."
LASTING = "These words last."

_parse = workers.parse


def parse(source_file: SourceFile) -> Document:
    if DEADLY.encode() in source_file.content:
        os.kill(os.getpid(), signal.SIGKILL)
    if SLOW.encode() in source_file.content:
        time.sleep(0.1)
    if LASTING.encode() in source_file.content:
        time.sleep(3600)
    return _parse(source_file)


def dask_setup(worker: object) -> None:
    workers.parse = parse
