"""Lines that nobody is named in: minutes, interviews of every make, lists, releases."""

import pytest

from tests.domain.test_attributing import claims, names

_DOCTOR = "عارف السقاف"


def test_a_line_that_begins_with_a_name_is_its_bearers_to_the_end() -> None:
    text = "النائب كميل شهاب: الأرقام خاطئة. العجز بلغ عشرة. ولا ديون سُددت.\nرفعت الجلسة مساء."
    assert names(text) == [["كميل شهاب"]] * 3 + [[]]


def test_what_a_live_page_tells_after_a_name_is_its_own() -> None:
    text = "الدفاع المدني: أخرجنا 64 شخصا من المصاعد. وتوقفت إشارات المرور في 19 تقاطعا."
    assert names(text) == [["الدفاع المدني"], []]


@pytest.mark.parametrize("mark", ["■ ", "● ", "سؤال: ", "س: "])
def test_marked_questions_leave_all_lines_between_them_to_who_is_asked(mark: str) -> None:
    text = (
        f"التقت «المرسى» الطبيب اليمني {_DOCTOR} بعد عودته.\nوهنا نص المقابلة:\n"
        f"{mark}ما أصعب ما رأيت؟\nأطفال يموتون جوعا. كنا نعالج أربعين في اليوم.\n"
        f"{mark}وهل تصل المساعدات؟\nتصل متأخرة.\n"
    )
    answered = [claim.speakers[0].name for claim in claims(text) if claim.speakers]
    assert answered == [_DOCTOR] * 3


def test_an_interviewer_asks_without_a_question_mark() -> None:
    text = (
        "مدرب النادي عادل سليمي لـ«المرسى»: لم نكن في يومنا\nكيف تقيّم المباراة؟\n"
        "دخلنا بثقة زائدة.\nحدّثنا عن إصابة الحارس.\nتعرض لشد عضلي.\n"
    )
    *_, asked, answered = claims(text)
    assert (asked.kind, asked.speakers) == ("author_comment", ())
    assert answered.speakers[0].name == "عادل سليمي"


def test_a_list_is_said_by_whose_document_opens_it() -> None:
    text = "وتضمن بيان اتحاد الكتاب النقاط الآتية:\n- لا رقابة على الكتب.\n- لا غرامات."
    assert names(text)[1:] == [["اتحاد الكتاب"]] * 2


def test_we_in_a_release_are_who_issued_it() -> None:
    text = "تعلن إدارة المهرجان تأجيل دورته. ونعتذر من الجمهور عن ذلك."
    assert names(text) == [["إدارة المهرجان"]] * 2


def test_who_did_something_says_what_comes_next() -> None:
    text = "استقبلت الوزيرة هند قاسم وفد البنك. وأكدت خلال اللقاء أن الإصلاح ماض."
    assert names(text) == [[], ["هند قاسم"]]


def test_a_headline_that_ends_in_a_colon_is_answered_for_below() -> None:
    text = (
        "رئيسة المجلس القاضية هند قاسم لـ«المرسى»:\nلم يُشترَ صوت واحد\n"
        "التقيناها في مكتبها.\nكم بلغ عدد الطعون؟\n853 طعنا. وقد حُسم نصفها.\n"
        "وماذا عن النازحين؟\nصوّت منهم 41 ألفا.\nهل انتهى الفرز؟\nقبل يومين.\n"
    )
    spoken = [claim.speakers[0].name for claim in claims(text) if claim.speakers]
    assert spoken == ["هند قاسم"] * 5


def test_what_follows_below_needs_no_marks() -> None:
    text = "جاء في نشرة وزارة الصحة ما يأتي:\nسجلت المراكز 412 إصابة.\nالمحاليل متوافرة."
    assert names(text)[1:] == [["وزارة الصحة"]] * 2


def test_who_acted_right_before_speaks_rather_than_a_speaker_of_another_paragraph() -> None:
    text = "قال الوزير سامر النجار إن الجسر آمن.\nزارت المديرة هند قاسم المرفأ. وقالت إنه مغلق."
    assert names(text) == [["سامر النجار"], [], ["هند قاسم"]]


