"""Write many rows that differ: by one prepared statement, not by one that names every row."""

from collections.abc import Sequence

from django.db import connection, models, transaction


def update_each(rows: Sequence[models.Model], columns: Sequence[str]) -> None:
    """Write the named fields of the rows, all of one model, which are stored already.

    Django's bulk_update() does the same by a CASE for every row, and takes longer to put it into words than the
    database takes to carry it out. Rows are written one by one, so that no two of them may swap unique values.
    """
    if not rows:
        return
    meta = rows[0]._meta
    concrete = {field.name: field for field in meta.concrete_fields}
    fields = [concrete[name] for name in columns]
    assert meta.pk is not None  # every model has one
    quote = connection.ops.quote_name
    assigned = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    values = [
        [*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields), row.pk]
        for row in rows
    ]
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(meta.db_table)} SET {assigned} WHERE {quote(str(meta.pk.column))} = %s", values
        )
