"""What a claim speaks of without exception: «لم يتوقف أي صهريج», «المراكز كلها», «قذيفة واحدة».

Whatever tells of a case of the same kind puts such a claim to the test.
"""

from claims.domain import arabic, opposites, retrieving
from claims.domain.memos import once

# Words that leave no exception, so that one counted case stands against them.
SWEEPING = frozenset(
    arabic.normalise(
        "أي كل كلها كلهم كله جميع جميعا كافة كامل كاملة كاملا بالكامل تماما نهائيا تام أتم أبدا قط"
        " مطلقا إطلاقا فقط واحد واحدة استثناء الجميع أحد دائما"
    ).split()
)
_BEFORE = frozenset(arabic.normalise("أي كل جميع كافة").split())  # what they speak of follows
_AFTER = frozenset(arabic.normalise("واحد واحدة واحدا كلها كلهم كله").split())
_ALL = "كل"
_EACH = frozenset(arabic.normalise("من منهما منهم منها منهن منا منكم").split())
_JOINED = "وفبل"
_REACH = 3  # words after «أي» or a negation, function words among them
_MOST = 2  # of these that count
_SHORTEST = 3


def scope(quote: str) -> tuple[str, ...]:
    """The words that the claim says something of without exception, normalised, in order."""
    words = [norm for piece in quote.split() for norm in arabic.normalise(piece).split()]
    found: list[str] = []
    for place, word in enumerate(words):
        following = words[place + 1 : place + 1 + _REACH]
        if _bare(word) in _BEFORE or opposites.is_negation(word):
            found += [each for each in following if each not in retrieving.FUNCTION_WORDS][:_MOST]
        elif word in _AFTER and place:
            found.append(words[place - 1])
    return tuple(found)


def sweeping(quote: str) -> str:
    """The first word of the claim that leaves no exception, as it stands there, or ""."""
    words = quote.split()
    for place, word in enumerate(words):
        following = "".join(words[place + 1 : place + 2])
        if not _readings(word).isdisjoint(SWEEPING) and not _takes_one_by_one(word, following):
            return word.strip(opposites.PUNCTUATION)
    return ""


def _takes_one_by_one(word: str, following: str) -> bool:
    """«كل منهما»، «كل من الوزير والمدير»"""
    return _bare(arabic.normalise(word)) == _ALL and arabic.normalise(following) in _EACH


@once
def _readings(word: str) -> frozenset[str]:
    return arabic.bases(word) | {arabic.normalise(word)}  # «كل» is too short for a base


@once
def _bare(word: str) -> str:
    return word[1:] if len(word) >= _SHORTEST and word[0] in _JOINED else word
