"""Words that name opposite things: what one claim asserts and the other denies by its predicate.

Each side lists bases as a dictionary would: past tense, verbal noun, adjective. They are compared
with `arabic.bases` of a claim's words. A negation before a word puts it on the other side.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claims.domain import arabic
from claims.domain.problems import N_

CONTRADICTS, BREACHES, UNDERMINES = "contradicts", "breaches", "undermines"
_PUNCTUATION = '،,.؛:"«»“”()!؟?…-–'
_REACH = 2  # a negation acts on the words that follow it, up to this many


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two sides that rule each other out, or strain each other; `weight` from 0 to 1."""

    code: str
    name: str
    relation: str
    weight: float
    sides: tuple[str, str]


OPPOSITIONS: tuple[Opposition, ...] = (
    Opposition(
        "denial", N_("denial and assertion"), CONTRADICTS, 0.3,
        ("نفى نفي أنكر إنكار تنصل فند تفنيد كذب تكذيب استبعد دحض مزعوم",
         "أكد تأكيد أثبت إثبات أقر إقرار اعترف اعتراف كشف تبين أظهر وثق ثبت أدلة وثيقة وثائق"
         " شاهد رصد سجل تسجيل صور شهود محضر"),
    ),
    Opposition(
        "truth", N_("true and false"), CONTRADICTS, 0.3,
        ("صحيح حقيقي دقيق صادق موثوق حقيقة",
         "خاطئ خاطئة كاذب زائف مزيف مضلل مفبرك ملفق باطل عار أكذوبة شائعة إشاعة مغلوط"),
    ),
    Opposition(
        "keeping", N_("agreement and breach"), BREACHES, 0.4,
        ("اتفاق اتفق هدنة تعهد معاهدة مذكرة التزم التزام ميثاق وعد وقع توقيع ضمن ضمان تفاهم ضمانات"
         " اتفاقية صفقة",
         "انتهك انتهاك خرق اخترق اختراق نقض أخل إخلال نكث خالف مخالفة تنصل انقلب تخلى تخلف"
         " تملص"),
    ),
    Opposition(
        "cooperation", N_("cooperation and confrontation"), UNDERMINES, 0.3,
        ("تعاون تنسيق نسق شراكة شريك تفاهم تقارب صداقة حليف تحالف مشترك معا وئام انسجام توافق",
         "اشتباك اشتبك تصادم اصطدام صدام مواجهة واجه هاجم هجوم مهاجمة قصف اعتراض اعترض تهديد هدد"
         " استفزاز استفز خطير خطر خطيرة توتر خلاف نزاع عداء قتل مطاردة طارد احتجاز احتجز"),
    ),
    Opposition(
        "success", N_("success and failure"), UNDERMINES, 0.3,
        ("نجح نجاح ناجح إنجاز أنجز انتصار انتصر جيد ممتاز تحسن تعافي تعافى اكتمل اكتمال أحرز فعال",
         "فشل فاشل أخفق إخفاق تعثر هزيمة انهار انهيار سيئ تدهور كارثة انقطع انقطاع عجز تعطل خسارة"
         " خسر توقف ضعف"),
    ),
    Opposition(
        "amount", N_("rise and fall"), CONTRADICTS, 0.3,
        ("ارتفع ارتفاع زاد زيادة ازداد صعد صعود نما نمو تضاعف قفز أعلى تصاعد ازدياد توسع انتعش"
         " انتعاش",
         "انخفض انخفاض تراجع هبط هبوط نقص انكمش انكماش قلص تقلص أدنى خفض تدنى تضاءل تناقص ركود"),
    ),
    Opposition(
        "calm", N_("calm and violence"), CONTRADICTS, 0.3,
        ("هدوء هادئ استقرار مستقر آمن أمان سلام سلمي تهدئة أمن سلمية وقف ممر",
         "عنف مواجهات اشتباكات قصف انفجار اقتحام اقتحم شغب معارك معركة مقتل قتلى إصابة غارة غارات"
         " فوضى استهداف استهدف ضربة ضربات هجوم هاجم"),
    ),
    Opposition(
        "opening", N_("opening and closing"), CONTRADICTS, 0.3,
        ("فتح افتتح افتتاح استأنف استئناف باشر استمر استمرار واصل مواصلة انطلق انطلاق بدأ بدء عاد"
         " عودة تشغيل",
         "أغلق إغلاق مغلق علق تعليق أجل تأجيل ألغى إلغاء توقف أوقف إيقاف منع تعطل حظر انقطع جمد"
         " تجميد رفض"),
    ),
    Opposition(
        "approval", N_("approval and refusal"), CONTRADICTS, 0.3,
        ("أيد تأييد وافق موافقة رحب ترحيب دعم دعا قبل قبول أشاد إشادة سمح سماح أجاز رضي",
         "رفض عارض معارضة ندد تنديد أدان إدانة اعترض احتج احتجاج منع حظر استنكر انتقد انتقاد تحفظ"
         " صد حذر"),
    ),
    Opposition(
        "presence", N_("withdrawal and presence"), CONTRADICTS, 0.3,
        ("انسحب انسحاب غادر مغادرة سحب إخلاء أخلى خرج رحل جلاء",
         "بقي بقاء عزز تعزيز تعزيزات نشر انتشار تمركز دخل دخول حشد توغل وصل وصول يتواجد تواجد"),
    ),
    Opposition(
        "custody", N_("release and arrest"), CONTRADICTS, 0.3,
        ("أفرج إفراج أطلق إطلاق براءة برأ حرية",
         "اعتقل اعتقال أوقف توقيف احتجز احتجاز سجن حبس اختطف اختطاف إدانة"),
    ),
    Opposition(
        "supply", N_("plenty and want"), CONTRADICTS, 0.3,
        ("توفر متوفر توافر متاح كاف كافية فائض وفرة مخزون تأمين أمن وصل تغطية اكتفاء",
         "نقص شح نفد نفاد أزمة عجز انقطاع انقطع طوابير غياب ندرة نافد"),
    ),
    Opposition(
        "outcome", N_("win and loss"), CONTRADICTS, 0.3,
        ("فاز فوز تغلب انتصر انتصار تأهل توج", "خسر خسارة هزم هزيمة أقصي خروج ودع سقط"),
    ),
    Opposition(
        "guard", N_("protection and harm"), UNDERMINES, 0.25,
        ("حماية حمى حفظ تجنب منع حظر تفادي حرص إنقاذ أنقذ سلامة محايد حياد",
         "استهدف استهداف قتل مقتل دمر تدمير أصيب إصابة ضحايا سقوط حرق انتهاك تضرر أضرار قصف هاجم"
         " تسرب حادث حوادث"),
    ),
    Opposition(
        "assurance", N_("assurance and trouble"), UNDERMINES, 0.25,
        ("طمأن اطمأن تطمين آمن أمان سليم سلامة مستقر استقرار صامد طبيعي عادي جاهز جاهزية أفضل كامل"
         " كاملة تماما جميع قلق احترم يحترم التزم مضمون سيطر سيطرة موجود موجودة منضبط محكم مفتوح"
         " منتظم انتظم ناجح جيد شفاف نزيه عادل",
         "قتل قتيل قتلى مقتل جريح جرحى أصيب مصاب إصابة ضحية ضحايا إجلاء أجلى تسرب تسربت انهار"
         " انهيار سقط قذائف إضراب أضرب نقص خلو خال خالية فقد فقدان أغلق إغلاق تعطل عطل أزمة حسم"
         " اقتطع رد حرم حرمان قذيفة قصف شاغر تلوث ملوث شكوى اشتكى شكا فوضى تأخر تأخير طوابير"
         " خسر خسارة تدهور اعتقل لاحق رصاص هجر نزح تشرد حريق غرق انقطع انقطاع عالق تزوير زور"
         " فساد اختلس اختلاس"),
    ),
    Opposition(
        "knowledge", N_("ignorance and knowledge"), UNDERMINES, 0.25,
        ("جهل فوجئ مفاجأة مفاجئ تفاجأ سرا",
         "أبلغ إبلاغ علم تلقى إخطار أخطر حذر تحذير مسبق إشعار أشعر"),
    ),
)  # fmt: skip


