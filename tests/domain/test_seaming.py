"""Where one sentence holds two claims: a statement beside a fact, two speakers, a long sentence."""

import pytest

from claims.domain import segmenting

LONG = (
    "وصلت فرق الإطفاء إلى موقع الحريق في المنطقة الصناعية شرق المدينة بعد نحو ساعة من اندلاعه بسبب"
    " ازدحام الطرق المؤدية إليه وضيق الأزقة المحيطة بالمستودعات القديمة"
)

# Each string is the claims of one sentence with "|" where it is cut.
SEAMS = [
    # two speakers
    "أيدت نقابة الأطباء القرار، |فيما رفضته نقابة الصيادلة.",
    "حذّرت منظمة الصحة العالمية من التفشي، |في حين استبعدت وزارة الصحة فرض إغلاق.",
    "قال المدرب إن الفوز مستحق، |بينما رأى حارس المرمى أن الحكم كان متساهلا.",
    "أكد الوزير أن الخزان سليم، |وقالت البلدية إنها رصدت تسربا.",
    "ووصفت حركة حماس الاتفاق بأنه هش، |ورفضت حركة فتح الوصف.",
    # a fact, then what somebody says, and the reverse
    "انقطع الماء عن الحي يومين، |وقالت الشركة إن العطل بسيط.",
    "نفت الشركة وجود تسرب، |فيما أغلقت السلطات ثلاث آبار.",
    "هبطت الليرة إلى أدنى مستوى، |الأمر الذي وصفه المحافظ بأنه عابر.",
    "أكدت الإذاعة وصول القافلة، |فقد شهدت القرية احتفالا.",
    # one speaker, two facts, nothing to set apart
    "أكد الوزير أن الخزان سليم، مشيرا إلى أن الفحص سيتكرر.",
    "أعلنت وزارة الصحة حالة التأهب، وأكدت الوزارة أن اللقاح متوفر.",
    "قال المدرب إن الفوز مستحق، وأضاف أن الفريق تحسن.",
    "انهار الجدار فجرا، وأصيب عاملان.",
    "قال الوزير إن التقرير «غير دقيق، بينما البيانات صحيحة، وقال الجميع ذلك».",
    "وبحسب خفر السواحل، فُقد أربعة صيادين.",
    "ناقش المجلس فيما بعد خطة النقل، وأقرها.",
]


@pytest.mark.parametrize("sentence", SEAMS)
def test_a_sentence_is_cut_at_its_seams_only(sentence: str) -> None:
    claims = [span.quote for span in segmenting.segment(sentence.replace("|", ""))]
    assert claims == [part.strip(" ،.") for part in sentence.split("|")]


def test_a_long_sentence_is_cut_between_two_facts() -> None:
    first = f"{LONG} التي تضم مواد سريعة الاشتعال وأخشابا وإطارات"
    second = "وأجلت الشرطة سكان الأبنية المجاورة إلى مدرسة قريبة حتى الصباح"
    assert len(f"{first} {second}".split()) > 40
    claims = [span.quote for span in segmenting.segment(f"{first}، {second}.")]
    assert claims == [first, second]


def test_a_shorter_sentence_keeps_its_two_facts() -> None:
    sentence = f"{LONG}، وأجلت الشرطة السكان إلى مدرسة قريبة حتى الصباح"
    assert len(sentence.split()) < 40
    assert [span.quote for span in segmenting.segment(sentence)] == [sentence]


def test_a_long_statement_stays_with_its_speaker() -> None:
    sentence = (
        f"قال الناطق باسم الدفاع المدني سامر حلبي إن {LONG}، وإن الشرطة أجلت السكان إلى مدرسة قريبة"
    )
    assert [span.quote for span in segmenting.segment(sentence)] == [sentence]
