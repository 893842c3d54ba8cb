"""The shape of what comes in; the rules are the actions'. Offsets are code points."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import Day, Flag, Number, RawText, Text, Uid
from claims.domain import vocabulary

BIG = 2**31 - 1
MOST_AT_ONCE = 100


class Version(serializers.Serializer[Any]):
    """The version as last seen; `If-Match` may say it instead."""

    version = Number(min_value=0, max_value=BIG, required=False)


class DetailsIn(serializers.Serializer[Any]):
    title = Text(required=False, allow_blank=True, max_length=500)
    outlet = Text(required=False, allow_blank=True, max_length=200)
    byline = Text(required=False, allow_blank=True, max_length=200)
    url = serializers.URLField(required=False, allow_blank=True, max_length=2000)
    archive_url = serializers.URLField(required=False, allow_blank=True, max_length=2000)
    published = Text(required=False, allow_blank=True, max_length=100)


class ArticleIn(DetailsIn):
    text = RawText()


class ArticleChange(DetailsIn, Version):
    pass


class CorrectionIn(Version):
    text = RawText()


class SpanIn(serializers.Serializer[Any]):
    start = Number(min_value=0, max_value=BIG)
    end = Number(min_value=0, max_value=BIG)
    quote = RawText()


class DrawIn(SpanIn):
    article = Uid()


class MoveIn(SpanIn, Version):
    pass


class SplitIn(Version):
    at = Number(min_value=0, max_value=BIG)


class MergeIn(Version):
    direction = serializers.ChoiceField(["next", "previous"])


class ReasonIn(serializers.Serializer[Any]):
    reason = Text(max_length=5000, allow_blank=True)


class RejectIn(ReasonIn, Version):
    pass


class AnnotateIn(serializers.Serializer[Any]):
    """`version` is that of one's own answer as last seen, 0 without one."""

    submit = Flag(default=True)
    version = Number(min_value=0, max_value=BIG)
    span_version = Number(min_value=1, max_value=BIG)
    kind = serializers.ChoiceField(list(vocabulary.KINDS), allow_null=True, default=None)
    attribution = serializers.ChoiceField(list(vocabulary.ATTRIBUTIONS), default="none")
    speakers = serializers.ListField(child=Text(max_length=80), max_length=50, default=list)
    proposition = Text(max_length=80, allow_null=True, default=None)
    stance = serializers.ChoiceField(list(vocabulary.STANCES), allow_null=True, default=None)
    event_date = Text(max_length=100, allow_blank=True, default="")
    attribution_check = serializers.ChoiceField(
        list(vocabulary.ATTRIBUTION_CHECKS), allow_null=True, default=None
    )
    note = Text(max_length=5000, allow_blank=True, default="")


class AnnotateItem(AnnotateIn):
    claim = Uid()


class AnnotateMany(serializers.Serializer[Any]):
    """Items have the shape of AnnotateItem; each is checked by itself."""

    items = serializers.ListField(
        child=serializers.DictField(), min_length=1, max_length=MOST_AT_ONCE
    )


class NextIn(serializers.Serializer[Any]):
    """`after` is the claim that one comes from: another is given, the next in its article first."""

    after = Uid(allow_null=True, default=None)


class VerdictIn(Version):
    verdict = Text(max_length=50, allow_blank=True)
    attribution_check = serializers.ChoiceField(
        list(vocabulary.ATTRIBUTION_CHECKS), allow_null=True, default=None
    )
    rationale = Text(max_length=5000, allow_blank=True)


class AdjudicateIn(VerdictIn):
    """The final labels; a verdict may be left out."""

    verdict = Text(max_length=50, allow_blank=True, default="")
    kind = serializers.ChoiceField(list(vocabulary.KINDS), allow_null=True, default=None)
    speakers = serializers.ListField(child=Text(max_length=80), max_length=50, default=list)
    proposition = Text(max_length=80, allow_null=True, default=None)
    stance = serializers.ChoiceField(list(vocabulary.STANCES), allow_null=True, default=None)


class RelationIn(serializers.Serializer[Any]):
    relation = serializers.ChoiceField(list(vocabulary.RELATIONS))
    type = serializers.ChoiceField(list(vocabulary.CONTRADICTION_TYPES))
    rationale = Text(max_length=5000, allow_blank=True)


class ContradictionIn(RelationIn):
    claim_a = Uid()
    claim_b = Uid()


class ContradictionChange(RelationIn, Version):
    pass


class DecideIn(Version):
    rationale = Text(max_length=5000, allow_blank=True)


class EvidenceIn(serializers.Serializer[Any]):
    url = serializers.URLField(max_length=2000)
    archive_url = serializers.URLField(max_length=2000, required=False, allow_blank=True)
    quote = Text(max_length=5000, required=False, allow_blank=True)
    publisher = Text(max_length=200, required=False, allow_blank=True)
    retrieved_on = Day(required=False, allow_null=True)
    bearing = serializers.ChoiceField(list(vocabulary.BEARINGS))
    note = Text(max_length=2000, required=False, allow_blank=True)


class SpeakerIn(serializers.Serializer[Any]):
    key = serializers.SlugField(max_length=80, required=False)
    name_ar = Text(max_length=200, allow_blank=True)
    name_en = Text(max_length=200, required=False, allow_blank=True)
    role_ar = Text(max_length=200, required=False, allow_blank=True)
    role_en = Text(max_length=200, required=False, allow_blank=True)
    affiliation = Text(max_length=100, required=False, allow_blank=True)
    type = serializers.ChoiceField(list(vocabulary.SPEAKER_TYPES), default="person")
    wikidata_id = Text(max_length=20, required=False, allow_blank=True)
    aliases = serializers.ListField(child=Text(max_length=200), max_length=200, default=list)


class PropositionIn(serializers.Serializer[Any]):
    key = serializers.SlugField(max_length=80, required=False)
    text_ar = Text(max_length=1000, allow_blank=True)
    text_en = Text(max_length=1000, required=False, allow_blank=True)
