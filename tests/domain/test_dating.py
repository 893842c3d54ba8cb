"""What Arabic news calls a date, and the EDTF that it means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain import dating

PLAIN = st.from_regex(r"\A(000[01]|1900|20[12]\d|9999)(-[01]\d(-[0-3]\d)?)?\Z")
PUBLISHED = "2018-07-25"  # a Wednesday

ABSOLUTE = [
    ("شهد كانون الأول 2017 حوادث", "2017-12", "month", "كانون الأول 2017"),
    ("اجتمعا يوم ٧ فبراير ٢٠١٨م في مسقط", "2018-02-07", "day", "٧ فبراير ٢٠١٨م"),
    ("في السابع من شباط/فبراير 2018", "2018-02-07", "day", "السابع من شباط/فبراير 2018"),
    (
        "في الخامس والعشرين من شهر يناير 2011",
        "2011-01-25",
        "day",
        "الخامس والعشرين من شهر يناير 2011",
    ),
    ("في الحادي عشر من آب (أغسطس) 2014", "2014-08-11", "day", "الحادي عشر من آب (أغسطس) 2014"),
    ("بين 5 و7 أيار 2019", "2019-05-05/2019-05-07", "interval", "5 و7 أيار 2019"),
    ("الأحد 12 مَايُو 2019", "2019-05-12", "day", "12 مَايُو 2019"),
    ("افتتح في غشت 2016", "2016-08", "month", "غشت 2016"),
    ("بتاريخ 7/2/2018", "2018-02-07", "day", "7/2/2018"),
    ("بتاريخ ٢٠١٨-٠٢-٠٧", "2018-02-07", "day", "٢٠١٨-٠٢-٠٧"),
    ("بتاريخ 2/25/2018", "2018-02-25", "day", "2/25/2018"),
    ("موسم 2017-2018", "2017/2018", "interval", "موسم 2017-2018"),
    ("بين عامي 2015 و2017", "2015/2017", "interval", "عامي 2015 و2017"),
    ("منذ عام 2011", "2011/..", "interval_open", "عام 2011"),
    ("حتى عام 2030", "../2030", "interval_open", "عام 2030"),
    ("وقع في 2019", "2019", "year", "2019"),
    ("مطلع عام 2020", "2020~", "year", "مطلع عام 2020"),
    ("أواخر آذار 2017", "2017-03~", "month", "أواخر آذار 2017"),
    ("ثمانينيات القرن الماضي", "198X", "decade", "ثمانينيات القرن الماضي"),
    ("القرن التاسع عشر", "18XX", "century", "القرن التاسع عشر"),
    ("افتتح في 14 جويلية 2016", "2016-07-14", "day", "14 جويلية 2016"),
    ("منذ دجنبر 2016", "2016-12/..", "interval_open", "دجنبر 2016"),
    ("عام 1440 هـ", "2018-09-12~/2019-08-31~", "year", "عام 1440 هـ"),
    ("في الربع الأول من عام 2017", "2017-01/2017-03", "interval", "الربع الأول من عام 2017"),
    ("نهاية 2016", "2016~", "year", "نهاية 2016"),
    ("في صيف 2016", "2016", "year", "2016"),
    ("بين 2015 و2017", "2015/2017", "interval", "بين 2015 و2017"),
    ("في 1 رمضان 1440 هـ", "2019-05-06~", "day", "1 رمضان 1440 هـ"),
]

# (text, what it means with PUBLISHED known, what without, the words)
RELATIVE = [
    ("في السابع من شباط الماضي", "2018-02-07", "XXXX-02-07", "السابع من شباط الماضي"),
    ("في أيلول الماضي", "2017-09", "XXXX-09", "أيلول الماضي"),
    ("في تموز المقبل", "2019-07", "XXXX-07", "تموز المقبل"),
    ("في شباط من العام الماضي", "2017-02", "XXXX-02", "شباط من العام الماضي"),
    ("في العام الماضي", "2017", None, "العام الماضي"),
    ("قال اليوم إن", "2018-07-25", None, "اليوم"),
    ("وصل أمس إلى", "2018-07-24", None, "أمس"),
    ("وصل أول من أمس إلى", "2018-07-23", None, "أول من أمس"),
    ("وصل أمس الأول إلى", "2018-07-23", None, "أمس الأول"),
    ("أمطرت الليلة الماضية", "2018-07-24", None, "الليلة الماضية"),
    ("يوم الأحد", "2018-07-22", None, "الأحد"),
    ("يوم الأربعاء الماضي", "2018-07-18", None, "الأربعاء الماضي"),
    ("يوم الخميس المقبل", "2018-07-26", None, "الخميس المقبل"),
    ("قبل ثلاثة أيام", "2018-07-22", None, "قبل ثلاثة أيام"),
    ("قبل عامين", "2016", None, "قبل عامين"),
    ("قبل أيام، خرج", "2018-07~", None, "قبل أيام"),
    ("التقيا مؤخرًا", "2018-07~", None, "مؤخرًا"),
    ("الأسبوع الماضي", "2018-07-15~/2018-07-21~", None, "الأسبوع الماضي"),
    ("الشهر المقبل", "2018-08", None, "الشهر المقبل"),
    ("في رمضان الماضي", "2018-05-16~/2018-06-14~", None, "رمضان الماضي"),
]

NONE = [
    "في اليوم نفسه",
    "اليوم العالمي للمرأة",
    "مارس ضغوطا على الوزراء",
    "شعبان عبد الرحيم يغني",
    "اب لثلاثة أبناء",
    "سيطرت في الماضي على حقول نفط",
    "بلغ عددهم 2018 شخصا",
    "النسخة 1.2.3 من البرنامج",
    "",
]


@pytest.mark.parametrize(("text", "edtf", "precision", "words"), ABSOLUTE)
def test_a_calendar_date_needs_no_publication_date(
    text: str, edtf: str, precision: str, words: str
) -> None:
    date = dating.find(text).date
    assert date is not None
    assert (date.edtf, date.precision, date.text) == (edtf, precision, words)
    assert dating.find(text, PUBLISHED).date == date


@pytest.mark.parametrize(("text", "known", "unknown", "words"), RELATIVE)
def test_a_relative_date_counts_from_publication(
    text: str, known: str, unknown: str | None, words: str
) -> None:
    found = dating.find(text, PUBLISHED)
    assert found.date is not None
    assert (found.date.edtf, found.date.text) == (known, words)
    assert found.reasons[0].code == "date-relative"
    assert PUBLISHED in str(found.reasons[0])


@pytest.mark.parametrize(("text", "known", "unknown", "words"), RELATIVE)
def test_a_relative_date_says_that_publication_is_unknown(
    text: str, known: str, unknown: str | None, words: str
) -> None:
    found = dating.find(text)
    assert (found.date.edtf if found.date else None) == unknown
    assert found.reasons[0].code == "date-needs-publication"
    assert words in str(found.reasons[0])


@pytest.mark.parametrize("text", NONE)
def test_no_date_is_read_into_other_words(text: str) -> None:
    assert dating.find(text, PUBLISHED) == dating.Found()


def test_publication_known_to_the_month_decides_what_it_can() -> None:
    assert dating.find("في شباط الماضي", "2018-07").date.edtf == "2018-02"  # type: ignore[union-attr]
    assert dating.find("وصل أمس", "2018-07").date is None
    assert dating.find("في شباط الماضي", "2018").date.edtf == "XXXX-02"  # type: ignore[union-attr]


def test_a_date_that_is_told_goes_before_one_that_needs_publication() -> None:
    found = dating.find("قبل أيام ذكّر بما جرى في آذار 2011")
    assert found.date is not None
    assert found.date.edtf == "2011-03"


def test_a_hijri_date_says_that_it_is_approximate() -> None:
    codes = [reason.code for reason in dating.find("عام 1440هـ").reasons]
    assert codes == ["date-words", "date-hijri"]


def test_a_publication_date_that_is_no_edtf_is_refused() -> None:
    with pytest.raises(dating.BadDate):
        dating.find("أمس", "25 تموز")


WORDS = st.sampled_from(
    [
        "في",
        "من",
        "منذ",
        "حتى",
        "قبل",
        "شهر",
        "عام",
        "العام",
        "أول",
        "السابع",
        "الحادي",
        "عشر",
        "والعشرين",
        "و",
        "إلى",
        "5",
        "31",
        "2018",
        "1440",
        "هـ",
        "م",
        "شباط",
        "آذار",
        "كانون",
        "الأول",
        "رمضان",
        "الماضي",
        "المقبل",
        "الجاري",
        "مطلع",
        "أمس",
        "اليوم",
        "الأحد",
        "أيام",
        "أسبوعين",
        "سنوات",
        "ثلاثة",
        "القرن",
        "ثمانينيات",
        "2/2/2020",
        "2017-2018",
        "9999",
        "0",
        "،",
    ]
)


@given(
    st.lists(WORDS, max_size=9),
    st.sampled_from([None, "2018", "2018-07", "2018-03-31", "0001-01-01"]),
)
def test_every_date_is_edtf_and_its_words_stand_in_the_text(
    words: list[str], published: str | None
) -> None:
    text = " ".join(words)
    date = dating.find(text, published).date
    if date:
        dating.check_edtf(date.edtf)
        assert date.text in text


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    dating.find(text, PUBLISHED)


@settings(max_examples=60)
@given(PLAIN)
def test_plain_dates_have_the_days_that_the_parser_gives_them(value: str) -> None:
    # The same date as an interval of itself is one that only the parser reads.
    try:
        expected = dating.check_edtf(f"{value}/{value}")
    except dating.BadDate:
        with pytest.raises(dating.BadDate):
            dating.check_edtf(value)
    else:
        assert dating.check_edtf(value) == expected
