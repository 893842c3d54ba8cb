"""Collect what the site says to people into the Arabic catalogue, and compile it.

    python .ci/messages.py            update claims/locale/ar/LC_MESSAGES/django.{po,mo}
    python .ci/messages.py --check    fail if they are stale or a message has no Arabic

Babel does the work, so that neither users nor CI need GNU gettext. Templates become Python-like
text by Django's own `templatize`, as `makemessages` does it.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "claims" / "locale" / "ar" / "LC_MESSAGES" / "django.po"
STRING = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CALLS = re.compile(rf"\b(?:_|n?p?gettext)\((?:[^()\"']|{STRING})*\)")
KEYWORDS: dict[str, tuple[object, ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "action": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Babel writes dates into what it compiles; ours is the same whenever the messages are.
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
PLURALS = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;"
)


def main() -> int:
    known = read_po(io.BytesIO(PO.read_bytes())) if PO.exists() else Catalog(locale="ar")
    catalog = collect(known)
    for path in sys.argv[1:]:
        if path != "--check":
            fill(catalog, Path(path))
    po, mo = written(catalog)
    if "--check" not in sys.argv:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po)
        PO.with_suffix(".mo").write_bytes(mo)
        print(f"{len(catalog)} messages, {len(missing(catalog))} without Arabic")
        return 0
    return report(catalog, po, mo)


def collect(known: Catalog) -> Catalog:
    """Every message of code and templates, with the Arabic that is known already."""
    catalog = Catalog(locale="ar", project="Mihakk", charset="utf-8", fuzzy=False)
    for file, line, message, context in found():
        del line  # places would change the file with every edit of the code
        catalog.add(message, None, [(file, 0)], context=context)
    for message in list(catalog):
        old = known.get(message.id, message.context) if message.id else None
        if old and old.string:
            message.string = old.string
    return catalog


def fill(catalog: Catalog, path: Path) -> None:
    """Take Arabic from another file of entries for messages that have none."""
    given = read_po(io.BytesIO(path.read_bytes()), locale="ar")
    for message in given:
        mine = catalog.get(message.id, message.context) if message.id else None
        if mine and is_empty(mine) and message.string:
            mine.string = message.string


def found() -> Iterator[tuple[str, int, object, str | None]]:
    """(file, line, message or (singular, plural), context) of all sources."""
    for path, source in sources():
        for line, function, messages, _comments in extract_python(
            io.BytesIO(source.encode()), KEYWORDS, (), {"encoding": "utf-8"}
        ):
            words = messages if isinstance(messages, tuple) else (messages,)
            words = tuple(word for word in words if word is not None)
            if not words or not all(isinstance(word, str) and word for word in words):
                continue
            context = words[0] if "p" in function.removesuffix("gettext") else None
            words = words[1:] if context else words
            plural = function.startswith("n") and len(words) > 1
            yield path, line, words[:2] if plural else words[0], context


def sources() -> Iterator[tuple[str, str]]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    sys.path.insert(0, str(ROOT))
    from django.utils.translation import template

    for folder in ("claims", "annotator"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        yield str(path.relative_to(ROOT)), pythonic(template.templatize(text, str(path)))


def pythonic(templatized: str) -> str:
    """Only the calls that `templatize` found, one a line: the rest is no Python."""
    calls = CALLS.findall(templatized)
    return "\n".join(" ".join(call.split("\n")).replace(" u'", " '") for call in calls)


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as .po and .mo, the same whenever the messages are the same."""
    catalog.mime_headers  # noqa: B018 - sets the headers up
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, width=100, sort_output=True, omit_header=True, include_lineno=False)
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: ar\\n"\n"Plural-Forms: {PLURALS}\\n"\n\n'
    )
    body = head.encode() + po.getvalue()
    compiled = read_po(io.BytesIO(body), locale="ar")
    compiled.creation_date = compiled.revision_date = EPOCH
    write_mo(mo, compiled)
    return body, mo.getvalue()


def is_empty(message: object) -> bool:
    string = message.string  # type: ignore[attr-defined]
    return not (all(string) if isinstance(string, tuple) else string) or string == ()


def missing(catalog: Catalog) -> list[object]:
    return [message.id for message in catalog if message.id and is_empty(message)]


def report(catalog: Catalog, po: bytes, mo: bytes) -> int:
    stale = not PO.exists() or PO.read_bytes() != po or PO.with_suffix(".mo").read_bytes() != mo
    if stale:
        print("The Arabic catalogue is stale: run `python .ci/messages.py`.")
    for message in missing(catalog):
        print(f"No Arabic for: {message!r}")
    return 1 if stale or missing(catalog) else 0


if __name__ == "__main__":
    raise SystemExit(main())
