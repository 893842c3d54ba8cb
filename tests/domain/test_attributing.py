"""Who says what a claim says, in whose words, and what kind of claim that makes it."""

import pytest

from claims.domain import proposing
from claims.domain.proposals import Document, KnownSpeaker, ProposedClaim

KNOWN = [
    KnownSpeaker("haddad", "ليلى حداد", ("حداد", "ليلى حداد"), "وزيرة الطاقة"),
    KnownSpeaker("ministry", "وزارة الطاقة", ("وزارة الطاقة", "الطاقة"), "", "institution"),
    KnownSpeaker("committee", "لجنة السدود", ("لجنة السدود", "اللجنة"), "", "institution"),
]


def claims(text: str) -> tuple[ProposedClaim, ...]:
    return proposing.propose([Document("1", text)], KNOWN, ()).documents[0]


def names(text: str) -> list[list[str]]:
    return [[speaker.name for speaker in claim.speakers] for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال مدير المستشفى سامر النجار إن الأسرّة تكفي", "سامر النجار"),
        ("قال مدير المستشفى، سامر النجار، إن الأسرّة تكفي", "سامر النجار"),
        ("أعلن أمين البلدية د. سامر النجار إغلاق السوق", "سامر النجار"),
        ("وكان مدير المرفأ سامر النجار قد نفى وقوع تسرب", "سامر النجار"),
        ("أما مدير المرفأ سامر النجار فأكد أن العمل مستمر", "سامر النجار"),
        ("لكن المتطوعة سناء بدر تقول إن الطعام نفد", "سناء بدر"),
        ("«الطريق مقطوع»، قال سامر النجار", "سامر النجار"),
        ("نفد الطعام من المخازن، بحسب جمعية الإغاثة", "جمعية الإغاثة"),
        ("وفقا للجنة السدود، امتلأت الخزانات", "لجنة السدود"),
        ("وبحسب ما أعلنت هيئة الموانئ، رست سفينتان", "هيئة الموانئ"),
        ("نقلت وكالة النبأ عن مسؤول محلي قوله إن الجسر آمن", "مسؤول محلي"),
        ("شرطة المرور: الطريق مفتوح", "شرطة المرور"),
        ("قال مسؤول في وزارة النقل إن الجسر آمن", "مسؤول في وزارة النقل"),
        ("قال محمد علي إن الجسر آمن", "محمد علي"),
        ("ذكرت الشركة في بيان أن الإنتاج تضاعف", "الشركة"),
        # what is described or accused stands beside the speaker and is no part of the name
        ("وصف الناطق باسم النادي العميد سامر النجار الأنباء بأنها كاذبة", "سامر النجار"),
        ("اتهم وزير الري سامر بلنكو جماعة مسلحة بتفجير السد", "سامر بلنكو"),
        ("اتهمت رئيسة البلدية أنكا بوغدانسكي باريس بالتقصير", "أنكا بوغدانسكي"),
        ("حثّ خفر السواحل الصيادين على العودة", "خفر السواحل"),
        ("طالب النائب سامر النجار باستقالة الوزير لأنه «أخفق في كل شيء»", "سامر النجار"),
        ("وصف مدرب تولوز رامي بلقاسم التعادل بأنه عادل", "رامي بلقاسم"),
        ("طمأن مدير المرفأ سامر النجار الأهالي إلى سلامة الرصيف", "سامر النجار"),
        ("ونفت فرق التدخل السريع أي اعتقالات في الحي", "فرق التدخل السريع"),
        ("صرحت المكلفة بالاتصال سناء بن بدر لإذاعة البحر بأن الرصيف آمن", "سناء بن بدر"),
        ("وحمّلت نقابة البحارة إدارة المرفأ مسؤولية الغرق", "نقابة البحارة"),
        ("«لن نبيع المرفأ»، هكذا علّق مدير المرفأ سامر النجار", "سامر النجار"),
        ("توصل باحثون في معهد البحار إلى أن الشاطئ يتآكل", "باحثون في معهد البحار"),
        ("بحسب أمين سر المجلس البلدي لحزب الوفاق سامر النجار، الرصيف آمن", "سامر النجار"),
        ("بحسب المتحدث باسم حركة طالبان سامر النجار، الحدود مفتوحة", "سامر النجار"),
        ("قال الصياد أبو سامر وهو يلف شباكه: «عدنا بلا سمك»", "أبو سامر"),
        ("وقدّر مدير المرفأ عبد الرزاق النجار عدد السفن بنحو مئة", "عبد الرزاق النجار"),
        ("أرجع كبير المحللين في سيبانك سامر النجار الهبوط إلى العواصف", "سامر النجار"),
        ("واعتبر محاميه سامر النجار القرار «ظالما جدا»", "سامر النجار"),
        ("«أعادوا ابني»، تقول والدة الصياد سامر", "والدة الصياد سامر"),
        ("وكان النجار تعهد بأن الرصيف آمن", "النجار"),
        ("علّل مدير المرفأ سامر النجار الإغلاق بـ«سوء الأحوال الجوية»", "سامر النجار"),
        # bodies whose names stand in quotation marks
        ("قالت جمعية «سنابل» الخيرية إن التبرعات تضاعفت", "جمعية «سنابل» الخيرية"),
        ("أكدت صحيفة «المرفأ الجديد» أن السفينة غرقت", "صحيفة «المرفأ الجديد»"),
        ("وقدّر «مركز المناخ» الأهلي الخسائر بمليون دينار", "مركز المناخ"),
        ("قال المتحدث باسمها سامر النجار إن الجسر آمن", "سامر النجار"),
        ("هلّلت لها وزيرة الثقافة نوال السيد بوصفها «أجمل ما كتب»", "نوال السيد"),
        ("كشف تقرير أعدته نقابة المهندسين أن الجسر متصدع", "نقابة المهندسين"),
        ("\ufeffبلدية المرسى: الطريق مفتوح", "بلدية المرسى"),
    ],
)
def test_the_name_of_who_speaks_is_found_without_its_title(text: str, name: str) -> None:
    assert names(text) == [[name]]


