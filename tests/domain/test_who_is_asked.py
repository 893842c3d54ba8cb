"""Whom a sentence makes to speak: asked or asking, behind a pause, in an aside, in a lone verb."""

import pytest

from claims.domain import proposing
from claims.domain.proposals import Document
from tests.domain.test_attributing import names

_OTHER = "وقال المدير كمال الطنطاوي إن السد سليم."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وسأل النائب صبري الطنطاوي الوزيرة عن كلفة الجسر", "صبري الطنطاوي"),
        ("ويؤكد ذلك المكتب الوطني للغابات، الذي عدّ تسعين حريقا", "المكتب الوطني للغابات"),
        ("وأسرّ إلينا حارس في برج الميناء بأن الأضواء أُصلحت", "حارس في برج الميناء"),
        ("غير أن المدير سامي الطنطاوي، أبلغ مجلس الميناء بأن السد سليم", "سامي الطنطاوي"),
        ("لكن موظفا في حقل الوادي، رفض ذكر اسمه، قال إن الآبار أُغلقت", "موظفا في حقل الوادي"),
        ("وعالجت الطبيبة هند الطنطاوي «أربعين جريحا كلهم أطفال»، كما روت لنا", "هند الطنطاوي"),
        ("وأفادت الحماية الجبلية بنقل تسعين جريحا", "الحماية الجبلية"),
        ("يقول عم كمال، جارها، إن أحدا لم يتصل بها", "عم كمال"),
        (
            "استعانت البلدية بالخبيرة هند الطنطاوي، من جامعة الوادي، التي ترى أن السد سيئ",
            "هند الطنطاوي",
        ),
        ("«باعونا الوهم كله»، يقول الفلاح بمرارة، قبل أن يضيف: «عندي أربعون رأسا»", "الفلاح"),
        ("وقالت راكبات يعملن في المصانع إنهن يدفعن ثلث الأجر", "راكبات"),
    ],
)
def test_whoever_speaks_is_named(text: str, name: str) -> None:
    assert names(text) == [[name]]


@pytest.mark.parametrize(
    "told",
    [
        "ووقف أمام الباب عشرات الأهالي يسألون عن المواعيد.",
        "خريف الجبل الطويل: الناس على السطوح والأرقام على الشاشات",
    ],
)
def test_nobody_answers_for_what_is_only_seen(told: str) -> None:
    assert names(f"{_OTHER} {told}")[1] == []


def test_an_aside_of_hers_names_nobody_behind_its_comma() -> None:
    told = "وقالت الوزيرة هند الطنطاوي إن السد سليم. وتعتزم الوزيرة، كما قالت، جمع الأطراف غدا."
    assert names(told)[1] == ["هند الطنطاوي"]


def test_whoever_answers_is_not_whoever_has_asked() -> None:
    told = f"{_OTHER} وسأله القاضي: «ومن وقّع هذا؟». فأجاب: «وقعته وحدي بعد الظهر»."
    assert [each[:1] for each in names(told)] == [["كمال الطنطاوي"], ["القاضي"], ["كمال الطنطاوي"]]


def test_on_his_own_word_a_body_of_another_gender_does_not_speak() -> None:
    told = f"{_OTHER} فالوزارة، على حد تعبيره، «دفعت ما عليها وأكثر»."
    assert names(told)[1] == ["كمال الطنطاوي"]


def test_a_witness_who_is_counted_speaks_in_court() -> None:
    row = proposing.propose([Document("d", "وقال الشاهد الثالث إنه رأى السيارة")], (), ())
    assert [claim.kind for claim in row.documents[0]] == ["official_statement"]
