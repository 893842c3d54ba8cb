"""Words that show who speaks, where a clause begins and what names are made of.

Every set holds normalised forms (`arabic.normalise`), so that spelling and diacritics of the
text do not matter. The verbs of saying are those by which Arabic news reports speech.
"""

import functools
from collections.abc import Mapping, Sequence

from claims.domain import arabic

Phrases = Mapping[str, Sequence[list[str]]]


@functools.lru_cache(maxsize=65_536)
def norm(word: str) -> str:
    """The word normalised, but «على» kept apart from the name «علي»."""
    found = arabic.normalise(word)
    if found in ("علي", "وعلي") and "ى" in word:
        return found[:-1] + "ى"
    return found


def forms(text: str) -> frozenset[str]:
    """The words of the text, normalised."""
    return frozenset(norm(word) for word in text.split())


def phrases(*texts: str) -> Phrases:
    """By the first word of phrases what follows it, normalised, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for text in texts:
        first, *rest = (norm(word) for word in text.split())
        found.setdefault(first, []).append(rest)
    return {first: sorted(each, key=len, reverse=True) for first, each in found.items()}


_SAID = """قال أكد أعلن نفى أنكر أوضح أضاف ذكر صرح شدد كشف زعم اعتبر رأى لفت نوه أفاد أبلغ أخبر
 اتهم حذر دعا طالب انتقد ندد أدان استنكر رحب هلل أشاد تعهد وعد هدد أقر اعترف توقع رجح
 ادعى جزم علق تساءل أعرب عبر تابع استطرد استدرك أردف بين أبدى تحفظ كتب غرد ناشد حث
 اقترح رفض أيد شكك كذب فند برر بشر نبه أبان خلص جدد تحدث نصح وصف روى قدر أجاب رد
 اشتكى استبعد سخر احتج عزا أرجع نسب أصر أشار ألمح لمح تمسك طمأن نقل زاد اختتم ختم استهل
 اشترط شكر توصل استنتج أوصى تمنى هنأ أثنى حمل علل"""
_SAYS = """يقول يؤكد يعلن ينفي ينكر يوضح يضيف يذكر يصرح يشدد يكشف يزعم يعتبر يرى يلفت يفيد يحذر
 يدعو يطالب ينتقد يتهم يندد يدين يرحب يتوقع يرجح يصف يشير يعترف يقر يتعهد يعد يهدد
 يروي يعلق يعتقد يتابع يبين ينبه يستبعد يشكك يرفض يعزو يرجع ينسب يصر يتمنى يوصي يستنتج يشكر"""


def _past(stems: str) -> frozenset[str]:
    """Third-person past forms: masculine, feminine, dual, plural, with and without an object."""
    found = set()
    for stem in stems.split():
        plain = arabic.normalise(stem)
        base = plain[:-1] if plain.endswith("ي") and len(plain) > 2 else plain
        hollow = base if base != plain else plain
        found |= {plain, hollow + "ت", hollow + "وا", plain + "ا", hollow + "تا"}
        if plain.endswith("ا") and len(plain) < 5:  # «بدا» and «بدأ» are spelt alike here
            found |= {plain[:-1] + "ت", plain[:-1] + "وا"}
    return frozenset(found)


def _present(stems: str) -> frozenset[str]:
    """Third-person present forms, and the feminine in ت."""
    found = set()
    for stem in stems.split():
        plain = arabic.normalise(stem)
        found |= {plain, "ت" + plain[1:], plain + "ون", plain + "ان", "س" + plain, "ست" + plain[1:]}
    return frozenset(found)


SAID = _past(_SAID) - forms("بينا عبر زادا نقلا ردا وصفا ذكرا قدرا")
SAYS = _present(_SAYS) - forms("تعد يعد")
SAYING = SAID | SAYS

# These say something only with what follows them («رد بأن»), and
ONLY_WITH_CONTENT = forms(
    """بين بينت بينوا عبرت تابع تابعت زاد زادت ختم ختمت كتب كتبت نقل نقلت رد ردت
 روي روت علق علقت عقب بشر سخر راي رات يري تري يروي شرط أقر أقرت توصل توصلت استنتج استنتجت اختتم
 اختتمت
 استهل استهلت
 احتج خلص خلصت نبه يعد قدم اشترط"""
)
# these also where a speaker with title, or a body, is named.
WITH_CONTENT_OR_HEAD = forms(
    """عزا عزت نسب نسبت أرجع أرجعت يرجع ترجع ينسب طالب كشف كشفت وعد تحدث تحدثت رفض رفضت هدد
 جدد جددت نصح حث رجح كذب تمسك وصف حذر بشر طالبت يكشف يرفض ترفض دعا دعت ذكر علل عللت قدر قدرت طمأن
 طمأنت
 شكر شكرت هنأ هنأت"""
)
NEEDS_COMPLEMENT = ONLY_WITH_CONTENT | WITH_CONTENT_OR_HEAD
COMPLEMENTS = forms(
    """أن إن أنه إنه أنها إنها أنهم إنهم أنهما إنهما بأن بأنه بأنها بأنهم أنني إنني أننا
 إننا بأننا بقوله بقولها قوله قولها قولهم"""
)
# Verbs of speech whose object is what is spoken of: a noun after them need not be the speaker.
TRANSITIVE = _past(
    """وصف اعتبر انتقد أدان استنكر اتهم طالب دعا رفض أيد كذب فند برر حث ناشد وعد شكر طمأن هنأ
 عزا حمل علل"""
) | _present("يصف يعتبر ينتقد يدين يتهم يطالب يدعو يرفض")
NOT_BEFORE_VERBS = forms(
    """في من على إلى عن رغم برغم ورغم بعد قبل عقب إثر أي كل لم لن ولم ولن بلا دون بدون غير"""
)
NOT_SAID = forms("لم لن ولم ولن فلم")
STILL_SAID = forms("يستبعد ينف ينفي تستبعد تنف يخف يتردد")
IMPERSONAL = forms("يذكر يعتقد يقال يشار تجدر يتوقع يرجح")
PRONOUNS = forms("له لها لهم به بها عليه عليها إليه إليها فيه عنه قد")
MEANING = forms("مفادها مفاده فحواها فحواه مضمونها")
NOT_SOURCES = forms(
    """سجلات السجلات سجل القانون قانون الاتفاق اتفاق الخطة خطة المعايير معايير الأصول الجدول جدول
 النظام نظام
 الدستور الشروط شروط القواعد قواعد المبادئ الحاجة الضرورة الظروف الاتفاقية القرار
 الطلب الأسعار النوع العمر الموعد"""
)
LABELS = forms(
    """للاستفسار للمزيد للحجز للشكاوى ملاحظة تنويه للتواصل تصوير المصدر مصدر عاجل خاص صورة
 الصورة تحديث هاتف بريد البريد إعداد تحرير كتابة اقرأ شاهد المكونات الطريقة العنوان
 عنوان التاريخ المكان الموعد عدسة كاميرا فيديو دراسة تقرير استطلاع نصيحة photo photos source
 credit"""
)

PARTICIPLES = forms(
    """مؤكدا محذرا مشيرا قائلا موضحا مضيفا لافتا مشددا معلنا معتبرا نافيا منوها مبينا زاعما
 كاشفا متهما مطالبا داعيا متوعدا مهددا معربا معبرا متعهدا متوقعا مرجحا منتقدا مستنكرا
 واصفا ذاكرا مستدركا متسائلا مؤكدة محذرة مشيرة قائلة موضحة مضيفة لافتة مشددة معلنة
 معتبرة نافية منوهة مبينة زاعمة كاشفة متهمة مطالبة داعية معربة معبرة متعهدة متوقعة
 مرجحة منتقدة مستنكرة واصفة مؤكدين محذرين مشيرين قائلين موضحين مضيفين لافتين معتبرين
 مرحبا مرحبة منددا منددة مدعيا مدعية"""
)

ACCORDING = phrases(
    "بحسب",
    "حسب",
    "حسبما",
    "وفق",
    "وفقا ل",
    "وفقا",
    "نقلا عن",
    "بحسب ما",
    "حسب ما",
    "وفق ما",
    "على حد قول",
    "على حد تعبير",
    "على لسان",
    "على حد وصف",
    "طبقا ل",
    "طبقا",
    "استنادا إلى",
    "على ذمة",
    "نسبة إلى",
    "برأي",
    "في رأي",
)
AS_SAID = phrases(
    "كما قال",
    "كما قالت",
    "كما ذكر",
    "كما ذكرت",
    "كما أفاد",
    "كما أفادت",
    "كما أعلن",
    "كما أعلنت",
    "كما أوضح",
    "كما أوضحت",
    "كما ورد في",
    "كما جاء في",
)
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
    """تنصل نفي إنكار تأكيد تأكيدات إعلان إعلانات تصريح تصريحات تعهد تعهدات وعد وعود تحذير
 تحذيرات ادعاء ادعاءات مزاعم زعم إبلاغ اتهام اتهامات مطالبة مطالبات دعوة دعوات رفض
 إدانة تطمينات تنديد"""
)

# Verbs that tell of happenings: after a connective they open a clause in the outlet's voice.
_HAPPENED = """اصطف توافد تدفق احتشد هتف ارتطم انزلق جرف اجتاح انتشل نزل صعد قفز تضرر انقلب اصطدم
 انتخب عاقب قضى حكم برأ أدرج استورد صدر استثمر اقتنى تبرع تطوع احتفى كرم رحل غنى عزف عرض
 وقع حدث جرى قتل أصيب أسفر أدى اندلع شن هاجم قصف استهدف دمر سيطر انسحب وصل غادر التقى
 اجتمع عقد وقع أصدر قرر وافق صوت انتهك خرق بدأ انتهى استمر تواصل ارتفع انخفض تراجع
 زاد بلغ سجل شهد فاز خسر تعادل أطلق افتتح أغلق نشر أرسل تسلم سلم اعتقل أوقف أفرج فرض
 رفع خفض عزز أعطى منح أقال عين استقال توفي ولد عاد زار شارك نظم أجرى أجل ألغى أقام
 بنى هدم انهار غرق احترق نزح فر عبر قطع انقطع توقف استأنف أعاد تسبب نقل سقط انفجر ضرب
 هز ظهر بدا ضبط صادر حجز أنقذ انتشل تظاهر خرج تجمع احتج أضرب تعرض نجا طلب فضل أبقى لقي حصل حقق
 تجاوز تضاعف انكمش نما كلف باع اشترى أنتج صدر استورد تم ظل اكتشف رصد وثق أظهر بين كان
 تلقى شكل رفض منع سمح هبط أسس انضم انشق اقتحم حاصر توغل اختطف أعدم تحطم جاء أمر وزع
 فتح حول تفاهم ردت بات أصبح أمضى تعهد غاب حضر بقي انطلق سبق دخل"""
HAPPENED = _past(_HAPPENED) | forms(
    "شهد شهدت لم لن قتل قتلت وقعت كانت كان وقتل ليس ليست زادت ردت نقلت"
)
HAPPENS = _present(
    "يظهر يشهد يقع يبلغ يعمل يستمر يتواصل يواجه يعاني يضم يقيم ينتظر يشارك يجري يتوقع يبدأ"
    " يصل يتم يعيش يعود يستعد يحتاج يحتفل يمثل يشكل"
)
VERBS = SAYING | HAPPENED | HAPPENS

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
YET = phrases("إلا أن", "غير أن", "بيد أن", "لكن", "ولكن", "على أن")
WHO = forms("الذي التي الذين اللذين اللتين اللذان اللتان")
DESPITE = forms("رغم ورغم برغم وبرغم")

# Connectives set off by a comma that carry nothing of the claim. Phrases that tell whose turn
# it is («من جهته») or place the event («في سياق متصل») stay inside.
DETACHED = phrases(
    "لكن",
    "ولكن",
    "على عكس ذلك",
    "وعلى عكس ذلك",
    "على العكس",
    "على العكس من ذلك",
    "أكثر من ذلك",
    "وأكثر من ذلك",
    "الأكثر من ذلك",
    "والأكثر من ذلك",
    "علاوة على ذلك",
    "وعلاوة على ذلك",
    "مع ذلك",
    "ومع ذلك",
    "رغم ذلك",
    "ورغم ذلك",
    "بالتالي",
    "وبالتالي",
    "إضافة إلى ذلك",
    "بالإضافة إلى ذلك",
    "لذلك",
    "ولذلك",
    "بل",
)
RESUMPTIVE = forms("فقد")

MAIN_OPENERS = forms(
    """لكن ولكن إن وإن إنه وإنه إنها وإنها هذا وهذا هذه وهذه هناك وهناك كما غير أما وأما قد
 وقد لقد ولقد فيما بينما هل ماذا لماذا كيف وفي ومن"""
)
ATTRIBUTORS = forms("بحسب حسب حسبما وفق وفقا نقلا طبقا كما")
CLAUSE_OPENERS = forms("أما وأما لكن ولكن أن إن كان كانت وكان وكانت بأن فيما بينما حين لأن حيث")
BEING = forms("كان كانت وكان وكانت كانوا ليس ليست")
RESUMING = forms("قد فقد وقد")

DESCRIBING = _past("وصف اعتبر") | _present("يصف يعتبر")
OF_THE_OBJECT = forms("بـ بأنه بأنها بأنهم بأنهما")  # is what was said of somebody else
THUS = forms("هكذا")
BLAMING = forms("حمل حملت حملوا")
BLAME = forms("مسؤولية المسؤولية")
AS_FOR = forms("أما وأما")
SHOWING = forms("تظهر أظهر أظهرت يظهر بينت كشفت تكشف تبين")
RELAYED = forms("نقل نقلت ونقل ونقلت نسب نسبت ينقل تنقل")
WHICH = forms("وهو وهي")
BUT = forms("غير إلا بيد")  # with «أن» they turn to another clause
BEFORE_NOUNS = AS_FOR | forms("لكن ولكن أن كان وكان كانت وكانت")
