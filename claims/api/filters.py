"""What lists narrow by. Only what the reader may see: never another's unseen labels."""

from typing import Any

import django_filters as by
from django.db.models import QuerySet

from claims.domain import vocabulary
from claims.domain.vocabulary import Names
from claims.models import Annotation, Article, Claim, Contradiction, Notice, Proposition, Speaker


def one_of(names: Names, **options: Any) -> by.ChoiceFilter:
    return by.ChoiceFilter(choices=list(names.items()), **options)


class ArticleFilter(by.FilterSet):
    outlet = by.CharFilter()
    language = by.CharFilter()
    created = by.IsoDateTimeFromToRangeFilter(field_name="created_at")

    class Meta:
        model = Article
        fields = ["outlet", "language", "created"]


class ClaimFilter(by.FilterSet):
    article = by.UUIDFilter(field_name="article__uid")
    state = one_of(vocabulary.CLAIM_STATES)
    kind = one_of(vocabulary.KINDS)
    origin = one_of(vocabulary.ORIGINS)
    created = by.IsoDateTimeFromToRangeFilter(field_name="created_at")

    class Meta:
        model = Claim
        fields = ["article", "state", "kind", "origin", "created"]


class AnnotationFilter(by.FilterSet):
    claim = by.UUIDFilter(field_name="claim__uid")
    article = by.UUIDFilter(field_name="claim__article__uid")
    annotator = by.UUIDFilter(field_name="annotator__uid")
    kind = one_of(vocabulary.KINDS)
    stance = one_of(vocabulary.STANCES)
    speaker = by.CharFilter(field_name="named__speaker__key")
    proposition = by.CharFilter(field_name="proposition__key")

    class Meta:
        model = Annotation
        fields = ["claim", "article", "annotator", "kind", "stance", "speaker", "proposition"]


class ContradictionFilter(by.FilterSet):
    state = one_of(vocabulary.CONTRADICTION_STATES)
    relation = one_of(vocabulary.RELATIONS, method="unveiled")
    claim = by.UUIDFilter(method="with_side")
    needs_recheck = by.BooleanFilter()

    class Meta:
        model = Contradiction
        fields = ["state", "relation", "claim", "needs_recheck"]

    def unveiled(self, rows: QuerySet[Contradiction], name: str, value: str) -> Any:
        """A relation that the reader may not see yet is found by nothing."""
        seen = {"veiled": False, name: value}
        return rows.filter(**seen)

    def with_side(self, rows: QuerySet[Contradiction], name: str, value: Any) -> Any:
        return rows.filter(claim_a__uid=value) | rows.filter(claim_b__uid=value)


class SpeakerFilter(by.FilterSet):
    key = by.CharFilter()
    type = one_of(vocabulary.SPEAKER_TYPES)
    active = by.BooleanFilter()

    class Meta:
        model = Speaker
        fields = ["key", "type", "active"]


class PropositionFilter(by.FilterSet):
    key = by.CharFilter()
    active = by.BooleanFilter()

    class Meta:
        model = Proposition
        fields = ["key", "active"]


class NoticeFilter(by.FilterSet):
    unread = by.BooleanFilter(field_name="read_at", lookup_expr="isnull")

    class Meta:
        model = Notice
        fields = ["unread"]
