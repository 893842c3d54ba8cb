"""Each list of a page has an index of its order."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0018_newest_first'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('deleted_at__isnull', False)), fields=['-deleted_at', '-id'], name='articles_removed_last_first'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('deleted_at__isnull', True), ('state', 'disputed')), fields=['article', 'start'], include=('id', 'drawn_by'), name='disputes_of_articles'),
        ),
        migrations.AddIndex(
            model_name='contradiction',
            index=models.Index(fields=['-proposed_at', '-id'], name='contradictions_newest_first'),
        ),
    ]
