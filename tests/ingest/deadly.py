"""What workers of a cluster load in tests: documents that take a while, and such as kill whoever parses them."""

import os
import signal
import time

from newsarchive.ingest import workers
from newsarchive.ingest.document import Document, SourceFile

DEADLY = "These words are deadly."
SLOW = "These words are slow."

_parse = workers.parse


def parse(source_file: SourceFile) -> Document:
    if DEADLY.encode() in source_file.content:
        os.kill(os.getpid(), signal.SIGKILL)
    if SLOW.encode() in source_file.content:
        time.sleep(0.4)  # reading all of them takes longer than storing a few on a busy machine
    return _parse(source_file)


def dask_setup(worker: object) -> None:
    workers.parse = parse
