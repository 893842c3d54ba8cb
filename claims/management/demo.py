"""The demo desk: people, the seed article with its reference annotation, and work in each state.

Everything goes through the actions, and nothing is done twice. What people answer is the
reference annotation in fixtures/, told by the ids that it gives its claims and pairs.
"""

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.actions import (
    administering,
    annotating,
    cataloguing,
    contradicting,
    importing,
    reviewing,
    segmenting,
)
from claims.domain.annotating import Answer
from claims.management import demo_people
from claims.models import Article, Claim, Contradiction, Desk, Proposition, Speaker, User

FIXTURES = Path(settings.BASE_DIR) / "fixtures"

# By ids of the reference annotation. C13, what Trump said, is left for whoever tries the desk.
AGREED = [
    "C01",
    "C02",
    "C04",
    "C05",
    "C09",
    "C11",
    "C12",
    "C14",
    "C25",
    "C26",
    "C27",
    "C32",
    "C33",
    "C35",
    "C36",
    "C44",
    "C46",
    "C47",
]
DISPUTED = ["C10", "C19", "C22", "C24", "C39"]
BY_ONE = ["C15", "C21", "C23", "C29", "C40"]
DRAFTS = ["C38", "C41"]
FLAGGED = {"C49": "سخرية: القراءة الحرفية تؤيّد القضيّة والمقصودة تنفيها"}

PROPOSED = ["K01", "K03", "K05", "K09", "K10", "K14"]
CONFIRMED = ["K04", "K08"]
REJECTED = {"K11": "الخرق سابق للقمة التي قيل فيها الوصف"}
WITHDRAWN = {"K15": "التحذير مشروط، ولا يكفي وحده"}

# What the reference says of a source, in the desk's language.
FINDINGS = {
    "supported": "يعضّده المصدر",
    "misquote_modality": "أسقط المقال صيغة الاحتمال",
    "place_error": "خطأ في المكان",
    "date_mismatch": "التاريخ يخالف المصدر",
    "date_imprecise": "تاريخ غير دقيق",
    "translation_error": "خطأ في الترجمة",
    "numeric_difference": "العدد يخالف المصدر",
    "imprecise": "غير دقيق",
}

GUIDELINES_AR = (
    "الادعاء أصغر جملة تصدق أو تكذب وحدها. أدوات الربط خارجه. لا يتجاوز فقرته. "
    "الاقتباس الذي يحوي ثلاثة أحكام ثلاثة ادعاءات. المذكور في الكلام ليس هو المتحدّث."
)
GUIDELINES_EN = (
    "A claim is the smallest clause that can be true or false by itself. Connectives stay outside. "
    "It never crosses a paragraph. A quotation with three assertions is three claims. "
    "Whoever is merely mentioned is not the speaker."
)


def load(at: datetime.datetime) -> str:
    """Make what is missing of the demo desk; a sentence that says what was done."""
    people = demo_people.everybody()
    _desk(people["rania"], at)
    load_catalogue(people["layla"])
    reference = _read("annotation.json")
    text = (FIXTURES / "article.txt").read_text(encoding="utf-8")
    if Article.objects.filter(text_sha256=reference["source"]["sha256"]).exists():
        return "The demo desk is there already."
    details = importing.Details(outlet="غير مذكور")
    article = importing.add_article(by=people["layla"], raw=text, details=details, at=at)
    Demo(people, article, reference, at).work()
    return "The demo desk is ready."


def _desk(admin: User, at: datetime.datetime) -> None:
    if not Desk.objects.exists():
        administering.edit_desk(
            by=admin,
            version=0,
            name_ar="مكتب التجربة",
            name_en="Demo desk",
            annotations_needed=2,
            guidelines_ar=GUIDELINES_AR,
            guidelines_en=GUIDELINES_EN,
            at=at,
        )


def load_catalogue(by: User) -> None:
    """The speakers and propositions of fixtures/ that are not there yet."""
    known = set(Speaker.objects.values_list("key", flat=True))
    for entry in _read("speakers.json"):
        key, aliases = entry.pop("key"), tuple(entry.pop("aliases"))
        if key not in known:
            values = {name: value or "" for name, value in entry.items()}
            details = cataloguing.SpeakerDetails(aliases=aliases, **values)
            cataloguing.add_speaker(by=by, details=details, key=key)
    known = set(Proposition.objects.values_list("key", flat=True))
    for entry in _read("propositions.json"):
        if entry["key"] not in known:
            cataloguing.add_proposition(by=by, **entry)


def _read(name: str) -> Any:
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


