"""How operations are described: with their problems, and with parameters that have a value."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework.permissions import SAFE_METHODS

from claims.api.answers import ProblemDetails
from claims.api.rows import Shown

PROBLEM = "application/problem+json"
OF_READS = (400, 401, 403, 404, 406, 422, 429)
OF_WRITES = (400, 401, 403, 404, 406, 409, 412, 415, 422, 428, 429)


class Described(AutoSchema):
    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for status in OF_READS if self.method in SAFE_METHODS else OF_WRITES:
            if str(status) not in bodies:
                bodies[str(status)] = self._get_response_for_code(
                    ProblemDetails, str(status), [PROBLEM], direction
                )
        return bodies

    def _get_parameters(self) -> list[dict[str, Any]]:
        """An empty parameter is refused (`narrowing`): those that are free text say so."""
        parameters: list[dict[str, Any]] = super()._get_parameters()
        for parameter in parameters:
            shape = parameter["schema"]
            if parameter["in"] == "query" and shape == {"type": "string"}:
                shape["minLength"] = 1
        if getattr(self.view, "action", None) in ("list", "retrieve"):
            parameters += self._sparse()
        return parameters

    def _sparse(self) -> list[dict[str, Any]]:
        """The parameter that names the fields to show, if rows have such fields."""
        serializer = self.get_response_serializers()
        row = getattr(serializer, "child", serializer)
        if not isinstance(row, Shown):
            return []
        names = {"type": "string", "enum": sorted(row.fields)}
        shape = {"type": "array", "items": names, "minItems": 1}
        about = "Only these fields, by name, with commas between"
        return [
            {"in": "query", "name": "fields", "schema": shape, "description": about}
            | {"style": "form", "explode": False}
        ]
