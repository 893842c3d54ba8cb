"""The history's pages read contexts by time and by who acted: indexes, and a time for each.

Actions of one transaction got its one time, and so no order: a context now has the moment of its
first change.
"""

from importlib import import_module

from django.db import migrations

ATTACH_ONCE = import_module("claims.migrations.0002_history_context").ATTACH_ONCE
AT_ITS_MOMENT = ATTACH_ONCE.replace("NOW(), NOW()", "clock_timestamp(), clock_timestamp()")
CREATE = """
CREATE INDEX claims_contexts_by_time ON pghistory_context (created_at DESC, id DESC);
CREATE INDEX claims_contexts_by_person ON pghistory_context ((metadata -> 'user'), created_at DESC);
"""
DROP = "DROP INDEX claims_contexts_by_time; DROP INDEX claims_contexts_by_person;"


class Migration(migrations.Migration):
    dependencies = [("claims", "0011_marks")]

    operations = [
        migrations.RunSQL(AT_ITS_MOMENT, ATTACH_ONCE),
        migrations.RunSQL(CREATE, DROP),
    ]
