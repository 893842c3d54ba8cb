"""Where sentences end: stops that are really stops, within one paragraph.

A stop inside an abbreviation, an initial, a number, a date, an address or a quotation ends
nothing; a missing space after a stop does not hide it. Offsets are code points, end exclusive.
"""

import re
import unicodedata
from collections.abc import Iterator

from claims.domain import arabic, lexicon, nameforms, names, verbs, wording
from claims.domain.quoting import Quotations

# With a group where the stop needs no second look: behind a word, before a space and a word. A mark
# of direction between the dots of an ellipsis leaves it one.
_REST = (
    r"(?:(?= [ء-ي])(?<=[ء-ي][ء-ي][ء-غف-ي]\.)()"
    r"|[.!?؟…۔]*(?:[\s\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+[.!?؟…]+)*)"
)
_STOPS = re.compile("[.!?؟…۔]" + _REST)
_FULL_STOPS = re.compile(r"\." + _REST)  # found several times as fast, where there are no others
_ASKS = frozenset("؟?!")
_CLOSERS = "\"”»'’)]﴾«“"
# An address is begun only where no word goes on, so that no long word is read again and again.
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|@[\w.]+"
    r"|(?<![\w.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
    r"\.(?:com|net|org|gov|edu|info|int|io|tv|co|me|[a-z]{2})\b(?:/\S*)?"
)
_NAME_OF_SITE = re.compile(r"\.\W{0,9}[A-Za-z]")
_SIGN_OF_ADDRESS = re.compile(r"@|://|www\.|\w\.[A-Za-z]")
_NONE: frozenset[int] = frozenset()
_BESIDE_LETTERS = re.compile(
    "[\u0610-\u061a\u061c\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_MARKS = frozenset("ـ").union(_BESIDE_LETTERS.findall("".join(map(chr, range(0x10000)))))
# Letters right before a stop that are more than any initial or shortened title has, a letter drawn
# out after it included.
_WORD = 5
_ARABIC_WORD, _DRAWN_OUT = 3, 4
_SHORT = 6  # characters before a stop in which an initial or a shortened title finds room
_BACK = 48  # characters before a stop that tell what it stands behind
_CLAUSE = 2  # words of a clause in a headline, at least
_HEADLINE = 400  # characters before a stop that are looked at for the verb of a headline
_NEAR = 60  # characters after a stop that tell whether it ends the sentence
_TAIL = ".!?؟…،,؛:)]»”\"'"
_LATIN_TITLES = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Corp|Jr|Sr|vs|No|Vol|Fig|al|cf)|\b[A-Za-z])$"
)
# A letter by itself. Behind a clitic only those that titles are shortened to, for «له» and «كم» are
# words. And a mark is no gap: in «معًا» the alef stands behind one, but not alone.
_INITIAL = re.compile(r"(?:^|[\s.(\[\"«“/-])([ول][دأ]ـ?|وم|[^\W\d_]ـ?)$")
_OF_MEASURE = re.compile(r"\d\s*(?:[ء-ي]\.)+[ء-ي]$")
_CLASSES = lexicon.forms(
    "المجموعة مجموعة الفئة فئة النموذج نموذج فيتامين الصف المنطقة القسم الملحق البند الجزء الفقرة"
    " التصنيف فصيلة زمرة الدرجة السلالة النوع الكبد الطراز الشقة المبنى الخط"
)
_ERAS = frozenset("مهق")


