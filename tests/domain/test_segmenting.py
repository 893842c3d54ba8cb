"""Where claims begin and end: every trap of the rules, and laws that hold for any text."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.domain import arabic, segmenting, spans
from tests.bench import scoring
from tests.domain.test_arabic import ARABIC

FIXTURES = Path(__file__).parents[2] / "fixtures"
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "قال الوزير إن ",
                "وأكدت الهيئة أن ",
                "، فيما ",
                "، بينما نفى المدير ",
                "بحسب ",
                "رغم نفي ",
                "الذي وصفه ",
                "وقع الحادث",
                "أغلقت المراكز أبوابها. ",
                " «لا شيء. أبدا» ",
                ' "قال: نعم..." ',
                "د. سامي ",
                "12.5% ",
                "3/5/2024 ",
                "info@a.com. ",
                "… ",
                "؟ ",
                "\n",
                "\n- ",
                "\n1. ",
                "• ",
            ]
        ),
        ARABIC,
    )
).map("".join)

WHOLE = [
    "قال د. سامي الطيّب إن الجرعات كافية",
    "افتتح أ. د. ماهر القاضي المؤتمر في القاهرة",
    "بلغ النمو 4.7 بالمئة في 12.10.2025 وفق الجدول 3.2",
    "راسلونا على info@sihha.example.org قبل الخميس",
    "تفاصيل على https://example.org/a.b?c=1.2 لمن يريد",
    "قالت الممرضة: «اتصلنا ثلاث مرات. لم يرد أحد. ننتظر»",
    'قال المدرب إن فريقه "لعب بروح عالية. لم نخف"',
    "قال الناطق إن قواته »لم تطلق النار. لا أحد أطلق«",
    "المخزون… كافٍ حتى الربيع المقبل",
    "انخفضت الصادرات، وارتفعت الأسعار في الأسواق المحلية",
    "أكد الوزير أن الجسر جاهز، مشددا على أن الأعمال لم تتأخر",
    "«لن نرحل.» قالها الشيخ مرتين",
    "»لم يصل أحد.« بهذه الكلمات استقبلنا الحارس",
    "«لم نعد نحتمل».. تصرخ امرأة من الشرفة",
    '"ننتظر منذ الفجر" ... يقول سائق الحافلة',
    "عدن بلا كهرباء لليلة الثالثة.. والوعود تتجدد",
    "بقي من الحي جدار... وصف من النخيل",
    "ر. ج. – (المركزية)",
    "هـ.ع/ن.م",
    "د. هند قاسم: لدينا ما يكفي من اللقاح",
    "«الاختبار سهل»، قالت هند.س وهي تغادر القاعة",
    "امتد العطل على خط 220 ك.ف. قرب المدينة",
    "ص. ب 417 عنابة - للتواصل: desk@mina.example",
    "حضر الحفل 40 فنانا (من 12 بلدا. بعضهم أول مرة) ليلة الخميس",
]

CUT = {
    "أُغلق الطريق أمس.وفُتح اليوم.": ["أُغلق الطريق أمس", "وفُتح اليوم"],
    "هل تصل الشحنة؟ وصلت أمس": ["هل تصل الشحنة", "وصلت أمس"],
    "توقف العمل… وقد بدأ الإضراب أمس": ["توقف العمل", "وقد بدأ الإضراب أمس"],
    "نفى الوزير وجود نقص، فيما أغلقت ستة مراكز أبوابها": [
        "نفى الوزير وجود نقص",
        "فيما أغلقت ستة مراكز أبوابها",
    ],
    "برّر المدير سامي الراوي الانقطاع بعطل، بينما أرجعه النائب سعد المالكي إلى نقص الوقود": [
        "برّر المدير سامي الراوي الانقطاع بعطل",
        "بينما أرجعه النائب سعد المالكي إلى نقص الوقود",
    ],
    "الأسعار ترتفع من جديد.. والحكومة تطمئن الناس": [
        "الأسعار ترتفع من جديد",
        "والحكومة تطمئن الناس",
    ],
    "الحكومة تتراجع عن الضريبة.. والمعارضة: «مناورة»": [
        "الحكومة تتراجع عن الضريبة",
        "والمعارضة: «مناورة»",
    ],
    "يحمل التعميمان الرقمين ٣١/س و٣٩/س. وصدرا في آذار": [
        "يحمل التعميمان الرقمين ٣١/س و٣٩/س",
        "وصدرا في آذار",
    ],
    "بلغت الكلفة 2.4 م.د. وأشار المدير إلى التأخير": [
        "بلغت الكلفة 2.4 م.د",
        "وأشار المدير إلى التأخير",
    ],
    "غادر الوفد المطار.\nهـ.ش/د.ل": ["غادر الوفد المطار", "هـ.ش/د.ل"],
    "عنوان الخبر\nوقع الحادث أمس": ["عنوان الخبر", "وقع الحادث أمس"],
    "1. احمل تذكرتك\n2. لا تتأخر عن الموعد": ["احمل تذكرتك", "لا تتأخر عن الموعد"],
    "• كاميرا دقيقة\n- مطياف جديد": ["كاميرا دقيقة", "مطياف جديد"],
    ".أشارت الصحيفة إلى الاتفاق": ["أشارت الصحيفة إلى الاتفاق"],
    "\u200f. \u200fوقع الحادث أمس .": ["وقع الحادث أمس"],
    "قال: «انتهى الأمر». وغادر القاعة": ["قال: «انتهى الأمر»", "وغادر القاعة"],
    "\n\n  \nوقع الحادث\n": ["وقع الحادث"],
    "": [],
    " .…«» \n؟": [],
}


def quotes(text: str) -> list[str]:
    return [span.quote for span in segmenting.segment(text)]


def bare(quote: str) -> str:
    return quote.strip(".؟!… \u200f")


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_one_claim_stays_whole(text: str) -> None:
    assert [bare(quote) for quote in quotes(text + ".")] == [bare(text)]


@pytest.mark.parametrize(("text", "claims"), CUT.items())
def test_claims_are_cut_where_the_rules_say(text: str, claims: list[str]) -> None:
    assert [bare(quote) for quote in quotes(text)] == claims


@pytest.mark.parametrize(
    "text", ["رغم نفي", "قال", "بحسب", "وأكد أن:", "الذي وصفه", "من جهته،", "«قال", "أن"]
)
def test_a_text_that_breaks_off_is_cut_all_the_same(text: str) -> None:
    assert "".join(quotes(text)).strip("«،: ") == text.strip("«،: ")


@given(st.one_of(PIECES, ARABIC, st.text()))
@example("\n- \u064bقال الوزير")  # a vowel sign on the space after a list marker
@example("0““\u0300\x1b")
@example("رغم نفي")
@example("0\U0001d25d")  # newer than some Pythons' Unicode, as the next
@example("\U0001fae8وقع حادث\U0001fae8 قرب الجسر.\U0001fae8 ثم\U0001fae8\U0001fae8")
def test_claims_are_spans_that_keep_every_rule_in_order(text: str) -> None:
    position = 0
    for span in segmenting.segment(text):
        assert spans.check_span(text, span.start, span.end, span.quote) == span
        assert position <= span.start
        position = span.end


def test_a_very_long_sentence_is_cut_where_it_turns_on_itself() -> None:
    setting = "على امتداد الطريق الساحلي الواصل بين المدينتين القديمة والجديدة " * 4
    text = f"شيّدت البلدية سدا ترابيا {setting.strip()}، إلا أن السيول جرفته بعد يومين من افتتاحه"
    assert [quote.split()[0] for quote in quotes(text)] == ["شيّدت", "إلا"]
    short = "شيّدت البلدية سدا ترابيا، إلا أن السيول جرفته بعد يومين من افتتاحه"
    assert quotes(short) == [short]


@given(PIECES)
def test_no_word_is_lost_but_list_markers_and_connectives(text: str) -> None:
    kept = sum(len(arabic.normalise(quote).split()) for quote in quotes(text))
    assert kept >= len(arabic.normalise(text).split()) - 5 * (
        text.count("\n") + text.count(".") + 3
    )


HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
DIRECTIONS = "\u200e\u200f\u061c\u2067\u2069\u202b\u202c"
MARKS = HARAKAT + "ـ" + DIRECTIONS
SENTENCES = sorted(
    {
        claim["text"]
        for name in ("texts.json", "voices.json", "desks.json", "press.json")
        for doc in json.loads((Path(scoring.__file__).parent / name).read_text("utf-8"))["docs"]
        for claim in doc["claims"]
        if set(claim["text"]).isdisjoint(MARKS)
    }
)


def bare_offsets(text: str, offsets: Iterable[int]) -> list[int]:
    """The offsets in the text without its marks."""
    return [offset - sum(text.count(mark, 0, offset) for mark in MARKS) for offset in offsets]


def check_marked(plain: str, marked: str) -> None:
    """The claims of the marked text are those of the plain one, the marks taken off."""
    found = [bare_offsets(marked, (each.start, each.end)) for each in segmenting.segment(marked)]
    assert found == [[each.start, each.end] for each in segmenting.segment(plain)]


POINTED = [  # with stops that end nothing
    "راسلونا على info.press@sihha.example.org قبل الخميس.",
    "التفاصيل على https://www.example.org/a.b?c=1.2 لمن يريد.",
    "كتب الوزير على @al.wazir أن الموقع mihakk.org.sa توقف.",
    "بلغ النمو 4.7 بالمئة في 12.10.2025 وفق الجدول 3.2 أمس.",
    "أجل التصويت... للمرة التاسعة.",
]


def marks_at(text: str, at: int) -> str:
    """The marks that can stand there: only those of direction behind what is no letter."""
    return MARKS if text[at - 1].isalnum() else DIRECTIONS


def inside_words(text: str) -> list[int]:
    """The offsets at which a mark can stand in a word, a number or an address, not at its edge."""
    pairs = zip(text, text[1:], strict=False)
    inner = "ء-ي0-9A-Za-z@._/:?=-"
    return [at for at, (a, b) in enumerate(pairs, start=1) if re.match(f"[{inner}]{{2}}", a + b)]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES + POINTED * 40), min_size=1, max_size=4),
    st.data(),
)
def test_harakat_tatweel_and_bidi_marks_move_no_boundary(
    sentences: list[str], data: st.DataObject
) -> None:
    plain = " ".join(sentences)
    letters = [at for at, letter in enumerate(plain, start=1) if "ء" <= letter <= "ي"]
    places = sorted({*letters, *inside_words(plain)})
    chosen = data.draw(st.lists(st.sampled_from(places), max_size=12, unique=True))
    marked = plain
    for at in sorted(chosen, reverse=True):
        marked = marked[:at] + data.draw(st.sampled_from(marks_at(plain, at))) + marked[at:]
    check_marked(plain, marked)


@pytest.mark.parametrize("plain", POINTED)
def test_a_mark_anywhere_in_an_address_or_a_number_moves_no_boundary(plain: str) -> None:
    for at in inside_words(plain):
        for mark in marks_at(plain, at):
            check_marked(plain, plain[:at] + mark + plain[at:])


@pytest.mark.parametrize("mark", MARKS, ids=[f"U+{ord(mark):04X}" for mark in MARKS])
def test_a_mark_on_every_letter_moves_no_boundary(mark: str) -> None:
    article = (FIXTURES / "article.txt").read_text(encoding="utf-8")
    for plain in (article, " ".join(SENTENCES[:400]), "\n".join(SENTENCES[400:])):
        plain = "".join(letter for letter in plain if letter not in MARKS)
        check_marked(plain, re.sub("([ء-غف-ي])", rf"\1{mark}", plain))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_a_sentence_a_line_loses_no_boundary(sentences: list[str]) -> None:
    found = {span.paragraph_no for span in segmenting.segment("\n".join(sentences))}
    assert found == set(range(1, len(sentences) + 1))


class TestSeed:
    """The seed article against its reference annotation, compared by letters and digits."""

    text = (FIXTURES / "article.txt").read_text(encoding="utf-8")
    claims = json.loads((FIXTURES / "annotation.json").read_text(encoding="utf-8"))["claims"]

    def boundaries(self, pairs: list[tuple[int, int]]) -> tuple[set[int], set[int]]:
        keys = [scoring.key(self.text, start, end) for start, end in pairs]
        return {start for start, _ in keys}, {end for _, end in keys}

    def test_proposed_boundaries_are_those_of_the_reference(self) -> None:
        found = list(segmenting.segment(self.text))
        starts, ends = self.boundaries([(span.start, span.end) for span in found])
        wanted_starts, wanted_ends = self.boundaries(
            [(claim["start"], claim["end"]) for claim in self.claims]
        )
        right = len(starts & wanted_starts) + len(ends & wanted_ends)
        assert len(found) >= 25
        assert right >= 0.93 * (len(starts) + len(ends))
        assert right >= 0.55 * (len(wanted_starts) + len(wanted_ends))

    def test_no_quotation_is_cut(self) -> None:
        for quote in quotes(self.text):
            assert quote.count('"') % 2 == 0

    def test_the_stray_stop_of_paragraph_11_is_outside(self) -> None:
        (caption,) = [s for s in segmenting.segment(self.text) if s.paragraph_no == 11]
        assert self.text[caption.start - 1] == "."
        assert caption.quote.startswith("أشارت")
