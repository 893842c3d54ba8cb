"""The bodies of the database's own rules, in PL/pgSQL, for what a constraint cannot say."""

from collections.abc import Iterable, Mapping


def refuse(constraint: str, message: str) -> str:
    """A trigger body that refuses the statement as a violated constraint of that name."""
    return f"RAISE EXCEPTION '{message}' USING {_violation(constraint)};"


def _violation(constraint: str) -> str:
    return f"ERRCODE = 'check_violation', CONSTRAINT = '{constraint}'"


# Octets of a text in which each claim is looked up by itself.
_SHORT = 8192
# What the bodies of `quotes_are_text` declare.
QUOTES_DECLARE = [("wrong", "boolean"), ("long_articles", "bigint[]")]


def quotes_are_text(changed_rows: str) -> str:
    """A statement-level body: each quote is text[start:end] of the paragraph it names.

    `changed_rows` is a query over the transition tables. In a short text each claim is looked up
    by itself. A long one is cut into paragraphs once a statement, however many of its claims
    changed: to unpack the whole text for each claim would take quadratic time. A quote holds no
    line break, for which there is a constraint, so that it lies in the paragraph it begins in. By
    its LIMIT each article is read by itself: a plan that joins the tables may read all of them.
    """
    return f"""
        SELECT
            bool_or(
                article.id IS NULL OR octet_length(article.text) <= {_SHORT} AND (
                    substring(
                        article.text FROM changed."start" + 1 FOR changed."end" - changed."start"
                    ) IS DISTINCT FROM changed.quote
                    OR changed.paragraph_no <> cardinality(
                        string_to_array(left(article.text, changed."start") || '.', E'\\n')
                    )
                )
            ),
            array_agg(DISTINCT article.id) FILTER (WHERE octet_length(article.text) > {_SHORT})
        INTO wrong, long_articles
        FROM ({changed_rows}) changed
        LEFT JOIN LATERAL (
            SELECT * FROM claims_article WHERE claims_article.id = changed.article_id LIMIT 1
        ) article ON TRUE;
        IF wrong OR long_articles IS NOT NULL AND EXISTS (
            WITH changed AS ({changed_rows}),
            paragraphs AS (
                SELECT article.id AS article_id, paragraph.n AS paragraph_no, paragraph.body,
                    SUM(char_length(paragraph.body) + 1) OVER (
                        PARTITION BY article.id ORDER BY paragraph.n
                    ) - char_length(paragraph.body) - 1 AS starts_at
                FROM claims_article article
                CROSS JOIN LATERAL string_to_table(article.text, E'\\n')
                    WITH ORDINALITY AS paragraph (body, n)
                WHERE article.id = ANY (long_articles)
            )
            SELECT 1 FROM changed LEFT JOIN paragraphs USING (article_id, paragraph_no)
            WHERE changed.article_id = ANY (long_articles) AND (
                paragraphs.body IS NULL
                OR changed."start" < paragraphs.starts_at
                OR substring(
                    paragraphs.body
                    FROM (changed."start" - paragraphs.starts_at + 1)::int
                    FOR changed."end" - changed."start"
                ) IS DISTINCT FROM changed.quote
            )
        ) THEN
            RAISE EXCEPTION 'a quote is the text between its start and end, in its paragraph'
                USING {_violation("a_quote_is_the_text_between_its_offsets")};
        END IF;
        RETURN NULL;
    """


DUPLICATES_POINT_TO_A_CANONICAL_CLAIM = f"""
    IF EXISTS (
        SELECT 1 FROM claims_claim canonical
        WHERE canonical.id = NEW.duplicate_of_id AND canonical.duplicate_of_id IS NOT NULL
    ) OR EXISTS (
        SELECT 1 FROM claims_claim follower WHERE follower.duplicate_of_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'a duplicate points to a claim that is not itself a duplicate'
            USING {_violation("duplicates_point_to_a_canonical_claim")};
    END IF;
    RETURN NEW;
"""

SIDES_CAN_CONTRADICT = f"""
    IF EXISTS (
        SELECT 1 FROM claims_claim side
        WHERE side.id IN (NEW.claim_a_id, NEW.claim_b_id)
            AND (
                side.kind = 'author_comment'
                OR side.duplicate_of_id IS NOT NULL
                OR side.deleted_at IS NOT NULL
                OR side.state = 'rejected'
            )
    ) THEN
        RAISE EXCEPTION 'an author''s comment, a duplicate or a rejected claim is no side'
            USING {_violation("sides_of_a_contradiction_can_contradict")};
    END IF;
    RETURN NEW;
"""

