"""Who acts in a clause, where whoever speaks in it is named for something else that he does.

Positions count words of the row of a claim.
"""

from collections.abc import Sequence

from claims.domain import (
    agreeing,
    judgements,
    lexicon,
    nameforms,
    namegrammar,
    names,
    naming,
    wording,
)
from claims.domain.casting import Cast
from claims.domain.naming import Named, Register
from claims.domain.wording import Row, Word

_BEFORE = 16  # words of the last claim among which «الذي» finds who is meant
_DASHES = frozenset("-–—/")
OPENING = 4  # words in which a clause names its subject


def _is_title(norm: str) -> bool:
    return any(each in names.TITLES for each in naming.unclitic(norm))


def _ends_name(norms: Sequence[str], at: int) -> bool:
    """Whether a name is over before the title at norms[at], which is no rank of its bearer."""
    after_name = at > 1 and norms[at - 2] in names.OWN_WORDS
    return after_name and norms[at].startswith("ال") and norms[at + 1 :] != []


def _begins_with_verb(row: Row) -> bool:
    """«زار …»; of verbs that are not known, before a title only."""
    first = row.words[0]
    if first.verb:
        return True
    return row.norms[1] in names.TITLES and nameforms.may_be_verb(first)


def _may_do(row: Row, at: int, verb: str) -> bool:
    """Whether the title before a name at row[at], if there is one, has the gender of the verb."""
    title = row.words[at - 1] if at else None
    if not verb or title is None or title.gap or not _is_title(title.norm):
        return True
    return title.ends_in_ta is agreeing.is_feminine(verb)


def _may_open(word: Word) -> bool:
    """Whether a clause may begin with it as its verb, though it is not known: «وتبنى»."""
    noun = word.ends_in_ta or nameforms.is_of_action(word) or word.norm in names.HEADS
    return word.norm[0] in "وف" and not noun and word.norm[1:] not in names.OUTSIDE


def _before_aside(row: Row, start: int) -> int:
    """«الباحثة هند سعد، من جامعة الوادي، التي …»: where the name ends."""
    beyond = range(start + 1, len(row))
    told = (at for at in beyond if row.norms[at] in names.PREPOSITIONS and row[at - 1].gap)
    return next(told, len(row))


def _is_titled(norms: Sequence[str], at: int) -> bool:
    """«البيطرية سلمى …»: a given name behind a definite noun that is no title known."""
    return norms[at].startswith("ال") and not names.GIVEN.isdisjoint(norms[at + 1 : at + 2])


def _owner(row: Row, at: int) -> int:
    """Where a document's owner is named: «بيان وزارة …»، «النشرة الأسبوعية لوزارة …»."""
    if row.norms[at] in names.HEADS:
        return at
    while at < len(row) and row.norms[at].startswith("ال") and naming.is_adjective(row.norms[at]):
        at += 1
    owns = at < len(row) and row.norms[at][:1] == "ل" and row.norms[at] not in names.HEADS
    return at if owns and naming.head(row.norms[at]) in names.HEADS else len(row)


