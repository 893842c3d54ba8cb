"""Which stance towards which proposition the words support; mostly none, and then none is given."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain import arabic, lexicon
from claims.domain.attributing import Attribution
from claims.domain.problems import N_
from claims.domain.proposals import KnownProposition, Reason

_LEAST_SHARED = 3  # rarer words in common, and
_LEAST_SHARE = 0.45  # of the proposition's words that tell it from the others
_MARGIN = 1.3  # times as much as the next proposition


@dataclass(frozen=True, slots=True)
class Stance:
    """Proposition and stance together, or neither."""

    proposition: str | None = None
    stance: str | None = None
    reasons: tuple[Reason, ...] = ()


class Stances:
    """The propositions by their telling words."""

    def __init__(self, propositions: Sequence[KnownProposition]) -> None:
        self._words = {each.key: _telling(each.text) for each in propositions}

    def of(self, quote: str, attribution: Attribution) -> Stance:
        """The stance of the claim's speaker, where verb and words both carry one."""
        stance = _stance(attribution.verb)
        if not attribution.speakers or stance is None or not self._words:
            return Stance()
        told = _telling(quote)
        scored = sorted(
            ((_share(words, told), key) for key, words in self._words.items()), reverse=True
        )
        best, key = scored[0]
        second = scored[1][0] if len(scored) > 1 else 0.0
        if best < _LEAST_SHARE or best < second * _MARGIN or _is_negated(quote):
            return Stance()
        shared = "، ".join(sorted(told & self._words[key]))
        reason = Reason("shared-words", N_("shares with the proposition: %(words)s"), {"words": shared})
        return Stance(key, stance, (reason,))


def _stance(verb: str) -> str | None:
    for stance, verbs in lexicon.STANCES.items():
        if verb in verbs:
            return stance
    return None


def _share(words: frozenset[str], told: frozenset[str]) -> float:
    shared = len(words & told)
    return shared / len(words) if shared >= _LEAST_SHARED else 0.0


def _telling(text: str) -> frozenset[str]:
    return frozenset(
        _stem(word) for word in arabic.normalise(text).split() if len(word) > 3
    )


def _stem(word: str) -> str:
    """The word without joined particles and the commonest endings."""
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in ("ها", "يه", "ات", "ين", "ون", "ه", "ا", "ي"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def _is_negated(quote: str) -> bool:
    return any(word in lexicon.NEGATIONS for word in arabic.normalise(quote).split())
