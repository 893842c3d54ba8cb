"""Sixty questions with what must be found and what must not, over a small desk's claims.

Each row: what someone types; the claims that have to be found; those that must not be found,
which are all others where there is `ALL_OTHERS`.
"""

ALL_OTHERS = "*"

CLAIMS = {
    "asad": "قال الرئيس بشار الأسد إن البلاد صامدة",
    "asad_wa": "والأسد يستقبل وفدًا روسيًا في قصره",
    "asad_bare": "زار المفتشون قصر الاسد في اللاذقية",
    "asad_tatweel": "الأســـد يلقي خطابًا أمام البرلمان",
    "fasid": "مسؤول فاسد يهرب أموالًا إلى الخارج",
    "wazir": "صرّح وزيرُ الخارجيّةِ بأنّ المفاوضات مستمرّة",
    "wazir_al": "التقى الوزير نظيره المصري في القاهرة",
    "wazir_li": "وقدّم السفير للوزير أوراق اعتماده",
    "wazir_wa": "والوزير ينفي علمه بالصفقة",
    "lubnan": "وصلت شحنة القمح إلى لبنان أمس",
    "lubnan_wa": "تشترك سوريا ولبنان في حدود طويلة",
    "lubnan_bi": "رحّبت الأمم المتحدة بلبنان عضوًا في اللجنة",
    "laban": "ارتفع سعر اللبن في الأسواق",
    "putin": "أعلن بوتين وقف إطلاق النار في إدلب",
    "putin_wa": "اجتمع ترمب وبوتين في هلسنكي",
    "putin_role": "أكد الرئيس الروسي دعم بلاده للاتفاق",
    "putin_full": "التقى فلاديمير بوتين نظيره التركي",
    "president": "التقى الرئيس الفرنسي وفدًا من المجلس",
    "ceasefire": "خرقت القوات وقف إطلاق النار مرتين",
    "ceasefire_li": "لم يلتزم الطرفان بوقف إطلاق النار",
    "fire": "أطلق الحراس النار على الوقف القديم",
    "stop_fire": "النار تلتهم مخازن، وإطلاق سراح موظف في الوقف",
    "madrasa": "قصفت الطائرات مدرسة في حلب",
    "madrasa_al": "أغلقت المدرسة أبوابها بعد القصف",
    "madrasa_poss": "عاد الأطفال إلى مدرستهم بعد شهر",
    "hukuma": "أقرت الحكومة الموازنة الجديدة",
    "hukuma_li": "طالب النواب للحكومة بمهلة إضافية",
    "hukuma_bi": "ثقة المواطنين بالحكومة تراجعت",
    "hukuma_poss": "دافع رئيس الوزراء عن حكومته",
    "mustashfa": "استهدفت غارة مستشفى ميدانيًّا",
    "mustashfa_alef": "خرج المستشفي عن الخدمة",
    "ala": "وقع على الاتفاقية خمسة وزراء",
    "date_ar": "انهار الجسر في آذار ٢٠١٧",
    "date_fa": "بلغ عدد القتلى ۲۰۱۷ قتيلًا",
    "date_latin": "نُشر التقرير عام 2017",
    "percent": "تراجع الإنتاج بنسبة ٣٥٪ خلال عام",
    "persian": "کتب المراسل من طهران تقريرًا عن الانتخابات",
    "persian_ya": "قال علی إن الشبكة توقفت",
    "forms": "ﺍﻟﺠﻴﺶ يعلن السيطرة على المطار",
    "army": "انسحب الجيش من المطار",
    "ligature": "نفى محمد ﷺ كلمة في مخطوط نادر",
    "allah": "قال حسن نصر الله إن المعركة طويلة",
    "lahu": "وجّه له المدعي العام تهمة التزوير",
    "germany": "تستورد ألمانيا الغاز من النرويج",
    "germany_wa": "فرنسا وألمانيا ترفضان القرار",
    "covid": "سُجّلت إصابات بفيروس كوفيد19 في المدينة",
    "latin": "نشرت شركة Facebook بيانًا عن Covid",
    "bidi": "وصلت \u200fالمساعدات\u200e إلى المعبر",
    "zwnj": "خبر عن می\u200cشود في صحيفة",
    "elections": "جرت الانتخابات في أيلول",
    "hamza_seat": "سُئل المسؤول عن الشؤون المالية",
    "hamza_word": "انقطع ماء الشرب عن الأحياء",
    "mosul": "دخلت القوات الموصل صباحًا",
    "future": "سيعلن المجلس نتائجه غدًا",
    "quote": "قال «لا أساس لهذه الأنباء» وغادر",
    "hyphen": "اتفاق واشنطن-موسكو انتهى",
    "sea": "غرق مركب في البحر المتوسط",
    "like": "كأنهم لم يسمعوا بالقرار",
    "was": "كان القرار متأخرًا",
}

SPEAKERS = {
    "putin": ("فلاديمير بوتين", ("بوتين", "الرئيس الروسي", "Putin")),
    "assad": ("بشار الأسد", ("الأسد",)),
    "un": ("الأمم المتحدة", ("المنظمة الدولية",)),
}

