"""Putting a complete export into an empty desk: the same objects, with their uids and times."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Model

from claims.actions.base import action
from claims.domain import arabic, dating
from claims.domain.exporting import Record
from claims.domain.problems import N_, Problem
from claims.domain.restoring import NotAnExport, Unresolved, records
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Decision,
    DecisionSpeaker,
    Evidence,
    Proposition,
    Speaker,
    SpeakerAlias,
    User,
    Verdict,
)

AT_A_TIME = 1_000
TO_ITS_KIND = ("duplicate_of", "supersedes")  # fields that point to records of the same kind


class DeskNotEmpty(Problem):
    code = "desk-not-empty"
    message = N_(
        "This desk holds articles, speakers or propositions already: a complete export is restored "
        "into an empty one. To add articles and claims to a desk, import them."
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """How a record becomes a row: what its fields are called there, and what they point to.

    `points` names for a field the model and its field that the value stands for. Fields in `apart`
    are stored by `after`, once the rows are there.
    """

    model: type[Model]
    points: Mapping[str, tuple[type[Model], str]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()
    fill: Callable[[Any], None] = lambda row: None
    after: Callable[[list[Any], list[Record]], None] = lambda rows, chunk: None


@action("restore an export")
def restore(*, lines: Iterable[str]) -> Counter[str]:
    """Store every record of the lines; how many of each kind. For the shell alone.

    People whom it names and who are not there are made without a role or a password. Raises
    `DeskNotEmpty`, `NotAnExport`, `NewerForm`, `Unresolved`; then nothing was stored.
    """
    if any(model.objects.exists() for model in (Article, Speaker, Proposition)):
        raise DeskNotEmpty()
    counts: Counter[str] = Counter()
    merged: dict[str, dict[str, str]] = defaultdict(dict)
    for name, group in groupby(records(lines), key=lambda record: record["record"]):
        if name not in KINDS:
            raise NotAnExport(line=sum(counts.values()) + 2)
        for chunk in _chunks(group):
            _store(name, KINDS[name], chunk)
            counts[name] += len(chunk)
            into = {each["key"]: each["merged_into"] for each in chunk if each.get("merged_into")}
            merged[name].update(into)
    _merge(merged)
    return counts


def _chunks(group: Iterator[Record]) -> Iterator[list[Record]]:
    """The records some at a time; what one points to is never in the same chunk."""
    chunk: list[Record] = []
    held: set[str] = set()
    for record in group:
        if len(chunk) == AT_A_TIME or _points_into(held, record):
            yield chunk
            chunk, held = [], set()
        chunk.append(record)
        held.add(record.get("uid", ""))
    yield chunk


def _points_into(held: set[str], record: Record) -> bool:
    pointed = (record.get(each) for each in TO_ITS_KIND)
    return any(each in held for each in pointed if isinstance(each, str))


def _store(name: str, kind: Kind, chunk: list[Record]) -> None:
    found = {field: _found(name, field, *to, chunk) for field, to in kind.points.items()}
    rows = [_row(kind, record, found) for record in chunk]
    for row in rows:
        kind.fill(row)
    if kind.model is Verdict:
        Verdict.objects.filter(key__in=[each["key"] for each in chunk]).delete()
    kind.model._default_manager.bulk_create(rows)
    kind.after(rows, chunk)


def _found(
    name: str, field: str, model: type[Model], by: str, chunk: list[Record]
) -> dict[str, int]:
    """The ids of what the chunk's field points to, by what it says. Raises `Unresolved`."""
    asked = {record[field] for record in chunk if record[field] is not None}
    rows = model._default_manager.filter(**{f"{by}__in": asked}).values_list(by, "pk")
    found = {str(value): pk for value, pk in rows}
    missing = sorted(asked - found.keys())
    if model is User:
        made = User.objects.bulk_create([_person(username) for username in missing])
        return found | {person.username: person.pk for person in made}
    if missing:
        raise Unresolved(record=name, missing=missing[0])
    return found


def _person(username: str) -> User:
    person = User(username=username, name=username, is_active=False)
    person.set_unusable_password()
    return person


