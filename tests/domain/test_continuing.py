"""What nothing joins to what somebody has just said is said by the same; what «و» joins is told."""

import pytest

from tests.domain.test_attributing import names

_HERS = "وتقول البائعة هند سعد إن السوق فارغ منذ الشتاء. "
_HIS = "ويقول الراعي كمال الجبران إن المرعى جف قبل الصيف. "


@pytest.mark.parametrize(
    ("before", "explains", "tells"),
    [
        # a sentence that begins with a thing, by itself or with «ف»
        (_HERS, "الثلج غال والكهرباء مقطوعة", "والثلج ينقل إلى السوق في شاحنات"),
        (_HIS, "فالأعلاف أغلى من الخروف نفسه", "ثم أغلقت الأعلاف بابها عند الظهر"),
        # what is the speaker's own
        (_HERS, "أجرتها لا تكفي ثمن الخبز", "أجرته لا تكفي ثمن الخبز"),
        (_HIS, "بئره نضبت قبل شهرين", "بئر القرية نضبت قبل شهرين"),
        # what the speaker did, told as past beside a verb of saying in the present
        (_HIS, "باع خمسين رأسا قبل العيد", "وباع خمسين رأسا قبل العيد"),
        (_HERS, "انتظرت بصبر أول الشهر", "انتظر بصبر أول الشهر"),
        (_HIS, "اشترى شعيرا بثمن البقرة", "اشترى المجلس شعيرا من الخارج"),
        # and did not
        (_HERS, "لم تعد تفتح دكانها قبل الظهر", "لم تعد الحافلات تصل قبل الظهر"),
        (_HERS, "لا تريد صدقة، تريد زبائن", "لا تريد البلدية صدقة من أحد"),
        (_HIS, "لم يقل له المفتش متى يعود", "لم يقل المفتش متى يعود"),
        (_HIS, "لا أحد سأل عن القطيع", "وسأل كثيرون عن القطيع"),
        (_HERS, "كل ما تطلبه سقف يقيها المطر", "وفوق السوق سقف يقيه المطر"),
        # a question that only who speaks can ask
        (_HIS, "باع نصف القطيع، فمن يعوضه عن الباقي؟", "فمن يعوضه عن الباقي؟"),
        (_HERS, "والزبائن غابوا منذ أسبوع، فماذا نبيع؟", "فماذا تبيع بعد اليوم؟"),
    ],
)
def test_what_is_not_joined_goes_on(before: str, explains: str, tells: str) -> None:
    speaker = names(before)[0]
    assert names(f"{before}{explains}")[-1] == speaker
    assert names(f"{before}{tells}")[-1] == []


@pytest.mark.parametrize(
    "text",
    [
        # in another paragraph, of a body, of a place or of a time
        _HERS + "\nالثلج غال والكهرباء مقطوعة.",
        "وتقول وزارة الري إن السد ممتلئ. الثلج غال والكهرباء مقطوعة.",
        _HERS + "في السوق أربعون دكانا مغلقا.",
        _HERS + "الأحد يفتح السوق عند الظهر.",
        # figures and dates that outlets add
        _HERS + "الخطة تشمل 12 سوقا أخرى.",
        _HIS + "المهرجان يقام الجمعة في الوادي.",
        # seen by who writes, and told of somebody else who is named
        _HERS + "الدكاكين التي زرناها مغلقة كلها.",
        _HERS + "رأينا خمسين دكانا مغلقا.",
        _HERS + "ابنتها وفاء العلي تعمل في المدينة.",
        # a scene, which goes on in the time of speaking
        _HERS + "تمسح بكمها زجاج الدكان.",
        "وقالت البائعة هند سعد إن السوق فارغ. أغلقت باكرا دكانها.",
    ],
)
def test_what_the_outlet_tells_between(text: str) -> None:
    assert names(text)[-1] == []


def test_it_goes_on_until_something_is_joined() -> None:
    told = _HIS + "باع خمسين رأسا قبل العيد. نفد العلف في أسبوع. ولم يجد ثمنا للدواء. ونزل المطر."
    his = ["كمال الجبران"]
    assert names(told) == [his, his, his, his, []]
    assert names(_HIS + "ولم يجد ثمنا للدواء.")[-1] == []