def _lexicon() -> Mapping[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for number, opposition in enumerate(OPPOSITIONS):
        for side, words in enumerate(opposition.sides):
            for word in words.split():
                found.setdefault(arabic.normalise(word), set()).add((number, side))
    return MappingProxyType({base: frozenset(places) for base, places in found.items()})


_LEXICON = _lexicon()
# What follows one of these does not come to pass: «تجنّب الاشتباك»، «وقف القصف».
_AVERTING = frozenset(
    arabic.normalise("تجنب تجنيب منع تفادي تلافي وقف إنهاء مكافحة درء فض انتهاء نهاية").split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a claim that stands on one side (0 or 1) of an opposition, by its number."""

    opposition: int
    side: int
    word: str


def cues(quote: str) -> tuple[Cue, ...]:
    """The words of a claim that have an opposite, with the side that they stand on there.

    Of words on both sides of one opposition the second side's count, for they govern the others:
    a breach of an agreement, the failure of a cooperation.
    """
    found: dict[tuple[int, int], Cue] = {}
    averted = 0
    for word, bare, is_negated in _read(quote):
        for number, side in sorted(_places(bare)):
            turned = is_negated or (side == 1 and averted > 0)
            place = (number, 1 - side if turned else side)
            found.setdefault(place, Cue(*place, word))
        averted = _REACH if arabic.bases(bare) & _AVERTING else max(0, averted - 1)
    return tuple(cue for (number, side), cue in found.items() if side or (number, 1) not in found)


def negated(quote: str) -> dict[str, str]:
    """The light stems of the words that a negation stands before, each with its word."""
    return {
        arabic.light_stem(bare): word
        for word, bare, is_negated in _read(quote)
        if is_negated and not is_negation(bare)
    }


def _read(quote: str) -> Iterator[tuple[str, str, bool]]:
    """Each word, its normalised form, and whether a negation reaches it."""
    left = 0
    for word in quote.split():
        bare = arabic.normalise(word)
        left = _REACH + 1 if is_negation(bare) else max(0, left - 1)
        yield word.strip(_PUNCTUATION), bare, left > 0


def is_negation(word: str) -> bool:
    """Whether the normalised word says that what follows is not so."""
    return word in arabic.NEGATIONS or (word[:1] in "وفب" and word[1:] in arabic.NEGATIONS)


def _places(word: str) -> frozenset[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for base in arabic.bases(word):
        found |= _LEXICON.get(base, frozenset())
    return frozenset(found)
