"""From news documents to rows, one way: read → parse → extract → link → store.

read     paths and streams → SourceFile (bytes, digest, where they came from)
parse    SourceFile → Document (headline, outlet, date, text and its layout)
extract  Document → Reading (entities with their mentions, claims with their evidence): a pure function of the text
link     Reading and what the archive knows → which entities are whose
store    everything into the database: the only stage that knows the models
"""
