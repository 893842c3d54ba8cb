"""Countries as Arabic news names them: by name, by adjective, by capital or seat of power.

Enough to see that two claims speak of the same actors; people and bodies are the catalogue's.
"""

from collections.abc import Mapping
from types import MappingProxyType

from claims.domain import arabic
from claims.domain.memos import once

# The first word names the country to people; all of them mean the country, its state, its people.
_COUNTRIES = """
السعودية سعودي الرياض | مصر مصري القاهرة | سوريا سورية سوري دمشق | العراق عراقي بغداد
الأردن أردني | لبنان لبناني بيروت | فلسطين فلسطيني | إسرائيل إسرائيلي | اليمن يمني صنعاء حوثي
عُمان عماني مسقط | الإمارات إماراتي أبوظبي دبي | قطر قطري الدوحة | البحرين بحريني المنامة
الكويت كويتي | السودان سوداني الخرطوم | ليبيا ليبي طرابلس | تونس تونسي | الجزائر جزائري
المغرب مغربي الرباط | موريتانيا موريتاني نواكشوط | الصومال صومالي مقديشو | جيبوتي
أمريكا أمريكي أمريكان أميركا أميركي أميركيان ولايات واشنطن بنتاغون
روسيا روسي روس موسكو كرملين كريملين | الصين صيني بكين | بريطانيا بريطاني لندن
فرنسا فرنسي باريس إليزيه | ألمانيا ألماني ألمان برلين | إيطاليا إيطالي روما | إسبانيا إسباني مدريد
تركيا تركي أتراك أنقرة | إيران إيراني طهران | أوكرانيا أوكراني كييف | بولندا بولندي وارسو
اليونان يوناني أثينا | هولندا هولندي لاهاي | بلجيكا بلجيكي بروكسل | السويد سويدي ستوكهولم
النرويج نرويجي أوسلو | سويسرا سويسري جنيف | النمسا نمساوي فيينا | الهند هندي نيودلهي
باكستان باكستاني | أفغانستان أفغاني كابل كابول طالبان | بنغلادش بنغلادشي بنغلاديش
اليابان ياباني طوكيو | كوريا كوري سيول بيونغيانغ | إندونيسيا إندونيسي جاكرتا | ماليزيا ماليزي
الفلبين فلبيني مانيلا | تايوان تايواني | فيتنام فيتنامي هانوي | ميانمار بورما
إثيوبيا إثيوبي | إريتريا إريتري أسمرة | كينيا كيني نيروبي | نيجيريا نيجيري | تشاد تشادي نجامينا
النيجر نيامي | السنغال سنغالي داكار | غانا | رواندا رواندي | الكونغو كونغولي | مالي باماكو
كندا كندي أوتاوا | المكسيك مكسيكي | البرازيل برازيلي | الأرجنتين أرجنتيني
فنزويلا فنزويلي كاراكاس | كوبا كوبي هافانا | كولومبيا كولومبي | تشيلي | بيرو
أستراليا أسترالي سيدني | أرمينيا أرميني أرمن | أذربيجان أذربيجاني أذري باكو | جورجيا جورجي
كازاخستان كازاخي | صربيا صربي بلغراد | كوسوفو | المجر مجري بودابست | رومانيا روماني بوخارست
بلغاريا بلغاري | البوسنة بوسني | قبرص قبرصي | البرتغال برتغالي لشبونة | الدنمارك دنماركي
فنلندا فنلندي هلسنكي | إيرلندا إيرلندي دبلن | نيوزيلندا نيوزيلندي
"""
# Also ordinary words, which would be found in claims that name no country.
_AMBIGUOUS = frozenset(("مالي",))


def _lexicon() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in _COUNTRIES.strip().replace("|", "\n").split("\n"):
        for name in set(line.split()) - _AMBIGUOUS:
            for word in (name, name.removeprefix("ال")):
                found.setdefault(arabic.normalise(word), line.split()[0])
    return MappingProxyType(found)


_LEXICON = _lexicon()


def countries(quote: str) -> frozenset[str]:
    """The countries that a claim names, each by the name that people read."""
    found = {country for word in arabic.normalise(quote).split() if (country := _country(word))}
    return frozenset(found)


@once
def _country(word: str) -> str | None:
    return next((_LEXICON[base] for base in sorted(arabic.bases(word)) if base in _LEXICON), None)
