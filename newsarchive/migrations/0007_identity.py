"""Editors' merges apart from what names join; dismissed names.

Tables are altered, which on SQLite drops the triggers of full-text search: they are made again.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


search = import_module("newsarchive.migrations.0002_search")


def join_merged(apps, schema_editor):
    """What was merged until now was so by names."""
    for name in ("Person", "Work"):
        model = apps.get_model("newsarchive", name)
        model.objects.filter(merged_into__isnull=False).update(joined_into=models.F("merged_into"))


class Migration(migrations.Migration):
    dependencies = [
        ("newsarchive", "0006_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, search.create),
        migrations.CreateModel(
            name="ClaimPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("unreviewed", "unreviewed"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                        ],
                        default="unreviewed",
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(blank=True, help_text="Why it was decided so.", max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "since",
                    models.DateTimeField(help_text="When the claim of this number was made.", null=True),
                ),
                ("number", models.BigIntegerField(null=True)),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("preferred", "preferred"),
                            ("normal", "normal"),
                            ("deprecated", "deprecated"),
                        ],
                        default="normal",
                        max_length=20,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("machine", "read by machine"), ("editor", "made by an editor")],
                        default="machine",
                        max_length=20,
                    ),
                ),
                (
                    "disagreement",
                    models.BigIntegerField(help_text="The one that it takes part in by itself.", null=True),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DismissedName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(choices=[("person", "person"), ("work", "work")], max_length=10)),
                ("key", models.CharField(help_text="Equal for spellings of one name.", max_length=300)),
                ("name", models.CharField(max_length=300)),
                ("reason", models.CharField(max_length=500)),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(help_text="What it is called while this holds.", max_length=300)),
                ("kind", models.CharField(max_length=20)),
                ("reason", models.CharField(max_length=500)),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="citation",
            name="citation_once",
        ),
        migrations.AddField(
            model_name="appearance",
            name="dismissed",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="An editor said that this name names none: it counts for nothing.",
            ),
        ),
        migrations.AddField(
            model_name="appearance",
            name="home_person",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Whose appearance it is without any merge, where that is another person.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="home_appearances",
                to="newsarchive.person",
            ),
        ),
        migrations.AddField(
            model_name="appearance",
            name="home_work",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Whose appearance it is without any merge, where that is another work.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="home_appearances",
                to="newsarchive.work",
            ),
        ),
        migrations.AddField(
            model_name="disagreement",
            name="held",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Settled while its subject stood by itself; so it is again when the merge is undone.",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="dismissed",
            field=models.BooleanField(
                default=False, editable=False, help_text="An editor said that it is no person."
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="joined_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The person that it is by its names; merged_into heeds editors' merges too.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="joined",
                to="newsarchive.person",
            ),
        ),
        migrations.AddField(
            model_name="work",
            name="dismissed",
            field=models.BooleanField(
                default=False, editable=False, help_text="An editor said that it is no work."
            ),
        ),
        migrations.AddField(
            model_name="work",
            name="joined_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The work that it is by its names; merged_into heeds editors' merges too.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="joined",
                to="newsarchive.work",
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.UniqueConstraint(
                fields=("claim", "article", "start", "end", "subject_appearance", "object_appearance"),
                name="citation_once",
                violation_error_message="This claim already cites these words.",
            ),
        ),
        migrations.AddField(
            model_name="claimpart",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="newsarchive.claim"
            ),
        ),
        migrations.AddField(
            model_name="claimpart",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="claimpart",
            name="object_person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="newsarchive.person",
            ),
        ),
        migrations.AddField(
            model_name="claimpart",
            name="object_work",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="newsarchive.work",
            ),
        ),
        migrations.AddField(
            model_name="claimpart",
            name="subject_person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="newsarchive.person",
            ),
        ),
        migrations.AddField(
            model_name="claimpart",
            name="subject_work",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="newsarchive.work",
            ),
        ),
        migrations.AddField(
            model_name="dismissedname",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="person",
            field=models.ForeignKey(
                blank=True,
                help_text="Who stays.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="merges",
                to="newsarchive.person",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="work",
            field=models.ForeignKey(
                blank=True,
                help_text="What stays.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="merges",
                to="newsarchive.work",
            ),
        ),
        migrations.AddField(
            model_name="judgement",
            name="merge",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="judgements",
                to="newsarchive.merge",
            ),
        ),
        migrations.AddIndex(
            model_name="claimpart",
            index=models.Index(fields=["number"], name="claim_part_number"),
        ),
        migrations.AddConstraint(
            model_name="dismissedname",
            constraint=models.UniqueConstraint(
                fields=("type", "key"),
                name="name_dismissed_once",
                violation_error_message="This name is dismissed already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("person__isnull", False), ("work__isnull", True)),
                    models.Q(("person__isnull", True), ("work__isnull", False)),
                    _connector="OR",
                ),
                name="merge_of_persons_or_works",
                violation_error_message="Persons are merged with persons, and works with works.",
            ),
        ),
        migrations.AddIndex(
            model_name="appearance",
            index=models.Index(
                condition=models.Q(("dismissed", True)),
                fields=["person", "work"],
                name="appearance_dismissed",
            ),
        ),
        migrations.RunPython(join_merged, migrations.RunPython.noop),
        migrations.RunPython(search.create, migrations.RunPython.noop),
    ]
