"""Verbs by which Arabic news reports speech and tells of happenings, all forms (normalised)."""

from claims.domain import arabic
from claims.domain.lexicon import forms

_SAID = """قال أكد أعلن نفى أنكر أوضح أضاف ذكر صرح شدد كشف زعم اعتبر رأى لفت نوه أفاد أبلغ
 أخبر اتهم حذر دعا طالب انتقد ندد أدان استنكر رحب هلل أشاد تعهد وعد هدد أقر اعترف توقع رجح ادعى
 جزم علق تساءل أعرب عبر تابع استطرد استدرك أردف بين أبدى تحفظ كتب غرد ناشد حث اقترح رفض أيد شكك
 كذب فند برر بشر نبه أبان خلص جدد تحدث نصح وصف روى قدر أجاب رد اشتكى استبعد سخر احتج عزا أرجع
 نسب أصر أشار ألمح لمح تمسك طمأن نقل زاد اختتم ختم استهل اشترط شكر توصل استنتج أوصى تمنى هنأ
 أثنى حمل علل اعتذر ثمن أبرز استغرب هتف شكا تعجب توعد لوح تأسف جادل تباهى تنبأ قلل هون صاح صرخ
 أقسم تذمر استفسر سأل نعى أهاب استذكر دون أدلى ارتأى تكهن افترض اعتقد كرر ردد أورد اكتفى شرح
 فسر استرسل دافع عارض تخوف استعرض خاطب طمأن تحدى بارك لخص اشترط تذكر استهجن دان شجب لاحظ اعترض
 تطرق استحضر تبرأ حض التمس حكى التزم أنذر أوعز أفصح أسهب أوجز أفتى تعلل تحسر تظلم تفاخر
 عاتب وبخ تهكم همس تندر دفع طلب ذهب مال سرد تفاءل تشاءم أحصى وثق نشر سجل رصد أجمع امتدح لام"""
_SAYS = """يقول يؤكد يعلن ينفي ينكر يوضح يضيف يذكر يصرح يشدد يكشف يزعم يعتبر يرى يلفت يفيد
 يحذر يدعو يطالب ينتقد يتهم يندد يدين يرحب يتوقع يرجح يصف يشير يعترف يقر يتعهد يهدد يروي
 يعلق يعتقد يتابع يبين ينبه يستبعد يشكك يرفض يعزو يرجع ينسب يصر يتمنى يوصي يستنتج يشكر يستنكر
 يثمن يبرز يشكو يهيب يجدد يستغرب يتوعد يلوح يناشد يحث يشيد يقترح يخشى يتخوف يجزم يدعي يبرر يشرح
 يفسر يعارض يؤيد يتحفظ يعرب يعبر يقلل يجيب يرد يسأل يتساءل يستدرك يردف يختم يخلص يستعرض يفند
 يكذب يطمئن يأسف يعتذر يلاحظ يعترض يتطرق يستهجن يحتج يشتكي يلخص يستذكر يهاجم يتحدث يكرر يردد
 يجادل يتمسك يذكر يورد يقسم يلمح يلوم يحمل يمدح يقدر يتهكم يعقب يتحفظ يتعجب يحكي يحض يلتمس
 يلتزم ينذر يفصح يبوح يسرد ينوه يتنبأ يتكهن يفترض يتفاءل يتشاءم يرجو يأمل يستطرد
 يعد يتذكر يظن يسخر يصيح يصرخ يهتف يدافع يستفسر يخاطب يتباهى يتفاخر يعاتب يوبخ ينعى يتأسف يستحضر
 يهمس يتندر يخفي يوافق يستشهد"""


_BARE = 3  # letters of a verb with none but its root's


def _is_participle(stem: str) -> bool:
    """«تابع»، «طالب»: the dual is spelt as a noun is, «تابعا»."""
    return len(stem) == _BARE + 1 and stem[1] == "ا"


