"""Small texts with people's answers in them, made by the actions that the product uses."""

import datetime

from claims.actions import annotating, cataloguing, contradicting, importing, segmenting
from claims.actions.importing import Details
from claims.domain.annotating import Answer
from claims.models import (
    Annotation,
    Article,
    Claim,
    Contradiction,
    Proposition,
    Speaker,
    User,
    Verdict,
)

AT = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)

TEXT = (
    'قال الوزير سالم إن الجسر "آمن تمامًا". انهار الجسر في آذار 2017.\n'
    "أكدت البلدية أن الجسر صُمم وفق المواصفات. وأغلقت الشرطة الطريق."
)
QUOTES = (
    'قال الوزير سالم إن الجسر "آمن تمامًا"',
    "انهار الجسر في آذار 2017",
    "أكدت البلدية أن الجسر صُمم وفق المواصفات",
    "وأغلقت الشرطة الطريق",
)


def article(by: User, text: str = TEXT, **details: str) -> Article:
    """An article with its claims proposed."""
    return importing.add_article(by=by, raw=text, details=Details(**details), at=AT)


def claim(of: Article, quote: str, by: User) -> Claim:
    """The live claim with that quote, drawn by `by` where the machine proposed another."""
    start = of.text.index(quote)
    end = start + len(quote)
    same = of.claims.live().filter(start=start, end=end).first()
    if same:
        return same
    for other in of.claims.live().filter(start__lt=end, end__gt=start):
        segmenting.reject_claim(
            claim_uid=other.uid, by=by, reason="cut anew", version=other.version, at=AT
        )
    return segmenting.draw_claim(
        article_uid=of.uid, by=by, start=start, end=end, quote=quote, at=AT
    )


def claims(of: Article, by: User) -> list[Claim]:
    """The four claims of `TEXT`."""
    return [claim(of, quote, by) for quote in QUOTES]


def speaker(by: User, name_ar: str = "الوزير سالم", key: str = "salem", **more: str) -> Speaker:
    details = cataloguing.SpeakerDetails(name_ar=name_ar, **more)
    return cataloguing.add_speaker(by=by, details=details, key=key)


def proposition(by: User, text_ar: str = "الجسر آمن", key: str = "bridge_safe") -> Proposition:
    return cataloguing.add_proposition(by=by, text_ar=text_ar, key=key)


STATEMENT = Answer(
    kind="official_statement",
    attribution="mixed",
    speakers=("salem",),
    proposition="bridge_safe",
    stance="supports",
)
EVENT = Answer(kind="reported_event", event_date="2017-03")


def annotate(of: Claim, by: User, answer: Answer, *, submit: bool = True) -> Annotation:
    """Submit (or save as a draft) an answer as someone who saw the claim as it is now."""
    of.refresh_from_db()
    mine = annotating.current_answer(of, by)
    return annotating.annotate(
        claim_uid=of.uid,
        by=by,
        answer=answer,
        version=mine.version if mine else 0,
        span_version=of.span_version,
        submit=submit,
        at=AT,
    )


def contradiction(a: Claim, b: Claim, by: User, **more: str) -> Contradiction:
    given = {
        "relation": "undermines",
        "type": "world_knowledge",
        "rationale": "انهار ما قيل إنه آمن",
        **more,
    }
    return contradicting.propose(claim_a=a.uid, claim_b=b.uid, by=by, at=AT, **given)


def verdict(key: str = "made-up", label_ar: str = "مختلق") -> Verdict:
    """One entry of the desk's list, there once."""
    found, _created = Verdict.objects.get_or_create(key=key, defaults={"label_ar": label_ar})
    return found