class Actors:
    """Finds them, and names them by the cast of the article."""

    def __init__(self, cast: Cast, register: Register) -> None:
        self._cast = cast
        self._register = register

    def subject(self, row: Row, limit: int) -> Named | None:
        """Who does what the clause tells, if a known speaker or a title."""
        norms = row.norms
        start = int(norms[0] in lexicon.AS_FOR)
        if limit > start + 1 and norms[start] in names.HEADS:
            end = namegrammar.phrase_end(row, start, bounded=False, far=start > 0)
            return self._cast.one(row, start, end) if end > start else None
        last = len(row) - 1
        found = self._behind(row, 0) if limit > 0 < last and _begins_with_verb(row) else None
        if found:
            return found
        for at, word in enumerate(row.words[1 : limit if limit < last else last], start=1):
            found = self._behind(row, at) if word.happens else None
            if found:
                return found
        return None

    def _behind(self, row: Row, verb: int) -> Named | None:
        """Whoever stands right behind the verb, if a known speaker or a title."""
        start = verb + 1
        if row.norms[start] not in names.HEADS and not self._register.at(row.norms, start):
            return None
        end = namegrammar.phrase_end(row, start, bounded=False)
        return self._cast.one(row, start, end) if end > start else None

    def told_of(self, row: Row, verb: str) -> Named | None:
        """The first person whom the clause names in full and who has the gender of the verb."""
        at = 0
        while at < len(row):
            met = self._register.met(row.norms, at)
            start, end = at, at + met[0] if met else at
            if row.norms[at] in names.GIVEN and not met:
                start = at - (at > 0 and row.norms[at - 1] in names.NAME_PARTS)
                end = namegrammar.phrase_end(row, start, bounded=False)
            if (met or end > start + 1) and _may_do(row, at, verb):
                return met[1] if met else self._cast.one(row, start, end)
            at = max(at + 1, end)
        return None

    def named_at(self, row: Row, at: int) -> Named | None:
        """Who is named there, with a title or known before."""
        known = row.norms[at] in names.HEADS or row.norms[at] in names.OWN_WORDS
        if not (known or self._register.at(row.norms, at)):
            return None
        end = namegrammar.phrase_end(row, at, bounded=False)
        return self._cast.one(row, at, end) if end > at else None

    def titled(self, row: Row) -> Named | None:
        """Whose title and name a line begins with."""
        if row.norms[0] not in names.TITLES:
            return None
        end = namegrammar.phrase_end(row, 0, bounded=False, far=True)
        return self._cast.one(row, 0, end) if end > 1 else None

    def issuer(self, row: Row, is_release: bool) -> Named | None:
        """«بيان صادر عن نقابة المعلمين»: whose release a text is that has this above it.

        `is_release`: the line before says that it is one, so that this may say whose.
        """
        length = wording.phrase_at(row, 0, judgements.RELEASES)
        if length and length < len(row):
            end = namegrammar.phrase_end(row, length, bounded=True)
            return self._cast.one(row, length, end) if end == len(row) else None
        if not is_release or row.norms[0] not in names.HEADS or any(word.verb for word in row):
            return None
        end = namegrammar.phrase_end(row, 0, bounded=False)
        closed = end == len(row) or not _DASHES.isdisjoint(row.words[end - 1].gap)
        return self._cast.one(row, 0, end) if closed else None

    def written_by(self, row: Row) -> Named | None:
        """«وتضمّن بيان اتحاد الكتّاب النقاط الآتية»: whose a document is."""
        for at in range(len(row) - 1):
            if row.norms[at].removeprefix("ال") in names.DOCUMENTS and not row[at].gap:
                owner = _owner(row, at + 1)
                if owner < len(row):
                    end = namegrammar.phrase_end(row, owner, bounded=False, governed=True)
                    return self._cast.one(row, owner, end)
        return None

    def named_first(self, row: Row, limit: int) -> Named | None:
        """«وتنفذ الوزارة، بحسب ما ذكرته، …»: whom the clause names first."""
        norms = row.norms
        start = wording.phrase_at(row, 0, lexicon.CONTRASTS) or wording.phrase_at(
            row, 0, lexicon.ON_HIS_SIDE
        )
        if not start and names.PREPOSITIONS & {norms[0], norms[0][1:]}:
            return None
        if ":" in row.words[0].gap:
            start = 1  # «الادعاء: …»
        for at in range(start, min(limit, start + OPENING)):
            joined = (
                norms[at] in names.GIVEN
                or at == 0
                and norms[0][:1] == "ف"
                and norms[0][1:] in names.HEADS
            )
            if at and norms[at - 1] in names.PREPOSITIONS:
                continue
            if joined or naming.is_head(norms[at]) and len(norms[at]) > 1:  # no letter: «(أ ف أ)»
                end = namegrammar.phrase_end(row, at, bounded=False)
                return self._cast.one(row, at, end) if end > at else None
        return None

    def doing(self, row: Row, limit: int) -> Named | None:
        """Whoever does anything before what he says: «أهدت السبيعي العرض …، قائلة …»."""
        norms = row.norms
        for at in range(min(limit, len(row) - 1)):
            known = norms[at + 1] in names.HEADS or at == 0 and norms[1] in names.GIVEN
            known = known or _is_titled(norms, at + 1)
            if not (known or self._register.at(norms, at + 1)) or row[at].gap:
                continue
            met = self._register.met(norms, at + 1)
            opens = at == 0 and (met or _may_open(row.words[0]) and norms[1] in names.HEADS)
            opens = (
                opens or at == 0 and row.words[0].text.endswith("ى") and norms[1] in names.TITLES
            )
            if row[at].saying or nameforms.may_be_verb(row[at]) or opens:
                end = namegrammar.phrase_end(row, at + 1, bounded=False, far=True)
                end = at + 1 + met[0] if met else end
                if end > at + 1:
                    return self._cast.one(row, at + 1, end)
        return None

    def antecedent(self, row: Row, pronoun: int, last: Row) -> Named | None:
        """Who stands before «الذي»: the last title or known name in front of it.

        `last`: the words of the claim before, for a claim that begins with the pronoun.
        """
        before = row.part(0, pronoun)
        if pronoun < 3:
            before = last.part(-_BEFORE).joined(before)
        norms = before.norms
        low = max(0, len(norms) - 12)
        titled = [at for at in range(low, len(norms)) if _is_title(norms[at])]
        if titled:
            # «استقبل الرئيس سامر النجار السفير الفرنسي الذي …»: another title after a name
            later = [at for at in titled[1:] if _ends_name(norms, at)]
            start = later[-1] if later else titled[0]
            return self._cast.one(before, start, _before_aside(before, start))
        for at in range(len(norms) - 1, low - 1, -1):
            if self._register.at(norms, at):
                return self._cast.one(before, at, len(norms))
        return None

    def author(self, row: Row, at: int) -> Named | None:
        """«تغريدة للنائب سامر النجار، قال فيها»، «اتصلنا بالمدير سامر النجار، فقال»."""
        norms = row.norms
        tells_where = at + 1 < len(norms) and norms[at + 1] in lexicon.IN_WHICH
        joined = "ل" if tells_where else "لب" if norms[at][:1] == "ف" else ""
        for here in range(at - 1, max(0, at - _BEFORE), -1) if joined else ():
            owner = naming.unclitic(norms[here])[1:] if norms[here][:1] in joined else ()
            of_office = norms[here - 1] in names.ORDINALS or norms[here - 1] in names.OFFICES
            if any(map(naming.is_head, owner)) and not of_office:  # «النائب الثالث للرئيس»
                end = namegrammar.phrase_end(row, here, bounded=False, governed=True)
                return self._cast.one(row, here, end) if end > here else None
        return None
