"""Speakers called otherwise than in full: by family name, title, quoted name, or not at all."""

import pytest

from claims.domain import proposing
from claims.domain.proposals import Document
from tests.domain.test_attributing import claims, names

_INTRODUCED = "وصلت المهندسة ريم أبو ساحل إلى الميناء أمس."
_FULL = "ريم أبو ساحل"


@pytest.mark.parametrize(
    "text",
    [
        "وحذر أبو ساحل من تصدع الرصيف.",
        "وتعهدت أبو ساحل بإصلاح الرصيف.",
        "ونفت ريم علمها بالعقد.",
        "وأهدت أبو ساحل الخريطة إلى البحارة، قائلة إنها «أمانة».",
        "من وجهة نظر أبو ساحل، الرصيف متهالك.",
        "وحذر أبو ساحل زملاءه من تصدع الرصيف.",
        "وأهدت أبو ساحل الخريطة إلى البحارة، على حد قولها.",
        "ووجهت المهندسة ريم أبو ساحل تحذيرا إلى البحارة.",
    ],
)
def test_whom_the_article_has_named_in_full_is_known_by_less(text: str) -> None:
    assert names(f"{_INTRODUCED} {text}")[1] == [_FULL]


def test_nobody_is_known_by_the_family_of_another() -> None:
    text = "قال الوزير سامر النجار إن الخط جاهز. وقال المدير عمر النجار إن الخط معطل."
    assert names(text) == [["سامر النجار"], ["عمر النجار"]]


def test_one_article_knows_nothing_of_another() -> None:
    documents = [Document("1", _INTRODUCED), Document("2", "وتعهدت أبو ساحل بإصلاح الرصيف.")]
    alone = proposing.propose(documents[1:], (), ()).documents[0]
    together = proposing.propose(documents, (), ()).documents[1]
    assert together[0].speakers == alone[0].speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # long offices before the name, and what follows it
        (
            "قال رئيس لجنة الموانئ في مجلس النواب النائب سامر أبي مرفأ إن الخطة ناقصة",
            "سامر أبي مرفأ",
        ),
        ("قالت مديرة الأرصفة بولاية المرسى الدكتورة هند النجار إن الرصيف آمن", "هند النجار"),
        ("قال خبير سلامة السفن القبطان عادل خوجة إن المحرك سليم", "عادل خوجة"),
        ("قالت الرئيسة المنتهية ولايتها إليزابيث هارت إن السباق مزور", "إليزابيث هارت"),
        ("نفى المتحدث باسم الشركة المصنعة توماس هارت وجود خلل", "توماس هارت"),
        ("قال المندوب محمد الشريف بلقاسمي إن المرفأ مغلق", "محمد الشريف بلقاسمي"),
        ("وأعلن المرشح ريكاردو لونا فوزه بعد ساعة", "ريكاردو لونا"),
        ("ندد رئيس الرابطة صالح البحري بما سماه الإهمال", "صالح البحري"),
        ("وأعلنت وزارة الموانئ آنذاك أن المرفأ مغلق", "وزارة الموانئ"),
        ("وأعلن الاتحاد الوطني لألعاب القوى فتح تحقيق", "الاتحاد الوطني لألعاب القوى"),
        ("ودعت الرابطة الوطنية للصيادين والبحارة الطرفين إلى الهدوء", None),
        ("وأعلن غيلان القلعاوي، المدير العام للمرفأ، توسيع الرصيف", "غيلان القلعاوي"),
        ("رفضت اللجنة تأكيد ذلك، معتبرة أن التفاصيل سرية", "اللجنة"),
        ("وأفادت «مرسى للنقل» بأن السفينة آمنة", "مرسى للنقل"),
        ("وقال تلاميذ التقتهم «المرسى» إن الأبواب مفتوحة", "تلاميذ"),
        ("قال مندوب جزر سليمان إن البحر يرتفع", "مندوب جزر سليمان"),
        # who says it by other means than a verb of saying
        ("وجاء في صك الاتهام الذي أعدته النيابة العامة أن الفواتير مزورة", "النيابة العامة"),
        ("واعتمد الاتحاد البحري النتيجة، رافضا اعتراض الوفد", "الاتحاد البحري"),
        ("«وقفنا ساعة في النفق»، يحكي سامر النجار", "سامر النجار"),
        ("وتقدر مديرية الآثار قيمة القطع بمليون دولار", "مديرية الآثار"),
        ("ولم تستبعد محافظة الغابات فرضية الحريق المتعمد", "محافظة الغابات"),
        ("وروى مصدر نيابي رفض نشر اسمه أن الخلاف قديم", "مصدر نيابي"),
        # headlines
        ("هيلمان ينفي بيع السفينة", "هيلمان"),
        ("حرائق الميناء: إخماد عشرين حريقا، حسب الحماية المدنية", "الحماية المدنية"),
        ("بلقاسمي: لا تأجيل للسباق", "بلقاسمي"),
    ],
)
def test_the_name_is_cut_where_it_ends(text: str, name: str | None) -> None:
    found = names(text)[0]
    assert found == [name or "الرابطة الوطنية للصيادين والبحارة"]