@pytest.mark.parametrize(
    "text",
    [
        "وصل وزير النقل سامر النجار إلى المرفأ أمس",  # merely mentioned
        "لم تعلن أي جهة مسؤوليتها عن الحريق",
        "فرضت البلدية غرامات وفقا للقانون الجديد",
        "يُعتقد أن الحريق متعمد",
        "حمل العمال الصناديق إلى الرصيف قبل الفجر",
        "نصيحة: المشي يطيل العمر",
        "وكان المجلس أقر الخطة في الربيع",
        "لم ترس أي سفينة منذ الجمعة، وفق سجلات المرفأ",
        "اتفق التجار على الأسعار بين البلدين",
        "كتب كثيرة احترقت في المكتبة",
    ],
)
def test_nobody_speaks_in_the_outlets_own_voice(text: str) -> None:
    (claim,) = claims(text)
    assert claim.speakers == ()
    assert claim.attribution == "none"


def test_a_dropped_subject_is_the_last_speaker_of_its_gender() -> None:
    text = (
        "قالت وزيرة الطاقة ليلى حداد إن الشبكة آمنة. وأكد المهندس سامر النجار أن العطل أصلح."
        " وأضافت أن الكلفة قليلة. وختم بأن الفريق يعمل."
    )
    assert names(text) == [["ليلى حداد"], ["سامر النجار"], ["ليلى حداد"], ["سامر النجار"]]


def test_a_bare_title_means_the_last_speaker_who_has_it() -> None:
    text = "قالت الوزيرة ليلى حداد إن الشبكة آمنة. وأوضحت الوزيرة أن العطل أصلح."
    assert names(text)[1] == ["ليلى حداد"]


