"""What an archive holds, for comparing archives: its export without ids."""

from itertools import zip_longest

from newsarchive.export import rows


def contents():
    """Return every exported row, in the order of the export, without ids."""
    tables = (rows.articles, rows.persons, rows.works, rows.claims, rows.disagreements)
    return {table.__name__: [_without_ids(row) for row in table()] for table in tables}


def _without_ids(value):
    if isinstance(value, list):
        return [_without_ids(one) for one in value]
    if isinstance(value, dict):
        return {
            key: _without_ids(one) for key, one in value.items() if key not in {"id", "claim", "preferred"}
        }
    return value


def differences(ours, theirs):
    """Return the rows, of two archives' contents, that only one of them has at its place."""
    return [
        (table, ours_row, theirs_row)
        for table in ours
        for ours_row, theirs_row in zip_longest(ours[table], theirs[table])
        if ours_row != theirs_row
    ]
