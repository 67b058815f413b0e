"""Claims whose evidence is counted at a run's end, and indexes: those that another one stands in for go, some others
keep only the rows that have a value."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class WithoutIndex(migrations.AlterField):
    """Takes an index away, and leaves the table alone: Django would copy it on SQLite, triggers of the search lost."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = from_state.apps.get_model(app_label, self.model_name)
        column = model._meta.get_field(self.name).column
        kept = {index.name for index in model._meta.indexes}
        for name in schema_editor._constraint_names(model, [column], index=True, unique=False, exclude=kept):
            schema_editor.execute(schema_editor._delete_index_sql(model, name))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        schema_editor.execute(schema_editor._create_index_sql(model, fields=[model._meta.get_field(self.name)]))


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
        WithoutIndex(
            model_name='appearance',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='appearances', to='newsarchive.article'),
        ),
        WithoutIndex(
            model_name='appearance',
            name='home_person',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='Whose appearance it is without any merge, where that is another person.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='home_appearances', to='newsarchive.person'),
        ),
        WithoutIndex(
            model_name='appearance',
            name='home_work',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='Whose appearance it is without any merge, where that is another work.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='home_appearances', to='newsarchive.work'),
        ),
        WithoutIndex(
            model_name='appearance',
            name='person',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='newsarchive.person'),
        ),
        WithoutIndex(
            model_name='appearance',
            name='work',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='newsarchive.work'),
        ),
        WithoutIndex(
            model_name='citation',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='newsarchive.article'),
        ),
        WithoutIndex(
            model_name='citation',
            name='claim',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='newsarchive.claim'),
        ),
        WithoutIndex(
            model_name='citation',
            name='object_appearance',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsarchive.appearance'),
        ),
        WithoutIndex(
            model_name='citation',
            name='speaker',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='spoken_citations', to='newsarchive.person'),
        ),
        WithoutIndex(
            model_name='citation',
            name='speaker_appearance',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='newsarchive.appearance'),
        ),
        WithoutIndex(
            model_name='claim',
            name='object_person',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims_about', to='newsarchive.person'),
        ),
        WithoutIndex(
            model_name='claim',
            name='object_work',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims_about', to='newsarchive.work'),
        ),
        WithoutIndex(
            model_name='claim',
            name='subject_person',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='newsarchive.person'),
        ),
        WithoutIndex(
            model_name='claim',
            name='subject_work',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='newsarchive.work'),
        ),
        WithoutIndex(
            model_name='confirmedname',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='confirmed_names', to='newsarchive.article'),
        ),
        WithoutIndex(
            model_name='ingestitem',
            name='run',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='newsarchive.ingestrun'),
        ),
        WithoutIndex(
            model_name='mention',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='newsarchive.article'),
        ),
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
