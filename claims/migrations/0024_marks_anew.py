"""Marks of texts are worked out in another way: those that are stored are made anew."""

from typing import Any

from django.db import migrations

from claims.domain import resembling

_AT_ONCE = 1000


def mark_anew(apps: Any, schema_editor: Any) -> None:
    marked = apps.get_model("claims", "Article").objects.filter(lowest_mark__isnull=False)
    last = 0
    while articles := list(marked.filter(pk__gt=last).order_by("pk").only("text")[:_AT_ONCE]):
        for article in articles:
            marks = resembling.marks(article.text)
            article.lowest_mark, article.highest_mark = marks.lowest, marks.highest
        marked.bulk_update(articles, ["lowest_mark", "highest_mark"])
        last = articles[-1].pk


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_quicker_imports")]

    operations = [migrations.RunPython(mark_anew, migrations.RunPython.noop, elidable=True)]