def _row(kind: Kind, record: Record, found: Mapping[str, Mapping[str, int]]) -> Any:
    values = {}
    for name, value in record.items():
        if name in kind.points:
            values[f"{name}_id"] = None if value is None else found[name][value]
        elif name not in ("record", "merged_into", *kind.apart):
            values[kind.renamed.get(name, name)] = _value(name, value)
    return kind.model(**values)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and name.endswith(("_at", "_on")):
        is_day = name.endswith("_on")
        return (datetime.date if is_day else datetime.datetime).fromisoformat(value)
    return value


def _merge(merged: Mapping[str, Mapping[str, str]]) -> None:
    for model, pairs in ((Speaker, merged["speaker"]), (Proposition, merged["proposition"])):
        ids = dict(model._default_manager.values_list("key", "pk"))
        for key, into in pairs.items():
            model._default_manager.filter(key=key).update(merged_into=ids[into])


def _date(article: Article) -> None:
    if article.published:
        article.published_from, article.published_to = dating.check_edtf(article.published)


def _add_aliases(speakers: list[Speaker], chunk: list[Record]) -> None:
    SpeakerAlias.objects.bulk_create(
        SpeakerAlias(speaker=speaker, surface=surface, normalised=arabic.normalise(surface))
        for speaker, record in zip(speakers, chunk, strict=True)
        for surface in record["aliases"]
    )


def _name_speakers(model: type[Model], owner: str) -> Callable[[list[Any], list[Record]], None]:
    def name(rows: list[Any], chunk: list[Record]) -> None:
        keys = {key for record in chunk for key in record["speakers"]}
        ids = dict(Speaker.objects.filter(key__in=keys).values_list("key", "pk"))
        if lost := keys - ids.keys():
            raise Unresolved(record=owner, missing=min(lost))
        model._default_manager.bulk_create(
            model(**{owner: row, "speaker_id": ids[key], "position": position})
            for row, record in zip(rows, chunk, strict=True)
            for position, key in enumerate(record["speakers"])
        )

    return name


def _annotated(rows: list[Annotation], chunk: list[Record]) -> None:
    _name_speakers(AnnotationSpeaker, "annotation")(rows, chunk)
    for row, record in zip(rows, chunk, strict=True):
        if record["supersedes"]:
            Annotation.objects.filter(uid__in=record["supersedes"]).update(superseded_by=row)


ON = {"claim": (Claim, "uid"), "contradiction": (Contradiction, "uid")}
KINDS: Mapping[str, Kind] = {
    "speaker": Kind(Speaker, apart=("aliases",), after=_add_aliases),
    "proposition": Kind(Proposition),
    "verdict": Kind(Verdict),
    "article": Kind(
        Article,
        points={"supersedes": (Article, "uid"), "created_by": (User, "username")},
        fill=_date,
    ),
    "claim": Kind(
        Claim,
        points={
            "article": (Article, "uid"),
            "duplicate_of": (Claim, "uid"),
            "drawn_by": (User, "username"),
        },
        renamed={"paragraph": "paragraph_no"},
    ),
    "annotation": Kind(
        Annotation,
        points={
            "claim": (Claim, "uid"),
            "annotator": (User, "username"),
            "proposition": (Proposition, "key"),
        },
        apart=("speakers", "supersedes"),
        after=_annotated,
    ),
    "contradiction": Kind(
        Contradiction,
        points={
            "claim_a": (Claim, "uid"),
            "claim_b": (Claim, "uid"),
            "proposed_by": (User, "username"),
        },
    ),
    "evidence": Kind(
        Evidence, points={**ON, "added_by": (User, "username"), "verified_by": (User, "username")}
    ),
    "decision": Kind(
        Decision,
        points={
            **ON,
            "proposition": (Proposition, "key"),
            "verdict": (Verdict, "key"),
            "decided_by": (User, "username"),
            "supersedes": (Decision, "uid"),
        },
        apart=("speakers",),
        after=_name_speakers(DecisionSpeaker, "decision"),
    ),
}
