"""What kind of claim a claim is: said by somebody, told by the outlet, or the writer's own view."""

import operator
from collections.abc import Sequence

from claims.domain import judgements, lexicon, nameforms, names, verbs, wording
from claims.domain.attributions import ASKED, Attribution
from claims.domain.problems import N_
from claims.domain.proposals import Reason
from claims.domain.vocabulary import (
    AUTHOR_COMMENT,
    BACKGROUND,
    OFFICIAL_STATEMENT,
    REPORTED_EVENT,
)
from claims.domain.wording import Row, Word

Class = tuple[str, float, Reason]

_SOME = names.SOME | names.forms("من")
_TOLD_APART = names.GIVEN | names.ORDINALS  # «الشاهد الثالث»
_MAY_JUDGE = judgements.JUDGEMENTS.keys() | judgements.JUDGING


def kind_of(quote: str, row: Row, attribution: Attribution, following: str) -> Class:
    """The kind, how sure that is from 0 to 1, and why. `following` is the text right after."""
    if attribution.speakers:
        return _spoken(attribution)
    if attribution is ASKED:
        return AUTHOR_COMMENT, 0.8, _QUESTION
    return (
        _uncheckable(quote, row, following) or _title(row, following) or _comment(row) or _told(row)
    )


def _spoken(attribution: Attribution) -> Class:
    full = attribution.speakers[0].full
    told_by = [word for word in full[:3] if word not in _SOME][:1]
    told = not names.BYSTANDERS.isdisjoint(told_by) or _are_some(full)
    if not told or not _TOLD_APART.isdisjoint(full):
        return OFFICIAL_STATEMENT, attribution.certainty, _ANSWERS  # «الشاهد سامر النجار»
    return REPORTED_EVENT, 0.7, _BYSTANDERS


def _are_some(full: Sequence[str]) -> bool:
    """«سائقون»، «صيادون في الميناء»; but «تجار الحبوب» are all of them."""
    if full[0] not in judgements.WORKERS:
        return False
    return len(full) == 1 or full[1] in names.WITHIN or full[1] in names.PREPOSITIONS


def _uncheckable(quote: str, row: Row, following: str) -> Class | None:
    if quote.rstrip('"»”)').endswith(("؟", "?")) or following.lstrip()[:1] in ("؟", "?"):
        return AUTHOR_COMMENT, 0.8, _QUESTION
    if not row:
        return BACKGROUND, 0.8, _FURNITURE  # «##»
    if row[0].norm in judgements.IMPERATIVES or _orders(row) or _forbids(row):
        return BACKGROUND, 0.7, _INSTRUCTION
    if (
        row[0].norm in judgements.FURNITURE
        and len(row) < 12
        or _has_address(quote)
        and len(row) < 14
    ):
        return BACKGROUND, 0.8, _FURNITURE
    if _invites(row) or _is_end_mark(quote, row):
        return BACKGROUND, 0.8, _FURNITURE
    if wording.phrase_at(row, 0, judgements.PROMPTS):
        return AUTHOR_COMMENT, 0.7, _QUESTION
    if wording.phrase_at(row, 0, judgements.HEADINGS) and len(row) < 14 or _numbers(row):
        return BACKGROUND, 0.8, _FURNITURE
    if _tells_little(row) or len(row) <= 3 and not any(map(_may_tell, row)):
        return BACKGROUND, 0.6, _FURNITURE
    if quote.rstrip().endswith(":") and len(row) <= _LABEL:
        return BACKGROUND, 0.6, _FURNITURE
    if following.strip(" ") in (":", ":\n") or following[:2] == ":\n":
        return BACKGROUND, 0.6, _FURNITURE
    if row[0].norm in judgements.CREDITS and _has_colon(row) and len(row) < 9:
        return BACKGROUND, 0.8, _FURNITURE
    return None


