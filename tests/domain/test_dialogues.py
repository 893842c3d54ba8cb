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
