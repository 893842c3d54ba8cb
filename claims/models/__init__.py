"""The tables, by what they hold; the database itself keeps what must hold."""

from claims.models.annotations import Annotation, AnnotationSpeaker, NewStatements
from claims.models.articles import Article
from claims.models.catalogue import Proposition, Speaker, SpeakerAlias
from claims.models.claims import Claim, Flag, Reservation, Sighting
from claims.models.contradictions import Contradiction, Decision, DecisionSpeaker, Evidence
from claims.models.imports import ImportBatch, ImportName, ImportPiece, ImportRow
from claims.models.notices import Notice
from claims.models.people import Desk, LabelDefinition, User, Verdict
from claims.models.proposals import Proposal, ProposalDecision
from claims.models.publishing import Publication, Release
from claims.models.searches import SavedSearch
from claims.models.tokens import Replay, Token

__all__ = [
    "Annotation",
    "AnnotationSpeaker",
    "Article",
    "Claim",
    "Contradiction",
    "Decision",
    "DecisionSpeaker",
    "Desk",
    "Evidence",
    "Flag",
    "ImportBatch",
    "ImportName",
    "ImportPiece",
    "ImportRow",
    "LabelDefinition",
    "NewStatements",
    "Notice",
    "Proposal",
    "ProposalDecision",
    "Proposition",
    "Publication",
    "Release",
    "Replay",
    "Reservation",
    "SavedSearch",
    "Sighting",
    "Speaker",
    "SpeakerAlias",
    "Token",
    "User",
    "Verdict",
]
