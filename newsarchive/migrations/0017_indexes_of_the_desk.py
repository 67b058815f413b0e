"""Indexes for what pages of the desk would else read a whole table for."""

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
            index=models.Index(condition=models.Q(models.Q(('language__startswith', 'en'), _negated=True), models.Q(('language', ''), _negated=True)), fields=['-sort_date', '-id'], name='article_not_english'),
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
