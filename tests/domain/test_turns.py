"""Whose turn it is where a verb of saying stands without its subject, and who else it is not."""

import pytest

from tests.domain.test_attributing import names

_LAST = [
    # of whom the sentence before tells by name
    ("وقال الناظر كمال الجبران إن المدرسة مغلقة.\n"
     "وقطعت الطالبة وفاء العلي ساعتين سيرا. وتقول إنها تخرج قبل الفجر.", "وفاء العلي"),
    ("وقال الناظر كمال الجبران إن المدرسة مغلقة.\n"
     "ورفع الطالب رامي سعد لافتة. ولم يستبعد أن يضرب زملاؤه.", "رامي سعد"),
    # but of the other gender is somebody else, and a title of its own is the subject
    ("وقالت الناظرة هند الجبران إن المدرسة مغلقة. "
     "وقطع الطالب رامي سعد ساعتين سيرا. وأضافت أن الحافلة معطلة.", "هند الجبران"),
    ("وقالت الناظرة هند الجبران إن المدرسة مغلقة. "
     "وقطع الطالب رامي سعد ساعتين سيرا. ونفت الناظرة وجود خطر.", "هند الجبران"),
    # who does one thing does the other that «و» joins to it
    ("وقال الناظر كمال الجبران إن المدرسة مغلقة. "
     "في مطلع الأسبوع، وقف المفتش رامي سعد في الساحة وقال للتلاميذ إن الدوام باق.", "رامي سعد"),
    ("كشفت المجلة أن السفينة غرقت. "
     "وذكرت على لسان القبطان رامي سعد أن الحمولة سليمة.", "رامي سعد"),
    ("وقال الناظر كمال الجبران إن العدد صحيح. ثم يستدرك: الأرقام تتبدل.", "كمال الجبران"),
    ("أما المصرية هند سعد الجبران، الفائزة بالسباق، فلا تذكر سوى «هتاف الناس»",
     "هند سعد الجبران"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), _LAST)
def test_a_dropped_subject_is_who_was_told_of_last(text: str, name: str) -> None:
    assert names(text)[-1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت الغواصة زهية الوادي في حديث مع الإذاعة إن المرجان يموت", "الغواصة زهية الوادي"),
        ("وقال مدير مكتب الصحة نجيب الوادي لوكالتنا إن اللقاح متوفر", "نجيب الوادي"),
        ("وأقرت الجمعية الوطنية للمياه بأن السد متصدع", "الجمعية الوطنية للمياه"),
        ("المدرب رامي سعد عبّر عن أسفه للنتيجة", "رامي سعد"),
        ("وبدا المدرب كوفي منساه غاضبا وهو يقول إن الحكم أخطأ", "كوفي منساه"),
        ("السد ممتلئ، وفق مندوب الري بالإقليم رامي سعد", "رامي سعد"),
        ("ووصف رئيس بلدية درنة رامي سعد الخبر بأنه كاذب", "رامي سعد"),
    ],
)
def test_who_speaks_is_named_whole_and_without_what_is_beside_him(text: str, name: str) -> None:
    assert names(text)[0] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "ودخل القاعة 40 مشجعا نقلوا من المطار",
        "واستقبل المعرض 300 زائر",
        "قالت ضاحكة إنها لا تصدق",
    ],
)
def test_no_number_and_no_mood_speaks(text: str) -> None:
    assert names(text)[0] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # whatever verb is told with «بأن», and bodies that are there to see
        ("وأسرّت لنا الممرضة هند سعد بأن المخزن فارغ", "هند سعد"),
        ("وقال الناظر كمال سعد إن العدد صحيح. وبرهن على ذلك بأن المقاعد مشغولة.", "كمال سعد"),
        ("وسجل مرصد الجبال 40 انهيارا ثلجيا", "مرصد الجبال"),
        ("ورصدت رابطة الرعاة ذئابا قرب القرى", "رابطة الرعاة"),
        # «بحسب وصفها» is hers
        ("وقالت الناظرة هند سعد إن الفناء ضيق. وقال كمال الجبران إن الفناء واسع. "
         "المكان، بحسب وصفها، لا يصلح للعب.", "هند سعد"),
        # in brackets of commas, and of whom the clause tells
        ("وفي السوق اكتشف البائع كمال الجبران، كما يروي، ثلاث أوراق مزورة", "كمال الجبران"),
        ("وتبنى تحالف الرعاة إغلاق الطريق، مطالبا بالأعلاف", "تحالف الرعاة"),
        ("أما الموسم فتتوقع الهيئة الزراعية أن يتأخر", "الهيئة الزراعية"),
        ("وتذكّر النقابة بأن الرواتب متأخرة", "النقابة"),
        # who is named whole
        ("وذكرت شركة نماء الوادي للأسمدة أن الأرباح زادت", "شركة نماء الوادي للأسمدة"),
        ("وذكرت شركة المرجان للشحن، مشغلة السفينة، أن العطل بسيط", "شركة المرجان للشحن"),
        ("وأكدت الشركة الوطنية لتحلية المياه أن الخزان سليم", "الشركة الوطنية لتحلية المياه"),
        ("وذكرت الهيئة للصحيفة أن الملف مغلق", "الهيئة"),
        ("وقال كمال الجبران نفسه إن الفناء ضيق", "كمال الجبران"),
        # a list that a document's owner opens
        ("وجاء في النشرة الشهرية لوزارة الري ما يأتي:\n• السدود ممتلئة", "وزارة الري"),
    ],
)  # fmt: skip
def test_signs_that_no_verb_of_saying_gives(text: str, name: str) -> None:
    assert names(text)[-1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "وساد شعور بأن الأزمة طويلة",
        "وسمحت البلدية بأن تمر الشاحنات",
        "وسجل مركز الشباب هدفين في الشوط الأول",
        "الدوحة: انطلاق السباق في ضباب كثيف",
        "ورفع المحتجون شعارات تطالب بالأعلاف",
        "وسجل المستوصف ثماني إصابات مؤكدة بين الرعاة",
        "التحقق: الصورة قديمة ومن بلد آخر",
    ],
)
def test_what_only_looks_like_them(text: str) -> None:
    assert names(text)[0] == []


