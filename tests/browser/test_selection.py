"""What is selected in the page is what gets stored: the page counts as the server does.

The page's own module runs in Chromium over made-up paragraphs; what it would send goes to the
domain's rule for spans, which refuses a wrong quote or a boundary that is not one.
"""

import html
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, Route

from claims.domain import arabic, spans

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "claims" / "static" / "claims" / "js"
SEED = ROOT / "fixtures" / "article.txt"
ORIGIN = "http://selection.test"

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
BIDI = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"

letter = st.sampled_from(LETTERS + "ـ" + "abcXYZ0123٤٥۶" + "𝒜é")
marked = st.builds("".join, st.tuples(letter, st.text(HARAKAT, max_size=2)))
word = st.builds("".join, st.lists(marked | st.sampled_from(BIDI), min_size=1, max_size=6))
emoji = st.sampled_from(["😀", "👩‍👩‍👧", "🇸🇾", "1️⃣", "👍🏽", "❤️", "𐍈"])
symbol = st.sampled_from(list("«»\"'.,،؛؟!()…–-/%$#_") + ["ﷺ"])
space = st.sampled_from([" ", "  ", "\u00a0", "\t"])
misplaced = st.builds("".join, st.tuples(symbol, st.text(HARAKAT, min_size=1, max_size=2)))
line = st.builds(
    "".join, st.lists(word | space | emoji | symbol | misplaced, min_size=1, max_size=14)
)


@pytest.fixture(scope="module")
def lines(browser: Any) -> Any:
    """A page that lays out pieces of text as the workbench does, with the module at hand."""
    page = browser.new_page()
    page.route(f"{ORIGIN}/**", serve)
    page.goto(f"{ORIGIN}/")
    page.wait_for_function("window.ready")
    yield page
    page.close()


def serve(route: Route) -> None:
    name = route.request.url.removeprefix(f"{ORIGIN}/")
    if name.endswith(".js"):
        route.fulfill(content_type="text/javascript", body=(SCRIPTS / name).read_text("utf-8"))
    else:
        script = "import * as m from './selection.js'; window.m = m; window.ready = true;"
        body = f"<!doctype html><meta charset=utf-8><p></p><script type=module>{script}</script>"
        route.fulfill(content_type="text/html", body=body)


def lay_out(page: Page, text: str, cuts: list[int]) -> None:
    """The line in pieces, every second one a claim with its number before it."""
    edges = [0, *sorted(set(cuts) - {0, len(text)}), len(text)]
    pieces = []
    for order, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
        piece = f"<span class=t data-s={start} data-e={end}>{html.escape(text[start:end])}</span>"
        number = f"<a href='#'>{order}</a>" if order % 2 else ""
        pieces.append(f"<span>{number}{piece}</span>")
    page.evaluate("text => { document.querySelector('p').innerHTML = text }", "".join(pieces))


# Selects from one UTF-16 place of one piece to another, as a mouse does; what the page then offers.
SELECT = """([first, from, last, to]) => {
  const line = document.querySelector("p");
  const pieces = [...line.querySelectorAll(".t")];
  const at = (piece, share) => Math.round(share * piece.firstChild.length);
  const range = document.createRange();
  const a = pieces[first % pieces.length];
  const b = pieces[last % pieces.length];
  range.setStart(a.firstChild, at(a, from));
  range.setEnd(b.firstChild, at(b, to));
  const span = m.spanOf(line, range);
  const words = m.wordsOf(pieces.map((piece) => piece.textContent).join(""));
  const snapped = span && m.snap(span, words);
  return { span, snapped, quote: snapped && m.textOf(line, snapped) };
}"""

share = st.floats(0, 1)
place = st.integers(0, 20)


@pytest.mark.browser
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=line,
    cuts=st.lists(st.integers(0, 60), max_size=4),
    places=st.tuples(place, share, place, share),
)
@example(text="/\u0652كلمة بعد", cuts=[], places=(0, 0.3, 0, 0.6))
def test_selection_is_the_stored_quote(lines, text, cuts, places):
    inside = [cut for cut in cuts if cut < len(text) and arabic.is_grapheme_boundary(text, cut)]
    lay_out(lines, text, inside)
    found = lines.evaluate(SELECT, list(places))
    snapped = found["snapped"]
    if snapped is None:
        return
    start, end = snapped["start"], snapped["end"]
    selected = text[found["span"]["start"] : found["span"]["end"]]
    assert selected.strip() in text[start:end]
    if any(character.isalnum() for character in text[start:end]):
        stored = spans.check_span(text, start, end, found["quote"])
        assert stored.quote == found["quote"] == text[start:end]


@pytest.mark.browser
def test_span_is_painted_over_its_own_text_alone(lines):
    text = "قال: 😀👩‍👩‍👧 جيشانا\u200f يعملان 𝒜 معًا"
    lay_out(lines, text, [text.index("يعملان")])
    start, end = text.index("جيشانا"), text.index(" معًا")
    painted = lines.evaluate(
        "span => m.rangesOf(document.querySelector('p'), span).map(String).join('')",
        {"start": start, "end": end},
    )
    assert painted == text[start:end]


@pytest.mark.browser
def test_words_are_those_of_the_server(lines):
    for paragraph in SEED.read_text("utf-8").splitlines():
        found = lines.evaluate("text => m.wordsOf(text)", paragraph)
        assert [(each["start"], each["end"]) for each in found] == [
            (token.start, token.end) for token in arabic.tokens(paragraph)
        ]