PUTIN = ("putin", "putin_wa", "putin_role", "putin_full")
ASAD = ("asad", "asad_wa", "asad_bare", "asad_tatweel")
WAZIR = ("wazir", "wazir_al", "wazir_li", "wazir_wa")
LUBNAN = ("lubnan", "lubnan_wa", "lubnan_bi")
HUKUMA = ("hukuma", "hukuma_li", "hukuma_bi", "hukuma_poss")
SCHOOL = ("madrasa", "madrasa_al", "madrasa_poss")
CEASEFIRE = ("putin", "ceasefire", "ceasefire_li")
HOSPITAL = ("mustashfa", "mustashfa_alef")

Row = tuple[str, tuple[str, ...], str | tuple[str, ...]]

SPELLING: list[Row] = [
    ("الأسد", ASAD, ALL_OTHERS),
    ("الاسد", ASAD, ALL_OTHERS),
    ("الأســـد", ASAD, ALL_OTHERS),
    ("الأَسَدُ", ASAD, ALL_OTHERS),
    ("ﺍﻷﺳﺪ", ASAD, ALL_OTHERS),
    ("المستشفى", HOSPITAL, ALL_OTHERS),
    ("المستشفي", HOSPITAL, ALL_OTHERS),
    ("المدرسه", SCHOOL, ALL_OTHERS),
    ("المدرسة", SCHOOL, ALL_OTHERS),
    ("وزير الخارجية", ("wazir",), ALL_OTHERS),
    ("كتب المراسل", ("persian",), ALL_OTHERS),
    ("علي", ("persian_ya",), ("lubnan", "wazir")),
    ("على", ("ala",), ("wazir", "army")),
    ("الجيش", ("forms", "army"), ALL_OTHERS),
    ("ﺍﻟﺠﻴﺶ", ("forms", "army"), ALL_OTHERS),
    ("2017", ("date_ar", "date_fa", "date_latin"), ALL_OTHERS),
    ("٢٠١٧", ("date_ar", "date_fa", "date_latin"), ALL_OTHERS),
    ("۲۰۱۷", ("date_ar", "date_fa", "date_latin"), ALL_OTHERS),
    ("35", ("percent",), ALL_OTHERS),
    ("المساعدات", ("bidi",), ALL_OTHERS),
    ("ميشود", ("zwnj",), ALL_OTHERS),
    ("المسوول", ("hamza_seat", "fasid"), ALL_OTHERS),
    ("ماء", ("hamza_word",), ALL_OTHERS),
    ("أيلول", ("elections",), ALL_OTHERS),
    ("facebook", ("latin",), ALL_OTHERS),
    ("COVID", ("latin",), ALL_OTHERS),
    ("كوفيد19", ("covid",), ALL_OTHERS),
    ("وسلم", ("ligature",), ALL_OTHERS),
]
CLITICS: list[Row] = [
    ("الوزير", WAZIR, ALL_OTHERS),
    ("وزير", WAZIR, ("fasid", "lubnan")),
    ("والوزير", WAZIR, ALL_OTHERS),
    ("للوزير", WAZIR, ALL_OTHERS),
    ("لبنان", LUBNAN, ALL_OTHERS),
    ("الحكومة", HUKUMA, ALL_OTHERS),
    ("حكومة", HUKUMA, ALL_OTHERS),
    ("بالحكومة", HUKUMA, ALL_OTHERS),
    ("مدرسة", SCHOOL, ALL_OTHERS),
    ("ألمانيا", ("germany", "germany_wa"), ALL_OTHERS),
    ("المانيا", ("germany", "germany_wa"), ALL_OTHERS),
    ("يعلن", ("forms", "future"), ("putin_role", "army")),
    ("الله", ("allah", "ligature"), ALL_OTHERS),
    ("أنهم", ("like",), ("was", "putin")),
    ("البحر", ("sea",), ALL_OTHERS),
    ("الموصل", ("mosul",), ALL_OTHERS),
    ("موسكو", ("hyphen",), ALL_OTHERS),
    ("فاسد", ("fasid",), ALL_OTHERS),
]
NAMES: list[Row] = [
    ("بوتين", PUTIN, ALL_OTHERS),
    ("الرئيس الروسي", PUTIN, ALL_OTHERS),
    ("فلاديمير بوتين", PUTIN, ALL_OTHERS),
    ("putin", PUTIN, ALL_OTHERS),
    ("بوتين إدلب", ("putin",), ALL_OTHERS),
    ("الرئيس الروسي هلسنكي", ("putin_wa",), ALL_OTHERS),
    ("المنظمة الدولية", ("lubnan_bi",), ALL_OTHERS),
]
PHRASES: list[Row] = [
    ('"وقف إطلاق النار"', CEASEFIRE, ALL_OTHERS),
    ("«وقف اطلاق النار»", CEASEFIRE, ALL_OTHERS),
    ("وقف إطلاق النار", (*CEASEFIRE, "stop_fire"), ("madrasa", "army")),
    ('"إطلاق وقف"', (), ALL_OTHERS),
    ('"بوتين"', ("putin", "putin_wa", "putin_full"), ALL_OTHERS),
    ('"الرئيس الروسي"', ("putin_role",), ALL_OTHERS),
    ('"لا أساس لهذه الأنباء"', ("quote",), ALL_OTHERS),
    ('"واشنطن موسكو"', ("hyphen",), ALL_OTHERS),
    ("الوزير -القاهرة", ("wazir", "wazir_li", "wazir_wa"), ("wazir_al",)),
    ('النار -"وقف إطلاق النار"', ("fire", "stop_fire"), ALL_OTHERS),
]
TABLE = [*SPELLING, *CLITICS, *NAMES, *PHRASES]
