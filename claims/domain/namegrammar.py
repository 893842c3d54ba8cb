"""Where the name of a speaker ends: the words of a title or body, then those of the name itself."""

from claims.domain import lexicon, nameforms, names, naming, reaching
from claims.domain.namewords import Grammar
from claims.domain.ownnames import opening
from claims.domain.reaching import QUOTED_NAME as QUOTED_NAME
from claims.domain.wording import Row

_NEVER_CALLED = lexicon.forms(
    "وزارة الوزارة الجيش الحكومة الشرطة النيابة المحكمة البلدية الرئاسة السفارة البرلمان"
)  # by a name in quote marks
_HELD = names.OFFICES | names.IN_NAME_OF  # of a body that is called by what follows


def phrase_end(
    row: Row, at: int, *, bounded: bool, far: bool = False, governed: bool = False
) -> int:
    """The end (a position in `row`) of the speaker's name that begins at row[at].

    `bounded`: a complementiser follows, so everything up to it is name; else the words are
    taken while they look like parts of one. `far`: what stands between a title and a given
    name after it belongs to the title. `governed`: «بحسب» or a noun stands before the name, so
    that no object follows it.
    """
    words = row.words
    if at >= len(words):
        return at
    first = opening(row.norms[at])
    if not first.may_open:
        return at
    if first.is_alone:
        return at + 1
    grammar = Grammar(first, bounded, governed)
    known = reaching.name_ahead(row, at) if far and row.norms[at] in names.TITLES else at
    end, size, longest = at + 1, len(words), at + reaching.LONGEST
    while True:
        if words[end - 1].gap and end > known:
            end, goes_on = _past_called(row, end, grammar)
            if not goes_on:
                return end
        if end >= size or end >= longest:
            return end
        if end == known:
            grammar.begin_name()
        if not (grammar.takes(row, at, end) or end < known):
            return end
        end += 1


def _past_called(row: Row, end: int, grammar: Grammar) -> tuple[int, bool]:
    """Past a name in quote marks after row[end - 1], and whether more of the name may follow."""
    called = reaching.past_quoted(row, end)
    gap = row.words[called - 1].gap
    if called == end:
        return end, nameforms.abbreviates(row.words[end - 1]) or _hyphen(row, end)
    then = row.words[called].norm if called < len(row) else ""
    named = then in names.OWN_WORDS or grammar.bounded and nameforms.may_be_own(then)
    if row.words[end - 1].norm in names.WITHIN and named:
        return called, True  # «القيادي في «قوى الحرية» ياسر …»
    if row.words[end - 1].norm in names.AUTHORS:
        return called, not gap[1:] and nameforms.may_be_own(then)
    if grammar.head in _NEVER_CALLED:
        return end, False  # «أعلنت وزارة الدفاع «الالتزام» بالوثيقة»
    if not (grammar.is_body or naming.is_body(row.words[end - 1].norm)):
        goes_on = is_of_called(row, end - 1, called) or then in names.WITHIN and not gap[1:]
        return (called, True) if goes_on and row.norms[end - 1] in _HELD else (end, False)
    whence = grammar.is_body and then in names.OF_PLACES  # «صحيفة «مرسى» التونسية»
    whence = whence or then.startswith("ال") and not naming.is_nisba(then)
    purpose = then in names.PURPOSES or grammar.is_body and _is_trade(then)
    is_open = grammar.bounded and not whence or not grammar.is_body or purpose
    return called, is_open and not gap[1:]


def _is_trade(norm: str) -> bool:
    """«شركة «نوى» للبرمجيات»: what a body does, nobody to whom it speaks."""
    return norm[:2] == "لل" and not naming.is_told(norm) and "ال" + norm[2:] not in names.GROUPS


def is_of_called(row: Row, at: int, end: int) -> bool:
    """«مدرب «النجوم» سامر …»، «الناطق باسم «البناء» سامر …»: row[at] is an office of what is
    quoted up to row[end], and a name follows."""
    if row.norms[at] not in _HELD or end >= len(row) or row.words[end - 1].gap[1:]:
        return False
    return nameforms.may_be_own(row.norms[end])


def _hyphen(row: Row, at: int) -> bool:
    """«أوكونور-هيل»"""
    return row.words[at - 1].gap == "-" and at < len(row) and row.starts[at] == row.end(at - 1) + 1
