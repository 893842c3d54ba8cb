"""Texts that break programs: emoji, marks of direction, quotes, formulas, tags, controls."""

from claims.actions import adjudicating, contradicting
from claims.domain.annotating import Answer
from claims.models import Claim, User
from tests import factories
from tests.factories import AT

QUOTES = (
    'قال 👩🏽‍🚀 إن «القمر» أبعد ممّا "نظنّ"',
    "=1+1 ليست معادلة بل ادعاء",
    "\u202bقال الوزير\u202c إن <b>النفط</b> & الغاز 'نفدا'",
    "@import و-2 و+3 و\\n ليست أسطرًا",
    "ارتفع السعر 50٪ إلى ١٢٣٫٤ 🇸🇾\u200f",
    ']]> -- ]}", {"record":"claim"} | ؛',
)
OUTLET = "<صحيفة> & 👍"
TEXT = "مقدّمة 😀 قبلها.\n" + ".\n".join(QUOTES) + ".\n\n\u2028آخر الكلام"
SECOND = "قال المتحدّث إن السدّ ممتلئ 🌊. انهار السدّ ليلًا."
NOTE = '=HYPERLINK("http://example.org";"x")\nسطر ثانٍ\tوجدولة \u202eمقلوب\u202c \x01\x1f\ufffe'
TRICKY = Answer(
    kind="official_statement",
    attribution="direct",
    speakers=("salem", "second"),
    proposition="bridge_safe",
    stance="unclear",
    event_date="2017-03~",
    note=NOTE,
)


def load() -> None:
    """Two articles with claims in every state and a confirmed contradiction across them."""
    layla, samir, huda, karim = (
        User.objects.get(username=name) for name in ("layla", "samir", "huda", "karim")
    )
    factories.speaker(layla, name_ar='+الوزير «سالم» & "شركاه"', wikidata_id="Q42")
    factories.speaker(layla, name_ar="@ثانٍ | ثالث", key="second")
    factories.proposition(layla, text_ar="-الجسر <آمن>؟\x02")
    titled = {"title": '=CMD|" /C calc"!A0', "published": "2018-07"}
    first = factories.article(layla, TEXT, outlet=OUTLET, **titled)
    titled = {"title": "-عنوان", "url": "https://example.org/?a=1&b='2'"}
    second = factories.article(layla, SECOND, outlet=OUTLET, **titled)
    claims = [factories.claim(first, quote, layla) for quote in QUOTES]
    factories.annotate(claims[0], layla, TRICKY)
    factories.annotate(claims[1], samir, TRICKY)
    factories.annotate(claims[2], samir, factories.EVENT, submit=False)
    _decide(claims[4], layla, samir, karim)
    sides = claims[3], factories.claim(second, "انهار السدّ ليلًا", layla)
    for claim in sides:
        factories.annotate(claim, layla, factories.EVENT)
        factories.annotate(claim, samir, factories.EVENT)
    pair = factories.contradiction(*sides, huda, rationale=NOTE)
    source = contradicting.Source(url="https://example.org/=1", bearing="context", quote=NOTE)
    contradicting.add_evidence(contradiction_uid=pair.uid, by=huda, source=source, at=AT)
    contradicting.confirm(uid=pair.uid, rationale=NOTE, version=pair.version, by=karim, at=AT)
    Claim.objects.filter(pk=claims[5].pk).update(state="candidate")


def _decide(claim: Claim, first: User, second: User, editor: User) -> None:
    """Two answers that differ, and an editor's decision on them with a verdict and its source."""
    factories.annotate(claim, first, TRICKY)
    factories.annotate(claim, second, factories.EVENT)
    source = contradicting.Source(url="https://example.org/?=2", bearing="refutes", quote=NOTE)
    contradicting.add_evidence(claim_uid=claim.uid, by=first, source=source, at=AT)
    claim.refresh_from_db()
    given = {"final": TRICKY, "rationale": NOTE, "version": claim.version}
    given["verdict"] = factories.verdict().key
    adjudicating.decide(claim_uid=claim.uid, by=editor, at=AT, **given)
