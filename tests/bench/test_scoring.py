"""The measure itself, on a text small enough to count by hand."""

from pathlib import Path

from claims.domain.proposals import NamedSpeaker, Proposals, ProposedClaim, ProposedPair
from claims.domain.vocabulary import OFFICIAL_STATEMENT, REPORTED_EVENT
from tests.bench import peers, scoring, sets

FIRST, SECOND, THIRD = "«وصل القطار.»", "قالت الوزيرة هند: تأخّر", "ثم عاد إلى أسوان"
TEXT = f"1. {FIRST}\n{SECOND}، {THIRD}."


def gold(speaker: str | None = "هند", kind: str = "statement") -> dict[str, object]:
    claims = [
        placed(FIRST, id="a", speaker=None, speaker_aliases=[], kind="event"),
        placed(SECOND, id="b", speaker=speaker, speaker_aliases=["الوزيرة هند"], kind=kind),
        placed(THIRD, id="c", speaker=None, speaker_aliases=[], kind="event"),
    ]
    return {"docs": [{"doc": "d", "text": TEXT, "claims": claims}]}


def placed(quote: str, **more: object) -> dict[str, object]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "text": quote, **more}


def proposed(quote: str, kind: str = REPORTED_EVENT, *speakers: str) -> ProposedClaim:
    start = TEXT.index(quote)
    named = tuple(NamedSpeaker(name, None) for name in speakers)
    return ProposedClaim(start, start + len(quote), quote, 1, kind, named)


def scored(*claims: ProposedClaim, pairs: tuple[ProposedPair, ...] = ()) -> scoring.Score:
    return scoring.score(gold(), Proposals((claims,), pairs))


def test_marks_and_list_markers_do_not_matter() -> None:
    score = scored(
        proposed(f"1. {FIRST}"), proposed(SECOND, OFFICIAL_STATEMENT, "هنـد"), proposed(THIRD + ".")
    )
    assert (score.cuts.boundaries.f1, score.cuts.spans.f1) == (1.0, 1.0)
    assert score.labels.speakers == {True: 3}
    assert score.labels.kinds == {True: 3}
    assert score.faults == []


def test_a_missed_boundary_takes_two_spans_and_the_labels_of_the_lesser_claim() -> None:
    score = scored(proposed(FIRST), proposed(f"{SECOND}، {THIRD}", OFFICIAL_STATEMENT, "هند"))
    boundaries, spans = score.cuts.boundaries, score.cuts.spans
    assert (boundaries.right, boundaries.wrong, boundaries.missed) == (1, 0, 1)
    assert (spans.right, spans.wrong, spans.missed) == (1, 1, 2)
    assert score.labels.named == {True: 1}  # its letters are more than half
    assert score.labels.unnamed == {True: 1, False: 1}


def test_a_name_is_right_as_written_or_as_an_alias_and_close_by_half_its_words() -> None:
    for name, right, close in (
        ("الوزيرة هند", True, True),
        ("هند سالم", False, True),
        ("أسوان", False, False),
    ):
        score = scored(proposed(SECOND, OFFICIAL_STATEMENT, name))
        assert (score.labels.named[True], score.labels.close[True]) == (right, close)


def test_pairs_are_ranked_by_the_claims_that_their_sides_stand_for() -> None:
    claims = (proposed(FIRST), proposed(SECOND), proposed(THIRD))
    pairs = (
        ProposedPair((0, 0), (0, 1), "undermines", 0.9),
        ProposedPair((0, 2), (0, 0), "undermines", 0.8),
    )
    score = scored(*claims, pairs=pairs)
    assert score.ranks([("a", "c"), ("a", "b"), ("b", "c")]) == [2, 1, 0]


def test_sentences_of_a_file_stand_by_themselves_and_run_together(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("وصل القطار.\nغادر الوفد.\n\nانتهى اليوم.\n", encoding="utf-8")
    lines, joined = sets.sentences(path)
    assert lines.texts == ["وصل القطار.\nغادر الوفد.", "انتهى اليوم."]
    assert joined.texts == ["وصل القطار. غادر الوفد.", "انتهى اليوم."]
    split = peers.regex()
    spans = [list(split(text)) for text in joined.texts]
    assert scoring.cuts(joined.gold, spans).spans.f1 == 1.0