def _past(stems: str) -> frozenset[str]:
    """Third-person past forms: masculine, feminine, dual, plural, with and without an object."""
    found = set()
    for stem in stems.split():
        plain = arabic.normalise(stem)
        base = plain[:-1] if plain.endswith("ي") and len(plain) > 2 else plain
        of_her = plain if stem.endswith("ي") else base  # «بقيت»، but «نفت» of «نفى»
        found |= {plain, of_her + "ت", base + "وا", of_her + "تا"}
        if (len(plain) > _BARE or plain[1] == "ا") and not _is_participle(plain):
            found.add(plain + "ا")  # «قالا»; of others the dual is a noun: «همسا»، «ردا»
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


# By lemma, as a dictionary of news would list them, the forms of each.
PASTS = {lemma: _past(lemma) for lemma in _SAID.split()}
PRESENTS = {lemma: _present(lemma) for lemma in _SAYS.split()}

IN_ORDER = frozenset(
    "ل" + each + tail
    for lemma in ("يقول", "يؤكد", "يعلن", "يضيف", "يوضح", "يكشف", "يذكر", "ينفي", "يحذر", "يشدد")
    for each in (arabic.normalise(lemma), "ت" + arabic.normalise(lemma)[1:])
    for tail in ("", "وا")
)  # «عاد الوزير ليؤكد أن …»
OURS = frozenset(
    joined + "ن" + lemma[1:]
    for lemma in map(arabic.normalise, _SAYS.split())
    for joined in ("", "و", "ف")
)  # «نؤكد»

SAID = frozenset[str]().union(*PASTS.values()) - forms("زادا سألا")
SAID |= forms("شكا شكت شكوا سألت سألوا سأل")
SAYS = frozenset[str]().union(*PRESENTS.values()) - forms("تردد تحمل تعقب تكرر تقسم") | forms(
    "ينف تنف يخف تخف يقل تقل يشكون"
)
SAYING = SAID | SAYS

