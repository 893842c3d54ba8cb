"""What lists narrow by. Only what the reader may see: never another's unseen labels."""

from datetime import UTC, datetime
from typing import Any, ClassVar

import django_filters as by
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiTypes, extend_schema_field

from claims.domain import vocabulary
from claims.domain.vocabulary import Names
from claims.models import (
    Annotation,
    Article,
    Claim,
    Contradiction,
    Decision,
    Evidence,
    Notice,
    Proposition,
    Speaker,
)


def one_of(names: Names, **options: Any) -> by.ChoiceFilter:
    return by.ChoiceFilter(choices=list(names.items()), **options)


@extend_schema_field(OpenApiTypes.BOOL)
class YesOrNo(by.TypedChoiceFilter):
    """true or false; Django's own takes whatever it does not know for neither."""

    WORDS: ClassVar[dict[str, bool]] = {"true": True, "false": False}

    def __init__(self, **options: Any) -> None:
        words = [(word, word) for word in self.WORDS]
        super().__init__(choices=words, coerce=self.WORDS.__getitem__, **options)


class Moment(by.fields.IsoDateTimeField):
    """A moment in UTC: PostgreSQL refuses offsets that Python takes."""

    def to_python(self, value: Any) -> datetime | None:
        """Raises `ValidationError`, also for a moment whose year is out of range in UTC."""
        moment = super().to_python(value)
        try:
            return moment.astimezone(UTC) if moment else None
        except OverflowError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class Moments(by.fields.RangeField):
    widget = by.widgets.DateRangeWidget

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__((Moment(), Moment()), *args, **options)


class Period(by.IsoDateTimeFromToRangeFilter):
    """From one moment (`_after`) to another (`_before`), both included."""

    field_class = Moments


class ArticleFilter(by.FilterSet):
    outlet = by.CharFilter()
    language = by.CharFilter()
    created = Period(field_name="created_at")

    class Meta:
        model = Article
        fields = ["outlet", "language", "created"]


class ClaimFilter(by.FilterSet):
    article = by.UUIDFilter(field_name="article__uid")
    state = one_of(vocabulary.CLAIM_STATES)
    kind = one_of(vocabulary.KINDS)
    origin = one_of(vocabulary.ORIGINS)
    created = Period(field_name="created_at")

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
    claim = by.UUIDFilter(method="with_side", label="Contradictions of this claim")
    needs_recheck = YesOrNo()

    class Meta:
        model = Contradiction
        fields = ["state", "relation", "claim", "needs_recheck"]

    def unveiled(self, rows: QuerySet[Contradiction], name: str, value: str) -> Any:
        """A relation that the reader may not see yet is found by nothing."""
        seen = {"veiled": False, name: value}
        return rows.filter(**seen)

    @extend_schema_field(OpenApiTypes.UUID)
    def with_side(self, rows: QuerySet[Contradiction], name: str, value: Any) -> Any:
        return rows.filter(claim_a__uid=value) | rows.filter(claim_b__uid=value)


class DecisionFilter(by.FilterSet):
    claim = by.UUIDFilter(field_name="claim__uid")
    contradiction = by.UUIDFilter(field_name="contradiction__uid")
    outcome = one_of(vocabulary.OUTCOMES)
    decided = Period(field_name="decided_at")

    class Meta:
        model = Decision
        fields = ["claim", "contradiction", "outcome", "decided"]


class EvidenceFilter(by.FilterSet):
    claim = by.UUIDFilter(field_name="claim__uid")
    contradiction = by.UUIDFilter(field_name="contradiction__uid")
    bearing = one_of(vocabulary.BEARINGS)

    class Meta:
        model = Evidence
        fields = ["claim", "contradiction", "bearing"]


class SpeakerFilter(by.FilterSet):
    key = by.CharFilter()
    type = one_of(vocabulary.SPEAKER_TYPES)
    active = YesOrNo()

    class Meta:
        model = Speaker
        fields = ["key", "type", "active"]


class PropositionFilter(by.FilterSet):
    key = by.CharFilter()
    active = YesOrNo()

    class Meta:
        model = Proposition
        fields = ["key", "active"]


class NoticeFilter(by.FilterSet):
    unread = YesOrNo(field_name="read_at", lookup_expr="isnull")

    class Meta:
        model = Notice
        fields = ["unread"]