def _title(row: Row, following: str) -> Class | None:
    """A line that asserts nothing: whence and by whom a text is, or what it asks or is called."""
    if len(row) > _LINE or following.lstrip(" ")[:1] not in ("", "\n"):
        return None
    if row[0].norm in _ASKING or _heads_question(row):
        return AUTHOR_COMMENT, 0.6, _QUESTION
    if _is_byline(row):
        return BACKGROUND, 0.7, _FURNITURE
    if any(word.verb and word.norm not in names.OWN_WORDS for word in row):
        return None
    numbered = len(row) > 2 and row[-2].norm == "رقم"
    return (BACKGROUND, 0.7, _FURNITURE) if numbered or _is_signed(row) else None


def _heads_question(row: Row) -> bool:
    """«تسلسل زمني: ماذا حدث على الطريق»"""
    colon = next((at for at, word in enumerate(row[:_LABEL]) if ":" in word.gap), None)
    return (
        colon is not None
        and row.norms[colon + 1 : colon + 2] != []
        and (row.norms[colon + 1] in _ASKING)
    )


def _is_byline(row: Row) -> bool:
    """«كتب محرر الشؤون الدولية – الدوحة»، «خاص - كتبت هند سعيد»"""
    at = int(row[0].norm in judgements.SIGNING and not _DASHES.isdisjoint(row[0].gap))
    if not at < len(row) - 1 < _BYLINE or row[at].norm not in judgements.BYLINES:
        return False
    who = row[at + 1].norm
    return who in names.OWN_WORDS or who in names.TITLES


def _is_signed(row: Row) -> bool:
    """«نواذيبو – الشيخ التجاني ولد أحمد»، «حيس (تعز) – من مراسلنا»، «تحقيق: منى عبد الرازق»."""
    label = ":" in row[0].gap and row[0].norm not in names.BEGINNINGS
    marks = [
        at for at, word in enumerate(row[:_LABEL]) if label or not _DASHES.isdisjoint(word.gap)
    ]
    if not marks:
        return False
    then = [word for word in row[1 if label else marks[-1] + 1 :] if word.norm]
    if not then or any(":" in word.gap for word in then) or len(then) > _NAME:
        return False
    ours = any(word.norm.endswith("نا") for word in then[:2])
    return ours or then[0].norm in judgements.SIGNING or _names_only(then)


def _names_only(words: Sequence[Word]) -> bool:
    """«الشيخ التجاني ولد أحمد»"""
    own = [word.norm in names.OWN_WORDS for word in words]
    parts = (word.norm in names.TITLES or word.norm.startswith("ال") for word in words)
    return len(words) > 1 and any(own[:2]) and all(map(operator.or_, own, parts))


def _numbers(row: Row) -> bool:
    """«البند الثالث: ترميم السور»: what is to be spoken of under a number."""
    if len(row) > _LINE // 2 or len(row) < 2 or ":" not in row[1].gap:
        return False
    return row[1].norm in names.ORDINALS


def _tells_little(row: Row) -> bool:
    """Whether all words but one at most are marks."""
    telling = (word for word in row if not _is_mark(word))
    return next(telling, None) is None or next(telling, None) is None


def _may_tell(word: Word) -> bool:
    """A verb, or what looks like the past of a feminine: «أشعلت»."""
    if word.verb or word.norm in names.PROPER_NOUNS:
        return word.verb is not None
    return word.norm.endswith("ت") and nameforms.may_be_verb(word)


def _is_mark(word: Word) -> bool:
    """Initials, numbers, words of a date and prepositions: a dateline holds little else."""
    return len(word.norm) <= 2 or word.norm.isdigit() or word.norm in judgements.OF_DATES


def _orders(row: Row) -> bool:
    """«اسلكوا طريق البحر»: a verb that opens a sentence about others stands in the singular.

    «سجّل ابنك»: it is followed by somebody of his own.
    """
    first = row[0].norm
    if first in judgements.MAY_ORDER and len(row) > 1:
        return row[1].norm.endswith(_YOURS) and row[1].norm not in names.OWN_WORDS
    return first.endswith("وا") and first[:1] == "ا" and len(first) > 4


