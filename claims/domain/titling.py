"""Titles and roles kept apart from names: «مدير المرفأ العميد سامر النجار» is سامر النجار."""

from collections.abc import Sequence

from claims.domain import lexicon, nameforms, names, naming
from claims.domain.memos import once
from claims.domain.wording import Row

_TITLED = 3  # words of a title and a name
_SHORT = 2  # letters of an abbreviated title
_DEFINITE = ("ال", "لل", "بال")
_CLOSED = frozenset("»”")
_OF_TOWNS = lexicon.forms("محافظ والي عمدة قائمقام متصرف حاكم باشا")
_OWNED = ("ته", "ها", "هم")  # «نائبته»
_OF_HERS = ("ها", "هم")  # «الرئيسة المنتهية ولايتها»


@once
def own_name(norms: tuple[str, ...]) -> int:
    """Where the name itself begins after its titles; 0 if all of it is one or the other."""
    if norms and norms[0].startswith("ال") and norms[0] not in names.HEADS:
        return _unknown_title(norms)
    if not norms or norms[0] not in names.TITLES or _is_nameless(norms) or _describes(norms):
        return 0
    if _is_at_seat(norms):
        return 0
    told = [at for at in range(1, len(norms)) if _begins_name(norms, at)]
    ranked = [at for at in told if norms[at - 1] in names.RANKS or _is_definite_title(norms, at)]
    if not told and norms[0] in _OF_TOWNS and len(norms) <= _TITLED:
        return 0  # «والي تيرس زمور»
    if told:
        at = ranked[-1] if ranked else told[0]
        return at - _is_also_name(norms, at - 1)
    at = _past_titles(norms)
    return at if at < len(norms) and not _only_describes(norms, at) else 0


def _past_titles(norms: Sequence[str]) -> int:
    """Past the titles and what they are of; all of it where no name is left."""
    last = max(at for at in range(len(norms)) if at == 0 or _is_rank(norms, at))
    at = _past_titular(norms, last + 1 + _owns_next(norms, last))
    if at == len(norms) and norms[last + 1 : last + 2] and norms[last + 1] in names.REGIONS:
        return at  # «والي شمال كردفان»
    if at == len(norms):
        at = _past_titular(norms, last + 1)  # «محاميه فلان الفلاني»: it owned the name itself
    before = norms[at - 1]
    if at == len(norms) or before in names.REGIONS or before in names.IN_NAME_OF:
        return len(norms)  # «مندوب جزر سليمان»، «متحدث باسم فلان»
    if _is_of_things(norms, at) or norms[at].isdigit():
        return len(norms)
    return _past_called(norms, at)


def _past_called(norms: Sequence[str], at: int) -> int:
    """Past the name of the land or the body that the title before norms[at] is of."""
    before = norms[at - 1]
    rules = before in names.PORTFOLIOS and at > 1 and _is_open(norms[:at])
    if rules and len(norms) - at >= _TITLED:
        return at + (norms[at] not in names.OWN_WORDS)  # «رئيس وزراء أرادان غيورغ ملكونيان»
    if before in names.KINDS_OF_BODY and not before.startswith("ال"):
        # «رئيس شركة أرامكو …»: the word after a body without ال is the body's name
        return len(norms) if all(map(naming.is_titular, norms[at + 1 :])) else at + 1
    return at


def _only_describes(norms: Sequence[str], at: int) -> bool:
    """«مسؤول أمني عراقي»، «سائق شاحنة»: whether the one word left is no name."""
    if at < len(norms) - 1 or norms[at] in names.GIVEN or _has_article(norms):
        return False
    return naming.is_adjective(norms[at]) or at == 1 and norms[1].endswith("ه")


def own_name_in(row: Row, start: int, end: int, norms: tuple[str, ...]) -> int:
    """The same for row[start:end], whose words are norms: behind what is quoted in the title.

    «مدرب «شباب الساحل» ربيع …»
    """
    commas = [at for at in range(start, end - 1) if "،" in row.words[at].gap]
    apposed = norms[commas[-1] + 1 - start :] if commas and norms[0] in names.HEADS else ()
    if apposed and names.OWN_WORDS.isdisjoint(norms[: -len(apposed)]):
        return len(norms) - len(apposed) + own_name(apposed)  # «قائد المحطة، الرائد با عثمان»
    own = own_name(norms)
    if not own:
        return own
    marked = [at for at in range(start + own, end - 1) if row.words[at].gap]
    closed = [at for at in marked if not _CLOSED.isdisjoint(row.words[at].gap)]
    return closed[-1] + 1 - start if closed else own