def sentences(text: str, start: int, end: int, quotations: Quotations) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] between ends of sentences, stops and closers included."""
    addresses = None  # looked for only where a stop stands inside the paragraph
    begun = start
    for match in _stops(text[start:end]).finditer(text, start, end):
        if match.start() < begun:
            continue
        if match.end() == end:
            break
        if match.lastindex and (not quotations.outer or quotations.around(match.start()) is None):
            after: int | None = match.end()
        else:
            if addresses is None:
                addresses = _addresses(text, start, end)
            after = _ends_at(text, match, end, quotations, addresses)
        if after:
            yield begun, after
            begun = after
    yield begun, end


def _stops(line: str) -> re.Pattern[str]:
    """What finds the stops of the line."""
    if "؟" in line or "!" in line or "…" in line or "?" in line or "۔" in line:
        return _STOPS
    return _FULL_STOPS


def _addresses(text: str, start: int, end: int) -> frozenset[int]:
    """The offsets of stops that belong to a web or mail address, not to the sentence.

    An address is read without the marks that may stand in it, so that none of them cuts it.
    """
    if not _may_hold_address(text, start, end):
        return _NONE
    places = [at for at in range(start, end) if text[at] not in _MARKS]
    bare = "".join(map(text.__getitem__, places))
    inside: set[int] = set()
    for match in _ADDRESS.finditer(bare) if _SIGN_OF_ADDRESS.search(bare) else ():
        stop = match.start() + len(match.group().rstrip(_TAIL))
        inside.update(places[at] for at in range(match.start(), stop) if bare[at] in ".?!")
    return frozenset(inside)


def _may_hold_address(text: str, start: int, end: int) -> bool:
    """What is rare is looked for sign by sign, which is faster than one expression of all."""
    line = text[start:end]
    return "@" in line or "//" in line or "www" in line or _NAME_OF_SITE.search(line) is not None


def _ends_at(
    text: str, match: re.Match[str], end: int, quotations: Quotations, addresses: frozenset[int]
) -> int | None:
    """Where the next sentence may begin if this run of stops ends one, else None."""
    at, after = match.span()
    while after < end and text[after] != " " and _is_on_stop(text[after]):
        after += 1  # a mark on the stop is a part of it
    if at in addresses:
        return None
    around = quotations.around(at)
    if around:
        if around.end - 1 < after or text[after : around.end - 1].strip():
            return None
        return _after_closed(text, around.end, end, quotations)
    while after < end and text[after] in _CLOSERS and after in quotations.closing:
        after += 1
    return after if _is_end(text, match, after, end) else None


def _is_on_stop(character: str) -> bool:
    return character in "\u200c\u200d" or unicodedata.category(character)[0] == "M"


def _after_closed(text: str, after: int, end: int, quotations: Quotations) -> int | None:
    """A stop just inside the closing mark ends the sentence unless the sentence goes on."""
    if text[after - 1] in ")]" or quotations.around(after):
        return None
    rest = text[after : after + _NEAR].lstrip()
    if not rest:
        return None
    if rest[0] in ".!?؟…":
        return None
    if wording.first(rest) is None or rest[0] in "،,؛:-–—(":
        return None
    return None if _tells_speaker(rest) else after


def _tells_speaker(rest: str) -> bool:
    """Whether what stands behind a quotation tells whose it is: «قالها الشيخ»، «بهذه العبارة …»."""
    first = wording.first(rest)
    if first is None:
        return False
    norm = first.norm
    joined = first.saying and norm[:1] in ("و", "ف") and norm not in verbs.SAYING
    shows = norm in lexicon.ATTRIBUTORS or norm in lexicon.THUS or norm in lexicon.BY_THESE
    return shows or first.saying is not None and not joined


def _is_end(text: str, match: re.Match[str], after: int, end: int) -> bool:
    run, at = match.group(), match.start()
    rest = text[after : min(end, after + _NEAR)].lstrip()[:1]
    if not rest:
        return False
    if rest in "،,؛:":
        return False
    if run != "." and not _ASKS.isdisjoint(run):
        return True
    if run != "." and ("…" in run or run.count(".") > 1):
        return _goes_on(text, at, after)
    return not _is_number(text, at) and not _is_abbreviation(text, at, after)


def _goes_on(text: str, at: int, after: int) -> bool:
    """Whether a new main clause begins behind an ellipsis: only then does it end a claim."""
    rest = text[after : after + _NEAR]
    before = text[max(0, at - _HEADLINE) : at]
    if before.rstrip()[-1:] in _CLOSERS and _tells_speaker(rest):
        return False  # «…» .. تقول أم محمود
    return _opens_clause(rest) or _heads_clause(before, rest)


def _opens_clause(rest: str) -> bool:
    """«… وقال»، «… لكن»; but «صفّ من نخيل», which is written as a verb is, has «من» behind it."""
    row = wording.words(rest)
    if not row:
        return False
    is_noun = row.norms[0] in verbs.DESCRIBING and not lexicon.FROM.isdisjoint(row.norms[1:2])
    return row[0].norm in lexicon.MAIN_OPENERS or row[0].verb is not None and not is_noun


def _heads_clause(before: str, rest: str) -> bool:
    """«الليرة تهتز.. والمركزي يطمئن»، «… يتفقان.. والوزير: «…»»: two clauses in a headline."""
    row = wording.words(rest)
    if len(row) < _CLAUSE or row.norms[0][:1] != "و":
        return False
    if ":" in row[0].gap:
        return _has_verb(before)
    return row.norms[0][:3] == "وال" and _is_present(row[1]) and _has_verb(before)


def _has_verb(text: str) -> bool:
    return any(word.verb or _is_present(word) for word in wording.words(text.rpartition("\n")[2]))


def _is_present(word: wording.Word) -> bool:
    """«تهتز»، «يطمئن», as far as the form tells."""
    norm = word.norm
    if norm[:1] not in ("ت", "ي") or norm in names.BEGINNINGS:
        return False
    told = nameforms.may_be_told(word) and not nameforms.is_noun_of_action(norm)
    return told or word.verb is not None


def _is_number(text: str, at: int) -> bool:
    """A stop between two digits: decimals, dates, times, versions, numbered sections."""
    before, after = at - 1, at + 1
    if text[after : after + 1] == " ":
        return False
    while before > 0 and text[before] in _MARKS:
        before -= 1
    while after < len(text) - 1 and text[after] in _MARKS:
        after += 1
    return before >= 0 and text[before].isdigit() and text[after : after + 1].isdigit()


def _is_abbreviation(text: str, at: int, after: int) -> bool:
    following = text[after : after + 1]
    if following.isascii() and following.isalnum() and text[at - 1 : at].isascii():
        return True  # Latin letters on both sides without a space: a name such as «Node.js»
    if following.isalpha() and text[after + 1 : after + 2] in (" ", "."):
        return True  # «رانيا.ك»
    letters = _DRAWN_OUT if text[at - 1 : at] == "ـ" else _ARABIC_WORD
    letters = _WORD if text[at - 1 : at].isascii() else letters
    if at >= letters and text[at - letters : at].isalpha():
        return False
    line = text[max(0, at - _BACK) : at].rpartition("\n")[2]
    before = _BESIDE_LETTERS.sub("", line)
    near = max(0, len(before) - _SHORT)
    if _OF_MEASURE.search(before) and _opens_clause(text[after : after + _NEAR]):
        return False  # «2.4 م.د. وأشار …», but «220 ك.ف. قرب …»
    if _LATIN_TITLES.search(before, near):
        return True
    initial = _INITIAL.search(before, near)
    return initial is not None and not _closes_phrase(before[: initial.start(1)], initial.group(1))


def _closes_phrase(before: str, letter: str) -> bool:
    """Whether the single letter is an era after a year or the name of a class, not an initial."""
    last = before.split()
    if letter == "هـ":
        return bool(last) and arabic.normalise(last[-1]) not in names.GIVEN  # «مارك هـ. ديفيز»
    if before[-1:] == "/" and before[-2:-1].isdigit():
        return True  # «الرقم ٣٩/س»
    if letter[:1] in _ERAS and before.rstrip()[-1:].isdigit():
        return True
    return bool(last) and arabic.normalise(last[-1]) in _CLASSES
