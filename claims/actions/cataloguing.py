"""The desk's catalogue: speakers with their aliases, and propositions."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.text import slugify

from claims import permissions
from claims.actions import locking
from claims.actions.base import action
from claims.domain import arabic, vocabulary
from claims.domain.annotating import UnknownLabel
from claims.domain.problems import N_, Problem
from claims.models import Annotation, AnnotationSpeaker, Proposition, Speaker, SpeakerAlias, User


class NameMissing(Problem):
    code = "name-missing"
    message = N_("Write the Arabic name.")
    field = "name_ar"


class AliasTaken(Problem):
    code = "alias-taken"
    message = N_("“%(alias)s” is already a name of %(speaker)s: merge the two, or leave it out.")
    field = "aliases"


class KeyTaken(Problem):
    code = "key-taken"
    message = N_("The key “%(key)s” is taken: choose another.")
    field = "key"


class BadWikidataId(Problem):
    code = "bad-wikidata-id"
    message = N_("A Wikidata id is a Q and a number, such as Q22686, and belongs to one speaker.")
    field = "wikidata_id"


class TextMissing(Problem):
    code = "text-missing"
    message = N_("Write the proposition as an Arabic sentence that can be true or false.")
    field = "text_ar"


class TextTaken(Problem):
    code = "text-taken"
    message = N_("This proposition is in the list already.")
    field = "text_ar"


class MergeIntoItself(Problem):
    code = "merge-into-itself"
    message = N_("Choose another one to merge this into.")
    field = "into"


@dataclass(frozen=True, slots=True)
class SpeakerDetails:
    """A speaker as people give it; the Arabic name is always one of the aliases."""

    name_ar: str
    name_en: str = ""
    role_ar: str = ""
    role_en: str = ""
    affiliation: str = ""
    type: str = "person"
    wikidata_id: str = ""
    aliases: tuple[str, ...] = ()


@action("add a speaker")
def add_speaker(*, by: User, details: SpeakerDetails, key: str = "") -> Speaker:
    """Raises `NameMissing`, `AliasTaken`, `KeyTaken`, `BadWikidataId`, `UnknownLabel`."""
    permissions.check(by, permissions.CATALOGUE)
    return new_speaker(details, key)


def new_speaker(details: SpeakerDetails, key: str = "") -> Speaker:
    """The same as a part of another action, whose name the history then tells."""
    speaker = Speaker(key=_free_key(Speaker.objects.all(), key, details.name_en))
    _describe(speaker, details)
    speaker.save()
    _set_aliases(speaker, details)
    return speaker


@action("edit a speaker")
def edit_speaker(*, uid: UUID | str, by: User, details: SpeakerDetails, version: int) -> Speaker:
    """Raises `Stale` and what `add_speaker` raises."""
    permissions.check(by, permissions.CATALOGUE)
    speaker = locking.lock(Speaker.objects.active(), uid, version)
    _describe(speaker, details)
    speaker.version += 1
    speaker.save()
    _set_aliases(speaker, details)
    return speaker


@action("merge speakers")
def merge_speakers(*, uid: UUID | str, into_uid: UUID | str, by: User, version: int) -> Speaker:
    """Give all that names one speaker to another: aliases and annotations. The other is kept."""
    permissions.check(by, permissions.MERGE)
    merged = locking.lock(Speaker.objects.active(), uid, version)
    kept = locking.lock(Speaker.objects.active(), into_uid)
    if merged == kept:
        raise MergeIntoItself()
    merged.aliases.update(speaker=kept)
    named_both = AnnotationSpeaker.objects.filter(
        speaker=merged, annotation__named__speaker=kept
    ).values("pk")
    AnnotationSpeaker.objects.filter(pk__in=list(named_both)).delete()
    AnnotationSpeaker.objects.filter(speaker=merged).update(speaker=kept)
    _retire(merged, kept)
    return kept


@action("add a proposition")
def add_proposition(*, by: User, text_ar: str, text_en: str = "", key: str = "") -> Proposition:
    """Raises `TextMissing`, `TextTaken`, `KeyTaken`."""
    permissions.check(by, permissions.CATALOGUE)
    text_ar = _proposition_text(text_ar)
    key = _free_key(Proposition.objects.all(), key, text_en)
    return Proposition.objects.create(key=key, text_ar=text_ar, text_en=text_en.strip())


@action("edit a proposition")
def edit_proposition(
    *, uid: UUID | str, by: User, text_ar: str, text_en: str, version: int
) -> Proposition:
    """Raises `Stale`, `TextMissing`, `TextTaken`."""
    permissions.check(by, permissions.CATALOGUE)
    proposition = locking.lock(Proposition.objects.active(), uid, version)
    proposition.text_ar = _proposition_text(text_ar, besides=proposition)
    proposition.text_en = text_en.strip()
    proposition.version += 1
    proposition.save()
    return proposition


@action("merge propositions")
def merge_propositions(
    *, uid: UUID | str, into_uid: UUID | str, by: User, version: int
) -> Proposition:
    """Let the stances towards one proposition be towards another; the first is retired."""
    permissions.check(by, permissions.MERGE)
    merged = locking.lock(Proposition.objects.active(), uid, version)
    kept = locking.lock(Proposition.objects.active(), into_uid)
    if merged == kept:
        raise MergeIntoItself()
    Annotation.objects.filter(proposition=merged).update(proposition=kept)
    _retire(merged, kept)
    return kept


def _describe(speaker: Speaker, details: SpeakerDetails) -> None:
    if not details.name_ar.strip():
        raise NameMissing()
    if details.type not in vocabulary.SPEAKER_TYPES:
        raise UnknownLabel("speaker_type", details.type)
    for field in ("name_ar", "name_en", "role_ar", "role_en", "affiliation", "type"):
        setattr(speaker, field, getattr(details, field).strip())
    speaker.wikidata_id = _wikidata_id(details.wikidata_id.strip(), speaker)


def _wikidata_id(given: str, speaker: Speaker) -> str | None:
    if not given:
        return None
    taken = Speaker.objects.filter(wikidata_id=given).exclude(pk=speaker.pk).exists()
    if taken or not (given[0] == "Q" and given[1:].isdecimal() and given[1] != "0"):
        raise BadWikidataId()
    return given


def _set_aliases(speaker: Speaker, details: SpeakerDetails) -> None:
    """Make the aliases just the given ones, the names included; kept ones are not touched."""
    wanted = _normalised([details.name_ar, *details.aliases])
    taken = SpeakerAlias.objects.filter(normalised__in=wanted).exclude(speaker=speaker).first()
    if taken:
        raise AliasTaken(alias=taken.surface, speaker=taken.speaker.name_ar)
    stored = {alias.normalised: alias for alias in speaker.aliases.all()}
    speaker.aliases.exclude(normalised__in=wanted).delete()
    SpeakerAlias.objects.bulk_create(
        SpeakerAlias(speaker=speaker, surface=surface, normalised=normalised)
        for normalised, surface in wanted.items()
        if normalised not in stored
    )


def _normalised(surfaces: Iterable[str]) -> dict[str, str]:
    """Normalised form → surface; the first surface of each form is kept."""
    forms: dict[str, str] = {}
    for surface in (each.strip() for each in surfaces):
        normalised = arabic.normalise(surface).strip()
        if normalised:
            forms.setdefault(normalised, surface)
    return forms


def _free_key(rows: "QuerySet[Speaker] | QuerySet[Proposition]", key: str, hint: str) -> str:
    if key and rows.filter(key=key).exists():
        raise KeyTaken(key=key)
    key = key or slugify(hint).replace("-", "_")[:60]
    if not key or rows.filter(key=key).exists():
        key = f"{key or 'entry'}_{uuid.uuid4().hex[:6]}"
    return key


def _proposition_text(text: str, besides: Proposition | None = None) -> str:
    text = " ".join(text.split())
    if not text:
        raise TextMissing()
    others = Proposition.objects.exclude(pk=besides.pk) if besides else Proposition.objects.all()
    if others.filter(text_ar=text).exists():
        raise TextTaken()
    return text


def _retire(merged: Speaker | Proposition, kept: Speaker | Proposition) -> None:
    merged.active = False
    merged.merged_into = kept  # type: ignore[assignment]
    merged.version += 1
    merged.save(update_fields=["active", "merged_into", "version"])