# These say something only with what follows them («رد بأن»), and
ONLY_WITH_CONTENT = forms(
    """اكتفى اكتفت اكتفوا ردد رددت يردد تردد يحمل تحمل يلوم تلوم يمدح تمدح
 يقسم تقسم يذكر تذكر هتف هتفت هتفوا دون دونت لوح صاح صاحت صرخ صرخت شرح شرحت فسر فسرت سأل
 سألت سألوا خاطب خاطبت أدلى أدلت دافع دافعت استعرض استعرضت تحدى تحدت لخص
 لخصت يرد ترد يجدد تجدد يهاجم تهاجم يسأل تسأل يشرح تشرح يفسر تفسر يبرز تبرز أبرز أبرزت يستعرض
 تستعرض قلل قللت يقلل تقلل يجيب تجيب تذكر بين بينت بينوا عبر عبرت تابع تابعت زاد زادت ختم
 ختمت كتب كتبت نقل نقلت رد ردت علق علقت عقب بشر سخر راي رات يري تري يروي شرط أقر أقرت
 يتابع تتابع سرد سردت همس همست أنذر يسرد تسرد يرجو ترجو يأمل تأمل
 يصيح تصيح يصرخ تصرخ يهتف تهتف يدافع تدافع يخاطب تخاطب يسخر تسخر ينعى تنعى التزم التزمت
 يلتزم تلتزم يلتزمان يلتزمون أوعز توصل توصلت استنتج استنتجت اختتم اختتمت استهل استهلت احتج خلص خلصت
 نبه يظن تظن يتذكر تتذكر يعد تعد سيعد ستعد يعدون تعدون يعدان تعدان قدم
 اشترط ذهب ذهبت ذهبوا مال مالت دفع دفعت دفعوا
 يهمس تهمس تندر تندرت يستشهد تستشهد يلوح تلوح يعبر تعبر يعبرون"""
)
# these also where a speaker with title, or a body, is named.
WITH_CONTENT_OR_HEAD = forms(
    """يخفي تخفي يخف تخف يوافق توافق بارك باركت عارض عارضت يؤيد تؤيد روى روت ثمن أجمع أجمعت أجمعوا
 عزا عزت نسب نسبت أرجع أرجعت يرجع ترجع ينسب طالب كشف كشفت وعد تحدث تحدثت رفض
 رفضت هدد جدد جددت نصح حث رجح كذب تمسك وصف حذر بشر طالبت يكشف يرفض ترفض دعا دعت ذكر علل عللت
 قدر قدرت يقدر تقدر طمأن طمأنت شكر شكرت هنأ هنأت طلب طلبت طلبوا"""
)
ALSO_NOUNS = forms("تعهد توقع تحفظ تمسك تأسف تخوف تعجب تحدث تذمر تظلم")
SHOWN = frozenset(
    joined + each
    for each in _past("أظهر أثبت") | _present("يظهر يثبت")
    for joined in ("", "و", "ف")
)
ANSWERING = frozenset(
    joined + each for each in _past("أجاب رد") | _present("يجيب يرد") for joined in ("", "و", "ف")
)
FRAMING = _past("ختم اختتم استهل كرر جدد ردد") | _present("يختم يكرر يجدد يردد")
ESTIMATING = _past("قدر")
TELLING = _past("أخبر أبلغ أجاب طمأن وعد") | forms("حدث حدثت")  # us, who write
MINIMISING = _past("قلل هون")  # «قلل الوزير من الخطر»
COUNTING = _past("أحصى وثق")  # a body says so; others only do it
CHANTING = _past("ردد") | _present("يردد")
# With «كما» these tell who says what stands beside it.
AS_TOLD = _past("قال روى شرح صرح أفاد ذكر أكد أوضح وصف") | _present(
    "يقول يروي يشرح يصرح يفيد يذكر يؤكد يوضح يصف"
)
WRITTEN = _past("كتب")
PUBLISHING = _past("نشر سجل رصد")  # with «أن» right after who does it
RECORDING = _past("نشر سجل")
HEAD_ONLY = forms("تقدر يقدر")  # «خسائر تقدر بمليون»
NEEDS_COMPLEMENT = ONLY_WITH_CONTENT | WITH_CONTENT_OR_HEAD
# Verbs of speech whose object is what is spoken of: a noun after them need not be the speaker.
TRANSITIVE = _past(
    """امتدح لام أحصى وثق وصف اعتبر انتقد نفى أنكر أدان دان شجب استنكر اتهم طالب دعا رفض أيد كذب
 فند برر
 حث حض ناشد وعد شكر طمأن هنأ عزا حمل علل التمس أنذر عاتب وبخ بارك ثمن خاطب لخص أوجز فسر شرح
 عارض استعرض استحضر استذكر استهجن نعى هاجم ذكر سرد طلب"""
) | _present(
    """يصف يعتبر ينتقد ينفي ينكر يدين يستنكر يتهم يطالب يدعو يرفض يؤيد يكذب يفند يبرر يحث يحض
 يناشد يشكر يطمئن يعزو يحمل يلتمس ينذر يعاتب يوبخ يثمن يخاطب يلخص يفسر يشرح يعارض يستعرض يستحضر
 يستذكر يستهجن ينعى يهاجم يمدح يلوم يسرد"""
)
# Of these the object may be a person or a body that has a name of its own.
TRANSITIVE |= forms("ينف تنف")
ADDRESSING = TRANSITIVE - _past("نفى أنكر رفض فند برر علل عزا طلب") - _present("يرفض ينفي")
HIDING = forms("يخفي تخفي يخف تخف يوافق توافق")  # «لا يخفي»، «لم يوافقه»
SHORTENED = forms("يقل تقل")  # by «لم»; elsewhere other verbs are spelt so
STILL_SAID = HIDING | forms("يستبعد ينف ينفي تستبعد تنف يتردد")
IMPERSONAL = forms("يذكر يعتقد يقال يشار تجدر يتوقع يرجح تبين")
# What they say may begin with «كيف» and its like.
ASKING = _past("سأل تساءل استفسر روى حكى شرح سرد") | _present(
    "يسأل يتساءل يستفسر يروي يحكي يشرح يتذكر يسرد"
)

