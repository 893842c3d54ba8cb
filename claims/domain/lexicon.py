"""Words that show who speaks, where a clause begins and what names are made of.

Every set holds normalised forms (`arabic.normalise`), so that spelling and diacritics of the
text do not matter. The verbs of saying are those by which Arabic news reports speech.
"""

from collections.abc import Mapping, Sequence

from claims.domain import arabic

Phrases = Mapping[str, Mapping[str, Sequence[list[str]]]]


# «ألا» is «أن لا» in one word, no «إلا».
_THAT_NOT = {"الا": "ان", "والا": "وان", "بالا": "بان"}
_WITHOUT_HAMZA = ("انها", "بها")  # «إنهاء»، «بهاء»
# «ماء»، «هناء»، «دعاء»، «براء», or particles and verbs that are written so but for the hamza.
_HAVING_HAMZA = frozenset(
    joined + word for joined in ("", "و", "ف", "ب", "ل") for word in ("ما", "هنا", "دعا", "برا")
)
_UPON = ("علي", "وعلي")


_WITH_MADDA = {"امر", "الامر", "وامر", "ان", "وان", "الا"}  # «آمر»، «آن»، «آلاء»
_OF_DUTCH = "فان"  # a part of names, or «فإن»


def norm(word: str) -> str:
    """The word normalised, but «على» kept apart from «علي», «إنهاء» from «إنها», «فإن» from «فان»,
    «ماء» from «ما», «آمر» from «أمر», «آن» from «أن» and «ألا» from «إلا»."""
    found = arabic.normalise(word)
    if found == word:
        return found
    if found in _THAT_NOT and "أ" in word:
        return _THAT_NOT[found]
    if found in _UPON and "ى" in word:
        return found[:-1] + "ى"
    if found in _WITH_MADDA and "آ" in word or found == _OF_DUTCH and "إ" in word:
        return found.replace("ا", "ءا", 1)
    has_lost_hamza = "ء" in word and (found in _HAVING_HAMZA or found.endswith(_WITHOUT_HAMZA))
    return found + "ء" if has_lost_hamza else found


def forms(text: str) -> frozenset[str]:
    """The words of the text, normalised."""
    return frozenset(norm(word) for word in text.split())


def phrases(*texts: str) -> Phrases:
    """By the first word of phrases and the second ("" for none) what follows the first.

    All normalised, the longest first. «و» and «ف» may be joined to the first word; a phrase that
    has one of its own goes before.
    """
    plain: dict[str, list[list[str]]] = {}
    for text in texts:
        first, *rest = (norm(word) for word in text.split())
        plain.setdefault(first, []).append(rest)
    found = {first: sorted(each, key=len, reverse=True) for first, each in plain.items()}
    for first, each in [*found.items()]:
        for joined in ("و" + first, "ف" + first):
            found[joined] = found.get(joined, []) + each
    return {first: _by_second(each) for first, each in found.items()}