class Demo:
    """The work on the seed article, by the ids of the reference annotation."""

    def __init__(
        self,
        people: dict[str, User],
        article: Article,
        reference: dict[str, Any],
        at: datetime.datetime,
    ) -> None:
        self.people, self.article, self.at = people, article, at
        self.gold = {claim["id"]: claim for claim in reference["claims"]}
        self.pairs = {pair["id"]: pair for pair in reference["contradictions"]}
        self.sources = reference["source_checks_outside_the_text"]["items"]
        self.keys = {each["id"]: each["key"] for each in reference["propositions"]}
        self.claims: dict[str, Claim] = {}

    def work(self) -> None:
        self.claims = {name: self._cut(claim) for name, claim in self.gold.items()}
        self._answer()
        self._contradict()
        self._add_sources()

    def _cut(self, gold: dict[str, Any]) -> Claim:
        """The claim on the reference's span: kept, moved there, or drawn."""
        by, span = self.people["layla"], {key: gold[key] for key in ("start", "end", "quote")}
        taken = list(
            self.article.claims.live().filter(start__lt=gold["end"], end__gt=gold["start"])
        )
        if not taken:
            return segmenting.draw_claim(article_uid=self.article.uid, by=by, at=self.at, **span)
        for other in taken[1:]:
            segmenting.reject_claim(
                claim_uid=other.uid, by=by, reason="حدود أخرى", version=other.version, at=self.at
            )
        first = taken[0]
        if (first.start, first.end) == (gold["start"], gold["end"]):
            return first
        return segmenting.move_claim(
            claim_uid=first.uid, by=by, version=first.version, at=self.at, **span
        )

    def _answer(self) -> None:
        layla, samir, nour = (self.people[name] for name in ("layla", "samir", "nour"))
        for name in AGREED:
            self._annotate(name, layla, self._answer_of(name))
            self._annotate(name, samir, self._answer_of(name))
        for name in DISPUTED:
            self._annotate(name, samir, self._answer_of(name))
            self._annotate(name, nour, self._second_reading(name))
        for name in BY_ONE:
            self._annotate(name, layla, self._answer_of(name))
        for name in DRAFTS:
            self._annotate(name, nour, self._answer_of(name), submit=False)
        for name, reason in FLAGGED.items():
            uid = self.claims[name].uid
            reviewing.flag(claim_uid=uid, by=nour, reason=reason, at=self.at)

    def _annotate(self, name: str, by: User, answer: Answer, *, submit: bool = True) -> None:
        claim = self.claims[name]
        annotating.annotate(
            claim_uid=claim.uid,
            by=by,
            answer=answer,
            version=0,
            span_version=claim.span_version,
            submit=submit,
            at=self.at,
        )

    def _answer_of(self, name: str) -> Answer:
        gold = self.gold[name]
        unclear = gold["stance"] == "unclear"
        return Answer(
            kind=gold["kind"],
            attribution=gold["attribution"]["type"],
            speakers=tuple(speaker["key"] for speaker in gold["speakers"]),
            proposition=self.keys.get(gold["proposition"] or ""),
            stance=gold["stance"],
            event_date=(gold["event_date"] or {}).get("edtf") or "",
            note=gold["note"] or ("لا يحسمه النصّ" if unclear else ""),
        )

    def _second_reading(self, name: str) -> Answer:
        """What the reference gives as the other label that a careful reader may choose."""
        gold, answer = self.gold[name], self._answer_of(name)
        if gold["stance_alt"]:
            return replace(answer, stance=gold["stance_alt"][0])
        return replace(answer, kind=gold["kind_alt"][0])

    def _contradict(self) -> None:
        layla, huda, karim = (self.people[name] for name in ("layla", "huda", "karim"))
        for name in PROPOSED:
            self._propose(name, layla)
        for name in CONFIRMED:
            made = self._propose(name, huda)
            for source in self._sources_for(name):
                contradicting.add_evidence(
                    contradiction_uid=made.uid, by=huda, source=source, at=self.at
                )
            contradicting.confirm(
                uid=made.uid,
                rationale="الطرفان متفق عليهما والمصدر يعضّد",
                version=made.version,
                by=karim,
                at=self.at,
            )
        for name, reason in REJECTED.items():
            made = self._propose(name, layla)
            contradicting.reject(
                uid=made.uid, rationale=reason, version=made.version, by=huda, at=self.at
            )
        for name, reason in WITHDRAWN.items():
            made = self._propose(name, layla)
            contradicting.withdraw(
                uid=made.uid, rationale=reason, version=made.version, by=layla, at=self.at
            )

    def _propose(self, name: str, by: User) -> Contradiction:
        pair = self.pairs[name]
        return contradicting.propose(
            claim_a=self.claims[pair["a"]].uid,
            claim_b=self.claims[pair["b"]].uid,
            relation=pair["relation"],
            type=pair["type"],
            rationale=pair["rationale_ar"],
            by=by,
            at=self.at,
        )

    def _sources_for(self, pair: str) -> Iterator[contradicting.Source]:
        sides = {self.pairs[pair]["a"], self.pairs[pair]["b"]}
        for item in self.sources:
            if item["claim"] in sides:
                yield self._source(item)

    def _add_sources(self) -> None:
        for item in self.sources:
            contradicting.add_evidence(
                claim_uid=self.claims[item["claim"]].uid,
                by=self.people["samir"],
                source=self._source(item),
                at=self.at,
            )

    @staticmethod
    def _source(item: dict[str, Any]) -> contradicting.Source:
        """A source outside the text as the reference names it: unverified, with no date."""
        bearing = "supports" if item["finding"] == "supported" else "context"
        return contradicting.Source(
            url=item["url"],
            bearing=bearing,
            quote=item["source_says"],
            note=FINDINGS[item["finding"]],
        )
