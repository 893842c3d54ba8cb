"""Words for things in order and for things gone wrong, whatever the matter is.

A statement that all is well, and an event in which something is not, may share no word and still
stand against each other: «تعمل على مدار الساعة» and «تعطلت». Both sides list bases as a dictionary
would (`arabic.bases`); a negation before a word puts it on the other side («لا نقص»).
"""

from claims.domain import arabic, opposites
from claims.domain.memos import once

_MOST = 3  # words that count, so that long claims are not all alike

IN_ORDER = frozenset(
    arabic.normalise(
        """
        يعمل تعمل اشتغل جاهز جاهزة جاهزية مجهز مزود منتظم منتظمة انتظام مستمر مستمرة ساري سارية
        طبيعي طبيعية معتاد كالمعتاد مستقر مستقرة استقرار مضبوط سيطرة كفاءة
        متوفر متوفرة متوافر متوافرة توفر توافر متاح متاحة كاف كافية يكفي تكفي فائض وفرة مخزون مؤمن
        آمن آمنة أمان سليم سليمة سليما سلامة محمي محصن خال خالية خلو هدوء هادئ سلمي
        صالح صالحة مطابق مطابقة معقم نظيف نقي مرخص قانوني
        مفتوح مفتوحة مجاني مجانا مجانية مدعوم ثابت
        كامل كاملة كاملا بالكامل تام تاما تماما شامل نهائي نهائيا فوري فورا سريع مبكر
        شفاف شفافية نزيه نزاهة عادل حياد محايد
        نجح نجاح ناجح أنجز إنجاز اكتمل استكمل أتم تحسن تعافى جيد جيدة ممتاز ممتازة مثالي مثالية
        التزم ملتزم ملتزمة التزام ضمن ضمان مضمون احترام وفى تعاون تنسيق شراكة استجاب استجابة
        صرف صرفت سدد وزع وزعت سلم عوض أوصل استوعب غطى تغطية حماية استعداد مستعد
        """
    ).split()
)
GONE_WRONG = frozenset(
    arabic.normalise(
        """
        توقف توقفت متوقف متوقفة تعطل تعطلت معطل معطلة عطل أعطال عاطل خرج انهار انهيار تصدع متصدع شق
        شقوق تشقق تسرب غرق غارق طفح فاض محطم متهالك تالف خراب
        نفد نفاد نافد نقص شح ندرة غياب غائب فارغ فارغة خاو مهجور مفقود فقد فقدان اختفى اختفاء حرم
        محروم افتقر
        أغلق إغلاق مغلق مغلقة موصد موصدة أقفل مقفل انقطع انقطاع مقطوع مقطوعة حصار محاصر حظر منع
        عالق عالقة عالقون تأخر تأخير متأخر أرجأ تأجل تأجيل ألغى ألغي إلغاء ألغيت علق معلق جمد
        طابور طوابير ازدحام مزدحم اكتظاظ مكتظ متكدس تدافع
        قتل قتيل قتلى مقتل جريح جرحى أصيب إصابة إصابات مصاب وفاة وفيات توفي جثة جثث ضحايا نزيف اختنق
        اختناق تسمم عدوى تفش تفشي وباء مرض
        احتجاج احتج اعتصام إضراب شكوى شكاوى اشتكى تظاهر غضب نزح نازح نزوح فر هرب
        خسر خسارة خسائر عجز مديونية إفلاس متعثر فشل أخفق إخفاق تدهور ضعف رفض
        اعتقل اعتقال معتقل أوقف توقيف احتجز احتجاز محتجز طرد أقال إقالة فصل استغنى رحل ترحيل
        هدم جرف حريق حرائق دخان لهب احترق انفجار انفجر تفجير قصف قذيفة قذائف غارة غارات ضربة هجوم
        اشتباك اشتباكات مواجهات رصاص عنف ضرب تعذيب تهديد
        خرق اخترق اختراق انتهك انتهاك تزوير مزور تلاعب تسريب مسرب فساد فاسد رشوة مخالفة مخالفات غش
        سرق سرقة مسروق باطل منتهي نافق نافقة نفوق ملوث تلوث نفايات رائحة روائح
        ظلام عتمة شموع عطش جوع
        """
    ).split()
)


def balance(quote: str) -> int:
    """How many more words tell of things in order than of things gone wrong, -3 to 3."""
    found = 0
    for word in opposites.read(quote):
        side = _side(word.text)
        found += -side if word.is_negated or word.is_denied else side
    return max(-_MOST, min(_MOST, found))


@once
def _side(word: str) -> int:
    """1 for a word of things in order, -1 for one of things gone wrong, 0 for any other."""
    readings = arabic.bases(word)
    return (not readings.isdisjoint(IN_ORDER)) - (not readings.isdisjoint(GONE_WRONG))
