"""Web addresses for generated requests: the format's own have hosts that no name server takes."""

import schemathesis
from hypothesis import strategies

ADDRESS = r"\Ahttps?://[a-z]{1,12}\.(org|com)(/[a-z0-9]{0,8})?\Z"

schemathesis.openapi.format("uri", strategies.from_regex(ADDRESS))
