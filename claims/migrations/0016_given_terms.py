"""The column of stems is filled by triggers, so that an import can bring what it knows already.

A generated column is made anew in every row, whatever the session knows of its words. What the
column holds stays as it is: nothing is written anew here.
"""

from importlib import import_module

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

generated = import_module("claims.migrations.0007_terms")

GIVEN = """
ALTER TABLE claims_claim ALTER COLUMN terms DROP EXPRESSION;
ALTER TABLE claims_claim ALTER COLUMN terms SET NOT NULL;
ALTER TABLE claims_article ALTER COLUMN terms DROP EXPRESSION;
ALTER TABLE claims_article ALTER COLUMN terms SET NOT NULL;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0015_quicker_terms'),
    ]

    operations = [
        migrations.RunSQL(GIVEN, generated.NO_COLUMNS + generated.COLUMNS),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='terms_are_filled_in', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.terms IS NULL)', func="NEW.terms := claims_terms(NEW.title || ' ' || NEW.text); RETURN NEW;", hash='991b91fff349aba1a85b51d3c153d9006781096a', operation='INSERT', pgid='pgtrigger_terms_are_filled_in_b0459', table='claims_article', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='terms_follow_the_text', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.title IS DISTINCT FROM OLD.title OR NEW.text IS DISTINCT FROM OLD.text OR NEW.terms IS DISTINCT FROM OLD.terms)', func="NEW.terms := claims_terms(NEW.title || ' ' || NEW.text); RETURN NEW;", hash='78b4387ff0614598c03167a205cd788eb795c9fc', operation='UPDATE OF "title", "text", "terms"', pgid='pgtrigger_terms_follow_the_text_d8628', table='claims_article', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='given_terms_are_right', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF EXISTS (\n            SELECT 1 FROM new_rows\n            WHERE id % 64 = 0 AND terms IS DISTINCT FROM claims_terms(title || ' ' || text)\n        ) THEN\n            RAISE EXCEPTION 'the terms are those that claims_terms makes of the text'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'terms_are_those_of_the_text';\n        END IF;\n        RETURN NULL;\n    ", hash='3e60730a999adaf1d556b8a94861548f78a9964c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_given_terms_are_right_1b282', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='terms_are_filled_in', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.terms IS NULL)', func='NEW.terms := claims_terms(NEW.quote); RETURN NEW;', hash='d44a808b563bf93f02b00147d3d7705ad4c039bb', operation='INSERT', pgid='pgtrigger_terms_are_filled_in_62524', table='claims_claim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='terms_follow_the_text', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.quote IS DISTINCT FROM OLD.quote OR NEW.terms IS DISTINCT FROM OLD.terms)', func='NEW.terms := claims_terms(NEW.quote); RETURN NEW;', hash='f038fa70f9fdec81ed09baa70923f7c80df35cb3', operation='UPDATE OF "quote", "terms"', pgid='pgtrigger_terms_follow_the_text_c72a7', table='claims_claim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='given_terms_are_right', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF EXISTS (\n            SELECT 1 FROM new_rows\n            WHERE id % 64 = 0 AND terms IS DISTINCT FROM claims_terms(quote)\n        ) THEN\n            RAISE EXCEPTION 'the terms are those that claims_terms makes of the text'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'terms_are_those_of_the_text';\n        END IF;\n        RETURN NULL;\n    ", hash='05cfd31eeca847f7bd50312da4c68a4db50b4a5b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_given_terms_are_right_150f1', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claim', when='AFTER')),
        ),
    ]
