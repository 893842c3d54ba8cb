"""The order of the work list, by an index: a page reads no more articles than it shows."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0017_fewer_indexes_of_history'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-created_at', '-id'], name='articles_newest_first'),
        ),
    ]
