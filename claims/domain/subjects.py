"""Where the words that name a speaker stand: after the verb, before it, in apposition.

Positions count words of the row of a sentence.
"""

import bisect
from collections.abc import Sequence
from operator import attrgetter

from claims.domain import lexicon, names, naming, titling
from claims.domain.naming import Register
from claims.domain.quoting import Quotations
from claims.domain.wording import Word

FAR = 14  # words between a verb and what it reports
_start = attrgetter("start")
_ASKS = frozenset("؟!")
_NEAR = 10  # words of a subject before its verb


def _quoted(row: Sequence[Word], quotations: Quotations) -> list[bool]:
    """Of each word whether it stands inside a quotation."""
    inside = [False] * len(row)
    for each in quotations.overlapping(row[0].start, row[-1].end):
        first = bisect.bisect_right(row, each.start, key=_start)
        last = bisect.bisect_left(row, each.end, key=_start)
        inside[first:last] = [True] * (last - first)
    return inside


class Sentence:
    """The words of a sentence or a part of one; words inside quotations are somebody's own."""

    def __init__(self, row: Sequence[Word], quotations: Quotations, register: Register) -> None:
        self.row = row
        self.norms = [word.norm for word in row]
        self.register = register
        self.quoted = _quoted(row, quotations)

    def content(self, at: int) -> int | None:
        """Where what is said begins: at «إن», after a colon, at a quotation."""
        for here in range(at, min(len(self.row), at + FAR)):
            if here > at and self.norms[here] in lexicon.COMPLEMENTS:
                return None if self.norms[here - 1] in lexicon.BUT else here
            gap = self.row[here].gap
            if gap and (":" in gap or self._quotes_from(here + 1) and not self.is_called(here)):
                return here + 1
            if gap and not _ASKS.isdisjoint(gap):
                return None
            if here > at and self.row[here].form.verb and not self._in_name(here):
                return None
        return None

    def _quotes_from(self, at: int) -> bool:
        """Whether a quotation of some words begins at row[at]: one word is only called so."""
        if at + 1 >= len(self.row) or self.quoted[at - 1]:
            return False
        return self.quoted[at] and self.quoted[at + 1]

    def is_called(self, at: int) -> bool:
        """Whether the quotation after row[at] is a name: «صحيفة «الشرق الأوسط»»."""
        end = at + 1
        while end < len(self.row) and self.quoted[end]:
            end += 1
        named = self.norms[at] in names.BODIES | names.MEDIA or self.norms[at + 1] in names.BODIES
        return named and end - at <= naming.QUOTED_NAME + 1 and end < len(self.row)

    def _in_name(self, at: int) -> bool:
        return self.norms[at] in names.GIVEN or self.norms[at] in names.HEADS

    def after(self, at: int, content: int | None, verb: str) -> tuple[int, int] | None:
        """The subject after the verb."""
        start = at + 1
        while start < len(self.row) and self.norms[start] in lexicon.PRONOUNS:
            start += 1
        if start >= len(self.row) or content == start or self._broken(at, start):
            return None
        bounded = content is not None and content > start
        start = self.past_document(start, content)
        end = self.phrase_end(start, bounded=bounded)
        end = self.shortened(start, min(end, content or end))
        if bounded and verb in lexicon.TRANSITIVE:
            turn = {*self.norms[content : content + 1]} if content else set()
            described = verb in lexicon.DESCRIBING and not turn & lexicon.COMPLEMENTS
            end = self._without_object(start, end, content, described=described)
        if end == start or not self.is_plausible(start, end, at, bounded, verb):
            return None
        return start, self._with_apposition(start, end, content)

    def _broken(self, at: int, start: int) -> bool:
        return any(set(self.row[here].gap) & set(":،,؛") for here in range(at, start))

    def _without_object(self, start: int, end: int, content: int | None, *, described: bool) -> int:
        """Without what is described or asked for: «وصف الوزير سامر النجار الخبر بأنه»."""
        joined = (at for at in range(start + 2, end) if naming.has_joined_b(self.norms[at]))
        end = next(joined, end)
        turn = {*self.norms[content - 1 : content + 1]} if content else set()
        if not (described or turn & lexicon.OF_THE_OBJECT):
            return end
        last = end - 1
        while last > start and naming.is_adjective(self.norms[last]):
            last -= 1
        if last > start and self.norms[last].startswith("ال"):
            return last
        return self.phrase_end(start, bounded=False)

    def shortened(self, start: int, end: int) -> int:
        """Without words that never end a name."""
        while end > start and self.norms[end - 1] in names.OUTSIDE:
            end -= 1
        return end

    def is_plausible(self, start: int, end: int, at: int, bounded: bool, verb: str) -> bool:
        first = self.norms[start]
        if (
            self.is_known(start)
            or naming.is_head(first)
            or first in names.GIVEN | names.NAME_PARTS | names.PLACES
        ):
            return True
        if first in names.OUTSIDE or first in lexicon.SPEECH_NOUNS:
            return False
        if verb in lexicon.TRANSITIVE:
            return bounded and end - start <= 2 and not first.startswith("ال")
        if bounded:
            return end - start <= 6
        return first in names.PLACES or self._ends_quotation(at)

    def phrase_end(self, start: int, *, bounded: bool) -> int:
        """The end of the name that begins at row[start], a known one whole."""
        end = naming.phrase_end(self.row, start, bounded=bounded)
        known = self.register.at(self.norms, start)
        return max(end, start + known[0]) if known else end

    def past_document(self, start: int, limit: int | None = None) -> int:
        """From «بيان وزارة …» or «تقرير صادر عن …» to who wrote it, where that is told."""
        if start >= len(self.row) or self.norms[start].removeprefix("ل") not in names.DOCUMENTS:
            return start
        for here in range(start + 1, min(len(self.row), start + 5, limit or len(self.row))):
            if any(each in names.HEADS for each in naming.unclitic(self.norms[here])):
                return here
            if self.is_known(here):
                return here
        return start

    def is_known(self, at: int) -> bool:
        return self.register.at(self.norms, at) is not None

    def _ends_quotation(self, at: int) -> bool:
        """«…»، قال فلان: a name must follow."""
        return at > 0 and self.quoted[at - 1]

    def _with_apposition(self, start: int, end: int, content: int | None) -> int:
        """«وزير المالية، أحمد علي، إن»: the name that a comma sets off belongs to its title."""
        if content is None or end >= content or "،" not in self.row[end - 1].gap:
            return end
        last = content - 1
        if self.norms[end] in names.OUTSIDE or self.norms[end] in names.WITHIN:
            return end
        if content - end <= 4 and "،" in self.row[last].gap and naming.is_head(self.norms[start]):
            return content if titling.own_name(self.norms[start:end]) == 0 else end
        return end

    def before(self, at: int) -> tuple[int, int] | None:
        """The subject before the verb: «لكن روسيا وصفت»، «الوزير يعلن»، «وكان الوزير قد أعلن»."""
        norm = self.norms[at]
        as_for = norm[:1] == "ف" and any(
            each in lexicon.AS_FOR for each in self.norms[max(0, at - FAR) : at]
        )
        if norm[:1] in ("و", "ف") and norm not in lexicon.SAYING and not as_for:
            return None
        been = self._had(at) or self._called_before(at)
        if been:
            return been
        end = at
        while end > 0 and self.norms[end - 1] in lexicon.PRONOUNS:
            end -= 1
        start = end
        while start > 0 and end - start < _NEAR and self._may_precede(start - 1, start < end):
            start -= 1
        if start == end or not self._begins_clause(start):
            return None
        first = naming.unclitic(self.norms[start])[: 2 if self.norms[start][:1] == "و" else 1]
        if start > 0 and self.norms[start - 1] in lexicon.BEFORE_NOUNS and end - start <= 6:
            return start, end
        if self.is_known(start) or any(
            each in names.HEADS | names.GIVEN | names.PLACES for each in first
        ):
            return start, end
        return None

    def _had(self, at: int) -> tuple[int, int] | None:
        """«وكان رئيس الغرفة، فؤاد الكيلاني، قد صرّح»"""
        if at < 3 or self.norms[at - 1] != "قد":
            return None
        for here in range(at - 2, max(-1, at - FAR), -1):
            if self.norms[here] in lexicon.BEING:
                outside = self.norms[here + 1] in names.OUTSIDE
                return None if outside or here + 1 == at - 1 else (here + 1, at - 1)
        return None

    def _called_before(self, at: int) -> tuple[int, int] | None:
        """«شركة «النور» تنفي»: a body with its name in quotation marks."""
        start = at
        while start > 0 and self.quoted[start - 1]:
            start -= 1
        if not 0 < at - start <= naming.QUOTED_NAME or start == 0:
            return None
        is_body = self.norms[start - 1] in names.BODIES | names.MEDIA
        return (start - 1, at) if is_body and self._begins_clause(start - 1) else None

    def _may_precede(self, at: int, within: bool) -> bool:
        if within and set(self.row[at].gap) - set("()"):
            return False
        if self.row[at].gap and not within:
            return False
        norm = self.norms[at]
        if norm in lexicon.COMPLEMENTS | lexicon.WHO | lexicon.CLAUSE_OPENERS or self.quoted[at]:
            return False
        return norm not in names.OUTSIDE and not (
            self.row[at].form.verb and norm not in names.HEADS
        )

    def _begins_clause(self, at: int) -> bool:
        if at == 0 or self.row[at - 1].gap:
            return True
        before = self.norms[at - 1]
        return before in lexicon.COMPLEMENTS or before in lexicon.CLAUSE_OPENERS

    def actor(self, limit: int) -> tuple[int, int] | None:
        """Who does what the sentence tells: the subject after its first verb of happening."""
        for at in range(max(0, limit - 4 * FAR), limit):
            if self.norms[at] in lexicon.HAPPENED and at + 1 < limit:
                end = self.shortened(at + 1, self.phrase_end(at + 1, bounded=True))
                if end > at + 1 and self.is_plausible(at + 1, end, at, True, ""):
                    return at + 1, end
        return None