# Verbs that tell of happenings: after a connective they open a clause in the outlet's voice.
_HAPPENED = """اصطف توافد تدفق احتشد هتف ارتطم انزلق جرف اجتاح انتشل نزل صعد قفز تضرر انقلب
 اصطدم انتخب عاقب قضى حكم برأ أدرج استورد صدر استثمر اقتنى تبرع تطوع احتفى كرم رحل غنى عزف عرض
 وقع حدث جرى قتل أصيب أسفر أدى اندلع شن هاجم قصف استهدف دمر سيطر انسحب وصل غادر التقى اجتمع عقد
 وقع أصدر قرر وافق صوت انتهك خرق بدأ انتهى استمر تواصل ارتفع انخفض تراجع زاد بلغ سجل شهد فاز
 خسر تعادل أطلق افتتح أغلق نشر أرسل تسلم سلم اعتقل أوقف أفرج فرض رفع خفض عزز أعطى منح أقال عين
 استقال توفي ولد عاد زار شارك نظم أجرى أجل ألغى أقام بنى هدم انهار غرق احترق نزح فر عبر قطع
 انقطع توقف استأنف أعاد تسبب نقل سقط انفجر ضرب هز ظهر بدا ضبط صادر حجز أنقذ انتشل تظاهر خرج
 تجمع احتج أضرب تعرض نجا طلب فضل أبقى لقي حصل حقق تجاوز تضاعف انكمش نما كلف باع اشترى أنتج صدر
 استورد تم ظل اكتشف رصد وثق أظهر بين كان تلقى شكل رفض منع سمح هبط أسس انضم انشق اقتحم حاصر توغل
 اختطف أعدم تحطم جاء أمر وزع مضى فتح حول تفاهم ردت بات أصبح أمضى تعهد غاب حضر بقي انطلق سبق دخل
 وقف"""
HAPPENINGS = {lemma: _past(lemma) for lemma in _HAPPENED.split()}
HAPPENED = frozenset[str]().union(*HAPPENINGS.values()) | forms(
    "شهد شهدت لم لن قتل قتلت وقعت كانت كان وقتل ليس ليست زادت ردت نقلت"
)
HAPPENS = _present(
    "يظهر يشهد يقع يبلغ يعمل يستمر يتواصل يواجه يعاني يضم يقيم ينتظر يشارك يجري يتوقع يبدأ"
    " يصل يتم يعيش يعود يستعد يحتاج يحتفل يمثل يشكل"
)
VERBS = SAYING | HAPPENED | HAPPENS
SUPERLATIVES = forms("أبرز")  # before «ما»
OFTEN_PREPOSITIONS = forms("عبر")  # verbs only where they open a clause
NO_VERBS = forms("قدره قدرها قدرهم ثمنها ثمنه دونه دونها دونهم")  # «خسارة قدرها …»
ADMITTING = _past("أقر")  # «أقر بوقوع …», but «أقر القانون»
TALKING = _past("تحدث اشتكى شكا سخر عبر تساءل دافع") | _present("يتحدث يشتكي يشكو يعبر يدافع")
TALKING |= forms("يشكون")
# Without a clause they say something by their preposition: «أقر ب»، «كشف عن».
CONTENTED = _past("اكتفى")  # «بالقول»
SAID_BY_B = (
    CONTENTED
    | _past("تمسك")
    | _present("يتمسك")
    | _present("يستشهد يلوح")
    | _past("أقر التزم طالب هدد بشر لوح نصح أوعز")
    | _present("يقر يلتزم يطالب يهدد يعد")
)
SAID_OF = (
    TALKING | _past("كشف دافع رجع طلب") | _present("يكشف يدافع") | forms("أعلن أعلنت يعلن تعلن")
)
# Where nobody is named behind them, these say something by one preposition.
WARNED = {
    **dict.fromkeys(_past("حذر قلل هون") | _present("يحذر يقلل"), "من"),
    **dict.fromkeys(_past("نبه لمح ألمح") | _present("ينبه يلمح"), "الي"),
}
# Where a speaker is named, these say something by a preposition that may stand behind an aside.
SAID_THROUGH = {
    **dict.fromkeys(_past("خلص نبه") | _present("يخلص ينبه"), forms("إلى")),
    **dict.fromkeys(_past("احتج") | _present("يحتج"), forms("على")),
    **dict.fromkeys(_past("سأل استفسر") | _present("يسأل يستفسر"), forms("عن")),
}
# With «بأن» these tell what somebody feels, knows or brings about.
FELT = _past(
    "سمح شعر علم عرف تسبب تميز اتسم امتاز اقتنع آمن وثق تظاهر حلم أحس أيقن رضي قضى فوجئ تفاجأ"
) | (
    _present(
        "يسمح يشعر يعلم يعرف يتسبب يتميز يتسم يمتاز يقتنع يؤمن يثق يتظاهر يحلم يحس يوقن يوحي يشي"
    )
)
HELD = _past("ذهب مال")  # say something only with «إلى أن»
RENEWING = _past("جدد") | _present("يجدد")  # «وجدد التزام بلاده»
ASKED = _past("طلب")  # says something only with «من»
BEING = forms("كان كانت وكان وكانت كانوا ليس ليست")