def _unknown_title(norms: Sequence[str]) -> int:
    """«الصراف سامر النجار»، «المرجع الديني السيد علي …»: a given name after definite words."""
    if norms[0] in names.GIVEN or len(norms) < _TITLED:
        return 0
    named = (at for at, norm in enumerate(norms) if norm[:2] != "ال" or at and norm in names.GIVEN)
    at = next(named, len(norms))
    of_place = 1 < at < len(norms) - 1 and norms[at - 1] in names.OF_PLACES
    told = of_place and not naming.is_titular(norms[at])  # «الحاج السنغالي حمدون جالو»
    return at if told or at < len(norms) and norms[at] in names.GIVEN else 0


def _is_nameless(norms: Sequence[str]) -> bool:
    """«والد سامر»; but «صاحب المنزل سامر …» and «والدة الضحية أم سامر» are called so themselves."""
    if norms[0] in names.GUARDIANS and names.CHARGES.issuperset(norms[1:]):
        return True  # «ولية أمر»
    if norms[0] not in names.NAMELESS or len(norms) < 3:
        return norms[0] in names.NAMELESS
    called = norms[0] in names.OWNERS or not names.SURNAMES.isdisjoint(norms)
    return not (called and norms[1].startswith("ال"))


def _is_at_seat(norms: Sequence[str]) -> bool:
    """«طبيب بقسم الكلى»: a title and where it is held, and no name."""
    if len(norms) < _TITLED or norms[1][:1] != "ب" or norms[1] in names.OWN_WORDS:
        return False
    at_seat = nameforms.is_at_seat(norms[1]) or norms[1][1:] in names.PORTFOLIOS
    return at_seat and all(map(_is_of_seat, norms[2:]))


def _is_of_seat(norm: str) -> bool:
    return norm.startswith("ال") and norm not in names.OWN_WORDS


def _describes(norms: Sequence[str]) -> bool:
    """«مسؤول أميركي رفيع»، «سائق عجوز»: a title without article, and nothing that is definite."""
    title, *rest = norms
    if len(title) <= _SHORT or title.startswith("ال") or title in names.HONOURS or not rest:
        return False
    if title.endswith(_OWNED) or not names.OWN_WORDS.isdisjoint(rest):
        return False
    if len(rest) == 1 or rest[0] in names.OF_RANK:
        return True
    return all(naming.is_adjective(norm) or norm in names.PORTFOLIOS for norm in rest)


def _begins_name(norms: Sequence[str], at: int) -> bool:
    """Whether a given name stands here, and not as the name of a body: «مؤسسة محمد …»."""
    before = norms[at - 1]
    of_body = before in names.BODIES and not before.startswith("ال") or naming.is_of_body(before)
    if of_body and at > 2 and not naming.is_titular(norms[at - 2]):
        of_body = False  # «المحلل لدى كومرتس بنك كارستن …»: its name stands before
    owns = of_body or before in names.REGIONS or before in names.IN_NAME_OF
    if before in names.GIVEN and norms[max(0, at - 2)] in names.IN_NAME_OF:
        return False  # «متحدث باسم محمود عباس»
    owns = owns or before in names.WITHIN  # «المتحدثة باسم الدائرة في رانية»
    if before in names.NAME_PARTS or owns or naming.ends_place(norms, at):
        return False
    if norms[at] in names.ON_BEHALF:
        # «عضو اللجنة باسم الغرابي» is called so
        called = norms[at] in names.IN_NAME_OF and names.SPOKESMEN.isdisjoint(norms[:at])
        return called and at + 2 == len(norms) and naming.is_nisba(norms[at + 1])
    if norms[at] in names.TITLES and at + 1 == len(norms):
        return False
    return norms[at] in names.GIVEN or norms[at] in names.OPENING_PARTS and at + 1 < len(norms)