def _by_second(rests: Sequence[list[str]]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for rest in rests:
        found.setdefault(rest[0] if rest else "", []).append(rest)
    return found


COMPLEMENTS = forms(
    """أن إن أنه إنه أنها إنها أنهم إنهم أنهما إنهما بأن بأنه بأنها بأنهم أنني إنني
 أننا إننا بأننا أنهن إنهن بقوله بقولها قوله قولها قولهم"""
)
NOT_BEFORE_VERBS = forms(
    """في من على إلى عن رغم برغم ورغم بعد قبل عقب إثر أي كل لم لن ولم ولن بلا دون بدون
 غير عدم"""
)
NOT_SAID = forms("لم لن ولم ولن فلم")
AS_FOLLOWS = forms("يأتي يلي الآتي الآتية التالي التالية")  # a list follows
AHEAD = forms("المنتظر المقرر المرتقب المتوقع المفترض")  # with «أن» what will come
NOT_HIDDEN = forms("لا ولا")
# «له»، «فيها»، «عنهم»: whom or what it is said to or of.
PRONOUNS = forms("هو هي هما لي لنا قد بما مما عما عمن فيما") | {
    preposition + tail
    for preposition in ("ل", "ب", "علي", "الي", "في", "عن", "من", "لدي", "مع")
    for tail in ("ه", "ها", "هم", "هما")
}
# What is said by «وجّه»، «أطلق»، «أصدر» and their like.
_UTTERANCES = """نداء تحذير تحذيرات اتهام اتهامات انتقاد انتقادات شكر دعوة دعوات مناشدة استغاثة
 تعهد تعهدات وعد وعود إنذار تهديد تهديدات تأكيد تأكيدات اعتذار تعزية عتاب لوم توبيخ تحفظ تحفظات
 اعتراض احتجاج برقية مطالبة مطالبات نصيحة نصائح توصية تنبيه سؤال تحية تهمة تهم"""
UTTERED = forms(_UTTERANCES) | forms("الشكر")
UTTERANCES = UTTERED | {each + tail for each in UTTERED for tail in ("ا", "ه", "ها", "هم")}
# «على حد قوله»، «بحسب تعبيرها»: whom the sentence is about says so.
OWN_SAYING = forms("قول تعبير وصف رأي كلام زعم اعتقاد تقدير نظر ادعاء تصريح تأكيد روايت شهادت")
BY_SAYING = forms("بالقول بالدعوة بالإشارة بالتذكير بالتأكيد بالتعليق بالرد")
# Behind a preposition, with who acts before them: «وحرص الوزير على التأكيد …».
_SAYING = """القول التأكيد تأكيد نفي النفي وصف التذكير الإشارة التحذير الإعلان الدعوة اتهام التشديد
 التشكيك الإقرار الاعتراف التلميح التهديد الإشادة الترحيب التنديد المطالبة إنكار إعلان"""
SAYING_NOUNS = forms(_SAYING) | forms("بالشكر")
BEFORE_SAYING = forms("في على إلى عن")
OF_TWO = forms("قولهما")
MEANING = forms("مفادها مفاده فحواها فحواه مضمونها")
LABELS = forms(
    """حاورها حاوره كتبه كتبها ترجمه ترجمها أعد أعدت أعدها واتساب بقلم سؤال جواب المقادير
 الطريقة الساعة للاستفسار للمزيد للحجز للشكاوى ملاحظة تنويه للتواصل تصوير المصدر عاجل خاص
 صورة الصورة تحديث هاتف بريد البريد إعداد تحرير كتابة اقرأ شاهد المكونات الطريقة العنوان عنوان
 مراسلنا مراسلتنا الحضور المصادر التصوير  التاريخ المكان الموعد عدسة كاميرا فيديو نصيحة
 تحليل رأي الادعاء الحقيقة الحكم التصنيف الخلاصة التحقق السياق التفاصيل الخلفية
 نص الحوار المقابلة
 حوار مقابلة ريبورتاج غرافيك إنفوغرافيك الصور صور photo photos source credit"""
)

# Before a colon these tell what a headline is about, not who speaks: «أزمة الوقود: …».
_TOPICS = """أزمة حرب هجوم هجمات احتجاجات احتجاج اختفاء مقتل انتخابات انتخاب قانون ملف قضية
 مسيرة مسيرات مظاهرة مظاهرات اتفاق مفاوضات محادثات قمة زيارة مباراة دوري كأس بطولة زلزال فيضانات
 فيضان حرائق حريق انفجار انفجارات اشتباكات معركة سقوط انهيار فوز تصفيات نهائي أسعار سعر نفط ذهب
 دولار ليرة اقتصاد طقس منخفض عاصفة إعصار فيروس كورونا لقاح لقاحات وباء تعليم امتحان امتحانات
 نتائج نتيجة ميزانية موازنة هدنة أمطار سيول جفاف كهرباء مياه وقود رواتب أجور إضراب محاكمة تحقيق
 جريمة حادث حوادث غارات غارة قصف اغتيال انقلاب استفتاء تعداد سباق مهرجان معرض مؤتمر اجتماع جلسة
 قرار مشروع خطة قصة حكاية ذكرى يوم عيد عقوبات تجارة سياحة هجرة فساد صفقة بعد قبل لأول بخلاف
 خلاف موسم حج مخيم مكب ملخص تسلسل تشكيلة ودائع
 رغم كيف لماذا هل ما من أين متى أيهما أيهم أول آخر أكبر أبرز أهم"""
TOPICS = forms(_TOPICS) | {"ال" + topic for topic in forms(_TOPICS)}
# Of these topics ministries are called so: «الكهرباء: …».
MINISTRIES = forms("كهرباء الكهرباء تعليم التعليم مياه المياه")
PARTICIPLES = forms(
    """مؤكدا محذرا مشيرا قائلا موضحا مضيفا لافتا مشددا معلنا معتبرا نافيا منوها مبينا
 زاعما كاشفا متهما مطالبا طالبا داعيا متوعدا مهددا معربا معبرا متعهدا متوقعا مرجحا منتقدا مستنكرا
 واصفا ذاكرا مستدركا متسائلا مؤكدة محذرة مشيرة قائلة موضحة مضيفة لافتة مشددة معلنة معتبرة نافية
 منوهة مبينة زاعمة كاشفة متهمة مطالبة داعية معربة معبرة متعهدة متوقعة مرجحة منتقدة مستنكرة
 واصفة مؤكدين محذرين مشيرين قائلين موضحين مضيفين لافتين معتبرين مرحبا مرحبة منددا منددة مدعيا
 مدعية مستغربا مستغربة مثمنا مثمنة مناشدا مناشدة مستبعدا مستبعدة رافضا رافضة مذكرا مذكرة منبها
 منبهة متوعدة معترفا مقرا معتذرا معتذرة مشككا مشككة متمنيا متمنية مبديا مبدية مطمئنا متحدثا
 متحدثة مستشهدا مستشهدة مقللا متمسكا متمسكة ملوحا ملوحة مبررا مبررة معللا مشيدا مشيدة آملا آملة
 مقترحا مقترحة متسائلة مستدركة معترفة مقللة معللة ملمحا ملمحة معقبا معقبة مردفا مردفة مستهجنا
 مستهجنة متذرعا متذرعة ممتدحا ممتدحة متخوفا متخوفة منذرا موصيا موصية ناصحا ناصحة حاثا حاثة ساخرا
 مفندا مفندة مكذبا مكذبة مرجعا مرجعة عازيا عازية مستدلا مستدلة متهكما مستطردا مستطردة مستنتجا
 مستنتجة مبشرا مبشرة متعجبا متعجبة شاكرا شاكرة مستفسرا مستفسرة متحسرا متحسرة بالقول"""
)
BY_HIS_WORDS = forms("بقوله بقولها")
PARTICIPLES |= BY_HIS_WORDS

# Who speaks asks not to be named: «مسؤول طلب عدم ذكر اسمه».
_WISHED = """طلب طلبت طلبوا طلبا فضل فضلت فضلوا اشترط اشترطت اشترطوا رفض رفضت رفضوا آثر آثرت امتنع
 امتنعت تحفظ تحفظت"""
_HIDDEN = "عدم الكشف كشف ذكر نشر إيراد الإفصاح حجب إخفاء عن على"
_NOT_TOLD = "يشأ تشأ يكشف تكشف تسمه تسمها يسمه يسمها يذكر تذكر"
WISHED, HIDDEN = _WISHED.split(), _HIDDEN.split()
ANONYMOUS = phrases(
    *(f"{wished} {hidden}" for wished in WISHED for hidden in HIDDEN),
    *(f"لم {told}" for told in _NOT_TOLD.split()),
)
PROVIDED = forms("شريطة بشرط مشترطا مشترطة")  # that no name is told
ON_HIS_SIDE = phrases(
    "من جهته",
    "من جهتها",
    "من جهتهم",
    "من جانبه",
    "من جانبها",
    "من جانبهم",
    "بدوره",
    "بدورها",
    "بدورهم",
    "من ناحيته",
    "من ناحيتها",
    "من طرفه",
    "من طرفها",
)
SPEECH_NOUNS = forms(
    """تنصل نفي إنكار تأكيد تأكيدات إعلان إعلانات تصريح تصريحات تعهد تعهدات وعد وعود
 تحذير تحذيرات ادعاء ادعاءات مزاعم زعم إبلاغ اتهام اتهامات مطالبة مطالبات دعوة دعوات رفض إدانة
 تطمينات تنديد"""
)

CONTRASTS = phrases("فيما", "بينما", "في حين", "في الوقت الذي", "في المقابل")
NOT_CONTRASTS = phrases(
    "فيما يتعلق",
    "فيما يخص",
    "فيما بعد",
    "فيما إذا",
    "فيما لو",
    "فيما بين",
    "فيما بينهم",
    "فيما بينها",
    "فيما بينهما",
    "فيما بيننا",
    "فيما عدا",
    "فيما يلي",
    "فيما مضى",
    "فيما يبدو",
)
YET = phrases("إلا أن", "غير أن", "بيد أن", "لكن", "على أن")
WHO = forms("الذي التي الذين اللذين اللتين اللذان اللتان")
# What shows something is nobody who answers for it: «بيّن البحث العكسي أن …».
THINGS = forms(
    """صور لقطات نتائج تسجيلات البحث الصور الصورة اللقطات المقارنة الفحص التتبع
 الخرائط كشوف المعطيات الأرقام البيانات النتائج السجلات الأدلة التحاليل المقاطع المقطع الفيديو
 التسجيل التسجيلات المؤشرات المعاينة التحليل خرائط سجلات أدلة"""
)
QUESTIONING = forms(
    "هل ماذا لماذا كيف متى أين من ما أي كم وهل وماذا ولماذا وكيف ومتى أليس أفلا وما"
)
WHETHER = QUESTIONING | forms("إذا")
DESPITE = forms("رغم ورغم برغم وبرغم")

# Connectives set off by a comma that carry nothing of the claim. Phrases that tell whose turn
# it is («من جهته») or place the event («في سياق متصل») stay inside.
DETACHED = phrases(
    "لكن",
    "على عكس ذلك",
    "على العكس",
    "على العكس من ذلك",
    "أكثر من ذلك",
    "الأكثر من ذلك",
    "علاوة على ذلك",
    "مع ذلك",
    "رغم ذلك",
    "بالتالي",
    "إضافة إلى ذلك",
    "بالإضافة إلى ذلك",
    "لذلك",
    "بل",
)
RESUMPTIVE = forms("فقد")

MAIN_OPENERS = forms(
    """لكن ولكن إن وإن إنه وإنه إنها وإنها هذا وهذا هذه وهذه هناك وهناك كما غير أما
 وأما قد وقد لقد ولقد فيما بينما هل ماذا لماذا كيف وفي ومن"""
)
ATTRIBUTORS = forms("بحسب حسب حسبما وفق وفقا نقلا طبقا كما")
CLAUSE_OPENERS = forms(
    """أما وأما لكن ولكن لكنه لكنها لكنهم لكنهما ولكنه ولكنها ولكنهم أن إن كان كانت وكان وكانت بأن
 فيما بينما حين لأن حيث"""
)
RESUMING = forms("قد فقد وقد")
OF_THE_OBJECT = forms("بـ بأنه بأنها بأنهم بأنهما")  # is what was said of somebody else
THUS, THEN = forms("هكذا"), forms("ثم")
BY_THESE = forms("بهذه بهذا بتلك")  # «بهذه العبارة»
CHANTS = forms("هتاف هتافات الهتافات شعار شعارات الشعارات أناشيد نشيد النشيد أغاني")
BLAME = forms("مسؤولية المسؤولية")
AMONG = forms("بينهم بينهن بينها منهم منهن")  # one of them is named next
AS_FOR = forms("أما وأما")
WE = forms("نحن ونحن إننا وإننا أنا وأنا لدينا ولدينا عندنا وعندنا إنني لكننا ولكننا")
WHICH = forms("وهو وهي")
THEN = forms("ثم")
AS = forms("كما")
UPON, FROM = forms("على"), forms("من")
MEASURES = forms("عدد حجم قيمة كلفة")  # of what is estimated
NOTES = forms("مذكرة")  # a participle only before «ب»
THAT = forms("أن أنه أنها أنهم أنهما")
ON_IT = forms("عليه عليها وعليه وعليها")
TO_HIM = forms("له لها لهم")
AS_ONE = WHICH | forms("حين عندما بعدما")  # with these goes on what somebody does
IN_WHICH = forms("فيه فيها")
BUT = forms("غير إلا بيد")  # with «أن» they turn to another clause
WHEN = forms("قبل بعد دون بدون منذ")  # with «أن» they tell when or how
WHAT = forms("ما لما بما")
CONTRARY = forms("خلافا وخلافا بخلاف عكس")
BEFORE_NOUNS = AS_FOR | forms("لكن ولكن أن كان وكان كانت وكانت")
OPENERS = COMPLEMENTS | CLAUSE_OPENERS
BOUNDS = OPENERS | WHO
# What is spoken of begins with them, no name does.
EVENTS = forms(
    """ضرورة أهمية وجود وقوع مقتل إصابة عدم استعداد
 التزام حرص سقوط وصول حصول نشوء نشوب صدور حدوث ظهور نفاد ضلوع تورط تعثر تدهور تفشي تصاعد تزايد
 تنامي تأخر تراجع توقف بدء نزوح هروب فرار دخول خروج جاهزية"""
)
