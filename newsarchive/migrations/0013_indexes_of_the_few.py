"""Indexes of rows that are not as nearly all are, so that a filter for them does not read through all."""

import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("newsarchive", "0012_split_mentions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='claim',
            name='claim_date_ambiguous',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('is_current', False)), fields=['-sort_date', '-id'], name='article_replaced'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('language', '')), fields=['-sort_date', '-id'], name='article_language_unknown'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('status', 'unreviewed'), _negated=True), fields=['status', '-id'], name='citation_decided'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('modality', 'asserted'), _negated=True), fields=['modality', '-id'], name='citation_not_asserted'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('origin', 'machine'), _negated=True), fields=['origin', '-id'], name='citation_not_by_machine'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length('date'), 20)), fields=['status', '-article_count', '-id'], name='claim_date_with_readings'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('disagreement__isnull', False), ('article_count__gt', 0), ('rank', 'normal'), ('status', 'unreviewed')), fields=['disagreement', 'article_count'], name='claim_disputed_to_review'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('rank', 'normal'), _negated=True), fields=['rank', '-article_count', '-id'], name='claim_ranked'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('origin', 'machine'), _negated=True), fields=['origin', '-article_count', '-id'], name='claim_not_by_machine'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('negated', True)), fields=['-article_count', '-id'], name='claim_negated'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['-article_count', '-id'], name='person_merged'),
        ),
        migrations.AddIndex(
            model_name='work',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['-article_count', '-id'], name='work_merged'),
        ),
    ]
