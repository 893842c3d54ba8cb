"""What a proposal says as an answer, and where a person's answer departs from it.

A speaker whom the catalogue does not know is named `new:<name>` in place of a key.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from claims.domain import arabic, vocabulary
from claims.domain.annotating import Answer

ACCEPTED, CORRECTED, REJECTED = vocabulary.ANSWER_OUTCOMES

# The labels that the machine proposes; the rest of an answer is a person's alone.
PROPOSED = ("kind", "speakers", "attribution", "proposition", "stance", "event_date")
_NEW = "new:"


def as_answer(
    fields: Mapping[str, Any], keys: Mapping[str, str], propositions: Container[str]
) -> Answer:
    """The proposal's fields as an answer in the catalogue as it is now.

    `keys` are the speakers' by normalised name; a stance towards a proposition that is none of
    `propositions` any more is left out with it.
    """
    date = fields.get("date") or {}
    proposition = fields.get("proposition")
    is_there = proposition in propositions
    return Answer(
        kind=fields.get("kind"),
        attribution=fields.get("attribution") or "none",
        speakers=tuple(dict.fromkeys(_speaker(each, keys) for each in fields.get("speakers", ()))),
        proposition=proposition if is_there else None,
        stance=fields.get("stance") if is_there else None,
        event_date=date.get("edtf", ""),
    )


def departures(proposed: Answer, given: Answer) -> tuple[str, ...]:
    """The fields in which the answer is not what was proposed; speakers count in any order."""
    return tuple(field for field in PROPOSED if _value(proposed, field) != _value(given, field))


def as_new(name: str) -> str:
    return f"{_NEW}{name}"


def new_name(speaker: str) -> str | None:
    """The name of a speaker whom the catalogue does not know, None for a key."""
    return speaker.removeprefix(_NEW) if speaker.startswith(_NEW) else None


def new_names(speakers: Iterable[str]) -> list[str]:
    """The names among the speakers, each once."""
    return list(dict.fromkeys(filter(None, map(new_name, speakers))))


def _speaker(proposed: Mapping[str, Any], keys: Mapping[str, str]) -> str:
    """The key that the name has now: it may be known since, or be another's after a merge."""
    key, name = proposed["key"], proposed["name"]
    if key not in keys.values():
        key = keys.get(arabic.normalise(name))
    return key or as_new(name)


def _value(answer: Answer, field: str) -> object:
    return frozenset(answer.speakers) if field == "speakers" else getattr(answer, field)
