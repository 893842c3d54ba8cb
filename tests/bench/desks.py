"""What people and the machine made of a large base, so that its pages have something to show.

Twelve reviewers answer, name speakers and take stances; where their answers differ, a tenth of the
claims is decided, and another disputed. The machine proposed labels of every claim and pairs of
some, every row has its history. All by SQL, as `bases` makes its rows by COPY: the same each time.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Decision,
    DecisionSpeaker,
    Notice,
    Proposal,
    Proposition,
    Speaker,
    User,
)
from tests.bench import bases

_REVIEWERS = 12
_SPEAKERS = 300
_PROPOSITIONS = 200
# The action that made a row, as SQL of its table: rows of one action share a context.
_MADE_BY: dict[type[Model], str] = {
    Article: "'article' || id",
    Claim: "'article' || article_id",
    Proposal: "'article' || (coalesce(claim_id, pair_a_id) - 1) / 20 + 1",
    Annotation: "'answer' || id",
    AnnotationSpeaker: "'answer' || annotation_id",
    Contradiction: "'pair' || id",
    Decision: "'decision' || id",
    DecisionSpeaker: "'decision' || decision_id",
}
_TABLES = (*_MADE_BY, Speaker, Proposition, Notice)


def work(reader: User, editor: User) -> None:
    """On the claims that were not worked on yet; the reader answers as one of the reviewers."""
    given = {
        "people": [reader.pk, *(each.pk for each in _reviewers())],
        "reader": reader.pk,
        "editor": editor.pk,
        "at": bases.AT,
        "done": Proposal.objects.filter(pair_a=None).count(),
    }
    with bases.filling((*_TABLES, *map(_events, _MADE_BY))):
        _run((*_WORK, *map(_context, _MADE_BY), *map(_told, _MADE_BY)), given)


def _run(statements: Iterable[str], given: Mapping[str, Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, given)


def _reviewers() -> Sequence[User]:
    names = [f"reviewer{number}" for number in range(1, _REVIEWERS)]
    present = User.objects.filter(username__in=names)
    return present or User.objects.bulk_create(
        User(username=name, name=name, roles=["fact_checker"]) for name in names
    )


def _events(model: type[Model]) -> type[Model]:
    found: type[Model] = model.pgh_event_model  # type: ignore[attr-defined]
    return found


def _context(model: type[Model]) -> str:
    """The actions that made rows of a table which is not told of yet, a second apart."""
    return f"""
        INSERT INTO pghistory_context (id, created_at, updated_at, metadata)
        SELECT DISTINCT ON (made) md5(made)::uuid, at, at,
            jsonb_build_object('user', %(editor)s, 'action', 'Bench')
        FROM (
            SELECT {_MADE_BY[model]} AS made, %(at)s + make_interval(secs => id) AS at
            FROM {model._meta.db_table}
        ) AS rows
        ON CONFLICT DO NOTHING
    """


def _told(model: type[Model]) -> str:
    """The history of what has none: that each row was added."""
    table, events = model._meta.db_table, _events(model)._meta
    fields = [each.column for each in events.concrete_fields if not each.name.startswith("pgh_")]
    names = ", ".join(f'"{name}"' for name in fields)
    return f"""
        INSERT INTO {events.db_table}
            (pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, {names})
        SELECT %(at)s + make_interval(secs => id), 'insert', id, md5({_MADE_BY[model]})::uuid,
            {names}
        FROM {table} AS made
        WHERE NOT EXISTS (SELECT FROM {events.db_table} AS told WHERE told.pgh_obj_id = made.id)
    """


# Of each claim: a statement or not, and which speaker and which proposition, by Zipf's law.
_DRAWN = f"""
    SELECT id, id %% 10 AS lot, abs(hashint8(id)) %% 5 < 3 AS is_statement,
        floor({_SPEAKERS} ^ ((abs(hashint8(id + 1)) %% 65536) / 65536.0)) AS speaker,
        floor({_PROPOSITIONS} ^ ((abs(hashint8(id + 2)) %% 65536) / 65536.0)) AS proposition,
        abs(hashint8(id + 3)) AS stance
    FROM claims_claim WHERE id > %(done)s
