import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection


@pytest.fixture
def numbered_from_one(db):
    """Give the first row of each table the number 1, whatever tests that commit have left."""
    sequences = [
        {"table": model._meta.db_table, "column": "id"}
        for model in apps.get_app_config("newsarchive").get_models()
    ]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), sequences):
            cursor.execute(statement)
