"""What claims and articles are found by: a generated column of stems, and its index.

`claims_normal` does to a text what `claims.domain.arabic.normalise` does (tests/models/test_terms.py
holds the two together), and `claims_terms` makes of that the stems of PostgreSQL's `arabic`
configuration, with their places, after taking articles and what is written together with them off.
Only the first 200,000 code points are read: a tsvector holds no more than 1 MB.
"""

from django.db import migrations

# Diacritics, tatweel, the hamza on the line, marks of the Quran, controls of direction and joining.
REMOVED = (
    r"\u00ad\u0300-\u034e\u0350-\u036f\u0600-\u0605\u0610-\u061a\u061c\u0621\u0640\u064b-\u065f\u0670"
    r"\u06d6-\u06dd\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0890\u0891\u0898-\u089f\u08ca-\u08ff"
    r"\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u20d0-\u20f0"
    r"\ufe20-\ufe2f\ufeff\ufff9-\ufffb"
)
FOLDED = "آأإٱؤئىیکہةς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
FOLDED_TO = "ااااويييكههσ01234567890123456789"

FUNCTIONS = f"""
CREATE FUNCTION claims_normal(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $normal$
    SELECT btrim(regexp_replace(
        translate(
            regexp_replace(lower(normalize($1, NFKC)), '[{REMOVED}]+', '', 'g'),
            '{FOLDED}', '{FOLDED_TO}'
        ),
        '[^[:alnum:]]+', ' ', 'g'
    ))
$normal$;

CREATE FUNCTION claims_bare(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $bare$
    SELECT regexp_replace($1, '\\m[وف]?(بال|كال|ال|لل)(?=[[:alnum:]]{{3}})', '', 'g')
$bare$;

CREATE FUNCTION claims_terms(text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $terms$
    SELECT to_tsvector(
        'pg_catalog.arabic', public.claims_bare(public.claims_normal(left($1, 200000)))
    )
$terms$;
"""
NO_FUNCTIONS = """
DROP FUNCTION claims_terms(text);
DROP FUNCTION claims_bare(text);
DROP FUNCTION claims_normal(text);
"""
COLUMNS = """
ALTER TABLE claims_claim ADD COLUMN terms tsvector
    GENERATED ALWAYS AS (claims_terms(quote)) STORED;
ALTER TABLE claims_article ADD COLUMN terms tsvector
    GENERATED ALWAYS AS (claims_terms(title || ' ' || text)) STORED;
ALTER TABLE claims_claim ALTER COLUMN terms SET STATISTICS 300;
CREATE INDEX claims_by_terms ON claims_claim USING gin (terms);
CREATE INDEX articles_by_terms ON claims_article USING gin (terms);
"""
NO_COLUMNS = """
ALTER TABLE claims_article DROP COLUMN terms;
ALTER TABLE claims_claim DROP COLUMN terms;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_saved_searches")]

    operations = [
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(COLUMNS, NO_COLUMNS),
    ]
