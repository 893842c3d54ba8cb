"""Let the application's role add contexts to the history without the right to change them.

pghistory's own function inserts ON CONFLICT DO UPDATE, which needs UPDATE on the table. Here a
context is written once, with the first change of an action, and never touched again.
"""

from django.db import migrations

ATTACH_ONCE = """
CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS pghistory_context.id%TYPE AS $$
DECLARE
    context_id UUID := NULLIF(CURRENT_SETTING('pghistory.context_id', true), '');
    context_metadata JSONB := NULLIF(CURRENT_SETTING('pghistory.context_metadata', true), '');
BEGIN
    IF context_id IS NULL OR context_metadata IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
        VALUES (context_id, context_metadata, NOW(), NOW())
        ON CONFLICT (id) DO NOTHING;
    RETURN context_id;
END;
$$ LANGUAGE plpgsql;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [migrations.RunSQL(ATTACH_ONCE, migrations.RunSQL.noop)]
