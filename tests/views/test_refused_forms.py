"""What a page says to bad input, in both languages; what was typed stays, nothing is stored."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.domain.annotating import Answer
from claims.models import Annotation, Article, Claim, Contradiction, User
from tests import factories
from tests.factories import EVENT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def layla_at_work(client: Client, layla: User) -> Client:
    client.force_login(layla)
    return client


@pytest.fixture
def four(layla: User) -> list[Claim]:
    factories.speaker(layla)
    factories.proposition(layla)
    return factories.claims(factories.article(layla), layla)


def speak(client: Client, language: str) -> None:
    client.cookies["django_language"] = language


def file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("article.txt", data, content_type="text/plain")


BAD_ARTICLES = [
    pytest.param({"text": ""}, "لا نصّ", "There is no text", id="empty"),
    pytest.param({"text": " \r\n\t"}, "لا نصّ", "There is no text", id="blank"),
    pytest.param({"text": "قال\0كلامًا"}, "U+0000", "U+0000", id="nul"),
    pytest.param({"text": "قال\x07"}, "السطر 1، العمود 4", "line 1, column 4", id="control"),
    pytest.param({"text": "كلام طويل " * 20}, "والحدّ 100", "the limit is 100", id="long"),
    pytest.param({"file": b"\xff\xfe\x00"}, "البايت 1", "byte 1", id="not-utf8"),
    pytest.param({"file": b""}, "لا نصّ", "There is no text", id="empty-file"),
    pytest.param({"text": "قال.", "published": "أمس"}, "EDTF", "EDTF", id="date"),
    pytest.param({"text": "قال.", "url": "not an address"}, "url", "url", id="address"),
]


@pytest.mark.parametrize(("given", "arabic", "english"), BAD_ARTICLES)
def test_a_bad_article_is_refused_and_stays_in_the_form(
    layla_at_work: Client, settings: Any, given: dict[str, Any], arabic: str, english: str
) -> None:
    settings.ARTICLE_MAX_LENGTH = 100
    for language, words in (("ar", arabic), ("en", english)):
        speak(layla_at_work, language)
        data = {name: file(value) if name == "file" else value for name, value in given.items()}
        response = layla_at_work.post(reverse("article-add"), {"title": "عنواني", **data})
        assert response.status_code == 422
        assert words in response.text
        assert "عنواني" in response.text
        assert given.get("text", "").strip("\0\x07 \r\n\t")[:4] in response.text
    assert Article.objects.count() == 0


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_taken(
    layla_at_work: Client,
) -> None:
    data = {"file": file("\ufeffقال 😀.\r\nثم مضى.".encode())}
    assert layla_at_work.post(reverse("article-add"), data).status_code == 302
    assert Article.objects.get().text == "قال 😀.\nثم مضى."


@pytest.mark.parametrize(
    ("start", "end", "arabic", "english"),
    [
        (0, 2, "داخل كلمة", "inside a word"),
        (0, 6, "داخل محرف مرئيّ", "inside one visible character"),
        (0, 400, "خارج النصّ", "outside the text"),
    ],
)
def test_a_span_that_breaks_a_rule_is_told_why(
    layla_at_work: Client, layla: User, start: int, end: int, arabic: str, english: str
) -> None:
    article = factories.article(layla, "قال 👩‍👩‍👧 كلامًا.")
    Claim.objects.update(state="rejected")
    for language, words in (("ar", arabic), ("en", english)):
        speak(layla_at_work, language)
        data = {"start": start, "end": end, "quote": article.text[start:end]}
        address = reverse("claim-draw", args=[article.uid])
        assert words in layla_at_work.post(address, data, follow=True).text
    assert Claim.objects.live().count() == 0


def form_of(answer: Answer, **more: Any) -> dict[str, Any]:
    given = {
        "kind": answer.kind,
        "speakers": list(answer.speakers),
        "attribution": answer.attribution,
        "proposition": answer.proposition or "",
        "stance": answer.stance or "",
        "event_date": answer.event_date,
        "note": answer.note,
        "version": 0,
        "span_version": 1,
        "save": "submit",
    }
    return {**given, **more}


@pytest.mark.parametrize(
    ("answer", "arabic", "english"),
    [
        (replace(STATEMENT, speakers=()), "اختر من قاله", "choose who said it"),
        (replace(STATEMENT, speakers=("nobody",)), "لا متحدّث", "There is no speaker"),
        (replace(STATEMENT, stance="unclear"), "لماذا لا يحسمه", "does not decide it"),
        (replace(EVENT, event_date="أمس"), "EDTF", "EDTF"),
    ],
)
def test_an_answer_with_a_fault_comes_back_as_typed(
    layla_at_work: Client, four: list[Claim], answer: Answer, arabic: str, english: str
) -> None:
    address = reverse("claim-annotate", args=[four[0].uid])
    for language, words in (("ar", arabic), ("en", english)):
        speak(layla_at_work, language)
        response = layla_at_work.post(address, form_of(answer, attribution="direct"))
        assert response.status_code == 422
        assert words in response.text
        assert 'value="direct"' in response.text
    assert Annotation.objects.count() == 0


def test_a_stale_answer_shows_both_and_can_be_saved_over(
    layla_at_work: Client, four: list[Claim], layla: User
) -> None:
    factories.annotate(four[1], layla, replace(EVENT, note="من نافذة أخرى"))
    address = reverse("claim-annotate", args=[four[1].uid])
    mine = form_of(replace(EVENT, note="ما كتبته هنا"))
    response = layla_at_work.post(address, mine)
    assert response.status_code == 409
    assert "من نافذة أخرى" in response.text
    assert "ما كتبته هنا" in response.text
    stored = Annotation.objects.live().get()
    assert f'value="{stored.version}"' in response.text
    assert layla_at_work.post(address, {**mine, "version": stored.version}).status_code == 302
    assert Annotation.objects.live().get().note == "ما كتبته هنا"


@pytest.mark.parametrize(
    ("second", "arabic", "english"),
    [
        (0, "لا يناقض الادعاء نفسه", "cannot contradict itself"),
        (1, "تعليق الكاتب", "author&#x27;s"),
    ],
)
def test_a_pair_that_cannot_be_is_told_why(
    layla_at_work: Client, four: list[Claim], layla: User, second: int, arabic: str, english: str
) -> None:
    factories.annotate(four[1], layla, Answer(kind="author_comment"))
    data = {
        "claim_a": four[0].uid,
        "claim_b": four[second].uid,
        "relation": "undermines",
        "type": "lexical",
        "rationale": "تعليل كتبته",
    }
    for language, words in (("ar", arabic), ("en", english)):
        speak(layla_at_work, language)
        response = layla_at_work.post(reverse("contradiction-add"), data)
        assert response.status_code == 422
        assert words in response.text
        assert "تعليل كتبته" in response.text
    assert Contradiction.objects.count() == 0


@pytest.mark.parametrize("name", ["articles", "contradictions"])
def test_a_longer_list_asks_no_more_questions(
    layla_at_work: Client, layla: User, name: str, django_assert_max_num_queries: Any
) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    counts = []
    for ending in ("", " مرة", " أخرى"):
        article = factories.article(layla, factories.TEXT + ending)
        statement, event, *_rest = factories.claims(article, layla)
        factories.annotate(statement, layla, STATEMENT)
        factories.contradiction(statement, event, layla)
        with django_assert_max_num_queries(20) as asked:
            layla_at_work.get(reverse(name))
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]


def test_a_workbench_of_more_claims_asks_no_more_questions(
    layla_at_work: Client, layla: User, django_assert_max_num_queries: Any
) -> None:
    factories.speaker(layla)
    factories.proposition(layla)
    counts = []
    for copies in (1, 3):
        text = "\n".join(f"قال الوزير سالم إن الجسر رقم {n} آمن." for n in range(copies))
        article = factories.article(layla, text)
        with django_assert_max_num_queries(30) as asked:
            layla_at_work.get(article.get_absolute_url())
        counts.append(len(asked))
    assert counts[0] == counts[1]
