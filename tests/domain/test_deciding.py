"""What a proposal says as an answer, and where answers depart from it."""

from dataclasses import replace

from claims.domain import deciding
from claims.domain.annotating import Answer

FIELDS = {
    "kind": "official_statement",
    "speakers": [
        {"name": "سالم", "key": "salem", "type": "person"},
        {"name": "البلديّة", "key": None, "type": "institution"},
    ],
    "attribution": "mixed",
    "proposition": "bridge_safe",
    "stance": "supports",
    "date": {"edtf": "2017-03", "precision": "month", "text": "آذار 2017"},
}
KEYS = {"سالم": "salem"}
ANSWER = Answer(
    "official_statement",
    "mixed",
    ("salem", "new:البلديّة"),
    "bridge_safe",
    "supports",
    "2017-03",
)


def test_a_proposal_is_the_answer_that_takes_it() -> None:
    assert deciding.as_answer(FIELDS, KEYS, {"bridge_safe"}) == ANSWER
    assert deciding.new_names(ANSWER.speakers) == ["البلديّة"]


def test_a_name_that_is_known_by_now_gets_its_key_whatever_its_spelling() -> None:
    keys = {**KEYS, "البلديه": "municipality"}
    assert deciding.as_answer(FIELDS, keys, ()).speakers == ("salem", "municipality")


def test_a_speaker_merged_away_is_whoever_has_the_name_now() -> None:
    assert deciding.as_answer(FIELDS, {"سالم": "minister"}, ()).speakers[0] == "minister"


def test_a_stance_goes_with_the_proposition_that_is_no_more() -> None:
    answer = deciding.as_answer(FIELDS, KEYS, ())
    assert (answer.proposition, answer.stance) == (None, None)


def test_departures_name_the_fields_but_not_the_order_of_speakers_or_a_note() -> None:
    other = replace(ANSWER, speakers=ANSWER.speakers[::-1], note="ملاحظة")
    assert deciding.departures(ANSWER, other) == ()
    other = replace(ANSWER, speakers=("salem",), event_date="")
    assert deciding.departures(ANSWER, other) == ("speakers", "event_date")