def test_a_question_in_an_answer_asks_nobody() -> None:
    told = (
        "الوزيرة هند سعد لـ«المرسى»: السد آمن\n• هل السد آمن؟\n"
        "- نعم. هل رأيتم تشققا؟ نحن نراقبه كل يوم.\n"
    )
    assert [each for each in names(told)[2:] if each] == [["هند سعد"], ["هند سعد"]]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("ونقلت الصحيفة عن المزارع وديع غانم قوله إن النهر جف.", "وديع غانم"),
        ("وبحسب رئيس البلدية وديع غانم، جف النهر.", "وديع غانم"),
        ("وزارت المجلة الحقل، وفق المزارع وديع غانم.", "وديع غانم"),
    ],
)
@pytest.mark.parametrize(
    "told",
    ["وأضاف أن البئر جفت أيضا", "وحذر من عطش القرى", "ونبه إلى عطش القرى", "وقلل من خطر العطش"],
)
def test_he_goes_on_whatever_verb_told_of_him(before: str, told: str, name: str) -> None:
    assert names(f"{before} {told}.")[-1] == [name]


def test_what_crosses_a_bridge_expresses_nothing() -> None:
    before = "وقالت المهندسة هند سعد إن الجسر آمن."
    assert names(f"{before} وتعبر الشاحنات الجسر ليلا.")[-1] == []


def test_a_sentence_in_quote_marks_is_of_whom_the_one_before_tells() -> None:
    told = (
        "تمسح الخياطة هند سعد عينيها. «لم أبع ثوبا منذ الشتاء». ثم تسكت. «الناس تنظر ولا تشتري».\n"
        "وإلى جوارها يجلس كمال الجبران. «ابني يريد حذاء للمدرسة»، يقول."
    )
    hers, his = ["هند سعد"], ["كمال الجبران"]
    assert names(told) == [[], hers, [], hers, [], his]


def test_what_is_only_called_something_after_a_name_is_said_by_nobody() -> None:
    assert names("وصل الممثل كمال الجبران أمس. «ليلة النهر» فيلمه الجديد.") == [[], []]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأُغلق الجسر ليلا، كما أكدت وزيرة الري.", "وزيرة الري"),
        ("شبكة «سواقي» الحقوقية تنفي إغلاق الجسر", "شبكة «سواقي»"),
        ("وجددت بلدية سهلان الدعوة إلى إغلاق الجسر", "بلدية سهلان"),
        ("وأبدت الجدة أم هاني قلقا من السيل", "أم هاني"),
        ("وأعلنت الشركة العامة للكهرباء، في بيان، أن الجسر مضاء", "الشركة العامة للكهرباء"),
    ],
)
def test_who_stands_last_or_between_is_named_alone(text: str, name: str) -> None:
    assert names(text) == [[name]]


