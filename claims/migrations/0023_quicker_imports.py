"""Fewer index entries a row, and quotes of short texts looked up one by one."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0022_shared_links'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='new_quotes_are_text',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='moved_quotes_are_text',
        ),
        migrations.AlterField(
            model_name='annotation',
            name='superseded_by',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='claims.annotation'),
        ),
        migrations.AlterField(
            model_name='annotationspeaker',
            name='annotation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='named', to='claims.annotation'),
        ),
        migrations.AlterField(
            model_name='article',
            name='deleted_by',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='claim',
            name='deleted_by',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='claim',
            name='drawn_by',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drawn_claims', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='claim',
            name='duplicate_of',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='claims.claim'),
        ),
        migrations.AddIndex(
            model_name='annotation',
            index=models.Index(condition=models.Q(('superseded_by__isnull', False)), fields=['superseded_by'], name='annotations_by_what_replaced'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('deleted_by__isnull', False)), fields=['deleted_by'], name='articles_by_who_removed'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('duplicate_of__isnull', False)), fields=['duplicate_of'], name='claims_by_what_they_repeat'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('drawn_by__isnull', False)), fields=['drawn_by'], name='claims_by_who_drew'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('deleted_by__isnull', False)), fields=['deleted_by'], name='claims_by_who_removed'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='new_quotes_are_text', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE wrong boolean; long_articles bigint[];', func='\n        SELECT\n            bool_or(\n                article.id IS NULL OR octet_length(article.text) <= 8192 AND (\n                    substring(\n                        article.text FROM changed."start" + 1 FOR changed."end" - changed."start"\n                    ) IS DISTINCT FROM changed.quote\n                    OR changed.paragraph_no <> cardinality(\n                        string_to_array(left(article.text, changed."start") || \'.\', E\'\\n\')\n                    )\n                )\n            ),\n            array_agg(DISTINCT article.id) FILTER (WHERE octet_length(article.text) > 8192)\n        INTO wrong, long_articles\n        FROM (SELECT * FROM new_rows) changed\n        LEFT JOIN claims_article article ON article.id = changed.article_id;\n        IF wrong OR long_articles IS NOT NULL AND EXISTS (\n            WITH changed AS (SELECT * FROM new_rows),\n            paragraphs AS (\n                SELECT article.id AS article_id, paragraph.n AS paragraph_no, paragraph.body,\n                    SUM(char_length(paragraph.body) + 1) OVER (\n                        PARTITION BY article.id ORDER BY paragraph.n\n                    ) - char_length(paragraph.body) - 1 AS starts_at\n                FROM claims_article article\n                CROSS JOIN LATERAL string_to_table(article.text, E\'\\n\')\n                    WITH ORDINALITY AS paragraph (body, n)\n                WHERE article.id = ANY (long_articles)\n            )\n            SELECT 1 FROM changed LEFT JOIN paragraphs USING (article_id, paragraph_no)\n            WHERE changed.article_id = ANY (long_articles) AND (\n                paragraphs.body IS NULL\n                OR changed."start" < paragraphs.starts_at\n                OR substring(\n                    paragraphs.body\n                    FROM (changed."start" - paragraphs.starts_at + 1)::int\n                    FOR changed."end" - changed."start"\n                ) IS DISTINCT FROM changed.quote\n            )\n        ) THEN\n            RAISE EXCEPTION \'a quote is the text between its start and end, in its paragraph\'\n                USING ERRCODE = \'check_violation\', CONSTRAINT = \'a_quote_is_the_text_between_its_offsets\';\n        END IF;\n        RETURN NULL;\n    ', hash='0c5c28462da162fdb0cea8d23c09087f3a2d5d5c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_new_quotes_are_text_c51cb', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='moved_quotes_are_text', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE wrong boolean; long_articles bigint[];', func='\n        SELECT\n            bool_or(\n                article.id IS NULL OR octet_length(article.text) <= 8192 AND (\n                    substring(\n                        article.text FROM changed."start" + 1 FOR changed."end" - changed."start"\n                    ) IS DISTINCT FROM changed.quote\n                    OR changed.paragraph_no <> cardinality(\n                        string_to_array(left(article.text, changed."start") || \'.\', E\'\\n\')\n                    )\n                )\n            ),\n            array_agg(DISTINCT article.id) FILTER (WHERE octet_length(article.text) > 8192)\n        INTO wrong, long_articles\n        FROM (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) WHERE (new_rows.article_id, new_rows.paragraph_no, new_rows."start", new_rows."end", new_rows.quote) IS DISTINCT FROM (old_rows.article_id, old_rows.paragraph_no, old_rows."start", old_rows."end", old_rows.quote)) changed\n        LEFT JOIN claims_article article ON article.id = changed.article_id;\n        IF wrong OR long_articles IS NOT NULL AND EXISTS (\n            WITH changed AS (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) WHERE (new_rows.article_id, new_rows.paragraph_no, new_rows."start", new_rows."end", new_rows.quote) IS DISTINCT FROM (old_rows.article_id, old_rows.paragraph_no, old_rows."start", old_rows."end", old_rows.quote)),\n            paragraphs AS (\n                SELECT article.id AS article_id, paragraph.n AS paragraph_no, paragraph.body,\n                    SUM(char_length(paragraph.body) + 1) OVER (\n                        PARTITION BY article.id ORDER BY paragraph.n\n                    ) - char_length(paragraph.body) - 1 AS starts_at\n                FROM claims_article article\n                CROSS JOIN LATERAL string_to_table(article.text, E\'\\n\')\n                    WITH ORDINALITY AS paragraph (body, n)\n                WHERE article.id = ANY (long_articles)\n            )\n            SELECT 1 FROM changed LEFT JOIN paragraphs USING (article_id, paragraph_no)\n            WHERE changed.article_id = ANY (long_articles) AND (\n                paragraphs.body IS NULL\n                OR changed."start" < paragraphs.starts_at\n                OR substring(\n                    paragraphs.body\n                    FROM (changed."start" - paragraphs.starts_at + 1)::int\n                    FOR changed."end" - changed."start"\n                ) IS DISTINCT FROM changed.quote\n            )\n        ) THEN\n            RAISE EXCEPTION \'a quote is the text between its start and end, in its paragraph\'\n                USING ERRCODE = \'check_violation\', CONSTRAINT = \'a_quote_is_the_text_between_its_offsets\';\n        END IF;\n        RETURN NULL;\n    ', hash='18e21a5c148958b725db2f21a26e784db7a8814d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_moved_quotes_are_text_422fb', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='claims_claim', when='AFTER')),
        ),
    ]
