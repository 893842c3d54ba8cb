"""What comes in is refused before it breaks a layer below: names with NUL, bottomless bodies."""

from typing import Any

from drf_spectacular.authentication import BasicScheme
from rest_framework import authentication, parsers
from rest_framework.exceptions import AuthenticationFailed, ParseError


class JSONParser(parsers.JSONParser):
    def parse(self, *args: Any, **kwargs: Any) -> Any:
        """The body. Raises `ParseError`, also when it is nested deeper than can be read."""
        try:
            return super().parse(*args, **kwargs)
        except RecursionError:
            raise ParseError() from None


class BasicAuthentication(authentication.BasicAuthentication):
    def authenticate_credentials(self, userid: str, *args: Any, **kwargs: Any) -> Any:
        """Who that is. Raises `AuthenticationFailed`, also for what no name can hold."""
        if "\0" in userid:
            raise AuthenticationFailed()
        return super().authenticate_credentials(userid, *args, **kwargs)


class DescribedAsBasic(BasicScheme):
    """The API's description finds it by its class alone."""

    target_class = BasicAuthentication  # type: ignore[assignment]