def _is_definite_title(norms: Sequence[str], at: int) -> bool:
    """«خبير سلامة الطيران الكابتن عادل خوجة»: the last definite title before a given name."""
    after_part = norms[at - 2] in names.NAME_PARTS  # «عبد الأمير رشيد»
    return norms[at - 1].startswith("ال") and norms[at - 1] in names.TITLES and not after_part


def _is_also_name(norms: Sequence[str], at: int) -> bool:
    """«رئيسة اللجنة رلى منصور»: the given name is unknown, but not the family's."""
    before = norms[at - 1]
    owns = (
        before in names.WITHIN
        or before in names.FAMILY_PARTS
        or before in names.SPRINGS
        or naming.is_of_body(before)
        or before in names.REGIONS
        or before in names.HEADS - names.RANKS
        and not before.startswith("ال")
        or at > 1
        and _is_open(norms[:at])
    )
    of_hers = norms[at].endswith(_OF_HERS) or _is_of_body(norms, at)
    at_seat = norms[at][:1] == "ب"  # «مدير فرع المخابز بحمص سليم …»
    if norms[at] == "سيد" and at > 0 and norms[at + 1] in names.GIVEN:
        return True  # «سيد إبراهيم ولد …»
    return at > 0 and not (naming.is_titular(norms[at]) or owns or of_hers or at_seat)


def _is_open(norms: Sequence[str]) -> bool:
    """«مدير ماء …»: whether a title still lacks what it is of, definite or a name."""
    title, *rest = norms
    if title.startswith("ال") or len(title) <= _SHORT:
        return False
    closing = (norm.startswith(_DEFINITE) or norm in names.PROPER_NOUNS for norm in rest)
    return not any(closing)


def _is_of_body(norms: Sequence[str], at: int) -> bool:
    """«محلل في بنك غولدمان ساكس جيمس …»: the second word of a body's own name."""
    if at < 2 or naming.is_titular(norms[at - 1]):
        return False
    body = norms[at - 2]
    return body in names.KINDS_OF_BODY and not body.startswith("ال")


def _past_titular(norms: Sequence[str], at: int) -> int:
    lords = [here for here in range(at, len(norms)) if norms[here] in names.LORDS]
    at = lords[-1] + 2 if lords else at  # «مدير ماء ذي قار»
    while at < len(norms) and (_is_of_title(norms[at]) or _opens_place(norms, at)):
        at += 2 if norms[at] in names.WITHIN or _opens_place(norms, at) else 1
    return min(at, len(norms))


def _is_of_title(norm: str) -> bool:
    at_seat = norm[:1] == "ب" and nameforms.is_at_seat(norm)
    return at_seat or naming.is_titular(norm) or norm.endswith(_OF_HERS)


def _opens_place(norms: Sequence[str], at: int) -> bool:
    """«محكمة عين ولمان»، «جماعة بني وليد»"""
    if at == 0 or norms[at] not in names.SPRINGS or norms[at - 1] not in names.TOWNS:
        return False
    return norms[at] in names.FAMILY_PARTS or names.GIVEN.isdisjoint(norms[at + 1 : at + 2])


def _is_of_things(norms: Sequence[str], at: int) -> bool:
    """«منسق أعمال الحكومة في الضفة»: what somebody is in charge of, and no name."""
    rest = norms[at:]
    own = not names.OWN_WORDS.isdisjoint(rest) or rest[0].startswith("ال")
    own = own or rest[0] in names.OUTSIDE
    return not own and any(norm in names.WITHIN or norm in names.BODIES_ALONE for norm in rest[1:])


def _owns_next(norms: Sequence[str], at: int) -> bool:
    """Whether the word after the title is what the title is of: «مدرب برايتون فلان»."""
    title = norms[at]
    if title.startswith("ال") or len(title) <= 2 or at + 2 >= len(norms) or len(norms[at + 1]) < 2:
        return False
    return not naming.is_titular(norms[at + 1]) and norms[at + 1] not in names.OWN_WORDS


def _has_article(norms: Sequence[str]) -> bool:
    return any(norm.startswith("ال") for norm in norms)


def _is_rank(norms: Sequence[str], at: int) -> bool:
    """A second title before the name, such as «اللواء»، «د.»."""
    return (
        norms[at] in names.TITLES
        and (norms[at].startswith("ال") or len(norms[at]) <= 2)
        and at + 1 < len(norms)
        and not naming.is_titular(norms[at + 1])
    )
