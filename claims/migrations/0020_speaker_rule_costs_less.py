"""The rule that statements name a speaker is asked only of statements, and in one look-up."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0019_lists_by_index'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='annotation',
            name='statements_have_a_speaker',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='annotationspeaker',
            name='statements_keep_a_speaker',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotation',
            trigger=pgtrigger.compiler.Trigger(name='statements_have_a_speaker', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."kind" = \'official_statement\' AND NEW."submitted_at" IS NOT NULL)', constraint='CONSTRAINT', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM claims_annotationspeaker WHERE annotation_id = NEW.id\n    ) AND EXISTS (\n        SELECT 1 FROM claims_annotation\n        WHERE id = NEW.id AND submitted_at IS NOT NULL AND kind = 'official_statement'\n    ) THEN\n        RAISE EXCEPTION 'a submitted official statement names a speaker'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'official_statements_have_a_speaker';\n    END IF;\n    RETURN NULL;\n", hash='81aa512b0306b1c1328e3c9e3d510f086d6443ae', operation='INSERT OR UPDATE', pgid='pgtrigger_statements_have_a_speaker_afc75', table='claims_annotation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotationspeaker',
            trigger=pgtrigger.compiler.Trigger(name='statements_keep_a_speaker', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM claims_annotationspeaker WHERE annotation_id = OLD.annotation_id\n    ) AND EXISTS (\n        SELECT 1 FROM claims_annotation\n        WHERE id = OLD.annotation_id AND submitted_at IS NOT NULL AND kind = 'official_statement'\n    ) THEN\n        RAISE EXCEPTION 'a submitted official statement names a speaker'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'official_statements_have_a_speaker';\n    END IF;\n    RETURN NULL;\n", hash='ece915daec43ce99d4ac226089c3f26e07091cb9', operation='DELETE', pgid='pgtrigger_statements_keep_a_speaker_c7465', table='claims_annotationspeaker', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
