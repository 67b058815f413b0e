"""Withdrawn articles, quotes that later texts lack, and finding articles with nearly the same text.

What the archive holds already is looked through once: each text is noted, and each quote that is gone.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from newsarchive.likeness import sketch, text_keys

_BATCH = 500


def note_texts(apps, schema_editor):
    """Let every article be found by its text."""
    article_model, band = apps.get_model("newsarchive", "Article"), apps.get_model("newsarchive", "TextBand")
    bands = []
    for pk, text in article_model.objects.order_by("pk").values_list("pk", "text").iterator(chunk_size=_BATCH):
        bands += [band(key=key, article_id=pk) for key in dict.fromkeys(text_keys(text, sketch(text)))]
        if len(bands) >= _BATCH:
            band.objects.bulk_create(bands)
            bands = []
    band.objects.bulk_create(bands)


def note_gone_quotes(apps, schema_editor):
    """Note the citations in replaced texts whose claims the latest texts do not make."""
    article_model, citation = apps.get_model("newsarchive", "Article"), apps.get_model("newsarchive", "Citation")
    later = dict(article_model.objects.filter(replaces__isnull=False).values_list("replaces_id", "pk"))
    latest = {}
    for article in later:
        last = article
        while last in later:
            last = later[last]
        latest[article] = last
    standing = citation.objects.exclude(status="rejected").order_by()
    articles = sorted(latest)
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        heads = {latest[article] for article in batch}
        said = set(standing.filter(article__in=heads).values_list("claim_id", "article_id"))
        rows = standing.filter(article__in=batch).values_list("pk", "claim_id", "article_id")
        apps.get_model("newsarchive", "GoneQuote").objects.bulk_create(
            apps.get_model("newsarchive", "GoneQuote")(citation_id=pk)
            for pk, claim, article in rows
            if (claim, latest[article]) not in said
        )


class Migration(migrations.Migration):

    dependencies = [
        ('newsarchive', '0015_entity_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GoneQuote',
            fields=[
                ('citation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='gone_quote', serialize=False, to='newsarchive.citation')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, help_text='When the archive noticed.')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='withdrawal', serialize=False, to='newsarchive.article')),
                ('reason', models.CharField(help_text='What the outlet says of it, and where.', max_length=500)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TextBand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsarchive.article')),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['key', 'article'], name='text_band_key')],
            },
        ),
        migrations.RunPython(note_texts, migrations.RunPython.noop),
        migrations.RunPython(note_gone_quotes, migrations.RunPython.noop),
    ]
