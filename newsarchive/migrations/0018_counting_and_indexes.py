"""Claims whose evidence is counted at a run's end, and indexes: those that another one stands in for go, some others
keep only the rows that have a value."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# Found by another index, or, where few have a value, by one of those that do.
UNINDEXED = {
    "appearance": ["article", "home_person", "home_work", "person", "work"],
    "citation": ["article", "claim", "object_appearance", "speaker", "speaker_appearance"],
    "claim": ["object_person", "object_work", "subject_person", "subject_work"],
    "confirmedname": ["article"],
    "ingestitem": ["run"],
    "mention": ["article"],
}


class Unindex(migrations.operations.base.Operation):
    """Takes the indexes of foreign keys away, and leaves their tables alone.

    AlterField() would copy each table on SQLite, whose triggers of the search are lost so, and takes the more time to
    renew the state of all models for every single field.
    """

    reversible = True

    def describe(self):
        return "Take away indexes that others stand in for"

    def state_forwards(self, app_label, state):
        for model, names in UNINDEXED.items():
            fields = state.models[app_label, model].fields
            for name in names:
                _, _, args, kwargs = fields[name].deconstruct()
                fields[name] = models.ForeignKey(*args, **kwargs | {"db_index": False})
        state.reload_models({(app_label, model) for model in UNINDEXED}, delay=False)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for name, fields in UNINDEXED.items():
            model = from_state.apps.get_model(app_label, name)
            kept = {index.name for index in model._meta.indexes}
            for field in fields:
                column = model._meta.get_field(field).column
                for index in schema_editor._constraint_names(
                    model, [column], index=True, unique=False, exclude=kept
                ):
                    schema_editor.execute(schema_editor._delete_index_sql(model, index))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for name, fields in UNINDEXED.items():
            model = to_state.apps.get_model(app_label, name)
            for field in fields:
                schema_editor.execute(
                    schema_editor._create_index_sql(model, fields=[model._meta.get_field(field)])
                )


class Migration(migrations.Migration):

    dependencies = [
        ('newsarchive', '0017_indexes_of_the_desk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Uncounted',
            fields=[
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='uncounted', serialize=False, to='newsarchive.claim')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.RemoveIndex(
            model_name='appearance',
            name='appearance_person_newest',
        ),
        migrations.RemoveIndex(
            model_name='appearance',
            name='appearance_work_newest',
        ),
        migrations.RemoveIndex(
            model_name='claim',
            name='claim_of_person',
        ),
        migrations.RemoveIndex(
            model_name='claim',
            name='claim_of_work',
        ),
        migrations.RemoveIndex(
            model_name='claim',
            name='claim_about_person',
        ),
        migrations.RemoveIndex(
            model_name='claim',
            name='claim_about_work',
        ),
        Unindex(),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(condition=models.Q(('person__isnull', False)), fields=['person', '-sort_date', '-article'], name='appearance_person_newest'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(condition=models.Q(('work__isnull', False)), fields=['work', '-sort_date', '-article'], name='appearance_work_newest'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(condition=models.Q(('work__isnull', False)), fields=['work', 'kind'], name='appearance_work_kind'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(condition=models.Q(('home_person__isnull', False)), fields=['home_person'], name='appearance_home_person'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(condition=models.Q(('home_work__isnull', False)), fields=['home_work'], name='appearance_home_work'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('object_appearance__isnull', False)), fields=['object_appearance'], name='citation_object'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('speaker__isnull', False)), fields=['speaker'], name='citation_speaker'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('speaker_appearance__isnull', False)), fields=['speaker_appearance'], name='citation_speaker_appearance'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('object_person__isnull', False)), fields=['object_person', 'predicate'], name='claim_about_person'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('object_work__isnull', False)), fields=['object_work', 'predicate'], name='claim_about_work'),
        ),
    ]