@pytest.mark.parametrize(
    "text",
    [
        "تابعوا التغطية المباشرة على قناتنا",
        "هافانا (كوبا) - أدلى أكثر من مليون ناخب بأصواتهم",
        "خسائر تقدر بمليون دولار",
        "للتبليغ عن الأعطال: 9090",
        "الصور: غيتي",
        "حوار: إيمان القاضي",
    ],
)
def test_who_does_something_else_speaks_not(text: str) -> None:
    assert names(text)[0] == []


@pytest.mark.parametrize(
    "text",
    ["كما أقرت بنقص الوقود.", "والتزمت بتسريع العمل.", "وكشفت عن لقاء قريب."],
)
def test_a_preposition_where_the_subject_would_stand_goes_on(text: str) -> None:
    first, second = names(f"قالت المديرة هند النجار إن الخط جاهز. {text}")
    assert second == first == ["هند النجار"]


def test_a_feminine_adjective_is_no_participle() -> None:
    text = "قال الوزير سامر النجار إن الخط جاهز. ويلتقي الفريق في الجولة المقبلة مضيفه القديم."
    assert names(text)[1] == []


def test_a_quotation_beside_one_is_of_the_same_speaker() -> None:
    text = "«كنا الأفضل»، قال سامر النجار، قائد الفريق. «لكن الحظ عاندنا». وغادر الفريق الملعب."
    assert names(text) == [["سامر النجار"], ["سامر النجار"], []]


def test_all_of_an_answer_is_of_whom_its_line_names() -> None:
    text = "كيف حال المرجان؟\nالمنصوري: هو بخير. خسرنا عشره فقط.\nوختم اللقاء بصورة."
    assert [bool(each) for each in names(text)] == [False, True, True, False]


def test_lettered_answers_are_of_whom_the_article_is_about() -> None:
    text = "قالت العداءة هند النجار إن السباق صعب.\nس: ما التالي؟\nج: سأنام يوما.\nأجرى الحوار: عمر"
    assert names(text) == [["هند النجار"], [], ["هند النجار"], []]


@pytest.mark.parametrize(
    "text",
    [
        "لأي معلومات يرجى الاتصال على الرقم 0944000000",
        "للتبليغ عن الأعطال: 9090",
        "للاطلاع على النص الكامل اضغط هنا",
        "الصور من حساب الهيئة على فيسبوك",
        "(وكالة المرسى) ف.ح",
        "حوار: إيمان القاضي",
    ],
)
def test_lines_that_tell_where_to_ask_are_background(text: str) -> None:
    assert claims(text)[0].kind == "background"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("طالب نقيب أصحاب المخابز سامر النجار برفع الدعم", "official_statement"),
        ("وقال أحد السكان إن المياه مقطوعة", "reported_event"),
        ("وقالت ركاب ناجون إن القطار أسرع", "reported_event"),
    ],
)
def test_only_who_is_a_bystander_himself_makes_an_event(text: str, kind: str) -> None:
    assert claims(text)[0].kind == kind
