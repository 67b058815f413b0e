"""Claims that hold for one country or edition, ranges, dates in figures, and what tells lightly edited copies.

The table of claims is altered, which on SQLite drops the triggers of full-text search: they are made again.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

search = import_module("newsarchive.migrations.0002_search")


class Migration(migrations.Migration):
    dependencies = [("newsarchive", "0002_search")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, search.create),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="newsarchive.article",
                    ),
                ),
                (
                    "sketch",
                    models.BinaryField(
                        help_text="The least shingles of its words; see newsarchive.likeness."
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_of_person_once",
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_of_work_once",
        ),
        migrations.AddField(
            model_name="citation",
            name="shingles",
            field=models.BinaryField(
                blank=True,
                default=bytes,
                help_text="What nearly the same passages have in common; see newsarchive.likeness.",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="qualifier",
            field=models.CharField(
                blank=True,
                help_text="What it holds for, where not for all: a country, an edition, a festival's premiere.",
                max_length=80,
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="upper",
            field=models.FloatField(
                blank=True, help_text="The greatest number, where a range is given.", null=True
            ),
        ),
        migrations.AddField(
            model_name="outlet",
            name="date_order",
            field=models.CharField(
                blank=True,
                choices=[("dmy", "day first: 31/12/2025"), ("mdy", "month first: 12/31/2025")],
                help_text="How it writes dates such as 03/04/2025. Left open, each article is read by what it tells.",
                max_length=3,
                verbose_name="order of day and month",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="bound",
            field=models.CharField(
                blank=True,
                choices=[("min", "at least"), ("max", "at most"), ("about", "about"), ("near", "nearly")],
                help_text="How the number is meant; empty for exactly.",
                max_length=5,
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="date",
            field=models.CharField(
                blank=True,
                help_text="YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM; 199X for a decade, XXXX-04-11 for a day without a year, [2025-03-04,2025-04-03] where day and month cannot be told apart.",
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="disagreement",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "open"),
                    ("explained", "explained: a plan that changed, or a mistake that was corrected"),
                    ("settled", "settled"),
                    ("closed", "closed: the sources agree now"),
                ],
                default="open",
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("date__startswith", "[")), fields=["-id"], name="claim_date_ambiguous"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                condition=models.Q(("subject_person__isnull", False)),
                fields=("subject_person", "predicate", "value_key", "negated", "qualifier"),
                name="claim_of_person_once",
                violation_error_message="This claim exists already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                condition=models.Q(("subject_work__isnull", False)),
                fields=("subject_work", "predicate", "value_key", "negated", "qualifier"),
                name="claim_of_work_once",
                violation_error_message="This claim exists already.",
            ),
        ),
        migrations.RunPython(search.create, migrations.RunPython.noop),
    ]