def test_a_label_that_has_asked_is_the_askers_without_a_question_mark() -> None:
    told = (
        "مدرب الفريق رامي سعد لـ«المرسى»: لم نستسلم\n"
        "المرسى: هل ندمت؟\nسعد: لا أبدا، فزنا مرتين.\nالمرسى: الجمهور غاضب…\n"
    )
    asked = told + "سعد: له الحق. خسرنا مباراة سهلة.\nالمرسى: يقال إن الحارس راحل؟\nسعد: سيبقى."
    his = ["رامي سعد"]
    assert names(asked) == [his, [], his, [], his, his, [], his]
    assert [claim.kind for claim in claims(asked)][3::3] == ["author_comment"] * 2
    first = "المرسى: الجمهور غاضب اليوم.\nالمرسى: هل ندمت؟"
    assert names(first)[0] == ["المرسى"]


def test_whoever_is_told_of_in_an_answer_the_answer_is_of_who_was_asked() -> None:
    told = (
        "مدربة الفريق هند سعد لـ«المرسى»: لم نستسلم\n"
        "هل الحارسة سليمة؟\nأبلغتني الطبيبة أن العضلة سليمة.\n"
        "وماذا عن الملعب؟\nوعدنا رئيس النادي بترميمه.\nهل تبقين؟\nنعم.\n"
    )
    assert [each for each in names(told) if each] == [["هند سعد"]] * 4
    assert names("وماذا عن الملعب؟\nوعد رئيس النادي بترميمه.")[-1] == ["رئيس النادي"]


def test_a_release_is_of_whom_its_heading_names() -> None:
    lines = "تسربت الأسئلة قبل موعدها.\nقاطعوا الشائعات كلها فورا.\nوقالت الوزارة إن الملف مغلق.\n"
    lines += "مطالبنا ثلاثة:\nصرف العلاوة قبل آخر الشهر\nوالله ولي التوفيق والسداد"
    released = names("بيان صادر عن نقابة المعلمين\nعمان، 3/5/2026\n" + lines)
    issuer = ["نقابة المعلمين"]
    assert released == [[], [], issuer, [], ["الوزارة"], [], issuer, []]
    told = names("وصل بيان صادر عن نقابة المعلمين أمس.\nعمان، 3/5/2026\n" + lines)
    assert issuer not in told


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("البند الثالث", []),
        ("النقطة الأولى", []),
        ("النائب الأول", ["النائب الأول"]),
        ("«ناديناهم فلم يلتفتوا»", []),
        ("«نماء الوادي»", ["نماء الوادي"]),
    ],
)
def test_what_is_numbered_and_what_is_quoted_speaks_not_before_a_colon(
    label: str, name: list[str]
) -> None:
    assert names(f"{label}: ترميم سور المدرسة القديمة")[0] == name


def test_a_release_is_of_whom_its_second_line_names() -> None:
    lines = "أغلقت فرقنا الجسر قبل الفجر.\nولم يصب أحد من السكان بسوء.\n"
    office = "مكتب الوالي"
    assert names(f"بيان صحفي رقم (41)\n{office} – الخميس 12 مارس\n{lines}")[2:] == [[office]] * 2
    assert names(f"بيان صحفي رقم (41)\n{office} يفتتح الجسر\n{lines}")[2:] == [[], []]
    assert names(f"سيول الوادي\n{office} – الخميس 12 مارس\n{lines}")[2:] == [[], []]


def test_numbered_letters_ask_and_answer_and_answers_go_on_to_the_next() -> None:
    told = (
        "حوار مع رئيسة التعاونية مريم سعد\nحاورها: كمال الجبران\n"
        "س1: كم بلغ الإنتاج؟\nج1: جمعنا ثلاثين طنا.\nالبحر تعب من الجرافات.\n"
        "س2: تقول وزارة الصيد إن الجرافات بعيدة.\nج2: فلتأت الوزارة لترى.\n"
        "س3: هل من أمل؟\nج3: الأمل في الموسم المقبل.\nغادرنا المرفأ عند الظهر.\n"
    )
    hers = ["مريم سعد"]
    assert names(told)[2:] == [[], hers, hers, [], hers, [], hers, []]
    plain = "كم بلغ الإنتاج؟\nجمعنا ثلاثين طنا.\nتقول وزارة الصيد إن الجرافات بعيدة."
    assert names(plain)[-1] == ["وزارة الصيد"]
