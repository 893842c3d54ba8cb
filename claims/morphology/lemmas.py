"""The lemma of a word: camel-tools' maximum-likelihood disambiguator over its analyzer."""

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from claims.domain import arabic
from claims.morphology import files

if TYPE_CHECKING:
    from camel_tools.disambig.mle import MLEDisambiguator

_EDGES = regex.compile(r"^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$")
_BY_GUESS = frozenset(("digit", "punc", "foreign"))  # sources of analyses without a lemma


class Lemmas:
    """Lemmas by the data in a folder. Raises what camel-tools does for files it cannot read."""

    def __init__(self, folder: Path) -> None:
        self._disambiguator = _load(folder)

    def of(self, word: str) -> str:
        """The lemma, normalised, of a word as written or normalised; its light stem if unknown."""
        return self._of(_EDGES.sub("", word))

    @functools.lru_cache(maxsize=200_000)  # noqa: B019 - there is one for the process
    def _of(self, word: str) -> str:
        found = self._disambiguator.disambiguate([word])[0].analyses
        if not found or found[0].analysis.get("source") in _BY_GUESS:
            return arabic.light_stem(word)
        return arabic.normalise(found[0].analysis["lex"]) or arabic.light_stem(word)


def _load(folder: Path) -> "MLEDisambiguator":
    """camel-tools looks for its catalogue when it is imported, and asks the network for none."""
    files.write_catalogue(folder)
    os.environ["CAMELTOOLS_DATA"] = str(folder)
    from camel_tools.disambig.mle import MLEDisambiguator
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB

    database = MorphologyDB(str(folder / files.DATABASE.path), "a")
    # Its own cache never hits: results are kept here, one for each word.
    return MLEDisambiguator(Analyzer(database), str(folder / files.MODEL.path), 1, 0)
