"""Rules are asked only where a cheap sign tells that they may hold: the sign must never be wrong.

Each gate is opened for all that comes, and the texts of all sets are read as before.
"""

import pytest

from claims.domain import (
    attributing,
    casting,
    clauses,
    dialogues,
    introducing,
    namekinds,
    naming,
    reaching,
    segmenting,
    sentencing,
    sourcewords,
    speech,
    verbs,
    wording,
)
from claims.domain.attributing import Attribution
from claims.domain.segmenting import Passage
from claims.domain.wording import Row
from tests.bench import sets

_OTHERS = """هل وصل الوفد؟ نعم! وصل… ثم غادر. قال الوزير (ألا تعلم?) إن الملف مغلق۔ ثم صمت.
«خان يونس» بلدة. قال رئيس بلدية خان يونس سامر النجار إن الماء نفد.
وقال النائب حسن فضل الله إنه عاد. لم تقل الوزيرة سوى إن الملف مفتوح.
وقال البيان الصادر عن وزارة الصحة إن اللقاح متوفر. وأكد البيان الصادر عن الوزير سامر ذلك.
وقال رئيس لجنة الصحة في المجلس المحامي سامر النجار إن الدواء متوفر.
وأضاف المسؤول نفسه في تقريره. وقال الدبلوماسي إن البيان ذاته صدر."""
_Read = list[tuple[Passage, Attribution]]


class _All(frozenset[str]):
    """Whatever is asked for is in it."""

    def __contains__(self, _: object) -> bool:
        return True


def _any_source(row: Row, at: int) -> bool:
    return wording.phrase_at(row, at, sourcewords.SOURCES) > 0


_KIND = namekinds.kind


def _none_but_given(norm: str) -> int:
    kind = _KIND(norm)
    return namekinds.LISTED if kind == namekinds.GIVEN else kind


_OPEN = [
    (sentencing, "_stops", lambda line: sentencing._STOPS),
    (speech, "_names_source", _any_source),
    (speech, "_PARTICULAR", _All()),
    (speech, "_OFTEN_ELSE", _All()),
    (clauses, "_DOCUMENTS", _All()),
    (namekinds, "kind", _none_but_given),
    (reaching, "_is_plain", lambda norm: False),
    (casting, "_may_mean", lambda first: True),
    (introducing, "_is_known", lambda met, given: False),
    (dialogues.Dialogue, "may_hold", lambda self, passage, named_in: True),
    (dialogues, "ends_line", lambda text, at: False),
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [_OTHERS, *(text for each in sets.every() for text in each.texts)]


@pytest.fixture(scope="module")
def gated(texts: list[str]) -> list[_Read]:
    return [*map(_read, texts)]


def _read(text: str) -> _Read:
    met = naming.Introduced(naming.NOBODY)
    attributor = attributing.Attributor(text, met)
    return [(each, attributor.read(each)) for each in segmenting.passages(text, met)]


@pytest.mark.parametrize(("where", "name", "opened"), _OPEN, ids=[name for _, name, _ in _OPEN])
def test_a_gate_keeps_out_nothing_that_a_rule_holds_for(
    texts: list[str],
    gated: list[_Read],
    where: object,
    name: str,
    opened: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(where, name, opened)
    for text, before in zip(texts, gated, strict=True):
        for (passage, found), (other, as_before) in zip(_read(text), before, strict=True):
            assert (passage.span, passage.cues) == (other.span, other.cues)
            assert found == as_before


def test_verbs_with_an_object_are_all_listed_as_transitive() -> None:
    assert verbs.ADDRESSING | verbs.WITH_OBJECT <= verbs.TRANSITIVE
