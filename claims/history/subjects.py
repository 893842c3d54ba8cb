"""How each tracked table is told of: what its rows are called, which fields, whose page.

A table that is not named here is told of by its own names, so that nothing goes untold.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from types import MappingProxyType
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from claims.domain import vocabulary
from claims.domain.problems import N_
from claims.models import (
    Annotation,
    AnnotationSpeaker,
    Article,
    Claim,
    Contradiction,
    Decision,
    DecisionSpeaker,
    Desk,
    Evidence,
    Flag,
    ImportBatch,
    LabelDefinition,
    Proposal,
    ProposalDecision,
    Proposition,
    Speaker,
    SpeakerAlias,
    User,
    Verdict,
)

NAMES: Mapping[type[models.Model], str] = MappingProxyType(
    {
        Claim: N_("claim"),
        Annotation: N_("answer"),
        AnnotationSpeaker: N_("speaker of the answer"),
        Flag: N_("flag"),
        Decision: N_("decision"),
        DecisionSpeaker: N_("speaker of the decision"),
        Evidence: N_("evidence"),
        Contradiction: N_("contradiction"),
        Proposal: N_("machine’s proposal"),
        ProposalDecision: N_("decision on the machine’s proposal"),
        Article: N_("article"),
        Speaker: N_("speaker"),
        SpeakerAlias: N_("alias"),
        Proposition: N_("proposition"),
        User: N_("person"),
        Desk: N_("desk’s settings"),
        LabelDefinition: N_("meaning of a label"),
        Verdict: N_("verdict"),
        ImportBatch: N_("import"),
    }
)

# The way from an entry to the thing with a page that it is about; the first that leads anywhere.
HOMES: Mapping[type[models.Model], tuple[str, ...]] = MappingProxyType(
    {
        Annotation: ("claim",),
        AnnotationSpeaker: ("annotation__claim",),
        Flag: ("claim",),
        Proposal: ("claim", "pair_a"),
        ProposalDecision: ("proposal__claim",),
        Decision: ("claim", "contradiction"),
        DecisionSpeaker: ("decision__claim", "decision__contradiction"),
        Evidence: ("claim", "contradiction"),
        SpeakerAlias: ("speaker",),
    }
)

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "state": N_("state"),
        "state_reason": N_("reason"),
        "reason": N_("reason"),
        "start": N_("start"),
        "end": N_("end"),
        "quote": N_("quote"),
        "kind": N_("kind"),
        "attribution": N_("attribution"),
        "attribution_check": N_("attribution check"),
        "speaker": N_("speaker"),
        "proposition": N_("proposition"),
        "stance": N_("stance"),
        "event_date": N_("date of the event"),
        "note": N_("note"),
        "submitted_at": N_("submitted"),
        "superseded_at": N_("set aside"),
        "resolved_at": N_("dealt with"),
        "outcome": N_("outcome"),
        "verdict": N_("verdict"),
        "rationale": N_("rationale"),
        "relation": N_("relation"),
        "type": N_("type"),
        "needs_recheck": N_("needs another look"),
        "claim_a": N_("first side"),
        "claim_b": N_("second side"),
        "url": N_("address"),
        "archive_url": N_("archived copy"),
        "publisher": N_("publisher"),
        "retrieved_on": N_("retrieved on"),
        "bearing": N_("bearing"),
        "verified_at": N_("verified"),
        "duplicate_of": N_("repeats"),
        "title": N_("title"),
        "outlet": N_("outlet"),
        "byline": N_("byline"),
        "published": N_("published"),
        "language": N_("language"),
        "supersedes": N_("corrected version of"),
        "deleted_at": N_("removed"),
        "key": N_("key"),
        "name": N_("name"),
        "name_ar": N_("Arabic name"),
        "name_en": N_("English name"),
        "role_ar": N_("role in Arabic"),
        "role_en": N_("role in English"),
        "affiliation": N_("affiliation"),
        "wikidata_id": N_("Wikidata id"),
        "surface": N_("name"),
        "active": N_("in use"),
        "merged_into": N_("merged into"),
        "text_ar": N_("Arabic text"),
        "text_en": N_("English text"),
        "username": N_("user name"),
        "email": N_("e-mail address"),
        "roles": N_("roles"),
        "is_active": N_("may sign in"),
        "annotations_needed": N_("annotations needed"),
        "guidelines_ar": N_("guidelines in Arabic"),
        "guidelines_en": N_("guidelines in English"),
        "definition_ar": N_("meaning in Arabic"),
        "definition_en": N_("meaning in English"),
        "label_ar": N_("Arabic label"),
        "label_en": N_("English label"),
        "position": N_("position"),
        "shortcuts": N_("single-key shortcuts"),
        "notices_by_email": N_("notices by e-mail"),
    }
)
OUTCOMES = MappingProxyType(
    {
        **vocabulary.PROPOSAL_OUTCOMES,
        "decided": N_("decided"),
        "sent_back": N_("sent back"),
        "reopened": N_("opened again"),
        "confirmed": N_("confirmed"),
        "turned_down": N_("turned down"),
        "withdrawn": N_("withdrawn"),
        "verdict": N_("verdict"),
    }
)
# Names of stored keys, by field; two vocabularies that share a field have no key in common.
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **vocabulary.FIELDS,
        "state": {**vocabulary.CLAIM_STATES, **vocabulary.CONTRADICTION_STATES},
        "type": {**vocabulary.CONTRADICTION_TYPES, **vocabulary.SPEAKER_TYPES},
        "outcome": OUTCOMES,
        "roles": vocabulary.ROLES,
    }
)


def name_of(model: type[models.Model]) -> str:
    return gettext(NAMES[model]) if model in NAMES else str(model._meta.verbose_name)


def fields_of(event_model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields that people are told of, in the table's order."""
    told = [field for field in event_model._meta.concrete_fields if field.name in FIELDS]
    return [field for field in told if not (field.name == "position" and _is_row_of_speakers(told))]


def _is_row_of_speakers(told: list[models.Field[Any, Any]]) -> bool:
    return any(field.name == "speaker" for field in told)


def home_of(event: Any) -> Any:
    """The thing that the entry is about, as it is now; None if it is gone."""
    for way in HOMES.get(event.pgh_tracked_model, ("pgh_obj",)):
        found = reduce(lambda thing, step: getattr(thing, step, None), way.split("__"), event)
        if found is not None:
            return found
    return None


def ways_home(model: type[models.Model]) -> list[str]:
    """What to read with the entries so that `home_of` asks nothing more."""
    ways = HOMES.get(model, ("pgh_obj",))
    homes = [*ways, *(f"{way}__article" for way in ways if way.split("__")[-1] in SIDES)]
    beside = {Claim: ["pgh_obj__article"], Proposal: ["pgh_obj"]}
    return homes + beside.get(model, [])


SIDES = ("claim", "pair_a")


def unread(model: type[models.Model]) -> list[str]:
    """The texts of articles on the way home: no entry shows them."""
    ways = ["pgh_obj"] if model is Article else ways_home(model)
    return [f"{way}__text" for way in ways if model is Article or way.endswith("__article")]


def value_in_words(name: str, value: Any) -> str:
    """A stored value for people; keys by their names, times in the desk's zone."""
    if isinstance(value, list):
        return gettext(", ").join(value_in_words(name, each) for each in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    words = WORDS.get(name, {})
    known = isinstance(value, str) and value in words
    return gettext(words[value]) if known else str("" if value is None else value)
