"""Where claims begin and end."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given

from claims.domain import arabic, segmenting, spans
from tests.domain.test_arabic import ARABIC

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def quotes(text: str) -> list[str]:
    return [span.quote for span in segmenting.segment(text)]


@pytest.mark.parametrize(
    "text",
    [
        # A stop in each of these ends nothing.
        "استقبل د. سامي الطيب وفدا من أ.د. هدى و م. علي",
        "بلغ المعدل 3.5 في المئة في 12.10.2025 عند الساعة 10.30",
        "راسلونا على info@example.org أو زوروا www.example.org/a.b?c للمزيد",
        "العنوان ص.ب. 1234 عمان",
        "كتب ج. ك. رولينغ عن U.S. policy وحدها",
        "نشرت الدراسة في Node.js وغيرها",
        # What stands in a quotation or in brackets stays whole.
        "قال الوزير: «لن نتراجع. هذا قرارنا! فهل من معترض؟ لا» أمام النواب",
        "قال الوزير: »لن نتراجع. هذا قرارنا« أمام النواب",
        'قال الوزير: "لن نتراجع. هذا قرارنا" أمام النواب',
        "انتهت الدورة (وهي الثالثة. والأخيرة) مساء أمس",
        # An ellipsis before something that is no main clause.
        "كان المطر غزيرا… غزيرا جدا",
        # Two statements of one speaker, two facts in a row.
        "قال المدير إن المصنع مغلق، مؤكدا أن الأجور ستدفع",
        "قال المدير إن المصنع مغلق، وأضاف أن الأجور ستدفع",
        "اندلع حريق في السوق، وأصيب ثلاثة عمال",
        "تختلف الآراء فيما يتعلق بالقرار الذي أعلنه الوزير",
        # The speaker after the quotation.
        "«المباراة صعبة.» قال المدرب",
    ],
)
def test_these_stay_one_claim(text: str) -> None:
    assert quotes(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("افتتح الجسر.وأغلق الطريق", ["افتتح الجسر", "وأغلق الطريق"]),
        ("وصل في عام 1440هـ. وعاد بعد سنة", ["وصل في عام 1440هـ", "وعاد بعد سنة"]),
        ("فاز فريق المجموعة ب. وخسر الآخر", ["فاز فريق المجموعة ب", "وخسر الآخر"]),
        ("هل يعود؟ لا أحد يعرف", ["هل يعود؟", "لا أحد يعرف"]),
        ("انتظرنا طويلا... ثم قال", ["انتظرنا طويلا... ثم قال"]),
        ("انتظرنا طويلا... وقالت أمي شيئا", ["انتظرنا طويلا", "وقالت أمي شيئا"]),
        (
            "قال: «انتهى الأمر.» وأغلق المتجر بابه",
            ["قال: «انتهى الأمر.»", "وأغلق المتجر بابه"],
        ),
        (
            "نفت الوزارة وجود نقص، فيما أغلقت المحطات أبوابها",
            ["نفت الوزارة وجود نقص", "فيما أغلقت المحطات أبوابها"],
        ),
        (
            "اندلع حريق في السوق، وقالت الشرطة إنه متعمد",
            ["اندلع حريق في السوق", "وقالت الشرطة إنه متعمد"],
        ),
        (
            "أكد الوزير أن المياه نظيفة، بينما حذر الأطباء من تلوثها",
            ["أكد الوزير أن المياه نظيفة", "بينما حذر الأطباء من تلوثها"],
        ),
        (
            "اتفق البلدان على الهدنة، الأمر الذي وصفته المعارضة بالهزيمة",
            ["اتفق البلدان على الهدنة", "الأمر الذي وصفته المعارضة بالهزيمة"],
        ),
        (
            "ارتفعت الأسعار، بحسب البنك المركزي، وأغلقت متاجر كثيرة",
            ["ارتفعت الأسعار، بحسب البنك المركزي", "وأغلقت متاجر كثيرة"],
        ),
    ],
)
def test_these_are_cut(text: str, parts: list[str]) -> None:
    assert quotes(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (".افتتح الجسر الجديد", ["افتتح الجسر الجديد"]),
        (
            "1. افتتح الجسر\n٢- أغلق الطريق\n• بدأ العمل",
            ["افتتح الجسر", "أغلق الطريق", "بدأ العمل"],
        ),
        ("  \u200f«افتتح الجسر»!  ", ["«افتتح الجسر»!"]),
        ("ولكن، افتتح الجسر", ["افتتح الجسر"]),
        ("من جهة أخرى، افتتح الجسر", ["من جهة أخرى، افتتح الجسر"]),
        ("3.5 في المئة فقط", ["3.5 في المئة فقط"]),
        ("عنوان\n\nنص", ["عنوان", "نص"]),
        ("…\n—\n؟", []),
    ],
)
def test_what_is_no_part_of_a_claim_stands_outside(text: str, parts: list[str]) -> None:
    assert quotes(text) == parts


def test_a_stray_quote_mark_swallows_nothing() -> None:
    first, second, third = 'افتتح " الجسر.', "وأغلق الطريق.", "وبدأ العمل " + "الطويل " * 40
    assert len(quotes(f"{first} {second} {third}")) == 3


@given(ARABIC)
@example("أ\u0651. ب")
@example("\u0301نص")
@example('«نص» »نص« "نص')
@example("\ufeffقال\u200d")
@example("«\u064bا")
def test_spans_lie_in_order_and_keep_every_rule(text: str) -> None:
    found = segmenting.segment(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for span in found:
        assert spans.check_span(text, span.start, span.end, span.quote) == span


@given(ARABIC)
def test_no_word_of_a_line_without_connectives_is_lost(text: str) -> None:
    kept = sum(any(map(str.isalnum, word)) for q in quotes(text) for word in q.split())
    if not any(mark in text for mark in "().-–ـ•") and len(text.split("\n")) == 1:
        words = [token for token in arabic.tokens(text) if token.is_word]
        assert (kept > 0) == bool(words)


def test_the_seed_article_is_cut_where_people_cut_it() -> None:
    text = (FIXTURES / "article.txt").read_text("utf-8")
    claims = json.loads((FIXTURES / "annotation.json").read_text("utf-8"))["claims"]
    found = segmenting.segment(text)
    starts, ends = ({_before(text, c[side]) for c in claims} for side in ("start", "end"))
    wanted = starts | ends
    proposed = [_before(text, at) for span in found for at in (span.start, span.end)]
    assert len(found) >= 25
    assert sum(at in wanted for at in proposed) >= 0.93 * len(proposed)
    assert len(wanted & set(proposed)) >= 0.55 * len(wanted)
    assert sum(_before(text, span.start) in starts for span in found) >= 0.93 * len(found)
    for span in found:
        assert span.quote.count('"') % 2 == 0
    (caption,) = [span for span in found if span.paragraph_no == 11]
    assert caption.quote.startswith("أشارت صحيفة")


def _before(text: str, offset: int) -> int:
    return sum(character.isalnum() and character != "ـ" for character in text[:offset])