"""


def _reviewer(claim: str, number: str) -> str:
    """Who gave the first (0) or second (1) answer to a claim: the same two to ten in a row."""
    step = f"1 + {claim} / 120 %% {_REVIEWERS - 1}"
    return f"(%(people)s)[1 + ({claim} / 10 + {number} * ({step})) %% {_REVIEWERS}]"


_STANCE = "(ARRAY['supports', 'denies', 'opposes', 'questions', 'neutral'])"
_WORK = (
    f"""
    INSERT INTO claims_speaker (uid, key, name_ar, name_en, role_ar, role_en, affiliation, type,
        active, version)
    SELECT md5('speaker' || n)::uuid, 'speaker' || n, 'المتحدّث رقم ' || n, '', '', '', '', 'person',
        true, 1
    FROM generate_series(1, {_SPEAKERS}) AS n ON CONFLICT DO NOTHING
    """,
    f"""
    INSERT INTO claims_proposition (uid, key, text_ar, text_en, active, version)
    SELECT md5('proposition' || n)::uuid, 'proposition' || n, 'القضيّة رقم ' || n, '', true, 1
    FROM generate_series(1, {_PROPOSITIONS}) AS n ON CONFLICT DO NOTHING
    """,
    # Nobody answered the disputed ones in `bases`.
    f"""
    INSERT INTO claims_annotation (id, uid, claim_id, annotator_id, span_version, kind, attribution,
        event_date, note, origin, blind, created_at, submitted_at, version)
    SELECT id * 2 + n, md5('answer' || id * 2 + n)::uuid, id, {_reviewer("id", "n")}, 1,
        'reported_event', 'none', '', '', 'human', true, %(at)s, %(at)s, 1
    FROM claims_claim, generate_series(0, 1) AS n WHERE id %% 10 = 9 AND id > %(done)s
    """,
    f"""
    UPDATE claims_annotation AS answer SET
        annotator_id = {_reviewer("drawn.id", "answer.id %% 2")},
        kind = CASE WHEN is_statement THEN 'official_statement'
            WHEN drawn.lot IN (3, 9) AND answer.id %% 2 = 1 THEN 'background'
            ELSE 'reported_event' END,
        proposition_id = CASE WHEN is_statement THEN proposition.id END,
        stance = CASE WHEN is_statement THEN {_STANCE}[
            1 + (drawn.stance + (drawn.lot IN (3, 9))::int * answer.id %% 2) %% 5] END
    FROM ({_DRAWN}) AS drawn JOIN claims_proposition AS proposition
        ON proposition.key = 'proposition' || drawn.proposition
    WHERE drawn.id = claim_id
    """,
    f"""
    INSERT INTO claims_annotationspeaker (annotation_id, speaker_id, position)
    SELECT answer.id, speaker.id, 0
    FROM ({_DRAWN}) AS drawn JOIN claims_annotation AS answer ON answer.claim_id = drawn.id
    JOIN claims_speaker AS speaker ON speaker.key = 'speaker' || 1 + (
        drawn.speaker::int - 1 + (drawn.lot = 9 AND answer.id %% 4 = 1)::int) %% {_SPEAKERS}
    WHERE is_statement
    """,
    "UPDATE claims_claim SET state = 'decided' WHERE id %% 10 = 3 AND id > %(done)s",
    """
    INSERT INTO claims_decision (uid, claim_id, outcome, kind, proposition_id, stance, rationale,
        decided_by_id, decided_at)
    SELECT md5('decision' || claim_id)::uuid, claim_id, 'decided', kind, proposition_id, stance,
        'كما في النصّ', %(editor)s, submitted_at + interval '1 day'
    FROM claims_annotation WHERE claim_id %% 10 = 3 AND id %% 2 = 0 AND claim_id > %(done)s
    """,
    """
    INSERT INTO claims_decisionspeaker (decision_id, speaker_id, position)
    SELECT decision.id, speaker_id, 0 FROM claims_decision AS decision
    JOIN claims_annotationspeaker ON annotation_id = claim_id * 2
    WHERE claim_id > %(done)s AND claim_id %% 10 = 3
    """,
    f"""
    INSERT INTO claims_proposal (claim_id, fields, score, reasons, rules_version, created_at)
    SELECT id, jsonb_build_object(
            'kind', CASE WHEN is_statement THEN 'official_statement' ELSE 'reported_event' END,
            'speakers', CASE WHEN is_statement THEN jsonb_build_array(jsonb_build_object(
                'name', 'المتحدّث رقم ' || speaker, 'key', 'speaker' || speaker)) ELSE '[]' END,
            'proposition', CASE WHEN is_statement THEN 'proposition' || proposition END,
            'stance', CASE WHEN is_statement THEN {_STANCE}[1 + stance %% 5] END),
        0.9, '[]', '1', %(at)s
    FROM ({_DRAWN}) AS drawn
    """,
    """
    INSERT INTO claims_proposal (pair_a_id, pair_b_id, fields, score, reasons, rules_version,
        created_at)
    SELECT id, id - 7, jsonb_build_object('relation', 'contradicts'),
        (abs(hashint8(id)) %% 1000) / 1000.0, '[]', '1', %(at)s
    FROM claims_claim WHERE id %% 20 = 10 AND id > %(done)s
    """,
    """
    INSERT INTO claims_notice (uid, recipient_id, kind, claim_id, caused_by_id, created_at)
    SELECT md5('notice' || id)::uuid, %(reader)s, 'agreed', id, %(editor)s, %(at)s
    FROM claims_claim WHERE id %% 20 = 1 AND id > %(done)s
    """,
)