def test_what_somebody_confirmed_besides_is_another_claim() -> None:
    told = "وأُغلق الجسر ليلا، كما أكدت وزيرة الري أن السد آمن."
    assert names(told) == [[], ["وزيرة الري"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # whoever has issued a thing, whatever it is
        ("بلغ عدد المرضى 40، وفق كشف صادر عن مستشفى الوادي", "مستشفى الوادي"),
        ("بلغ عدد المرضى 40، وفق جدول الأسرّة الصادر عن مستشفى الوادي", "مستشفى الوادي"),
        ("وتثبت وثيقة صادرة عن مستشفى الوادي وجود عدوى", "مستشفى الوادي"),
        ("وأظهرت بيانات الهيئة العامة للسدود هبوط المنسوب", "الهيئة العامة للسدود"),
        # who says so, between commas
        ("لا شكوى من الأجهزة في الوادي، ترد هند سعد، المتحدثة باسم المستشفى، في رسالة", "هند سعد"),
        # an office of his is nobody else
        ("السيد كمال الجبران، النائب الثالث للرئيس، عرض الحساب فصرح بأن الصندوق سليم",
         "كمال الجبران"),
        ("وصلت رسالة للرئيس كمال الجبران، قال فيها إن الصندوق سليم", "كمال الجبران"),
    ],
)  # fmt: skip
def test_whose_a_thing_is_and_who_stands_between_commas(text: str, name: str) -> None:
    assert names(text) == [[name]]


@pytest.mark.parametrize(
    "text",
    [
        "وتثبت وثيقة منشورة على الموقع وجود عدوى",
        "وأظهرت صور التقطها قمر صناعي هبوط المنسوب",
        "متابعة وتصويب: أرقام العدوى كما يرويها السجل",
        "لا شكوى من الأجهزة في الوادي، ترد إلى البلدية، في رسالة",
    ],
)
def test_things_of_nobody_say_nothing(text: str) -> None:
    assert names(text) == [[]]


def test_who_lowers_the_voice_goes_on() -> None:
    told = "وقال كمال الجبران إن المتحف مفتوح. ثم يخفض صوته: «نصف القطع ما زال خارج البلد»."
    assert names(told)[-1] == ["كمال الجبران"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        # by a pronoun, whoever the paragraph tells of by name; a speaker before if it tells of none
        ("لم يبع أبو خليل أرضه. جف النبع باكرا. الحل في رأيه بئر جديدة.", "أبو خليل"),
        ("لم تبع هند سعد أرضها. جف النبع باكرا. والبئر، في نظرها، أرخص.", "هند سعد"),
        ("جف النبع باكرا. الحل في رأيه بئر جديدة.", "كمال الجبران"),
        # whoever is asked answers
        ("وسئلت هند سعد عن البئر فقالت إنها أرخص.", "هند سعد"),
        ("وسئل عن النائب رامي غانم فقال إنه مسافر.", "كمال الجبران"),
        # who takes the floor
        ("ثم أخذت الكلمة النائبة هند سعد، فطالبت بفتح السد.", "هند سعد"),
        ("ثم أعطيت الكلمة لوزيرة الري هند سعد التي أوضحت أن السد مغلق.", "هند سعد"),
    ],
)
def test_whose_view_is_told_after_a_speaker_of_another_paragraph(told: str, name: str) -> None:
    assert names(f"وقال الناظر كمال الجبران إن السد ممتلئ.\n{told}")[-1] == [name]


def test_an_aside_without_its_subject_is_of_whom_the_paragraph_tells() -> None:
    told = "تعد هند سعد الأسماء. اثنا عشر جارا غادروا القرية، تقول، هذا الشهر."
    assert names(told) == [[], ["هند سعد"]]
    assert names("تعد الأسماء. اثنا عشر جارا غادروا القرية، تقول، هذا الشهر.") == [[], []]


def test_lists_of_an_office_say_something_and_lists_that_outlets_have_seen_do_not() -> None:
    assert names("وتفيد كشوف دائرة السدود بدخول 40 شاحنة إلى المرفأ") == [["دائرة السدود"]]
    assert names("وتفيد كشوف المرفأ بدخول 40 شاحنة إلى السوق") == [[]]


@pytest.mark.parametrize("reason", ["لأن البلدية رفضت ترميمه", "بعدما كشفت البلدية عن تصدعه"])
def test_what_somebody_said_is_only_the_reason_of_what_is_told(reason: str) -> None:
    assert names(f"وأُغلق الجسر أمام الشاحنات {reason}.") == [[]]
    assert names(f"وقال كمال الجبران إن الجسر مغلق {reason}.") == [["كمال الجبران"]]
    assert names(reason.split(maxsplit=1)[1] + ".") == [["البلدية"]]


@pytest.mark.parametrize(
    "shown",
    [
        "وتبيّن من السجل أن السد فارغ",
        "وتبين قوائم الفرز أن السد فارغ",
        "وتظهر وصولات راجعناها أن السد فارغ",
    ],
)
def test_what_things_show_nobody_says(shown: str) -> None:
    assert names(f"وقالت وزارة الري إن السد ممتلئ. {shown}.")[-1] == []


@pytest.mark.parametrize("told", ["وبيّنت الوزارة أن السد فارغ", "وبيّنت أن السد فارغ"])
def test_whoever_shows_it_says_so(told: str) -> None:
    assert names(f"وقالت وزارة الري إن السد ممتلئ. {told}.")[-1] in (["الوزارة"], ["وزارة الري"])
