"""The verdicts that a desk begins with; an admin edits the list."""

from django.db import migrations

VERDICTS = (
    ("true", "صحيح", "True"),
    ("mostly-true", "صحيح في مجمله", "Mostly true"),
    ("lacks-context", "ناقص السياق", "Lacks context"),
    ("misleading", "مضلِّل", "Misleading"),
    ("unproven", "غير مثبت", "Unproven"),
    ("false", "زائف", "False"),
)


def add(apps, schema_editor):
    verdicts = apps.get_model("claims", "Verdict")
    if not verdicts.objects.exists():
        verdicts.objects.bulk_create(
            verdicts(key=key, label_ar=arabic, label_en=english, position=position)
            for position, (key, arabic, english) in enumerate(VERDICTS)
        )


class Migration(migrations.Migration):
    dependencies = [("claims", "0013_publishing")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