def _forbids(row: Row) -> bool:
    """«لا تُدخل الطعام»"""
    return (
        2 < len(row) < 14
        and row[0].norm == "لا"
        and row[1].norm.startswith("ت")
        and row[1].norm not in judgements.NO_PROHIBITION
    )


def _invites(row: Row) -> bool:
    """«لأي معلومات يرجى الاتصال …»، «للتبليغ عن الحالات: 9090»، «للاطلاع … اضغط هنا»"""
    if len(row) > _LINE:
        return False
    norms = {word.norm for word in row}
    if not judgements.INVITING.isdisjoint(norms):
        return row[0].norm.startswith("ل") or not judgements.WAYS.isdisjoint(norms)
    told = row[0].norm.startswith("لل") and len(row) < _LINE // 2
    return told and any(word.norm.isdigit() for word in row)


def _is_end_mark(quote: str, row: Row) -> bool:
    """«(وكالة سبأ) ف.ح»: an agency in brackets, then at most initials."""
    closed = quote.find(")")
    if not quote.startswith("(") or closed < 0 or len(quote) - closed > _INITIALS:
        return False
    return len(row) < _LINE // 2 and any(
        word.norm in names.NEWS or word.norm in names.TOLD for word in row
    )


def _has_colon(row: Row) -> bool:
    """«كتبها: …»، «ترجمها عن الفرنسية: …»"""
    return bool(row[0].gap) or any(":" in word.gap for word in row[:_LABEL])


def _has_address(quote: str) -> bool:
    return "@" in quote or "http" in quote or "www." in quote


def _comment(row: Row) -> Class | None:
    for at, word in enumerate(row):
        if word.norm not in _MAY_JUDGE and word.norm[1:] not in judgements.JUDGING:
            continue
        length = wording.phrase_at(row, at, judgements.JUDGEMENTS) or _judges(word)
        if length:
            words = " ".join(each.text for each in row[at : at + length])
            reason = Reason("judging-word", N_("“%(words)s” judges"), {"words": words})
            return AUTHOR_COMMENT, 0.6, reason
    if wording.phrase_at(row, 0, judgements.KNOWN_THINGS):
        return BACKGROUND, 0.6, _KNOWN
    return None


def _judges(word: Word) -> bool:
    """«ربما»، «وربما»"""
    bare = word.norm[1:] if word.norm[:1] in "وف" else word.norm
    return word.norm in judgements.JUDGING or bare in judgements.JUDGING


def _told(row: Row) -> Class:
    if any(word.verb in verbs.HAPPENED for word in row):
        return REPORTED_EVENT, 0.7, _HAPPENED
    return REPORTED_EVENT, 0.5, _TOLD


_ASKING = lexicon.forms("كيف لماذا ماذا حين")
_DASHES = frozenset("-–—ـ/()|")
_YOURS = ("ك", "كم")
_BYLINE = 8  # words, at most
_NAME = 6  # words of a name with what is before it
_LABEL = 4  # words of a label before its colon
_LINE = 16  # words of a line that tells where to ask
_INITIALS = 9  # characters after the bracket
_BYSTANDERS = Reason("bystanders", N_("unnamed witnesses tell it"))
_ANSWERS = Reason("speaker-answers", N_("a speaker is made to answer for it"))
_QUESTION = Reason("question", N_("a question asserts nothing"))
_INSTRUCTION = Reason("instruction", N_("an instruction asserts nothing"))
_FURNITURE = Reason("furniture", N_("a credit, contact line or mark, not an assertion"))
_KNOWN = Reason("known-thing", N_("told as generally known"))
_HAPPENED = Reason("verb-of-happening", N_("a verb of happening in the outlet's own voice"))
_TOLD = Reason("own-voice", N_("nobody is made to answer for it"))
