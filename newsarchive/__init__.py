"""A news archive in which every claim stands on the exact words of a source."""

import os

# The matrices that a document is read with are so small that sharing one among threads takes twice the processor's time. It
# has to be said before numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
