"""Speakers and propositions for programs."""

from rest_framework.response import Response

from claims import history
from claims.actions import cataloguing
from claims.api import filters, given, shown
from claims.api.base import Request, creates, read
from claims.api.histories import Recounted
from claims.models import Proposition, Speaker


class Speakers(Recounted):
    """Whoever texts make answer for what they report, with every name they go by."""

    serializer_class = shown.SpeakerSerializer
    filterset_class = filters.SpeakerFilter
    recounts = staticmethod(history.of_speaker)
    queryset = Speaker.objects.prefetch_related("aliases")

    @creates(given.SpeakerIn, shown.SpeakerSerializer)
    def create(self, request: Request) -> Response:
        data = read(given.SpeakerIn, request)
        key = data.pop("key", "")
        details = cataloguing.SpeakerDetails(**{**data, "aliases": tuple(data["aliases"])})
        made = cataloguing.add_speaker(by=request.user, details=details, key=key)
        return self.answer(made, 201)


class Propositions(Recounted):
    """Sentences that can be true or false, towards which stances are taken."""

    serializer_class = shown.PropositionSerializer
    filterset_class = filters.PropositionFilter
    recounts = staticmethod(history.of_proposition)
    queryset = Proposition.objects.all()

    @creates(given.PropositionIn, shown.PropositionSerializer)
    def create(self, request: Request) -> Response:
        data = read(given.PropositionIn, request)
        return self.answer(cataloguing.add_proposition(by=request.user, **data), 201)
