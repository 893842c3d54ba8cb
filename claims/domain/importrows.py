"""What a row of an imported file can say, and by which options and names it is read."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.domain.annotating import Answer
from claims.domain.reading.records import Record


@dataclass(frozen=True, slots=True)
class Options:
    """How an admin wants a file to be taken in.

    `segment`: propose claims in articles that come without any. `on_duplicate`: "skip" or "error".
    `on_error`: "skip" the row or "stop" at it. `create_people`: make inactive users for reviewers
    that are not known. `blind`: the admin vouches that annotations were given without sight of
    others', so that they settle claims and count in agreement. `mapping`: column → field.
    """

    segment: bool = False
    on_duplicate: str = "skip"
    on_error: str = "skip"
    create_people: bool = False
    blind: bool = False
    encoding: str = "utf-8"
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What rows may name: normalised forms to keys, user names, and labels by field.

    `people` are user names by any name in lower case; `labels` hold for each field of the
    vocabulary every form, Arabic, English or key, and the key.
    """

    speakers: Mapping[str, str]
    propositions: Mapping[str, str]
    people: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    create_people: bool = False
    text_limit: int = 1_000_000


class ArticleText(NamedTuple):
    """An article as a row brings it."""

    text: str
    sha256: str
    title: str
    details: Mapping[str, str]
    published_from: datetime.date | None = None
    published_to: datetime.date | None = None


class Place(NamedTuple):
    """Where a claim lies: offsets, a quote, both, or neither for the whole of a short text."""

    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The two claims of a contradiction, by what the file calls them or by their uids."""

    claim_a: str
    claim_b: str
    relation: str
    type: str
    rationale: str


class Row(NamedTuple):
    """A checked record. `article` is None if the text came before under `article_name`.

    `answer` without `annotator` are labels of nobody in particular: a proposal, no annotation.
    """

    record: Record
    number: int
    article_name: str = ""
    article: ArticleText | None = None
    claim_name: str = ""
    place: Place | None = None
    answer: Answer | None = None
    annotator: str = ""
    submitted_at: datetime.datetime | None = None
    pair: Pair | None = None
