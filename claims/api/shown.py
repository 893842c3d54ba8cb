"""The shape of what goes out. Offsets are code points, times UTC."""

from typing import Any

from rest_framework import serializers

from claims.api.rows import Shown, key_of, uid_of
from claims.domain import vocabulary
from claims.models import (
    Annotation,
    Article,
    Claim,
    Contradiction,
    Decision,
    Evidence,
    Proposition,
    Speaker,
    User,
)


class ClaimSerializer(Shown):
    article = serializers.UUIDField(source="article.uid", read_only=True)
    duplicate_of = uid_of("duplicate_of")

    class Meta:
        model = Claim
        fields = [
            "uid",
            "article",
            "paragraph_no",
            "start",
            "end",
            "quote",
            "kind",
            "origin",
            "state",
            "duplicate_of",
            "version",
            "span_version",
            "created_at",
        ]
        read_only_fields = fields


class ArticleSerializer(Shown):
    supersedes = uid_of("supersedes")

    class Meta:
        model = Article
        fields = [
            "uid",
            "title",
            "outlet",
            "byline",
            "url",
            "archive_url",
            "published",
            "language",
            "text_sha256",
            "supersedes",
            "created_at",
            "proposed_at",
            "version",
        ]
        read_only_fields = fields


class FullArticleSerializer(ArticleSerializer):
    class Meta(ArticleSerializer.Meta):
        fields = [*ArticleSerializer.Meta.fields, "text"]
        read_only_fields = fields


class Labelled(Shown):
    """Rows that name speakers and a proposition, which are shown by their keys."""

    speakers = serializers.SerializerMethodField()
    proposition = serializers.SlugRelatedField(slug_field="key", read_only=True, allow_null=True)  # type: ignore[var-annotated]

    def get_speakers(self, labelled: Annotation | Decision) -> list[str]:
        return [named.speaker.key for named in labelled.named.all()]


class AnnotationSerializer(Labelled):
    claim = serializers.UUIDField(source="claim.uid", read_only=True)
    annotator = serializers.UUIDField(source="annotator.uid", read_only=True)

    class Meta:
        model = Annotation
        fields = [
            "uid",
            "claim",
            "annotator",
            "span_version",
            "kind",
            "attribution",
            "speakers",
            "proposition",
            "stance",
            "event_date",
            "attribution_check",
            "note",
            "origin",
            "submitted_at",
            "superseded_at",
            "version",
        ]
        read_only_fields = fields


class EvidenceSerializer(Shown):
    class Meta:
        model = Evidence
        fields = [
            "uid",
            "url",
            "archive_url",
            "quote",
            "publisher",
            "retrieved_on",
            "bearing",
            "note",
            "added_at",
            "verified_at",
        ]
        read_only_fields = fields


class PlacedEvidenceSerializer(EvidenceSerializer):
    """Evidence with what it bears on: either a claim or a contradiction."""

    claim = uid_of("claim")
    contradiction = uid_of("contradiction")
    added_by = uid_of("added_by")
    verified_by = uid_of("verified_by")

    class Meta(EvidenceSerializer.Meta):
        fields = [*EvidenceSerializer.Meta.fields, "claim", "contradiction", "added_by"]
        fields += ["verified_by"]
        read_only_fields = fields


class DecisionSerializer(Labelled):
    """An editor's word on a claim or on a contradiction; labels are those it gave, if any."""

    claim = uid_of("claim")
    contradiction = uid_of("contradiction")
    verdict = serializers.SlugRelatedField(slug_field="key", read_only=True, allow_null=True)  # type: ignore[var-annotated]
    outcome = key_of(vocabulary.OUTCOMES)
    decided_by = serializers.UUIDField(source="decided_by.uid", read_only=True)
    supersedes = uid_of("supersedes")

    class Meta:
        model = Decision
        fields = [
            "uid",
            "claim",
            "contradiction",
            "outcome",
            "kind",
            "speakers",
            "proposition",
            "stance",
            "attribution_check",
            "verdict",
            "rationale",
            "decided_by",
            "decided_at",
            "supersedes",
        ]
        read_only_fields = fields


class SideSerializer(serializers.ModelSerializer[Claim]):
    article = serializers.UUIDField(source="article.uid", read_only=True)

    class Meta:
        model = Claim
        fields = ["uid", "article", "quote"]
        read_only_fields = fields


class ContradictionSerializer(Shown):
    """`veiled` says that the reader is still blind to a side: labels and proposer are null."""

    claim_a = SideSerializer(read_only=True)
    claim_b = SideSerializer(read_only=True)
    proposed_by = serializers.UUIDField(source="proposed_by.uid", read_only=True, allow_null=True)
    veiled = serializers.BooleanField(read_only=True)
    relation = key_of(vocabulary.RELATIONS)
    type = key_of(vocabulary.CONTRADICTION_TYPES)
    rationale = serializers.CharField(read_only=True, allow_null=True)
    evidence = EvidenceSerializer(many=True, read_only=True)

    VEILED = ("relation", "type", "rationale", "proposed_by")

    class Meta:
        model = Contradiction
        fields = [
            "uid",
            "claim_a",
            "claim_b",
            "veiled",
            "relation",
            "type",
            "rationale",
            "state",
            "needs_recheck",
            "proposed_by",
            "proposed_at",
            "evidence",
            "version",
        ]
        read_only_fields = fields

    def to_representation(self, contradiction: Contradiction) -> dict[str, Any]:
        shown = super().to_representation(contradiction)
        if contradiction.veiled:  # type: ignore[attr-defined]
            nothing = dict.fromkeys(self.VEILED) | {"evidence": []}
            shown |= {name: nothing[name] for name in nothing.keys() & shown.keys()}
        return shown


class SpeakerSerializer(Shown):
    aliases = serializers.SlugRelatedField(slug_field="surface", many=True, read_only=True)  # type: ignore[var-annotated]

    class Meta:
        model = Speaker
        fields = [
            "uid",
            "key",
            "name_ar",
            "name_en",
            "role_ar",
            "role_en",
            "affiliation",
            "type",
            "wikidata_id",
            "aliases",
            "active",
            "version",
        ]
        read_only_fields = fields


class PropositionSerializer(Shown):
    class Meta:
        model = Proposition
        fields = ["uid", "key", "text_ar", "text_en", "active", "version"]
        read_only_fields = fields


class MeSerializer(serializers.ModelSerializer[User]):
    class Meta:
        model = User
        fields = ["uid", "username", "name", "roles"]
        read_only_fields = fields


SERIALIZERS: dict[type, type[serializers.ModelSerializer[Any]]] = {
    Annotation: AnnotationSerializer,
    Article: ArticleSerializer,
    Claim: ClaimSerializer,
}


def current(row: Any) -> dict[str, Any] | None:
    """A row as it is stored now, for whoever came too late with an older version."""
    if isinstance(row, Contradiction):
        return {"uid": str(row.uid), "version": row.version}
    serializer = SERIALIZERS.get(type(row))
    return dict(serializer(row).data) if serializer else None
