"""The papers of a release: what its files are, what was counted, how to read and cite it.

The datasheet answers, in short, the questions of Gebru et al., "Datasheets for Datasets" (2021).
In English: it is read with the data by people who may know no Arabic.
"""

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claims.domain import agreement, vocabulary
from claims.domain.agreement import Figure
from claims.domain.exporting import Record
from claims.domain.problems import N_, Problem

# Fields of records that name a person.
PEOPLE = ("created_by", "drawn_by", "annotator", "proposed_by", "added_by", "verified_by")
PEOPLE_WHO_DECIDE = ("decided_by",)

DATASHEET = """\
# {desk}: release {number}

{description}

- Released: {released} (UTC), by {desk}, with Mihakk {version}
- Licence of the annotations: {licence}. The texts belong to their publishers.
- Cite as: {desk}, release {number}, {day}. SHA-256 as published beside the file.

## What is in it

{counts}

`data/records.jsonl` holds one object a line; `record` says its kind, and what it points to stands
before it. `data/claims.csv` holds the claims and contradictions as a table. Offsets count Unicode
code points of the article's `text`, from 0, the end exclusive. Times are UTC. `labels.json` says
what each label means, `agreement.json` how far reviewers agreed, `manifest.json` each file's hash.

## How it was made

A claim is the smallest stretch of a text that can be true or false by itself; the machine proposes
spans and people correct them. Reviewers label each claim blind to one another; equal answers settle
it ("agreed"), different ones go to an editor who took no part ("decided", with a rationale). Only
settled claims have labels here; what is still open is a span without any. A contradiction is
confirmed by an editor who did not propose it, over settled claims, with evidence. Reviewers are
named by numbers that hold within this release alone.

## What to beware of

Texts were chosen by the desk for its daily work, not drawn at random. A stance is towards a named
proposition, never towards the article. A verdict is the desk's opinion on the day it was given.
"""


class LicenceMissing(Problem):
    code = "licence-missing"
    message = N_("Write the licence under which others may use the release, such as CC BY 4.0.")
    field = "licence"


def pseudonymous(lines: Iterable[str]) -> Iterator[str]:
    """The records with reviewers named by numbers, in the order in which they come up."""
    numbers: dict[str, str] = {}
    counter = itertools.count(1)
    for line in lines:
        record = json.loads(line)
        for name in (*PEOPLE, *PEOPLE_WHO_DECIDE):
            if record.get(name):
                if record[name] not in numbers:
                    numbers[record[name]] = f"reviewer-{next(counter)}"
                record[name] = numbers[record[name]]
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def definitions(own: Mapping[tuple[str, str], Record]) -> dict[str, Any]:
    """What each label means, in the vocabulary's words and in the desk's own."""
    meanings = {
        "kind": vocabulary.KIND_MEANINGS,
        "stance": vocabulary.STANCE_MEANINGS,
        "relation": vocabulary.RELATION_MEANINGS,
    }
    return {
        field: {
            key: {
                "name": vocabulary.FIELDS[field][key],
                "meaning": meanings.get(field, {}).get(key, ""),
                **own.get((field, key), {}),
            }
            for key in vocabulary.FIELDS[field]
        }
        for field in ("kind", "stance", "relation", "type", "attribution", "attribution_check")
    }


def figures(answers: Iterable[Record]) -> dict[str, Any]:
    """Krippendorff's alpha of kind, stance and speakers over claims that two answered blind.

    Each answer is a record with `claim`, `kind`, `speakers`, `stance`.
    """
    units: dict[str, list[Record]] = {}
    for answer in answers:
        units.setdefault(answer["claim"], []).append(answer)
    found = {}
    for label in ("kind", "stance"):
        told = [[each[label] or "" for each in unit] for unit in units.values()]
        found[label] = _told(agreement.alpha(told), "nominal")
    sets = [[frozenset(each["speakers"]) for each in unit] for unit in units.values()]
    of_sets = agreement.alpha(sets, agreement.masi)  # type: ignore[arg-type]
    found["speakers"] = _told(of_sets, "MASI")
    return {"measure": "Krippendorff's alpha", "of": found}


def _told(figure: Figure, distance: str) -> dict[str, Any]:
    return {
        "alpha": figure.value,
        "distance": distance,
        "claims": figure.n,
        "interval_95": figure.interval,
        "undefined_because": figure.reason or None,
    }


def datasheet(counts: Mapping[str, int], **given: str) -> str:
    """`given`: desk, number, description, licence, released, day, version."""
    told = "\n".join(f"- {kind}: {count:,}" for kind, count in counts.items())
    return DATASHEET.format(counts=told, **given)