def test_known_speakers_keep_their_key_and_lose_what_is_joined_to_them() -> None:
    text = "وفقا لوزارة الطاقة، عاد التيار. وقالت حداد إن الشبكة آمنة"
    assert [claim.speakers[0].key for claim in claims(text)] == ["ministry", "haddad"]
    assert names(text) == [["وزارة الطاقة"], ["حداد"]]


def test_two_known_speakers_say_it_together() -> None:
    assert names("أعلنت وزارة الطاقة ولجنة السدود أن الخزانات امتلأت") == [
        ["وزارة الطاقة", "لجنة السدود"]
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("قال سامر النجار: «الطريق مقطوع منذ ساعات»", "direct"),
        ("«الطريق مقطوع منذ ساعات»، قال سامر النجار", "direct"),
        ("قال سامر النجار إن الطريق «مقطوع منذ ساعات» وإن العمل مستمر", "mixed"),
        ("قال سامر النجار إن جماعة «النور» غادرت", "indirect"),
        ("الطريق «مقطوع» منذ ساعات", "none"),
    ],
)
def test_whose_words_they_are(text: str, form: str) -> None:
    (claim,) = claims(text)
    assert claim.attribution == form


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال سامر النجار إن الطريق مقطوع", "official_statement"),
        ("وبحسب شهود عيان، سقطت قذيفتان", "reported_event"),
        ("ذكرت صحيفة الميناء أن السفينة غرقت", "official_statement"),
        ("اندلع حريق في السوق أمس", "reported_event"),
        ("ربما يعود التيار غدا", "author_comment"),
        ("هل يعود التيار غدا؟", "author_comment"),
        ("من المعروف أن النهر يفيض كل ربيع", "background"),
        ("تصوير: سناء بدر", "background"),
        ("لا تترك النوافذ مفتوحة ليلا", "background"),
    ],
)
def test_the_kind_of_claim(text: str, kind: str) -> None:
    (claim,) = claims(text)
    assert claim.kind == kind
    assert all(str(reason) for reason in claim.reasons)


def test_who_speaks_within_what_is_said_is_not_who_says_it() -> None:
    text = "قالت الطبيبة سناء بدر إن الدواء آمن. وأشارت إلى أنها أبلغت البلدية بذلك."
    assert names(text) == [["سناء بدر"], ["سناء بدر"]]


def test_who_is_described_while_speaking_is_the_speaker() -> None:
    text = "قال سامر النجار إن الرصيف آمن. وبدا مدير المرفأ رامي حلبي قلقا وهو يقول إن الموج عال."
    assert names(text) == [["سامر النجار"], ["رامي حلبي"]]


def test_an_order_in_the_plural_asserts_nothing() -> None:
    assert [claim.kind for claim in claims("اسلكوا الطريق القديم إلى المرفأ")] == ["background"]


def cut_by_people(text: str, *quotes: str) -> list[list[str]]:
    """The names for claims that people drew, finer than the machine cuts."""
    spans = tuple((text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
    labelled = proposing.label(Document("1", text, None, spans), KNOWN, ())
    return [[speaker.name for speaker in claim.speakers] for claim in labelled]


def test_a_part_of_a_quotation_is_its_speakers() -> None:
    text = 'قالت ليلى حداد: "الخزانات ممتلئة، والشبكة تعمل، ولن تنقطع الكهرباء". وهطل المطر.'
    parts = ('قالت ليلى حداد: "الخزانات ممتلئة', "والشبكة تعمل", "ولن تنقطع الكهرباء", "وهطل المطر")
    assert cut_by_people(text, *parts) == [["ليلى حداد"]] * 3 + [[]]


def test_a_participle_cut_from_its_verb_goes_on_with_the_speaker() -> None:
    text = "أعلنت لجنة السدود امتلاء الخزان، محذرة من فيضانه في الربيع."
    parts = ("أعلنت لجنة السدود امتلاء الخزان", "محذرة من فيضانه في الربيع")
    assert cut_by_people(text, *parts) == [["لجنة السدود"]] * 2
