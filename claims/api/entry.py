"""Who asks, and addresses where nothing is."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions.base import NotThere
from claims.api import shown
from claims.api.base import Request


class Me(GenericAPIView[Any]):
    """Who is asking."""

    serializer_class = shown.MeSerializer
    filter_backends = ()

    @extend_schema(responses=shown.MeSerializer)
    def get(self, request: Request) -> Response:
        return Response(shown.MeSerializer(request.user).data)


@extend_schema(exclude=True)
class Nowhere(APIView):
    """Every other address below the API's."""

    def initial(self, *args: Any, **kwargs: Any) -> None:
        super().initial(*args, **kwargs)
        raise NotThere()
