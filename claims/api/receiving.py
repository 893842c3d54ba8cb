"""What comes in: who asks, by which token, and bodies refused before they break a layer below."""

from typing import Any

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import authentication, parsers
from rest_framework.exceptions import AuthenticationFailed, ParseError
from rest_framework.permissions import SAFE_METHODS, IsAuthenticated
from rest_framework.request import Request

from claims.actions import tokens
from claims.domain.problems import N_, Problem, Word
from claims.domain.vocabulary import SCOPES
from claims.models import Token, User

# A token of ours is far shorter; an endless one is not worth hashing.
LONGEST_SECRET = 200


class ScopeMissing(Problem):
    code = "scope-missing"
    message = N_("This token does not open that: make one with the scope “%(scope)s”.")

    def __init__(self, scope: str) -> None:
        super().__init__(scope=Word(SCOPES[scope]))


class JSONParser(parsers.JSONParser):
    def parse(self, *args: Any, **kwargs: Any) -> Any:
        """The body. Raises `ParseError`, also when it is nested deeper than can be read."""
        try:
            return super().parse(*args, **kwargs)
        except RecursionError:
            raise ParseError() from None


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer mhk_…` (RFC 6750)."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """Whose token that is; None without one. Raises `AuthenticationFailed`."""
        kind, _space, secret = authentication.get_authorization_header(request).partition(b" ")
        if kind.lower() != b"bearer":
            return None
        token = None
        if len(secret) <= LONGEST_SECRET:
            token = tokens.opened_by(secret.decode(errors="replace").strip(), timezone.now())
        if token is None:
            raise AuthenticationFailed()
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'


class InScope(IsAuthenticated):
    """Signed in; and a token opens reading, or the `scope` that the view names for writing."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Raises `ScopeMissing`."""
        if isinstance(request.auth, Token):
            writing = getattr(view, "scope", "write")
            needed = "read" if request.method in SAFE_METHODS else writing
            if needed not in request.auth.scopes:
                raise ScopeMissing(needed)
        return super().has_permission(request, view)


class DescribedAsBearer(OpenApiAuthenticationExtension):
    """The API's description finds it by its class alone."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
