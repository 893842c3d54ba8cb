"""Where the words begin that may name who says something, behind the verb.

Positions count words of the row of a sentence.
"""

from claims.domain import agreeing, lexicon, nameforms, names, naming
from claims.domain.apposing import Apposed
from claims.domain.memos import once

_ADVERBS = 10  # words of an adverbial before the subject
_WHEN = lexicon.forms("أمس اليوم مساء صباح هاتفيا")
_ADVERBIAL = _WHEN | lexicon.forms("في من خلال عبر على أثناء عقب بعد قبل أمام لدى عند")
_THAT = lexicon.forms("ذلك هذا هذه")
_TO_US = lexicon.forms("إلينا")  # also a given name
_BREAKS = frozenset(":،,؛")
_THEIRS = ("ها", "هم")
_OWNED = ("ها", "هم", "ته")


class Beginning(Apposed):
    """A clause, and where in it a subject begins."""

    def past_addressee(self, at: int) -> int:
        """Past «له» and «لـ«النهار»» after the verb."""
        while at < self.size and self.norms[at] in lexicon.PRONOUNS:
            at += 1
        if at + 1 < self.size and (self.norms[at] in _THAT or self.norms[at] in _TO_US):
            return at + (naming.is_head(self.norms[at + 1]) and not self.words[at].gap)
        if at + 1 >= self.size or not self.quoted[at + 1]:
            return at
        if self.norms[at] != "ل" and not naming.is_told(self.norms[at]):
            return at
        at += 1
        while at < self.size and self.quoted[at]:
            at += 1
        return at

    def begun(self, at: int, start: int, content: int | None, verb: str) -> int | None:
        """Where the subject of the verb at row[at] begins, at row[start] or behind an adverbial."""
        is_mood = content == start + 1 and self._is_mood(start)
        if content == start or is_mood or _is_nobody(self.norms[start]):
            return None
        if self.norms[start] in _ADVERBIAL or _is_with_b(self.norms[start]):
            start = self._past_adverbial(start, content, verb)
        if (start > at + 1 or self.words[at].gap) and self._broken(at, start):
            return None
        if not (self.is_met(start) or agreeing.agrees(self.row, start, content, verb)):
            return None
        return start

    def is_met(self, at: int) -> bool:
        """Whether somebody whom the article has introduced is named here."""
        return self.register.met(self.norms, at) is not None

    def _past_adverbial(self, start: int, content: int | None, verb: str) -> int:
        """«وقال في اتصال مع «المرسى» أمس قائد الفصيل إن …»: to the title that nothing governs."""
        last = min(self.size - 1, start + _ADVERBS, content or self.size)
        for at in range(start + 1, last):
            gap = self.words[at - 1].gap
            if (
                not _BREAKS.isdisjoint(gap)
                or self.words[at].verb
                and self.norms[at] not in names.TITLES
            ):
                return start
            if self.norms[at] in names.TITLES and not self.quoted[at] and self._is_free(at):
                return at if agreeing.may_be_subject(verb, self.words[at]) else start
        return start

    def _is_free(self, at: int) -> bool:
        """Whether what stands before a title is complete: no preposition, nothing it belongs to."""
        before = self.words[at - 1]
        if before.norm in names.PREPOSITIONS:
            return False
        complete = before.norm.startswith(("ال", "بال")) or before.norm in names.PROPER_PLACES
        complete = complete or before.norm in _THAT
        complete = complete or bool(before.gap) or before.norm in _WHEN
        return (
            complete or before.norm[:1] == "ب" and before.ends_in_ta or nameforms.is_owned(before)
        )

    def _broken(self, at: int, start: int) -> bool:
        return not _BREAKS.isdisjoint("".join([word.gap for word in self.words[at:start]]))

    def _is_mood(self, at: int) -> bool:
        """«قالت ضاحكة إنها …»: how it was said."""
        norm = self.norms[at]
        if norm in names.BEGINNINGS or not self.words[at].ends_in_ta:
            return False
        return nameforms.may_be_state(norm[:-1] + "ا") and not self.is_met(at)


def _is_with_b(norm: str) -> bool:
    """«قال بهدوء …», not «أكدت بعثة المراقبة …»."""
    return norm[:1] == "ب" and norm not in names.HEADS


@once
def _is_nobody(norm: str) -> bool:
    """«للجريدة», to whom it was said; «خلص تقريرها إلى …», of her who was spoken of before."""
    if naming.is_told(norm):
        return True
    if norm[:1] == "ل" and norm.endswith(_OWNED) and norm not in names.BEGINNINGS:
        return True  # «قالت لأمها …»
    if norm[:1].isdigit():
        return True
    if norm[:2] == "لل" and not names.GROUPS.isdisjoint(naming.unclitic(norm)):
        return True  # «قال للصيادين إن …»
    return norm.endswith(_THEIRS) and norm.removesuffix("ها").removesuffix("هم") in names.OCCASIONS