# What these tell of lasts or begins: the subject stands between them and another verb.
LASTING = forms(
    "تزال يزال زال زالت ظل ظلت بات باتت راح راحت عاد عادت وظل وظلت وبات وباتت وراح وراحت"
)

PRECEDING = forms("سبق وسبق")  # «سبق للوزير أن نفى»

# With a noun of speech they are one verb: «وجّه نداء»، «أطلق تحذيرا».
_LENT = "وجه أطلق أصدر أبدى جدد قدم سجل طرح أعاد كرر رفع بعث أرسل نشر أثار صدر شن أعلن"
LENDINGS = {lemma: _past(lemma) for lemma in _LENT.split()}
LENDING = _past(_LENT) | _present(
    "يوجه يطلق يصدر يبدي يجدد يقدم يسجل يطرح يعيد يكرر يرفع يبعث يرسل"
)
DONE = HAPPENED | LENDING  # what somebody does who then speaks: «أرسل برقية مفادها …»
# Between the speaker and «أن» these have whom or what they are about.
WITH_OBJECT = _past("لخص أوجز فسر شرح شكر ناشد ذكر حث حض") | _present(
    "يلخص يفسر يشرح يشكر يناشد يحث يحض"
)
# A noun after whoever does these is part of the name: they have no object, or one that is a person.
WITHOUT_THING = _past(
    "قال صرح تحدث أفاد علق رد أقر أشار ألمح لمح لفت شدد عقب تساءل اعترف نوه هدد"
) | (_past("طالب دعا حث ناشد"))
DESCRIBING = _past("وصف اعتبر") | _present("يصف يعتبر")
ASKING_OF = ADDRESSING - DESCRIBING  # with «أن» too they have an object
CONVICTING = _past("دان أدان أيد رفض") | _present("يدين يؤيد يرفض")
ASCRIBING = _past("عزا أرجع نسب") | _present("يعزو يرجع ينسب")
BLAMING = forms("حمل حملت حملوا")
SHOWING = forms("تظهر أظهر أظهرت يظهر بينت كشفت تكشف تبين")
SHOWN_BY_THINGS = SHOWING - forms("كشفت تكشف")  # unless somebody is named behind them
RELAYED = forms("نقل نقلت نقلا نقلتا نقلوا ونقل ونقلت نسب نسبت ينقل تنقل")
# «وهو ما عاينته الصحيفة»: by these what was said is held against what is seen.
CHECKED = frozenset(
    verb + joined
    for verb in _past("عاين لاحظ شاهد أثبت رصد وثق كذب فند دحض ناقض خالف")
    | _present("يلاحظ يشاهد يثبت يكذب يناقض يخالف")
    for joined in ("", "ه", "ها")
)
TOLD_BY_NOBODY = HAPPENED | SHOWING
