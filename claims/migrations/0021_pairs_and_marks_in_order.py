"""Pairs by their score, and articles by their marks, each in the order that they are read in."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0020_speaker_rule_costs_less'),
    ]

    operations = [
        migrations.AlterField(
            model_name='article',
            name='highest_mark',
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='article',
            name='lowest_mark',
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('lowest_mark'), django.db.models.functions.text.Left('text_sha256', 8), condition=models.Q(('deleted_at__isnull', True)), name='articles_by_lowest_mark'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('highest_mark'), django.db.models.functions.text.Left('text_sha256', 8), condition=models.Q(('deleted_at__isnull', True)), name='articles_by_highest_mark'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('outcome__isnull', True), ('pair_a__isnull', False)), fields=['-score', 'id'], name='open_pairs_likeliest_first'),
        ),
    ]