STATEMENTS_HAVE_A_SPEAKER = f"""
    IF NOT EXISTS (
        SELECT 1 FROM claims_annotationspeaker WHERE annotation_id = {{row}}
    ) AND EXISTS (
        SELECT 1 FROM claims_annotation
        WHERE id = {{row}} AND submitted_at IS NOT NULL AND kind = 'official_statement'
    ) THEN
        RAISE EXCEPTION 'a submitted official statement names a speaker'
            USING {_violation("official_statements_have_a_speaker")};
    END IF;
    RETURN NULL;
"""

# A statement-level body: what it added is looked through when the transaction ends.
NEW_STATEMENTS_ARE_NOTED = """
    INSERT INTO claims_newstatements (annotations)
    SELECT array_agg(id) FROM new_rows
    WHERE submitted_at IS NOT NULL AND kind = 'official_statement'
    HAVING count(*) > 0;
    RETURN NULL;
"""

NEW_STATEMENTS_HAVE_A_SPEAKER = f"""
    DELETE FROM claims_newstatements WHERE id = NEW.id;
    IF EXISTS (
        SELECT 1 FROM unnest(NEW.annotations) AS added (id)
        WHERE (
            SELECT 1 FROM claims_annotationspeaker WHERE annotation_id = added.id LIMIT 1
        ) IS NULL AND (
            SELECT 1 FROM claims_annotation answer
            WHERE answer.id = added.id AND submitted_at IS NOT NULL AND kind = 'official_statement'
        ) IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a submitted official statement names a speaker'
            USING {_violation("official_statements_have_a_speaker")};
    END IF;
    RETURN NULL;
"""


def fill_in_terms(text: str) -> str:
    """A trigger body: the row's terms are those of the text, an expression over `NEW`."""
    return f"NEW.terms := claims_terms({text}); RETURN NEW;"


def given_terms_are_right(text: str) -> str:
    """A statement-level body that makes the terms of one new row in 64 anew, and compares.

    Whoever gives terms along with many rows has a rule to make them by, which is right or wrong
    for many; to make all anew would cost what is saved by giving them.
    """
    return f"""
        IF EXISTS (
            SELECT 1 FROM new_rows
            WHERE id % 64 = 0 AND terms IS DISTINCT FROM claims_terms({text})
        ) THEN
            RAISE EXCEPTION 'the terms are those that claims_terms makes of the text'
                USING {_violation("terms_are_those_of_the_text")};
        END IF;
        RETURN NULL;
    """


def links_of_all_lead_somewhere(table: str, links: Mapping[str, str]) -> str:
    """A statement-level body: what the new rows link to is there, and stays till the commit.

    `links` are the tables linked to by column. Each row that is linked to is asked for once. One
    that this transaction itself wrote is not locked: nobody else can touch it before the commit.
    """
    checks = (
        f"""
        FOR linked IN
            SELECT id FROM (SELECT DISTINCT {column} AS id FROM new_rows) AS links
            WHERE id IS NOT NULL AND (
                SELECT {to}.xmin FROM {to} WHERE {to}.id = links.id LIMIT 1
            ) IS DISTINCT FROM pg_current_xact_id()::xid
        LOOP
            {_be_there(table, column, to, "linked")}
        END LOOP;
        """
        for column, to in links.items()
    )
    return "".join(checks) + "RETURN NULL;"


def links_of_one_lead_somewhere(table: str, links: Mapping[str, str]) -> str:
    """The same for one row that was changed."""
    checks = (
        f"""
        IF NEW.{column} IS DISTINCT FROM OLD.{column} AND NEW.{column} IS NOT NULL THEN
            {_be_there(table, column, to, f"NEW.{column}")}
        END IF;
        """
        for column, to in links.items()
    )
    return "".join(checks) + "RETURN NULL;"


def no_link_leads_to_old(table: str, links: Iterable[tuple[str, str]]) -> str:
    """A row-level body: a row whose number is gone is linked to by nothing."""
    checks = (
        f"""
        IF EXISTS (SELECT 1 FROM {by} WHERE {column} = OLD.id)
            AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = OLD.id)
        THEN
            RAISE EXCEPTION '% of {table} is linked to by {by}', OLD.id
                USING {_missing_link(by, column)};
        END IF;
        """
        for by, column in links
    )
    return "".join(checks) + "RETURN NULL;"


def _be_there(table: str, column: str, to: str, id: str) -> str:
    return f"""
            PERFORM 1 FROM {to} WHERE id = {id} FOR KEY SHARE;
            IF NOT FOUND THEN
                RAISE EXCEPTION '{column} of {table} is %, which is not in {to}', {id}
                    USING {_missing_link(table, column)};
            END IF;
    """


def _missing_link(table: str, column: str) -> str:
    return f"ERRCODE = 'foreign_key_violation', CONSTRAINT = '{table}_{column}_leads_somewhere'"
