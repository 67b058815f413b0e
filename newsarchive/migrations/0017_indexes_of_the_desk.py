"""Indexes for what pages of the desk would else read a whole table for."""

import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsarchive', '0016_versions_and_copies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(models.Q(('language__gt', ''), ('language__lt', 'en')), ('language__gte', 'eo'), _connector='OR'), fields=['-sort_date', '-id'], name='article_not_english'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length('date'), 20)), fields=['-article_count', '-id'], name='claim_long_date'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('date__gte', 'XXXX'), ('date__lt', 'XXXY')), fields=['-article_count', '-id'], name='claim_year_not_told'),
        ),
        migrations.AddIndex(
            model_name='ingestitem',
            index=models.Index(fields=['source'], name='ingest_item_source'),
        ),
        migrations.AddIndex(
            model_name='ingestitem',
            index=models.Index(fields=['run', 'outcome'], name='ingest_item_run_outcome'),
        ),
    ]
